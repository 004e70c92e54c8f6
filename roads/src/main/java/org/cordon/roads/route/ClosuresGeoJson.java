package org.cordon.roads.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cordon.roads.Nearest;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads closed areas and barriers from GeoJSON. */
public final class ClosuresGeoJson {
  private static final JsonMapper JSON = new JsonMapper();

  /** What has a meaning; other properties are the writer's own, unless they look misspelt. */
  private static final List<String> KEYS =
      List.of("name", "services", "from", "until", "rule", "direction", "layer");

  private static final List<String> RULES = List.of("open", "escorted", "staged", "closed");

  /** Nothing that concerns a city lies this far from its streets, mm. */
  private static final long FAR_MM = 10_000_000;

  /** A corner this far off was mistyped, however large the area is that it belongs to, mm. */
  private static final long MISTYPED_MM = 200_000_000;

  private ClosuresGeoJson() {}

  /**
   * The shapes of a FeatureCollection whose rule is {@code closed}, the rule when none is given.
   */
  public static List<ClosedShape> read(Path file) {
    return read(file, null);
  }

  /** As {@link #read(Path)}, only those in force at a time: {@code from <= at < until}. */
  public static List<ClosedShape> read(Path file, @Nullable Instant at) {
    JsonNode root;
    try {
      root = JSON.readTree(text(file));
    } catch (IOException e) {
      throw refusal("unreadable-zone", "no readable file", file.toString(), "Check the path.");
    } catch (JacksonException e) {
      throw refusal(
          "unreadable-zone",
          "text that is not JSON",
          file.toString(),
          "Write a GeoJSON FeatureCollection.");
    }
    if (!root.path("type").asString("").equals("FeatureCollection")) {
      throw refusal(
          "zone-of-wrong-type",
          "type \"" + root.path("type").asString("") + "\"",
          file.toString(),
          "Write a GeoJSON FeatureCollection.");
    }
    if (!root.path("features").isArray()) {
      throw refusal(
          "zone-of-wrong-type", "no list of features", file.toString(), "Add \"features\": [...].");
    }
    List<ClosedShape> shapes = new ArrayList<>();
    for (int i = 0; i < root.path("features").size(); i++) {
      JsonNode feature = root.path("features").path(i);
      String where = file + ", feature " + (i + 1);
      checkProperties(feature.path("properties"), where);
      if (feature.path("properties").path("rule").asString("closed").equals("closed")
          && inForce(feature.path("properties"), at, where)) {
        shapes.add(shape(feature, where));
      }
    }
    return shapes;
  }

  /** As {@link #read(Path, Instant)}, and refuses what lies outside the city. */
  public static List<ClosedShape> read(Path file, @Nullable Instant at, City city) {
    List<ClosedShape> shapes = read(file, at);
    for (ClosedShape shape : shapes) {
      Place nearest = shape.points().getFirst();
      for (Place point : shape.points()) {
        nearest = city.distanceMm(point) < city.distanceMm(nearest) ? point : nearest;
        if (city.distanceMm(point) > MISTYPED_MM) {
          throw outside(point, city, file);
        }
      }
      boolean around = shape.area() && city.distanceMm(middle(shape)) <= FAR_MM;
      if (city.distanceMm(nearest) > FAR_MM && !around) {
        throw outside(nearest, city, file);
      }
    }
    return shapes;
  }

  private static Refusal outside(Place point, City city, Path file) {
    return refusal(
        "zone-outside-city",
        "point " + point + ", " + city.distanceMm(point) / 1_000_000 + " km outside the city",
        file.toString(),
        "Check the coordinates, which are [longitude, latitude], and --city.");
  }

  /** The middle of the box around an outline: in the city when the outline goes all around it. */
  private static Place middle(ClosedShape shape) {
    IntSummaryStatistics lat = shape.points().stream().mapToInt(Place::latE7).summaryStatistics();
    IntSummaryStatistics lon = shape.points().stream().mapToInt(Place::lonE7).summaryStatistics();
    return new Place(
        (int) (((long) lat.getMin() + lat.getMax()) / 2),
        (int) (((long) lon.getMin() + lon.getMax()) / 2));
  }

  /** The text of a file, without the mark that some editors put before it. */
  public static String text(Path file) throws IOException {
    String text = Files.readString(file);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** Whether {@code from} and {@code until} of a feature hold at a time; always at none. */
  public static boolean inForce(JsonNode properties, @Nullable Instant at, String where) {
    Instant from = time(properties.path("from"), Instant.MIN, where);
    Instant until = time(properties.path("until"), Instant.MAX, where);
    if (from.isAfter(until)) {
      throw refusal(
          "zone-ends-before-it-begins", from + " until " + until, where, "Swap from and until.");
    }
    return at == null || (!at.isBefore(from) && at.isBefore(until));
  }

  private static Instant time(JsonNode time, Instant absent, String where) {
    if (time.isMissingNode() || time.isNull()) {
      return absent;
    }
    try {
      return OffsetDateTime.parse(time.asString("")).toInstant();
    } catch (DateTimeException e) {
      throw refusal(
          "unreadable-time",
          "\"" + time.asString("") + "\"",
          where,
          "Write ISO 8601 with an offset, such as 2020-06-20T02:19-07:00.");
    }
  }

  private static ClosedShape shape(JsonNode feature, String where) {
    JsonNode properties = feature.path("properties");
    boolean area = OutlineReader.area(feature.path("geometry"), where);
    if (area && !properties.path("direction").isMissingNode()) {
      throw refusal(
          "direction-of-an-area",
          "a direction on a Polygon",
          where,
          "Leave it out, or draw a LineString across the street.");
    }
    return new ClosedShape(
        area,
        OutlineReader.points(feature.path("geometry"), where),
        services(properties, where),
        layer(properties.path("layer"), where),
        crossing(properties, where),
        properties.path("name").asString(""));
  }

  private static int layer(JsonNode layer, String where) {
    if (layer.isMissingNode() || layer.isNull()) {
      return 0;
    }
    if (!layer.isInt() || Math.abs(layer.asInt()) > 9) {
      throw refusal("unknown-layer", "" + layer, where, "Write a whole number from -9 to 9.");
    }
    return layer.asInt();
  }

  private static void checkProperties(JsonNode properties, String where) {
    for (String key : properties.propertyNames()) {
      String nearest = Nearest.to(key.toLowerCase(Locale.ROOT), KEYS, 1).getFirst();
      int apart = Nearest.distance(key.toLowerCase(Locale.ROOT), nearest);
      if (!KEYS.contains(key) && apart <= (nearest.length() >= 6 ? 2 : 1)) {
        throw refusal("misspelt-property", "\"" + key + "\"", where, "Write \"" + nearest + "\".");
      }
    }
    String rule = properties.path("rule").asString("closed");
    if (!RULES.contains(rule)) {
      throw refusal(
          "unknown-rule",
          "\"" + rule + "\"",
          where,
          "Use one of "
              + String.join(", ", RULES)
              + "; \""
              + Nearest.to(rule, RULES, 1).getFirst()
              + "\" is nearest.");
    }
  }

  private static Set<Profile> services(JsonNode properties, String where) {
    JsonNode named = properties.path("services");
    if (named.isMissingNode() || named.isNull()) {
      return ClosedShape.ALL_SERVICES;
    }
    Set<Profile> services = EnumSet.noneOf(Profile.class);
    if (!named.isArray() || named.isEmpty()) {
      throw refusal(
          "no-services",
          "services " + named,
          where,
          "Write a list such as [\"police\", \"fire\"], or leave it out to mean all.");
    }
    for (JsonNode service : named) {
      try {
        services.add(Profile.valueOf(service.asString("").toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw refusal(
            "unknown-service",
            "\"" + service.asString("") + "\"",
            where,
            "Use police, fire, ems or foot.");
      }
    }
    return services;
  }

  private static ClosedShape.Crossing crossing(JsonNode properties, String where) {
    String direction = properties.path("direction").asString("both");
    try {
      return ClosedShape.Crossing.valueOf(direction.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw refusal(
          "unknown-direction",
          "\"" + direction + "\"",
          where,
          "Use both, left-to-right or right-to-left.");
    }
  }

  private static Refusal refusal(String name, String found, String where, String remedy) {
    return new Refusal(name, found, where, remedy);
  }
}
