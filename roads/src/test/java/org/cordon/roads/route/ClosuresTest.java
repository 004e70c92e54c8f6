package org.cordon.roads.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.Access;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityBuilder;
import org.cordon.roads.city.CityBuilder.Street;
import org.cordon.roads.city.RoadClass;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

class ClosuresTest {
  private static final int LAT = 476_000_000;
  private static final int LON = -1_223_000_000;
  private static final GeometryFactory SHAPES = new GeometryFactory();

  @Test
  void whatLiesInsideAPolygonIsClosedAndNothingElse() {
    int inside = 0;
    for (long seed = 1; seed <= 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      City city = lines(random, 12);
      List<Place> star = star(random);
      Polygon polygon = polygon(star);
      Closures closures =
          Closures.of(city, List.of(ClosedShape.polygon(star, ClosedShape.ALL_SERVICES)));
      for (int e = 0; e < city.edgeCount(); e++) {
        for (int i = 0; i <= 40; i++) {
          int offset = (int) ((long) city.lengthMm(e) * i / 40);
          Place place = Places.on(city, e, offset);
          Point point = SHAPES.createPoint(new Coordinate(place.lonE7(), place.latE7()));
          if (polygon.getBoundary().distance(point) > 30) {
            boolean closed = closures.closedAt(Profile.FIRE, 2 * e, offset);
            assertThat(closed).as("seed %d, %s", seed, place).isEqualTo(polygon.covers(point));
            assertThat(closures.closedAt(Profile.FIRE, 2 * e + 1, city.lengthMm(e) - offset))
                .isEqualTo(closed);
            inside += closed ? 1 : 0;
          }
        }
      }
    }
    assertThat(inside).as("points inside").isGreaterThan(2_000);
  }

  @Test
  void aPolygonClosesTheStreetButNotTheBridgeAboveOrTheTunnelBelow() {
    CityBuilder builder = new CityBuilder();
    int a = builder.addJunction(new Place(LAT, LON));
    int b = builder.addJunction(new Place(LAT, LON + 30_000));
    Access access = Access.both(10_000, 1_340);
    builder.addEdge(a, b, new Street("I 5", RoadClass.MOTORWAY, 1, true, false), access, List.of());
    builder.addEdge(
        a, b, new Street("Pine", RoadClass.PRIMARY, 0, false, false), access, List.of());
    builder.addEdge(
        a, b, new Street("Tunnel", RoadClass.MOTORWAY, -1, false, true), access, List.of());
    builder.addEdge(
        a, b, new Street("Bridge", RoadClass.PRIMARY, 0, true, false), access, List.of());
    City city = builder.build();
    List<Place> box =
        List.of(
            new Place(LAT - 5_000, LON + 10_000),
            new Place(LAT - 5_000, LON + 20_000),
            new Place(LAT + 5_000, LON + 20_000),
            new Place(LAT + 5_000, LON + 10_000));
    Closures ground =
        Closures.of(city, List.of(ClosedShape.polygon(box, ClosedShape.ALL_SERVICES)));
    assertThat(closedNames(city, ground)).containsExactly("Pine");
    ClosedShape above =
        new ClosedShape(true, box, ClosedShape.ALL_SERVICES, 1, ClosedShape.Crossing.BOTH);
    assertThat(closedNames(city, Closures.of(city, List.of(above)))).containsExactly("I 5");
  }

  private static List<String> closedNames(City city, Closures closures) {
    List<String> names = new ArrayList<>();
    for (int e = 0; e < city.edgeCount(); e++) {
      if (closures.closed(Profile.EMS, 2 * e)) {
        names.add(city.name(e));
      }
    }
    return names;
  }

  @Test
  void aBarrierInOneDirectionStopsOnlyThoseWhoCrossItThatWay() {
    CityBuilder builder = new CityBuilder();
    int west = builder.addJunction(new Place(LAT, LON));
    int east = builder.addJunction(new Place(LAT, LON + 30_000));
    builder.addEdge(
        west, east, Street.named("Pine", RoadClass.PRIMARY), Access.both(10_000, 1_340), List.of());
    City city = builder.build();
    // Seen from the south to the north, west is left.
    List<Place> northward =
        List.of(new Place(LAT - 999, LON + 9_000), new Place(LAT + 999, LON + 9_000));
    Closures closures =
        Closures.of(
            city,
            List.of(
                new ClosedShape(
                    false,
                    northward,
                    ClosedShape.ALL_SERVICES,
                    0,
                    ClosedShape.Crossing.LEFT_TO_RIGHT)));
    assertThat(closures.closed(Profile.FIRE, 0)).as("eastward").isTrue();
    assertThat(closures.closed(Profile.FIRE, 1)).as("westward").isFalse();
    assertThat(closures.closed(Profile.FOOT, 0)).as("on foot").isFalse();
  }

  private static City lines(SplittableRandom random, int count) {
    CityBuilder builder = new CityBuilder();
    builder.keepChains();
    for (int i = 0; i < count; i++) {
      int a = builder.addJunction(place(random));
      int b = builder.addJunction(place(random));
      List<Place> inner = random.nextBoolean() ? List.of() : List.of(place(random));
      builder.addEdge(
          a, b, Street.named("S", RoadClass.RESIDENTIAL), Access.both(9_000, 1_340), inner);
    }
    return builder.build();
  }

  private static Place place(SplittableRandom random) {
    return new Place(LAT + random.nextInt(100_000), LON + random.nextInt(100_000));
  }

  /** A star-shaped outline around a point: any such order of corners is simple. */
  private static List<Place> star(SplittableRandom random) {
    int n = 3 + random.nextInt(9);
    List<Place> star = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * i / n;
      double radius = 5_000 + random.nextInt(40_000);
      star.add(
          new Place(
              LAT + 50_000 + (int) (radius * Math.sin(angle)),
              LON + 50_000 + (int) (radius * Math.cos(angle))));
    }
    return random.nextBoolean() ? star : star.reversed();
  }

  private static Polygon polygon(List<Place> outline) {
    Coordinate[] ring = new Coordinate[outline.size() + 1];
    for (int i = 0; i < ring.length; i++) {
      Place p = outline.get(i % outline.size());
      ring[i] = new Coordinate(p.lonE7(), p.latE7());
    }
    return SHAPES.createPolygon(ring);
  }
}
