package org.cordon.bench.work;

import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.route.ClosedShape;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** A closed square, for Cordon and for everybody else. */
public record Zone(Place southWest, Place northEast) {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  /** With half a side given in 1e-7 degree north, as wide as it is high on the ground. */
  static Zone around(Place c, int halfE7) {
    int east = (int) (halfE7 * Place.latNm() / Place.lonNm(c.latE7()));
    return new Zone(
        new Place(c.latE7() - halfE7, c.lonE7() - east),
        new Place(c.latE7() + halfE7, c.lonE7() + east));
  }

  /** The place in the middle of it. */
  Place middle() {
    return new Place(
        southWest.latE7() + (northEast.latE7() - southWest.latE7()) / 2,
        southWest.lonE7() + (northEast.lonE7() - southWest.lonE7()) / 2);
  }

  /** As Cordon takes it. */
  public ClosedShape shape() {
    return ClosedShape.polygon(
        List.of(
            southWest,
            new Place(southWest.latE7(), northEast.lonE7()),
            northEast,
            new Place(northEast.latE7(), southWest.lonE7())),
        ClosedShape.ALL_SERVICES);
  }

  /** As an area of degrees, longitude first. */
  public Polygon polygon() {
    return (Polygon)
        GEOMETRY.toGeometry(
            new Envelope(
                southWest.lonE7() / 1e7,
                northEast.lonE7() / 1e7,
                southWest.latE7() / 1e7,
                northEast.latE7() / 1e7));
  }

  /** Whether a line comes into it or to its edge. */
  boolean touches(List<Place> line) {
    Coordinate[] points =
        line.stream()
            .map(p -> new Coordinate(p.lonE7() / 1e7, p.latE7() / 1e7))
            .toArray(Coordinate[]::new);
    return polygon().intersects(GEOMETRY.createLineString(points));
  }
}
