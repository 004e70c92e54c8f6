package org.cordon.roads.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.RealData;
import org.cordon.roads.city.Access;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityBuilder;
import org.cordon.roads.city.CityBuilder.Street;
import org.cordon.roads.city.RoadClass;
import org.cordon.roads.city.Snap;
import org.cordon.roads.osm.OsmImport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closures and cities that nobody would draw on purpose: a right time or none, and soon. */
class HostileClosuresTest {
  private static final int LAT = 476_000_000;
  private static final int LON = -1_223_000_000;
  private static final int MANY = 10_000;

  private final CityBuilder builder = new CityBuilder();

  private int junction(int north, int east) {
    return builder.addJunction(new Place(LAT + north, LON + east));
  }

  private int street(int tail, int head, int mmPerS, Place... inner) {
    List<Integer> speeds = Collections.nCopies(Profile.count(), mmPerS);
    return builder.addEdge(
        tail,
        head,
        Street.named("Street", RoadClass.RESIDENTIAL),
        new Access(speeds, speeds, false, false),
        List.of(inner));
  }

  private static Snap on(City city, int edge, int offsetMm) {
    int offset = Math.min(offsetMm, city.lengthMm(edge));
    return new Snap(edge, offset, Places.on(city, edge, offset), 0, false);
  }

  /** Every way of asking, from and to the ends and middles of all streets. */
  private static void allTimesAreDijkstras(City city, Closures closures) {
    Roads roads = Roads.of(city);
    Router router = roads.router();
    List<Snap> all = new ArrayList<>();
    for (int e = 0; e < city.edgeCount(); e++) {
      all.add(on(city, e, 0));
      all.add(on(city, e, city.lengthMm(e) / 2));
      all.add(on(city, e, city.lengthMm(e)));
    }
    for (int p = 0; p < Profile.count(); p++) {
      Profile profile = Profile.of(p);
      Metric metric = roads.metric(profile, closures);
      Targets targets = router.targets(metric, all);
      for (Snap from : all) {
        int[] together = new int[all.size()];
        targets.ms(from, together);
        Reach reach = router.reachFrom(metric, from);
        for (int t = 0; t < all.size(); t++) {
          Snap to = all.get(t);
          int expected = Dijkstra.travelTimeMs(city, profile, closures, from, to);
          String what = profile + " " + from + " to " + to;
          assertThat(router.travelTimeMs(metric, from, to)).as(what).isEqualTo(expected);
          assertThat(together[t]).as(what).isEqualTo(expected);
          assertThat(reach.ms(to)).as(what).isEqualTo(expected);
          assertThat(router.reachTo(metric, to).ms(from)).as(what).isEqualTo(expected);
          Path path = router.path(metric, from, to);
          assertThat(path == null ? City.INFINITY_MS : path.travelTimeMs())
              .as(what)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void aCityWithoutStreetsHasNoStreetForAnybody() {
    City city = Roads.prepare(builder.build());
    Roads roads = Roads.of(city);
    assertThat(roads.snap(Profile.FIRE, new Place(LAT, LON))).isNull();
    assertThat(roads.layers(new Place(LAT, LON))).isEmpty();
    Closures closures = Closures.of(city, List.of(square(LAT, LON, 1_000)));
    assertThat(roads.metric(Profile.FIRE, closures).closures().closedArcs(Profile.FIRE)).isEmpty();
  }

  @Test
  void oneStreetClosedAtItsVeryEndsIsClosedThereAndOpenBetween() {
    builder.keepChains();
    street(junction(0, 0), junction(0, 10_000), 10_000);
    City city = builder.build();
    allTimesAreDijkstras(city, Closures.none());
    Closures atStart = Closures.of(city, List.of(across(LON)));
    Closures atEnd = Closures.of(city, List.of(across(LON + 10_000)));
    for (Closures closures : List.of(atStart, atEnd)) {
      allTimesAreDijkstras(city, closures);
    }
    allTimesAreDijkstras(city, Closures.of(city, List.of(square(LAT, LON, 100_000))));
  }

  private static ClosedShape across(int lon) {
    return ClosedShape.line(
        List.of(new Place(LAT - 1_000, lon), new Place(LAT + 1_000, lon)),
        ClosedShape.ALL_SERVICES);
  }

  private static ClosedShape square(int lat, int lon, int half) {
    return ClosedShape.polygon(
        List.of(
            new Place(lat - half, lon - half),
            new Place(lat - half, lon + half),
            new Place(lat + half, lon + half),
            new Place(lat + half, lon - half)),
        ClosedShape.ALL_SERVICES);
  }

  @Test
  void loopsParallelStreetsDeadEndsAndTurnsThatLeadNowhereAreTimedRight() {
    builder.keepChains();
    int a = junction(0, 0);
    int b = junction(0, 10_000);
    int deadEnd = junction(9_000, 10_000);
    street(a, b, 10_000);
    street(a, b, 8_000, new Place(LAT + 4_000, LON + 5_000)); // parallel
    int loop =
        street(b, b, 5_000, new Place(LAT - 3_000, LON + 12_000), new Place(LAT, LON + 14_000));
    int blind = street(b, deadEnd, 6_000);
    builder.restrict(0, 2 * blind, 7); // from either street nobody may turn into the blind one
    builder.restrict(2, 2 * blind, 7);
    builder.restrict(2 * loop, 2 * blind, 7);
    builder.restrict(2 * loop + 1, 2 * blind, 7);
    builder.restrict(2 * blind + 1, 2 * blind, 7);
    City city = builder.build();
    allTimesAreDijkstras(city, Closures.none());
    allTimesAreDijkstras(
        city, Closures.of(city, List.of(across(LON + 5_000), square(LAT, LON + 13_000, 1_500))));
  }

  /**
   * A way counts from the start of its first street; one that is longer than infinity from there is
   * no way, also where the part from the source would just fit.
   */
  @Test
  void aWayOfMoreThanTwelveDaysIsNoWayAndNeverAWrongTime() {
    builder.keepChains();
    int before = junction(0, 0);
    for (int i = 1; i <= 6; i++) {
      int next = junction(0, 93_000 * i); // 700 m at a millimetre a second: eight days
      street(before, next, 1);
      before = next;
    }
    street(before, junction(0, 3_000_000), 1); // by itself longer than twelve days
    City city = builder.build();
    Roads roads = Roads.of(city);
    Metric metric = roads.metric(Profile.EMS, Closures.none());
    for (int from = 0; from < city.edgeCount(); from++) {
      for (int to = 0; to < city.edgeCount(); to++) {
        Snap source = on(city, from, city.lengthMm(from) / 2);
        Snap target = on(city, to, city.lengthMm(to) / 2);
        int expected = Dijkstra.travelTimeMs(city, Profile.EMS, Closures.none(), source, target);
        int ms = roads.router().travelTimeMs(metric, source, target);
        boolean fits = (long) expected + metric.timeMs(2 * from) < City.INFINITY_MS || from == to;
        assertThat(ms).isIn(expected, fits ? expected : City.INFINITY_MS);
        assertThat(roads.router().reachTo(metric, target).ms(source)).isEqualTo(ms);
      }
    }
    Snap start = on(city, 0, 0);
    assertThat(roads.router().travelTimeMs(metric, start, on(city, 0, Integer.MAX_VALUE)))
        .isEqualTo(metric.timeMs(0))
        .isBetween(650_000_000, 750_000_000);
    assertThat(roads.router().travelTimeMs(metric, start, on(city, 5, 0)))
        .isEqualTo(City.INFINITY_MS);
  }

  @Test
  void aBarrierThatEndsExactlyOnTheStreetClosesItFromWhicheverSideItComes() {
    builder.keepChains();
    street(junction(0, 0), junction(0, 10_000), 10_000);
    City city = builder.build();
    for (int side : new int[] {-2_000, 2_000}) {
      Place off = new Place(LAT + side, LON + 5_000);
      Place at = new Place(LAT, LON + 5_000);
      for (List<Place> line : List.of(List.of(off, at), List.of(at, off))) {
        Closures closures =
            Closures.of(city, List.of(ClosedShape.line(line, ClosedShape.ALL_SERVICES)));
        assertThat(closures.closedArcs(Profile.FIRE)).as("%s", line).containsExactly(0, 1);
      }
    }
  }

  @Test
  void theSameStreetClosedTwiceIsClosedOnceAndALineAlongItClosesNothing() {
    builder.keepChains();
    street(junction(0, 0), junction(0, 10_000), 10_000);
    City city = builder.build();
    ClosedShape once = square(LAT, LON + 5_000, 1_000);
    assertThat(Closures.of(city, List.of(once, once)).key(Profile.FIRE))
        .isEqualTo(Closures.of(city, List.of(once)).key(Profile.FIRE));
    ClosedShape along =
        ClosedShape.line(
            List.of(new Place(LAT, LON + 1_000), new Place(LAT, LON + 9_000)),
            ClosedShape.ALL_SERVICES);
    assertThat(Closures.of(city, List.of(along)).closedArcs(Profile.FIRE)).isEmpty();
  }

  private static City seattle() {
    return OsmImport.read(RealData.file(RealData.SEATTLE)).city();
  }

  private static List<ClosedShape> many(City city, SplittableRandom random) {
    List<ClosedShape> shapes = new ArrayList<>();
    while (shapes.size() < MANY) {
      int j = random.nextInt(city.junctionCount());
      int lat = city.latE7(j) + random.nextInt(-2_000, 2_000);
      int lon = city.lonE7(j) + random.nextInt(-2_000, 2_000);
      switch (random.nextInt(4)) {
        case 0 -> shapes.add(square(lat, lon, random.nextInt(100, 8_000)));
        case 1 -> {
          ClosedShape twice = square(lat, lon, 500);
          shapes.add(twice);
          shapes.add(twice);
        }
        default ->
            shapes.add(
                ClosedShape.line(
                    List.of(new Place(lat, lon), new Place(lat + 1_500, lon + 2_500)),
                    ClosedShape.ALL_SERVICES));
      }
    }
    return shapes;
  }

  private static void someTimesAreDijkstras(
      Roads roads, Closures closures, SplittableRandom random) {
    City city = roads.city();
    Metric metric = roads.metric(Profile.FIRE, closures);
    Router router = roads.router();
    int ways = 0;
    for (int i = 0; i < 4; i++) {
      int near = random.nextInt(city.edgeCount());
      Snap from = on(city, near, 500);
      int junction = city.head(near);
      Snap to = on(city, City.edgeOf(city.arcOut(junction, 0)), 700);
      int ms = router.travelTimeMs(metric, from, to);
      assertThat(ms).isEqualTo(Dijkstra.travelTimeMs(city, Profile.FIRE, closures, from, to));
      ways += ms < City.INFINITY_MS ? 1 : 0;
    }
    assertThat(ways).isNotNegative();
  }

  @Test
  @Timeout(120)
  void tenThousandClosuresAtOnceAreTimedRight() {
    SplittableRandom random = new SplittableRandom(3);
    Roads roads = Roads.of(Roads.prepare(seattle()));
    long start = System.nanoTime();
    Closures closures = roads.closures(many(roads.city(), random));
    roads.metric(Profile.FIRE, closures);
    System.out.printf("10,000 closures at once: %d ms%n", (System.nanoTime() - start) / 1_000_000);
    someTimesAreDijkstras(roads, closures, random);
  }

  @Test
  @Timeout(300)
  void tenThousandClosuresOneAfterAnotherAreTimedRight() {
    SplittableRandom random = new SplittableRandom(4);
    Roads roads = Roads.of(Roads.prepare(seattle()));
    List<ClosedShape> all = many(roads.city(), random);
    long start = System.nanoTime();
    for (int n = 500; n <= MANY; n += 500) {
      Closures closures = roads.closures(all.subList(0, n));
      roads.metric(Profile.FIRE, closures);
      if (n % 2_500 == 0) {
        assertThat(closures.key(Profile.FIRE))
            .isEqualTo(Closures.of(roads.city(), all.subList(0, n)).key(Profile.FIRE));
        someTimesAreDijkstras(roads, closures, random);
      }
    }
    System.out.printf(
        "10,000 closures, 20 times asked on the way: %d ms%n",
        (System.nanoTime() - start) / 1_000_000);
  }
}
