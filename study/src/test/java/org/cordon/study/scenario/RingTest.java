package org.cordon.study.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.cordon.roads.Place;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

final class RingTest {
  private static Place at(int lat, int lon) {
    return new Place(lat, lon);
  }

  @Test
  void aPlaceOnABoundaryBelongsToExactlyOneOfTheAreasThatShareIt() {
    Ring west = new Ring(List.of(at(0, 0), at(0, 10), at(10, 10), at(10, 0)));
    Ring east = new Ring(List.of(at(0, 10), at(0, 20), at(10, 20), at(10, 10)));
    for (int lat = 0; lat < 10; lat++) {
      assertTrue(west.contains(at(lat, 10)) ^ east.contains(at(lat, 10)), "latitude " + lat);
    }
    assertFalse(west.contains(at(11, 5)));
  }

  @Test
  void insideIsWhatAGeometryLibraryCallsInside() {
    long seed = 3;
    Random random = new Random(seed);
    GeometryFactory geometry = new GeometryFactory();
    List<Place> star =
        List.of(
            at(900, 0), at(200, 150), at(100, 900), at(-100, 200), at(-800, 300), at(-150, -90));
    Coordinate[] corners = new Coordinate[star.size() + 1];
    for (int i = 0; i <= star.size(); i++) {
      Place p = star.get(i % star.size());
      corners[i] = new Coordinate(p.lonE7(), p.latE7());
    }
    Polygon polygon = geometry.createPolygon(corners);
    Ring ring = new Ring(star);
    for (int i = 0; i < 20_000; i++) {
      Place p = at(random.nextInt(2001) - 1000, random.nextInt(2001) - 1000);
      var point = geometry.createPoint(new Coordinate(p.lonE7(), p.latE7()));
      if (!polygon.getBoundary().contains(point)) {
        assertEquals(polygon.contains(point), ring.contains(p), "seed " + seed + ", " + p);
      }
    }
  }
}
