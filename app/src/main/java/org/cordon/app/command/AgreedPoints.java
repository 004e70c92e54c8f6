package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.route.ClosuresGeoJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads collection points: a GeoJSON FeatureCollection of Points with {@code name}. */
final class AgreedPoints {
  private final Path file;
  private final CityPlaces places;

  private AgreedPoints(Path file, CityPlaces places) {
    this.file = file;
    this.places = places;
  }

  /** The points in force at a time, or all without one. */
  static List<NamedPlace> read(Path file, @Nullable Instant at, CityPlaces places) {
    return new AgreedPoints(file, places).points(at);
  }

  private List<NamedPlace> points(@Nullable Instant at) {
    JsonNode features = collection().path("features");
    List<NamedPlace> points = new ArrayList<>();
    TreeSet<String> ids = new TreeSet<>();
    for (int i = 0; i < features.size(); i++) {
      String where = file + ", feature " + (i + 1);
      JsonNode properties = features.path(i).path("properties");
      if (ClosuresGeoJson.inForce(properties, at, where)) {
        NamedPlace point = point(features.path(i), where);
        if (!ids.add(point.id())) {
          throw new Refusal("duplicate-point", point.id(), where, "Give each its own name or id.");
        }
        points.add(point);
      }
    }
    return points;
  }

  private NamedPlace point(JsonNode feature, String where) {
    JsonNode properties = feature.path("properties");
    JsonNode geometry = feature.path("geometry");
    String name = properties.path("name").asString("");
    double lon = geometry.path("coordinates").path(0).asDouble(Double.NaN);
    double lat = geometry.path("coordinates").path(1).asDouble(Double.NaN);
    boolean onEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    if (!geometry.path("type").asString("").equals("Point") || !onEarth || name.isEmpty()) {
      throw new Refusal(
          "unreadable-point",
          feature.toString(),
          where,
          "Write a Point with [longitude, latitude] and a property name, as it is spoken.");
    }
    String id = properties.path("id").asString(name);
    return new NamedPlace(id, name, places.inside(Place.of(lat, lon), where));
  }

  private JsonNode collection() {
    try {
      JsonNode root = new JsonMapper().readTree(ClosuresGeoJson.text(file));
      if (root.path("type").asString("").equals("FeatureCollection")) {
        return root;
      }
    } catch (IOException e) {
      throw new Refusal(
          "unreadable-points", "no readable file", file.toString(), "Check the path.");
    } catch (JacksonException e) {
      throw new Refusal(
          "unreadable-points",
          "text that is not JSON",
          file.toString(),
          "Write a GeoJSON FeatureCollection of Points.");
    }
    throw new Refusal(
        "unreadable-points",
        "no FeatureCollection",
        file.toString(),
        "Write a GeoJSON FeatureCollection of Points.");
  }
}
