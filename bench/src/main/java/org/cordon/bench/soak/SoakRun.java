package org.cordon.bench.soak;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.cordon.bench.soak.Difference.Found;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.RoadClass;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Path;
import org.cordon.roads.route.Reach;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.cordon.roads.route.Targets;
import org.cordon.roads.speed.Period;

/**
 * Step after step: what is closed changes, then every way of asking for a time is held against
 * {@link Oracle}. A step follows from seed and number alone, and from what is closed then.
 */
final class SoakRun {
  private static final int SOURCES = 4;
  private static final int TARGETS = 24;

  private final Roads roads;
  private final City city;
  private final Router router;
  private final Oracle oracle;
  private final RandomClosures closures;
  private final List<Period> periods;
  private final long seed;
  private long steps;
  private long compared;

  SoakRun(Roads roads, long seed) {
    this.roads = roads;
    this.seed = seed;
    city = roads.city();
    router = roads.router();
    oracle = new Oracle(city);
    closures = new RandomClosures(city);
    SplittableRandom random = new SplittableRandom(seed);
    periods =
        List.of(Period.FREE_FLOW, Period.FREE_FLOW, slow("peak", random), slow("night", random));
  }

  private static Period slow(String name, SplittableRandom random) {
    List<Integer> perMille = new ArrayList<>();
    for (int i = 0; i < Profile.count() * RoadClass.count(); i++) {
      perMille.add(random.nextInt(150, 1200));
    }
    return new Period("soak", "seed", name, perMille, Collections.nCopies(Profile.count(), 0));
  }

  /** How many times were compared. */
  long compared() {
    return compared;
  }

  /** How many changes of what is closed were tried. */
  long steps() {
    return steps;
  }

  /** One step; a {@link Difference} if any time is not Dijkstra's. */
  void step() {
    steps++;
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + steps);
    String change = closures.change(random);
    Closures closed = Closures.of(city, closures.shapes());
    Profile profile = Profile.of(random.nextInt(Profile.count()));
    try {
      compare(profile, closed, random);
    } catch (Difference d) {
      throw different(change, String.valueOf(d.getMessage()));
    } catch (RuntimeException e) { // any bug in a query: thrown on with the step that shows it
      throw different(change, profile + ": " + e);
    }
  }

  private Difference different(String change, String found) {
    return new Difference(
        "seed "
            + seed
            + ", step "
            + steps
            + " ("
            + change
            + ", "
            + closures.shapes().size()
            + " closed)\n"
            + found
            + "\nclosed: "
            + Difference.geoJson(closures.shapes()));
  }

  private void compare(Profile profile, Closures closed, SplittableRandom random) {
    Period period = periods.get(random.nextInt(periods.size()));
    Metric metric = roads.metric(profile, closed, period);
    int longUse = random.nextInt(3); // from the beginning, from amidst, or not
    if (longUse == 0) {
      metric.prepareForLongUse();
    }
    int[] shut = closed.closedArcs(profile);
    List<Snap> from = new ArrayList<>();
    List<Snap> to = new ArrayList<>();
    for (int i = 0; i < SOURCES; i++) {
      from.add(snap(profile, closed, shut, random));
    }
    for (int i = 0; i < TARGETS; i++) {
      int edge = from.get(random.nextInt(SOURCES)).edge();
      to.add(i < 3 ? on(edge, profile, closed, random) : snap(profile, closed, shut, random));
    }
    int[][] expected = new int[SOURCES][TARGETS];
    for (int s = 0; s < SOURCES; s++) {
      Oracle.Times times = oracle.from(profile, period, closed, from.get(s));
      Reach outward = router.reachFrom(metric, from.get(s));
      for (int t = 0; t < TARGETS; t++) {
        expected[s][t] = times.ms(to.get(t));
        same("reachFrom", metric, from.get(s), to.get(t), outward.ms(to.get(t)), expected[s][t]);
      }
    }
    for (int t = 0; t < TARGETS; t++) {
      toTarget(metric, from, to.get(t), column(expected, t), t % 6 == 0);
    }
    if (longUse == 1) {
      metric.prepareForLongUse();
    }
    together(metric, from, to, expected);
    for (int i = 0; i < 4; i++) {
      int s = random.nextInt(SOURCES);
      int t = random.nextInt(TARGETS);
      path(metric, from.get(s), to.get(t), expected[s][t]);
    }
  }

  /** All targets at once, the nearest of them, and the whole table. */
  private void together(Metric metric, List<Snap> from, List<Snap> to, int[][] expected) {
    Targets targets = router.targets(metric, to);
    int[] table = new int[SOURCES * TARGETS];
    router.manyToMany(metric, from, to, table);
    for (int s = 0; s < SOURCES; s++) {
      int[] each = new int[TARGETS];
      targets.ms(from.get(s), each);
      int nearest = City.INFINITY_MS;
      for (int t = 0; t < TARGETS; t++) {
        nearest = Math.min(nearest, expected[s][t]);
        same("Targets.ms", metric, from.get(s), to.get(t), each[t], expected[s][t]);
        int inTable = table[s * TARGETS + t];
        same("manyToMany", metric, from.get(s), to.get(t), inTable, expected[s][t]);
      }
      Snap first = to.getFirst();
      same("nearestMs", metric, from.get(s), first, targets.nearestMs(from.get(s)), nearest);
    }
  }

  private static int[] column(int[][] rows, int t) {
    int[] column = new int[rows.length];
    for (int s = 0; s < rows.length; s++) {
      column[s] = rows[s][t];
    }
    return column;
  }

  private void toTarget(Metric metric, List<Snap> from, Snap to, int[] expected, boolean table) {
    int[] many = new int[from.size()];
    router.manyToOne(metric, from, to, many);
    Reach inward = table ? router.reachTo(metric, to) : null;
    for (int s = 0; s < many.length; s++) {
      same("manyToOne", metric, from.get(s), to, many[s], expected[s]);
      same(
          "travelTimeMs",
          metric,
          from.get(s),
          to,
          router.travelTimeMs(metric, from.get(s), to),
          expected[s]);
      if (inward != null) {
        same("reachTo", metric, from.get(s), to, inward.ms(from.get(s)), expected[s]);
      }
    }
  }

  private void path(Metric metric, Snap from, Snap to, int expected) {
    Path path = router.path(metric, from, to);
    same("path", metric, from, to, path == null ? City.INFINITY_MS : path.travelTimeMs(), expected);
    if (path != null) {
      same("the sum over its streets", metric, from, to, sum(metric, path, from, to), expected);
    }
    if (metric.profile().vehicle()) {
      Path traced = router.reachTo(metric, to).path(from);
      int ms = traced == null ? City.INFINITY_MS : traced.travelTimeMs();
      same("Reach.path", metric, from, to, ms, expected);
    }
  }

  /** The time of a path added up from the city; a path that cannot be driven has none. */
  private long sum(Metric metric, Path path, Snap from, Snap to) {
    Profile profile = metric.profile();
    int[] arcs = path.arcs();
    int last = arcs.length - 1;
    long ms = part(metric, arcs[last], to) - part(metric, arcs[0], from);
    boolean drivable = arcs[0] / 2 == from.edge() && arcs[last] / 2 == to.edge();
    boolean out = false;
    for (int i = 0; i <= last; i++) {
      drivable &= city.timeMs(profile, arcs[i]) < City.INFINITY_MS;
      boolean closed = metric.closures().closed(profile, arcs[i]);
      drivable &= !(out && closed && i < last);
      out |= !closed;
      if (i < last) {
        drivable &= city.arcHead(arcs[i]) == city.arcTail(arcs[i + 1]);
        ms += oracle.timeMs(profile, metric.period(), arcs[i]);
        ms += arcs[i + 1] == City.reverse(arcs[i]) ? city.uTurnMs(profile) : 0;
      }
    }
    return drivable ? ms : City.INFINITY_MS;
  }

  private long part(Metric metric, int arc, Snap at) {
    int length = city.lengthMm(arc / 2);
    int along = arc % 2 == 0 ? at.offsetMm() : length - at.offsetMm();
    return oracle.timeMs(metric.profile(), metric.period(), arc) * along / length;
  }

  private void same(String asked, Metric metric, Snap from, Snap to, long ms, int oracleMs) {
    compared++;
    if (ms != oracleMs) {
      throw new Difference(
          new Found(
                  asked + " in " + metric.period().name(), metric.profile(), from, to, ms, oracleMs)
              .line());
    }
  }

  /** A place on any street; every other one on a street with something closed. */
  private Snap snap(Profile profile, Closures closed, int[] shut, SplittableRandom random) {
    boolean near = shut.length > 0 && random.nextBoolean();
    int edge = near ? shut[random.nextInt(shut.length)] / 2 : random.nextInt(city.edgeCount());
    return on(edge, profile, closed, random);
  }

  private Snap on(int edge, Profile profile, Closures closed, SplittableRandom random) {
    int length = city.lengthMm(edge);
    int boundary = closed.nextClosed(profile, 2 * edge, 0);
    int offset =
        switch (random.nextInt(7)) {
          case 0 -> 0;
          case 1 -> length;
          case 2 -> boundary <= length ? boundary : length / 2;
          case 3 -> boundary <= length ? Math.max(0, boundary - 1) : 1;
          default -> random.nextInt(length + 1);
        };
    return Streetwise.snap(city, edge, Math.min(offset, length));
  }
}
