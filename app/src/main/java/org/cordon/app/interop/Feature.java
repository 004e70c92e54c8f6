package org.cordon.app.interop;

import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.Place;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something on the map with properties, as GeoJSON (RFC 7946) writes it.
 *
 * @param points of an area its corners in order, the first not repeated; of a line its ends and
 *     bends; else one
 * @param fromMs from when it holds, UTC ms
 * @param untilMs until when, the same for a moment
 */
public record Feature(
    String id, Shape shape, List<Place> points, long fromMs, long untilMs, ObjectNode properties) {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  /** What a feature is on the map. */
  public enum Shape {
    POINT,
    LINE,
    AREA
  }

  public Feature {
    points = List.copyOf(points);
  }

  /** Whether it touches a box, in degrees east and north. */
  public boolean touches(Envelope box) {
    return geometry().intersects(GEOMETRY.toGeometry(box));
  }

  /** Whether it holds at any moment from one time to another, UTC ms. */
  public boolean holds(long afterMs, long beforeMs) {
    return fromMs <= beforeMs && untilMs >= afterMs;
  }

  private Geometry geometry() {
    Coordinate[] all = ring().stream().map(Feature::coordinate).toArray(Coordinate[]::new);
    return switch (shape) {
      case POINT -> GEOMETRY.createPoint(all[0]);
      case LINE -> GEOMETRY.createLineString(all);
      case AREA -> GEOMETRY.createPolygon(all);
    };
  }

  private static Coordinate coordinate(Place place) {
    return new Coordinate(place.lonE7() / 1e7, place.latE7() / 1e7);
  }

  /** The points; of an area anticlockwise, as RFC 7946 asks, with the first again at the end. */
  private List<Place> ring() {
    if (shape != Shape.AREA) {
      return points;
    }
    List<Place> ring = anticlockwise(points) ? points : points.reversed();
    List<Place> closed = new ArrayList<>(ring);
    closed.add(ring.getFirst());
    return closed;
  }

  private static boolean anticlockwise(List<Place> corners) {
    Place origin = corners.getFirst();
    long twice = 0;
    for (int i = 0; i < corners.size(); i++) {
      Place a = corners.get(i);
      Place b = corners.get((i + 1) % corners.size());
      long ax = (long) a.lonE7() - origin.lonE7();
      long ay = (long) a.latE7() - origin.latE7();
      long bx = (long) b.lonE7() - origin.lonE7();
      long by = (long) b.latE7() - origin.latE7();
      twice += ax * by - bx * ay;
    }
    return twice > 0;
  }

  /** As a GeoJSON feature, longitude first. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "Feature").put("id", id);
    ObjectNode geometry = json.putObject("geometry");
    switch (shape) {
      case POINT -> geometry.put("type", "Point").set("coordinates", position(points.getFirst()));
      case LINE -> positions(geometry.put("type", "LineString").putArray("coordinates"));
      case AREA -> positions(geometry.put("type", "Polygon").putArray("coordinates").addArray());
    }
    json.set("properties", properties);
    return json;
  }

  private void positions(ArrayNode to) {
    ring().forEach(p -> to.add(position(p)));
  }

  /** Longitude and latitude in degrees. */
  static ArrayNode position(Place place) {
    return JsonNodeFactory.instance.arrayNode().add(place.lonE7() / 1e7).add(place.latE7() / 1e7);
  }
}
