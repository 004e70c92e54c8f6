package org.cordon.roads.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads closed areas and barriers from GeoJSON. */
public final class ClosuresGeoJson {
  private static final JsonMapper JSON = new JsonMapper();

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
      root = JSON.readTree(Files.readString(file));
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
    List<ClosedShape> shapes = new ArrayList<>();
    for (int i = 0; i < root.path("features").size(); i++) {
      JsonNode feature = root.path("features").path(i);
      String where = file + ", feature " + (i + 1);
      if (feature.path("properties").path("rule").asString("closed").equals("closed")
          && inForce(feature.path("properties"), at, where)) {
        shapes.add(shape(feature, where));
      }
    }
    return shapes;
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
    JsonNode geometry = feature.path("geometry");
    String type = geometry.path("type").asString("");
    boolean area = type.equals("Polygon");
    if (!area && !type.equals("LineString")) {
      throw refusal(
          "zone-of-wrong-type",
          "geometry \"" + type + "\"",
          where,
          "Use a Polygon or a LineString.");
    }
    JsonNode coordinates = geometry.path("coordinates");
    if (area && coordinates.size() != 1) {
      throw refusal(
          "zone-with-holes",
          coordinates.size() + " rings",
          where,
          "Draw the area as one outline without holes.");
    }
    List<Place> points = points(area ? coordinates.path(0) : coordinates, where);
    if (area && points.size() > 1 && points.getFirst().equals(points.getLast())) {
      points.removeLast();
    }
    if (points.size() < (area ? 3 : 2)) {
      throw refusal("zone-without-extent", points.size() + " points", where, "Add points.");
    }
    if (area) {
      checkSimple(points, where);
    }
    return new ClosedShape(
        area,
        points,
        services(properties, where),
        properties.path("layer").asInt(0),
        crossing(properties, where));
  }

  private static List<Place> points(JsonNode ring, String where) {
    List<Place> points = new ArrayList<>();
    for (JsonNode point : ring) {
      double lon = point.path(0).asDouble(Double.NaN);
      double lat = point.path(1).asDouble(Double.NaN);
      boolean onEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
      if (!onEarth || (lat == 0 && lon == 0)) {
        throw refusal(
            "zone-off-the-map",
            "point " + point,
            where,
            "Write [longitude, latitude] in decimal degrees.");
      }
      points.add(Place.of(lat, lon));
    }
    return points;
  }

  private static void checkSimple(List<Place> points, String where) {
    Coordinate[] ring = new Coordinate[points.size() + 1];
    for (int i = 0; i < ring.length; i++) {
      Place p = points.get(i % points.size());
      ring[i] = new Coordinate(p.lonE7(), p.latE7());
    }
    if (!new GeometryFactory().createPolygon(ring).isValid()) {
      throw refusal(
          "zone-crosses-itself",
          "an outline that crosses itself",
          where,
          "Put its corners in order around the area.");
    }
  }

  private static Set<Profile> services(JsonNode properties, String where) {
    JsonNode named = properties.path("services");
    if (named.isMissingNode() || named.isNull()) {
      return ClosedShape.ALL_SERVICES;
    }
    Set<Profile> services = EnumSet.noneOf(Profile.class);
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
