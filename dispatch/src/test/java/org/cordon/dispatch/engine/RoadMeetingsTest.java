package org.cordon.dispatch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.cordon.dispatch.engine.RoadMeetings.Casualty;
import org.cordon.dispatch.engine.RoadMeetings.Ground;
import org.cordon.dispatch.engine.RoadMeetings.Limits;
import org.cordon.dispatch.engine.RoadMeetings.Option;
import org.cordon.dispatch.engine.RoadMeetings.Unit;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.corner.MeetingPoint;
import org.cordon.roads.corner.StandOff;
import org.cordon.roads.osm.OsmImport;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.cordon.roads.route.Walk;
import org.cordon.roads.schematic.Schematic;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The whole search on streets against every unit at every corner, each time asked by itself: three
 * best, on the project's own town and on real extracts where they are.
 */
class RoadMeetingsTest {
  private static final long SEED = 2020_06_20;
  private static final Limits LIMITS = new Limits(50_000, 600_000, 30_000, 3);

  private Roads roads = Roads.of(Schematic.read(Path.of(TOWN)));
  private Corners corners = Corners.of(roads.city());
  private Random random = new Random(SEED);

  private static final String TOWN = "../scenarios/capitol-hill-2020/central-seattle.town";

  private record Choice(String unit, String point, long unitMs, long walkMs) {
    long togetherMs() {
      return Math.max(unitMs, walkMs);
    }
  }

  private void extract(String name) {
    String folder = System.getenv("CORDON_DATA");
    Path file = (folder == null ? Path.of("../../shared/data") : Path.of(folder)).resolve(name);
    if (!Files.isRegularFile(file)) {
      System.out.println("SKIPPED: no " + file.toAbsolutePath().normalize());
    }
    Assumptions.assumeTrue(Files.isRegularFile(file), "no " + file);
    roads = Roads.of(Roads.prepare(OsmImport.read(file).city()));
    corners = Corners.of(roads.city());
  }

  private Place anywhere() {
    City city = roads.city();
    int[] junctions = corners.junctions();
    int j = junctions[random.nextInt(junctions.length)];
    return new Place(city.latE7(j) + random.nextInt(2_000), city.lonE7(j) + random.nextInt(2_000));
  }

  private Snap snap(Profile profile, Place place) {
    return Objects.requireNonNull(roads.snap(profile, place));
  }

  /** Some six blocks around a place. */
  private static ClosedShape zone(Place middle) {
    int lat = middle.latE7();
    int lon = middle.lonE7();
    return ClosedShape.polygon(
        List.of(
            new Place(lat - 11_000, lon - 14_000),
            new Place(lat - 11_000, lon + 14_000),
            new Place(lat + 11_000, lon + 14_000),
            new Place(lat + 11_000, lon - 14_000)),
        ClosedShape.ALL_SERVICES);
  }

  private List<Unit> units(int count) {
    List<Unit> units = new ArrayList<>();
    for (int u = 0; u < count; u++) {
      Profile service = u % 3 == 0 ? Profile.EMS : Profile.FIRE;
      units.add(new Unit("U" + u, service, snap(service, anywhere()), random.nextInt(8) * 15_000L));
    }
    return units;
  }

  private static List<Choice> three(List<Choice> all) {
    List<Choice> left = new ArrayList<>(all);
    List<Choice> best = new ArrayList<>();
    while (best.size() < 3 && !left.isEmpty()) {
      long least = left.stream().mapToLong(Choice::togetherMs).min().orElseThrow();
      Choice next =
          left.stream()
              .filter(c -> c.togetherMs() <= least + LIMITS.toleranceMs())
              .min(
                  Comparator.comparingLong(Choice::walkMs)
                      .thenComparingLong(c -> c.togetherMs() - c.walkMs())
                      .thenComparing(Choice::unit)
                      .thenComparing(Choice::point))
              .orElseThrow();
      best.add(next);
      left.removeIf(c -> c.point.equals(next.point));
    }
    return best;
  }

  private void agrees(int cases, int unitCount) {
    System.out.println("seed " + SEED);
    RoadMeetings meetings = new RoadMeetings(roads, corners);
    Router router = roads.router();
    int met = 0;
    long[] ns = new long[cases];
    List<Integer> candidates = new ArrayList<>();
    for (int round = 0; round < cases; round++) {
      Place middle = anywhere();
      List<ClosedShape> areas = List.of(zone(middle));
      Closures closures = Closures.of(roads.city(), areas);
      List<Metric> vehicles =
          List.of(roads.metric(Profile.FIRE, closures), roads.metric(Profile.EMS, closures));
      Metric onFoot = roads.metric(Profile.FOOT, closures);
      Casualty caller = new Casualty(snap(Profile.FOOT, middle), random.nextInt(600) + 700);
      List<Unit> units = units(unitCount);
      Ground ground = new Ground(onFoot, vehicles, areas, List.of());
      long start = System.nanoTime();
      List<Option> found = meetings.best(List.of(caller), units, List.of(), ground, LIMITS);
      ns[round] = System.nanoTime() - start;
      List<Choice> pairs = new ArrayList<>();
      Walk walk = Walk.from(roads, onFoot, caller.at(), caller.mmPerS(), LIMITS.maxWalkMs());
      int offered = 0;
      for (MeetingPoint p :
          corners.around(List.of(walk), List.of(), new StandOff(areas, LIMITS.standOffMm()))) {
        if (p.standing() == MeetingPoint.Standing.OFFERED) {
          offered++;
          walkIsExact(router, onFoot, caller, p);
          pairs.addAll(pairs(router, vehicles, units, p));
        }
      }
      candidates.add(offered);
      List<Choice> expected = three(pairs);
      assertEquals(
          expected,
          found.stream()
              .map(o ->
                  new Choice(
                      o.pair().unitIds(), o.point().id(), o.pair().unitMs(), o.pair().walkMs()))
              .toList(),
          "round " + round);
      met += expected.isEmpty() ? 0 : 1;
    }
    Arrays.sort(ns);
    candidates.sort(null);
    System.out.printf(
        "median %.3f ms, p99 %.3f ms, %d candidates at the median%n",
        ns[cases / 2] / 1e6, ns[cases * 99 / 100] / 1e6, candidates.get(cases / 2));
    assertTrue(met > cases / 2, "only " + met + " of " + cases + " could meet");
  }

  private List<Choice> pairs(
      Router router, List<Metric> vehicles, List<Unit> units, MeetingPoint p) {
    List<Choice> pairs = new ArrayList<>();
    for (Metric vehicle : vehicles) {
      List<Unit> own = units.stream().filter(u -> u.service() == vehicle.profile()).toList();
      int[] ms = new int[own.size()];
      Snap to = snap(vehicle.profile(), p.place());
      router.manyToOne(vehicle, own.stream().map(Unit::at).toList(), to, ms);
      for (int i = 0; i < ms.length; i++) {
        if (ms[i] < City.INFINITY_MS) {
          pairs.add(new Choice(own.get(i).id(), p.id(), own.get(i).readyMs() + ms[i], p.walkMs()));
        }
      }
    }
    return pairs;
  }

  private void walkIsExact(Router router, Metric onFoot, Casualty caller, MeetingPoint p) {
    if (random.nextInt(50) == 0) { // each costs a table of the whole city
      long ms = router.travelTimeMs(onFoot, caller.at(), onFoot(p.junction()));
      long own = Math.ceilDiv(ms * City.WALK_MM_PER_S, caller.mmPerS());
      assertEquals(own, p.walkMs(), "the walk to " + corners.spokenName(p));
    }
  }

  /** Exactly at a junction, on a street for people on foot. */
  private Snap onFoot(int junction) {
    City city = roads.city();
    for (int i = 0; i < city.outDegree(junction); i++) {
      int arc = city.arcOut(junction, i);
      if (city.timeMs(Profile.FOOT, City.reverse(arc)) < City.INFINITY_MS) {
        int edge = City.edgeOf(arc);
        int offset = city.tail(edge) == junction ? 0 : city.lengthMm(edge);
        Place place = new Place(city.latE7(junction), city.lonE7(junction));
        return new Snap(edge, offset, place, 0, false);
      }
    }
    throw new AssertionError("nobody walks to junction " + junction);
  }

  @Test
  void theThreeBestOnTheTownAreThoseOfEveryUnitAtEveryCorner() {
    agrees(400, 30);
  }

  @Test
  void theThreeBestOnTheStreetsOfSeattleAreThoseOfEveryUnitAtEveryCorner() {
    extract("seattle/streets/seattle-osm-drive.osm.pbf");
    agrees(300, 100);
  }

  @Test
  void theThreeBestOnTheStreetsAndStepsOfPortoAreThoseOfEveryUnitAtEveryCorner() {
    extract("porto/porto_portugal.osm.pbf");
    agrees(100, 100);
  }
}
