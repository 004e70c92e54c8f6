package org.cordon.roads.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.Access;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityBuilder;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.city.RoadClass;
import org.cordon.roads.city.Snap;
import org.cordon.roads.speed.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoutesEqualDijkstraTest {
  private static final int CITIES = 1_200;
  private static final int JOURNEYS = 12;
  private static final int LAT = 476_000_000;
  private static final int LON = -1_223_000_000;

  @Test
  void everyTimeAndPathOnRandomCitiesWithClosuresIsThatOfDijkstra() {
    int reachable = 0;
    for (long seed = 1; seed <= CITIES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      City city = randomCity(random);
      Roads roads = Roads.of(seed % 2 == 0 ? Roads.prepare(city) : city);
      Closures closures =
          random.nextInt(4) == 0 ? Closures.none() : Closures.of(city, shapes(random));
      Period rush = period(random);
      for (int p = 0; p < Profile.count(); p++) {
        Period period = (seed + p) % 3 == 0 ? Period.FREE_FLOW : rush;
        Ask ask = new Ask(Profile.of(p), closures, period);
        reachable += check(roads, ask, random, "seed " + seed + " " + period.name());
      }
    }
    System.out.println(CITIES + " random cities, seeds from 1; journeys with a way: " + reachable);
    assertTrue(reachable > CITIES * JOURNEYS, "too few journeys have a way to say anything");
  }

  /** Speeds of a made-up hour, from a third of the map's to one and a half times as fast. */
  private static Period period(SplittableRandom random) {
    List<Integer> perMille = new ArrayList<>();
    for (int i = 0; i < Profile.count() * RoadClass.count(); i++) {
      perMille.add(333 + random.nextInt(1_167));
    }
    return new Period(
        "made up", "0", "rush", perMille, Collections.nCopies(Profile.count(), 7_000));
  }

  private record Ask(Profile profile, Closures closures, Period period) {
    int dijkstraMs(City city, Snap from, Snap to) {
      return Dijkstra.travelTimeMs(city, profile, closures, period, from, to);
    }
  }

  private static int check(Roads roads, Ask ask, SplittableRandom random, String which) {
    City city = roads.city();
    Profile profile = ask.profile;
    Closures closures = ask.closures;
    Metric metric = roads.metric(profile, closures, ask.period);
    Router router = roads.router();
    int reachable = 0;
    Snap to = randomSnap(city, random);
    Snap center = randomSnap(city, random);
    Reach reachTo = router.reachTo(metric, to);
    Reach reachFrom = router.reachFrom(metric, center);
    List<Snap> sources = new ArrayList<>();
    for (int i = 0; i < JOURNEYS; i++) {
      sources.add(i < 3 ? on(city, to.edge(), random) : randomSnap(city, random));
    }
    int[] times = new int[JOURNEYS];
    router.manyToOne(metric, sources, to, times);
    for (int i = 0; i < JOURNEYS; i++) {
      Snap from = sources.get(i);
      String what = which + " " + profile + " " + from + " to " + to;
      int expected = ask.dijkstraMs(city, from, to);
      assertEquals(expected, router.travelTimeMs(metric, from, to), what);
      assertEquals(expected, times[i], what);
      assertEquals(expected, reachTo.ms(from), what);
      assertEquals(ask.dijkstraMs(city, center, from), reachFrom.ms(from), what);
      for (int heading : new int[] {2 * from.edge(), 2 * from.edge() + 1}) {
        int moving = router.travelTimeMs(metric, from, heading, to);
        assertTrue(moving >= expected && moving <= expected + city.uTurnMs(profile), what);
      }
      Path path = router.path(metric, from, to);
      if (path == null) {
        assertEquals(City.INFINITY_MS, expected, what);
      } else {
        reachable++;
        assertEquals(expected, path.travelTimeMs(), what);
        checkPath(city, profile, closures, path, from, to, what);
        if (profile.vehicle()) {
          Path traced = Objects.requireNonNull(reachTo.path(from), what);
          assertEquals(expected, traced.travelTimeMs(), what);
          checkPath(city, profile, closures, traced, from, to, what);
        }
      }
    }
    return reachable;
  }

  private static void checkPath(
      City city, Profile profile, Closures closures, Path path, Snap from, Snap to, String what) {
    int[] arcs = path.arcs();
    assertEquals(from.edge(), City.edgeOf(arcs[0]), what);
    assertEquals(to.edge(), City.edgeOf(arcs[arcs.length - 1]), what);
    boolean out = false;
    for (int i = 0; i < arcs.length; i++) {
      assertTrue(city.timeMs(profile, arcs[i]) < City.INFINITY_MS, what);
      if (i > 0) {
        assertEquals(city.arcHead(arcs[i - 1]), city.arcTail(arcs[i]), what);
        for (int r = 0; profile.vehicle() && r < city.restrictionCount(); r++) {
          boolean turn = city.restrictionFrom(r) == arcs[i - 1] && city.restrictionTo(r) == arcs[i];
          assertFalse(turn && (city.restrictionProfiles(r) & profile.bit()) != 0, what);
        }
      }
      boolean closed = closures.closed(profile, arcs[i]);
      if (out && i < arcs.length - 1) {
        assertFalse(closed, what + " drives in at " + i);
      }
      out |= !closed;
    }
    assertEquals(from, path.at(0), what);
    if (path.travelTimeMs() > 0) {
      assertEquals(to, path.at(path.travelTimeMs()), what);
    }
    assertTrue(path.lengthMm() >= 0, what);
  }

  @Test
  void liftingAClosureGivesTheVeryTimesOfBefore() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 50; round++) {
      City city = randomCity(random);
      Roads roads = Roads.of(city);
      List<Snap> units = units(city, random, 20);
      Snap call = randomSnap(city, random);
      int[] before = times(roads, Closures.none(), units, call);
      times(roads, Closures.of(city, shapes(random)), units, call);
      assertArrayEquals(before, times(roads, Closures.of(city, List.of()), units, call));
    }
  }

  private static int[] times(Roads roads, Closures closures, List<Snap> units, Snap call) {
    int[] times = new int[units.size()];
    roads.router().manyToOne(roads.metric(Profile.EMS, closures), units, call, times);
    return times;
  }

  private static List<Snap> units(City city, SplittableRandom random, int count) {
    List<Snap> units = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      units.add(randomSnap(city, random));
    }
    return units;
  }

  @Test
  void aCityFromItsFileAnswersAsTheOneThatWasWritten(@TempDir java.nio.file.Path dir) {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 20; round++) {
      City city = randomCity(random);
      CityFile.write(Roads.prepare(city), dir);
      City opened = CityFile.open(dir);
      assertEquals(city.hash(), opened.hash());
      Closures closures = Closures.of(city, shapes(random));
      List<Snap> units = units(city, random, 20);
      Snap call = randomSnap(city, random);
      assertArrayEquals(
          times(Roads.of(city), closures, units, call),
          times(Roads.of(opened), closures, units, call));
    }
  }

  @Test
  void onFootNothingThatIsClosedToVehiclesIsInTheWayAndAWalkKeepsItsSpeed() {
    SplittableRandom random = new SplittableRandom(13);
    for (int round = 0; round < 100; round++) {
      City city = randomCity(random);
      Roads roads = Roads.of(city);
      Closures closures = Closures.of(city, shapes(random));
      Metric foot = roads.metric(Profile.FOOT, closures);
      Snap from = randomSnap(city, random);
      Snap to = randomSnap(city, random);
      int expected = Dijkstra.travelTimeMs(city, Profile.FOOT, closures, from, to);
      Walk walk = Walk.from(roads, foot, from, City.WALK_MM_PER_S, City.INFINITY_MS - 1);
      assertEquals(expected, walk.ms(to), "seed 13, round " + round);
      Walk half = Walk.from(roads, foot, from, City.WALK_MM_PER_S / 2, 2L * City.INFINITY_MS);
      assertEquals(expected >= City.INFINITY_MS ? expected : 2L * expected, half.ms(to));
      if (expected > 0 && expected < City.INFINITY_MS) {
        Walk bounded = Walk.from(roads, foot, from, City.WALK_MM_PER_S, expected - 1);
        assertEquals(City.INFINITY_MS, bounded.ms(to));
        assertEquals(expected, Walk.from(roads, foot, from, City.WALK_MM_PER_S, expected).ms(to));
      }
    }
  }

  @Test
  void manyThreadsGetTheTimesThatOneGets() throws Exception {
    SplittableRandom random = new SplittableRandom(17);
    City city = randomCity(random);
    List<Closures> closures = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      closures.add(Closures.of(city, shapes(random)));
    }
    List<Snap> units = units(city, random, 20);
    Snap call = randomSnap(city, random);
    Roads alone = Roads.of(city);
    Roads shared = Roads.of(city);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<int[]>> answers = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        Closures c = closures.get(i % closures.size());
        answers.add(threads.submit(() -> times(shared, c, units, call)));
      }
      for (int i = 0; i < answers.size(); i++) {
        Closures c = closures.get(i % closures.size());
        assertArrayEquals(times(alone, c, units, call), answers.get(i).get());
      }
    }
  }

  @Test
  void aPlaceInsideAClosedAreaCanBeLeftButNotEntered() {
    CityBuilder builder = new CityBuilder();
    builder.keepChains();
    int a = builder.addJunction(new Place(LAT, LON));
    int b = builder.addJunction(new Place(LAT, LON + 100_000));
    builder.addEdge(
        a,
        b,
        CityBuilder.Street.named("Pine Street", RoadClass.RESIDENTIAL),
        Access.both(10_000, 1_000),
        List.of());
    City city = builder.build();
    Roads roads = Roads.of(city);
    List<Place> half =
        List.of(
            new Place(LAT - 50_000, LON + 50_000),
            new Place(LAT - 50_000, LON + 150_000),
            new Place(LAT + 50_000, LON + 150_000),
            new Place(LAT + 50_000, LON + 50_000));
    Closures closures =
        Closures.of(city, List.of(ClosedShape.polygon(half, ClosedShape.ALL_SERVICES)));
    Metric metric = roads.metric(Profile.FIRE, closures);
    Snap west = new Snap(0, 1_000, new Place(LAT, LON), 0, false);
    Snap nearEdge = new Snap(0, city.lengthMm(0) / 2 - 1_000, new Place(LAT, LON), 0, false);
    Snap inside = new Snap(0, city.lengthMm(0) - 1_000, new Place(LAT, LON), 0, false);
    Router router = roads.router();
    assertNull(router.path(metric, west, inside));
    assertTrue(router.travelTimeMs(metric, inside, west) < City.INFINITY_MS);
    assertTrue(router.travelTimeMs(metric, west, nearEdge) < City.INFINITY_MS);
  }

  static List<ClosedShape> shapes(SplittableRandom random) {
    List<ClosedShape> shapes = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int lat = LAT + random.nextInt(60_000);
      int lon = LON + random.nextInt(60_000);
      int size = 5_000 + random.nextInt(25_000);
      List<Place> corners =
          List.of(
              new Place(lat, lon),
              new Place(lat + 333, lon + size),
              new Place(lat + size, lon + size),
              new Place(lat + size, lon - 77));
      shapes.add(
          new ClosedShape(
              random.nextInt(3) > 0,
              corners,
              services(random),
              random.nextInt(6) == 0 ? 1 : 0,
              ClosedShape.Crossing.values()[random.nextInt(3)]));
    }
    return shapes;
  }

  private static Set<Profile> services(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> Set.of(Profile.FIRE, Profile.FOOT);
      case 1 -> Set.of(Profile.POLICE);
      default -> ClosedShape.ALL_SERVICES;
    };
  }

  static Snap randomSnap(City city, SplittableRandom random) {
    return on(city, random.nextInt(city.edgeCount()), random);
  }

  static Snap on(City city, int edge, SplittableRandom random) {
    int length = city.lengthMm(edge);
    int offset =
        switch (random.nextInt(6)) {
          case 0 -> 0;
          case 1 -> length;
          default -> random.nextInt(length + 1);
        };
    return new Snap(edge, offset, Places.on(city, edge, offset), 0, false);
  }

  static City randomCity(SplittableRandom random) {
    CityBuilder builder = new CityBuilder();
    builder.keepChains();
    int side = 2 + random.nextInt(5);
    int n = side * side;
    for (int j = 0; j < n; j++) {
      builder.addJunction(
          new Place(
              LAT + (j / side) * 12_000 + random.nextInt(3_000),
              LON + (j % side) * 12_000 + random.nextInt(3_000)));
    }
    int edges = 0;
    for (int j = 0; j < n; j++) {
      if (j % side + 1 < side && random.nextInt(8) > 0) {
        edges += street(builder, j, j + 1, random);
      }
      if (j + side < n && random.nextInt(8) > 0) {
        edges += street(builder, j, j + side, random);
      }
      if (random.nextInt(12) == 0) {
        edges += street(builder, j, random.nextInt(n), random);
      }
    }
    edges += street(builder, 0, n - 1, random);
    for (int i = random.nextInt(10); i > 0; i--) {
      builder.restrict(random.nextInt(2 * edges), random.nextInt(2 * edges), 1 + random.nextInt(7));
    }
    return builder.build();
  }

  private static int street(CityBuilder builder, int tail, int head, SplittableRandom random) {
    List<Integer> forward = new ArrayList<>();
    List<Integer> backward = new ArrayList<>();
    for (int p = 0; p < Profile.count(); p++) {
      forward.add(random.nextInt(7) == 0 ? 0 : 3_000 + random.nextInt(12_000));
      backward.add(random.nextInt(5) == 0 ? 0 : 3_000 + random.nextInt(12_000));
    }
    boolean bridge = random.nextInt(10) == 0;
    builder.addEdge(
        tail,
        head,
        new CityBuilder.Street(
            "Street " + tail,
            RoadClass.of((3 * tail + head) % RoadClass.count()),
            bridge ? 1 : 0,
            bridge,
            false),
        new Access(forward, backward, false, false),
        List.of());
    return 1;
  }
}
