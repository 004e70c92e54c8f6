package org.cordon.roads.route;

import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import tools.jackson.databind.JsonNode;

/** Reads the outline of an area, or the line of a barrier, from a GeoJSON geometry. */
final class OutlineReader {
  private OutlineReader() {}

  /** Whether it is an area; anything but a Polygon or a LineString is refused. */
  static boolean area(JsonNode geometry, String where) {
    String type = geometry.path("type").asString("");
    if (!type.equals("Polygon") && !type.equals("LineString")) {
      throw new Refusal(
          "zone-of-wrong-type",
          "geometry \"" + type + "\"",
          where,
          "Use a Polygon or a LineString.");
    }
    return type.equals("Polygon");
  }

  /** Its points, an outline without its first repeated. */
  static List<Place> points(JsonNode geometry, String where) {
    boolean area = area(geometry, where);
    JsonNode coordinates = geometry.path("coordinates");
    if (area && coordinates.size() > 1) {
      throw new Refusal(
          "zone-with-holes",
          coordinates.size() + " rings",
          where,
          "Draw the area as one outline without holes.");
    }
    List<Place> points = new ArrayList<>();
    for (JsonNode point : area ? coordinates.path(0) : coordinates) {
      Place place = place(point, where);
      if (points.isEmpty() || !points.getLast().equals(place)) {
        points.add(place);
      }
    }
    if (area && points.size() > 1 && points.getFirst().equals(points.getLast())) {
      points.removeLast();
    }
    if (points.size() < (area ? 3 : 2)) {
      throw new Refusal(
          "zone-without-extent",
          points.size() + " different points",
          where,
          area ? "Give an outline three corners or more." : "Give a line two points or more.");
    }
    if (area) {
      checkSimple(points, where);
    }
    return points;
  }

  private static Place place(JsonNode point, String where) {
    double lon = point.path(0).asDouble(Double.NaN);
    double lat = point.path(1).asDouble(Double.NaN);
    boolean onEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    if (!onEarth || (lat == 0 && lon == 0)) {
      throw new Refusal(
          "zone-off-the-map",
          "point " + point,
          where,
          "Write [longitude, latitude] in decimal degrees; 0,0 is the sea off Africa.");
    }
    return Place.of(lat, lon);
  }

  private static void checkSimple(List<Place> points, String where) {
    Coordinate[] ring = new Coordinate[points.size() + 1];
    for (int i = 0; i < ring.length; i++) {
      Place p = points.get(i % points.size());
      ring[i] = new Coordinate(p.lonE7(), p.latE7());
    }
    Polygon polygon = new GeometryFactory().createPolygon(ring);
    TopologyValidationError error = new IsValidOp(polygon).getValidationError();
    if (error != null) {
      Coordinate at = error.getCoordinate();
      throw new Refusal(
          "zone-crosses-itself",
          "an outline that crosses or touches itself near "
              + new Place((int) Math.rint(at.y), (int) Math.rint(at.x)),
          where,
          "Put its corners in order around the area.");
    }
    if (polygon.getArea() == 0) {
      throw new Refusal(
          "zone-without-extent", "an outline without area", where, "Check its corners.");
    }
  }
}
