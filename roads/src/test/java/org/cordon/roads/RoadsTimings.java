package org.cordon.roads;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.city.Snap;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.osm.OsmImport;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.cordon.roads.route.Walk;

/**
 * Prints how fast roads is on an extract: {@code RoadsTimings FILE.osm.pbf CITY_DIR [rounds]}. The
 * real benchmark is another module; this is for whoever changes this one.
 */
public final class RoadsTimings {
  private static final long SEED = 2020_06_08;

  private final Roads roads;
  private final List<Snap> units = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final int rounds;

  private RoadsTimings(Roads roads, int rounds) {
    this.roads = roads;
    this.rounds = rounds;
    for (int i = 0; i < 500; i++) {
      units.add(snap(anywhere()));
    }
  }

  public static void main(String[] args) {
    java.nio.file.Path extract = java.nio.file.Path.of(args[0]);
    java.nio.file.Path dir = java.nio.file.Path.of(args[1]);
    long start = System.nanoTime();
    OsmImport.Result result = OsmImport.read(extract);
    CityFile.write(Roads.prepare(result.city()), dir);
    print("import, all in", System.nanoTime() - start);
    start = System.nanoTime();
    Roads roads = Roads.of(CityFile.open(dir));
    print("load", System.nanoTime() - start);
    System.out.println(roads.describe());
    new RoadsTimings(roads, args.length > 2 ? Integer.parseInt(args[2]) : 200).run();
  }

  private void run() {
    Metric open = roads.metric(Profile.FIRE, Closures.none());
    Router router = roads.router();
    int[] out = new int[500];
    time("500 units to one call", i -> router.manyToOne(open, units, snap(anywhere()), out));
    List<Snap> hundred = units.subList(0, 100);
    time("100 units to one call", i -> router.manyToOne(open, hundred, snap(anywhere()), out));
    time(
        "six blocks closed, then 100 ETAs",
        i -> {
          List<ClosedShape> zone = zone();
          Metric closed = roads.metric(Profile.FIRE, Closures.of(roads.city(), zone));
          router.manyToOne(closed, hundred, snap(anywhere()), out);
        });
    time(
        "six blocks closed for all vehicles, then 100 ETAs",
        i -> {
          Closures closures = Closures.of(roads.city(), zone());
          for (Profile p : List.of(Profile.POLICE, Profile.FIRE, Profile.EMS)) {
            router.manyToOne(roads.metric(p, closures), hundred, snap(anywhere()), out);
          }
        });
    time("full customization", i -> roads.customize(Profile.FIRE));
    time("one-to-all", i -> router.reachFrom(open, units.get(i % 500)));
    long start = System.nanoTime();
    Corners corners = Corners.of(roads.city());
    print("corners", System.nanoTime() - start);
    time(
        "meeting points within ten minutes' walk",
        i -> {
          List<ClosedShape> zone = zone();
          Closures closures = Closures.of(roads.city(), zone);
          Metric foot = roads.metric(Profile.FOOT, closures);
          Snap caller = Objects.requireNonNull(roads.snap(Profile.FOOT, anywhere()));
          corners.meeting(
              Walk.from(roads, foot, caller, 1_000, 600_000), List.of(open), zone, 30_000);
        });
  }

  private void time(String what, IntConsumer work) {
    for (int i = 0; i < rounds; i++) {
      work.accept(i);
    }
    ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
    long[] ns = new long[rounds];
    long[] cpuNs = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      long cpuStart = cpu.getCurrentThreadCpuTime();
      work.accept(i);
      ns[i] = System.nanoTime() - start;
      cpuNs[i] = cpu.getCurrentThreadCpuTime() - cpuStart;
    }
    Arrays.sort(ns);
    Arrays.sort(cpuNs);
    int tail = rounds * 99 / 100;
    System.out.printf(
        "%-50s median %8.3f ms  p99 %8.3f ms  (own processor time %8.3f, %8.3f)%n",
        what, ns[rounds / 2] / 1e6, ns[tail] / 1e6, cpuNs[rounds / 2] / 1e6, cpuNs[tail] / 1e6);
  }

  private static void print(String what, long ns) {
    System.out.printf("%-50s %15.3f ms%n", what, ns / 1e6);
  }

  private Place anywhere() {
    City city = roads.city();
    int j = random.nextInt(city.junctionCount());
    return new Place(city.latE7(j) + random.nextInt(2_000), city.lonE7(j) + random.nextInt(2_000));
  }

  private Snap snap(Place place) {
    return Objects.requireNonNull(roads.snap(Profile.FIRE, place));
  }

  /** About six blocks: 250 m by 170 m. */
  private List<ClosedShape> zone() {
    Place p = anywhere();
    int lat = p.latE7();
    int lon = p.lonE7();
    return List.of(
        ClosedShape.polygon(
            List.of(
                p,
                new Place(lat, lon + 22_000),
                new Place(lat + 22_000, lon + 22_000),
                new Place(lat + 22_000, lon)),
            ClosedShape.ALL_SERVICES));
  }
}
