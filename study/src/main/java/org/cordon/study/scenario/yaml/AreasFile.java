package org.cordon.study.scenario.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.ClosuresGeoJson;
import org.cordon.study.scenario.Area;
import org.cordon.study.scenario.Ring;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads named areas and outlines from GeoJSON. */
final class AreasFile {
  private static final JsonMapper JSON = new JsonMapper();

  private AreasFile() {}

  /** Every Polygon or MultiPolygon, named by a property, in the order of the file. */
  static List<Area> areas(Path file, String nameProperty) {
    List<Area> areas = new ArrayList<>();
    JsonNode features = parse(file).path("features");
    for (int i = 0; i < features.size(); i++) {
      areas.add(area(features.path(i), nameProperty, file + ", feature " + (i + 1)));
    }
    if (areas.isEmpty()) {
      throw new Refusal(
          "file-without-areas",
          "no features",
          file.toString(),
          "Write a GeoJSON FeatureCollection of polygons.");
    }
    return areas;
  }

  private static JsonNode parse(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException | JacksonException e) {
      throw new Refusal(
          "unreadable-areas",
          "no readable GeoJSON",
          file.toString(),
          "Write a GeoJSON FeatureCollection of polygons.");
    }
  }

  private static Area area(JsonNode feature, String nameProperty, String where) {
    String name = feature.path("properties").path(nameProperty).asString("");
    if (name.isEmpty()) {
      throw new Refusal(
          "area-without-name",
          "no property \"" + nameProperty + "\"",
          where,
          "Name the area, or name the property that does.");
    }
    JsonNode geometry = feature.path("geometry");
    JsonNode coordinates = geometry.path("coordinates");
    List<Ring> parts = new ArrayList<>();
    switch (geometry.path("type").asString("")) {
      case "Polygon" -> parts.add(ring(coordinates, where));
      case "MultiPolygon" -> {
        for (JsonNode polygon : coordinates) {
          parts.add(ring(polygon, where));
        }
      }
      default ->
          throw new Refusal(
              "area-of-wrong-type",
              "geometry \"" + geometry.path("type").asString("") + "\"",
              where,
              "Use a Polygon or a MultiPolygon.");
    }
    return new Area(name, parts);
  }

  private static Ring ring(JsonNode polygon, String where) {
    List<Place> corners = new ArrayList<>();
    for (JsonNode point : polygon.path(0)) {
      double lon = point.path(0).asDouble(Double.NaN);
      double lat = point.path(1).asDouble(Double.NaN);
      if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
        throw bad("point " + point, where, "Write [longitude, latitude] in decimal degrees.");
      }
      corners.add(Place.of(lat, lon));
    }
    if (corners.size() > 1 && corners.getFirst().equals(corners.getLast())) {
      corners.removeLast();
    }
    if (corners.size() < 3 || polygon.size() != 1) {
      throw bad(
          polygon.size() + " rings, the first of " + corners.size() + " corners",
          where,
          "Draw each area as one outline of at least three corners, without holes.");
    }
    return new Ring(corners);
  }

  private static Refusal bad(String found, String where, String remedy) {
    return new Refusal("area-without-outline", found, where, remedy);
  }

  /** The one polygon of a zone's file. */
  static Ring outline(Path file) {
    List<ClosedShape> shapes = ClosuresGeoJson.read(file);
    if (shapes.size() != 1 || !shapes.getFirst().area()) {
      throw new Refusal(
          "outline-not-one-polygon",
          shapes.size() + " closed shapes",
          file.toString(),
          "Keep exactly one Polygon in the file of an outline.");
    }
    return new Ring(shapes.getFirst().points());
  }
}
