package org.cordon.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.cordon.bench.jmh.CordonRoads;
import org.cordon.bench.jmh.Harness;
import org.cordon.bench.jmh.Harness.Timing;
import org.cordon.bench.rival.PlainDijkstra;
import org.cordon.bench.rival.TurnNetwork;
import org.cordon.bench.work.GeneratedCity;
import org.cordon.bench.work.Work;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Roads;

/** How cost grows with the size of a city: generated ones, and the exponent that fits. */
final class GrowthBench {
  /** By method of {@link CordonRoads}, what it is called. */
  private static final Map<String, String> WORK = new LinkedHashMap<>();

  private static final String PREPARATION = "order and topology";

  static {
    WORK.put("customization", "full customization, one profile");
    WORK.put("closure", "six blocks closed -> ETAs of 100 units");
    WORK.put("units500", "500 units -> 1 call, metric ready");
    WORK.put("oneToAll", "one place to everywhere, metric ready");
  }

  private final RoadsBench.Plan plan;
  private final Consumer<Row> rows;
  private final Consumer<String> notes;
  private final Map<String, List<double[]>> points = new LinkedHashMap<>(); // turns, ms

  GrowthBench(RoadsBench.Plan plan, Consumer<Row> rows, Consumer<String> notes) {
    this.plan = plan;
    this.rows = rows;
    this.notes = notes;
  }

  /** Measures cities of these sizes, then fits. */
  void run(int... times) {
    for (int x : times) {
      measure(x);
    }
    points.forEach((what, at) -> {
      double exponent = exponent(at);
      String said = String.format(Locale.ROOT, "growth: %s: like n^%.2f", what, exponent);
      rows.accept(new Row(said + ", n turns", exponent, exponent, "power", null, null));
    });
  }

  private void measure(int times) {
    City[] prepared = new City[1];
    City bare = GeneratedCity.of(times, plan.seed());
    Samples preparation =
        Samples.of(
            0,
            1,
            round -> {
              prepared[0] = Roads.prepare(bare);
              return prepared[0].edgeCount();
            });
    Path folder = RoadsBench.folder();
    try {
      CityFile.write(prepared[0], folder);
      Roads roads = Roads.of(CityFile.open(folder));
      String name = "generated x" + times;
      notes.accept(name + ", seed " + plan.seed() + ": " + roads.describe());
      int turns = new TurnNetwork(roads.city()).turnCount();
      agree(roads);
      rows.accept(preparation.row(name + ": " + PREPARATION, null, null));
      point(PREPARATION, turns, preparation.at(0.5));
      Map<String, Timing> ms =
          new Harness(plan.length(), plan.parameters(folder))
              .run(CordonRoads.class, WORK.keySet().toArray(String[]::new));
      WORK.forEach((method, what) -> {
        Timing t = RoadsBench.timing(ms, method);
        rows.accept(new Row(name + ": " + what, t.medianMs(), t.p99Ms(), "ms", null, null));
        point(what, turns, t.medianMs());
      });
    } finally {
      RoadsBench.delete(folder);
    }
  }

  private void point(String what, int turns, double ms) {
    points.computeIfAbsent(what, w -> new ArrayList<>()).add(new double[] {turns, ms});
  }

  /** Also here no time is printed before plain Dijkstra agrees. */
  private void agree(Roads roads) {
    Work work = new Work(roads, plan.seed(), plan.size());
    TurnNetwork network = new TurnNetwork(roads.city());
    PlainDijkstra dijkstra = new PlainDijkstra(roads.city(), network);
    List<Snap> units = work.units(100);
    int[] ours = new int[units.size()];
    int[] theirs = new int[units.size()];
    for (int i = 0; i < 3; i++) {
      Closures closures = i == 0 ? Closures.none() : work.closures(i);
      int[] arcs = closures.closedArcs(Work.PROFILE);
      roads.router().manyToOne(roads.metric(Work.PROFILE, closures), units, work.call(i), ours);
      dijkstra.manyToOne(network.weights(Work.PROFILE, arcs), units, work.call(i), theirs);
      for (int u = 0; u < ours.length; u++) {
        if (ours[u] != theirs[u]) {
          throw new IllegalStateException(
              "plain Dijkstra disagrees: " + theirs[u] + " ms, Cordon " + ours[u] + " ms");
        }
      }
    }
  }

  /** The slope of the straight line through the logarithms that least squares gives. */
  static double exponent(List<double[]> points) {
    double n = points.size();
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (double[] p : points) {
      double a = Math.log(p[0]);
      double b = Math.log(p[1]);
      x += a;
      y += b;
      xx += a * a;
      xy += a * b;
    }
    return (n * xy - x * y) / (n * xx - x * x);
  }
}
