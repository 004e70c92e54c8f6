package org.cordon.bench;

import com.graphhopper.storage.RoutingCHGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cordon.bench.Row.Anchor;
import org.cordon.bench.Row.Bar;
import org.cordon.bench.jmh.CordonRoads;
import org.cordon.bench.jmh.Harness;
import org.cordon.bench.jmh.Harness.Length;
import org.cordon.bench.jmh.Harness.Timing;
import org.cordon.bench.jmh.Imports;
import org.cordon.bench.jmh.RivalRoads;
import org.cordon.bench.jmh.RivalState;
import org.cordon.bench.rival.Agreement;
import org.cordon.bench.rival.Export;
import org.cordon.bench.rival.GraphHopperCity;
import org.cordon.bench.rival.GraphHopperEngine;
import org.cordon.bench.rival.OtherProgram;
import org.cordon.bench.rival.PlainDijkstra;
import org.cordon.bench.rival.TurnNetwork;
import org.cordon.bench.work.Meetings;
import org.cordon.bench.work.Work;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.route.Roads;
import org.jspecify.annotations.Nullable;

/**
 * One city: import and load, customization, closures and many-to-one, beside the same work by
 * others. Nothing is timed before all of them gave the same answers to the millisecond.
 */
final class RoadsBench {
  /** How thoroughly, from which seed, how many places. */
  record Plan(boolean quick, long seed, Length length, Work.Size size) {
    /** What a measured process is told. */
    Map<String, String> parameters(Path folder) {
      return Map.of("dir", folder.toString(), "seed", "" + seed, "size", size.toString());
    }
  }

  /** A program of another engine, and where exports are kept; either may be absent. */
  record Others(@Nullable String program, @Nullable Path export) {
    /** Nobody else. */
    static final Others NONE = new Others(null, null);
  }

  private final Plan plan;
  private final Consumer<Row> rows;
  private final Consumer<String> notes;
  private final Others others;
  private String graph = "";
  private boolean porto; // the graph that bars and figures of others speak of

  RoadsBench(Plan plan, Consumer<Row> rows, Consumer<String> notes, Others others) {
    this.plan = plan;
    this.rows = rows;
    this.notes = notes;
    this.others = others;
  }

  static Path folder() {
    try {
      return Files.createTempDirectory("cordon-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Timing timing(Map<String, Timing> all, String method) {
    Timing timing = all.get(method);
    if (timing == null) {
      throw new IllegalStateException("no measurement " + method + " in " + all.keySet());
    }
    return timing;
  }

  /** An extract, from import on. */
  void extract(String name, Path osm) {
    named(name);
    Path folder = folder();
    try {
      imports(osm, folder);
      questions(folder);
    } finally {
      delete(folder);
    }
  }

  /** A city that is there already. */
  void city(String name, City city) {
    named(name);
    Path folder = folder();
    try {
      CityFile.write(city, folder);
      questions(folder);
    } finally {
      delete(folder);
    }
  }

  private void named(String name) {
    graph = name;
    porto = name.equals("Porto");
  }

  private void add(String what, Timing t, @Nullable Bar bar, @Nullable Anchor anchor) {
    rows.accept(new Row(graph + ": " + what, t.medianMs(), t.p99Ms(), "ms", bar, anchor));
  }

  /** RoutingKit's time of this run, or on Porto its figure from elsewhere. */
  private @Nullable Anchor against(OtherProgram.@Nullable Timing here, double portoMs) {
    if (here != null) {
      return new Anchor(here.medianMs(), "RoutingKit, this run");
    }
    return porto ? new Anchor(portoMs, "RoutingKit (not run here; Porto, another machine)") : null;
  }

  private void other(String what, OtherProgram.@Nullable Timing t) {
    if (t != null) {
      String by = graph + ": " + what + ", by RoutingKit";
      rows.accept(new Row(by, t.medianMs(), t.p99Ms(), "ms", null, null));
    }
  }

  /** Runs the program of another engine where one is named, and keeps the export where asked. */
  private Map<String, OtherProgram.Timing> routingKit(Work work, TurnNetwork network, Path folder) {
    String program = others.program();
    Path export = others.export();
    if (program == null && export == null) {
      return Map.of();
    }
    Path to = (export == null ? folder.resolve("export") : export).resolve(graph.replace('/', '_'));
    Map<String, Long> expected = Export.write(work, network, to);
    notes.accept(graph + ": exported, sums to find " + expected);
    if (program == null) {
      return Map.of();
    }
    Map<String, OtherProgram.Timing> timings = OtherProgram.run(program, to, expected);
    notes.accept(graph + ": the sums of " + program.replaceAll(".*/", "") + " are equal too");
    return timings;
  }

  /** The search for meeting points against every unit at every corner. */
  private void meetings(Work work) {
    Meetings meetings = new Meetings(work, plan.seed(), 4);
    int most = 0;
    for (int i = 0; i < meetings.size(); i++) {
      if (!meetings.best(i).equals(meetings.bruteForce(i))) {
        throw new IllegalStateException(
            "meeting points " + meetings.best(i) + ", by brute force " + meetings.bruteForce(i));
      }
      most = Math.max(most, meetings.candidates(i));
    }
    notes.accept(graph + ": meeting points as by brute force, up to " + most + " corners a caller");
  }

  private @Nullable Bar known(double seattleMs, double portoMs) {
    return porto
        ? new Bar(portoMs, false)
        : graph.equals("Seattle") ? new Bar(seattleMs, false) : null;
  }

  private void imports(Path osm, Path folder) {
    Length once = new Length(plan.length().forks(), 0, plan.quick() ? 1 : 3, 1);
    Map<String, String> from = Map.of("osm", osm.toString(), "dir", folder.toString());
    Map<String, Timing> ms = new Harness(once, from).run(Imports.class, "cordon", "graphHopper");
    Timing other = timing(ms, "graphHopper");
    add(
        "import, all in",
        timing(ms, "cordon"),
        known(8_000, 12_000),
        new Anchor(other.medianMs(), "GraphHopper's import without hierarchy, this run"));
    add("import by GraphHopper, turn costs, no hierarchy", other, null, null);
    Length warm = plan.length();
    Timing load =
        timing(new Harness(warm, plan.parameters(folder)).run(CordonRoads.class, "load"), "load");
    Timing otherLoad =
        timing(new Harness(warm, from).run(Imports.class, "graphHopperLoad"), "graphHopperLoad");
    add(
        "load, ready to ask",
        load,
        known(100, 100),
        new Anchor(otherLoad.medianMs(), "GraphHopper's load, this run"));
  }

  /** Agreement first, then times. */
  private void questions(Path folder) {
    Roads roads = Roads.of(CityFile.open(folder));
    notes.accept(graph + ", seed " + plan.seed() + ": " + roads.describe());
    Work work = new Work(roads, plan.seed(), plan.size());
    Path kept = folder.resolve(RivalState.FOLDER);
    GraphHopperEngine other =
        new GraphHopperEngine(new GraphHopperCity(roads.city(), work.points(), kept));
    RoutingCHGraph[] hierarchy = new RoutingCHGraph[2];
    Samples preparation = once(() -> hierarchy[0] = other.prepare(null, true));
    TurnNetwork network = new TurnNetwork(roads.city());
    PlainDijkstra dijkstra = new PlainDijkstra(roads.city(), network);
    Agreement agreement = new Agreement(work, network, dijkstra, other);
    agreement.open(plan.quick() ? 1 : 4, hierarchy[0]);
    agreement.closed(plan.quick() ? 2 : 8);
    Samples again = null;
    if (!plan.quick()) {
      again = once(() -> hierarchy[1] = other.prepare(work.zone(0), false));
      agreement.prepared(0, hierarchy[1]);
    }
    meetings(work);
    notes.accept(
        graph
            + ": "
            + agreement.compared()
            + " times equal to the millisecond: Cordon, its oracle, plain Dijkstra, GraphHopper's"
            + " tree, routes and hierarchy");
    Map<String, OtherProgram.Timing> routingKit = routingKit(work, network, folder);
    times(folder, preparation, again, routingKit);
    new MemoryRows(graph, porto, rows).add(roads, work);
  }

  private static Samples once(Runnable work) {
    return Samples.of(
        0,
        1,
        round -> {
          work.run();
          return round;
        });
  }

  private void times(
      Path folder,
      Samples preparation,
      @Nullable Samples again,
      Map<String, OtherProgram.Timing> routingKit) {
    Harness harness = new Harness(plan.length(), plan.parameters(folder));
    Map<String, Timing> ours =
        harness.run(
            CordonRoads.class,
            "closure",
            "closureAllServices",
            "units100",
            "units500",
            "units500NewMetric",
            "units100ToNear",
            "units100ToEight",
            "oneToAll",
            "meet",
            "customization",
            "customizationTwoCores",
            "customizationForLongUse");
    Map<String, Timing> theirs =
        harness.run(
            RivalRoads.class,
            "tree",
            "routes",
            "hierarchy100",
            "hierarchy500",
            "dijkstraClosed",
            "dijkstra500");
    customization(ours, preparation, again, routingKit.get("customization"));
    closure(ours, theirs, routingKit.get("closure"));
    ready(ours, theirs, routingKit);
  }

  private void customization(
      Map<String, Timing> ours,
      Samples preparation,
      @Nullable Samples again,
      OtherProgram.@Nullable Timing routingKit) {
    Timing one = timing(ours, "customization");
    add("full customization, one profile", one, new Bar(60, false), against(routingKit, 108));
    Timing two = timing(ours, "customizationTwoCores");
    Anchor alone = new Anchor(one.medianMs(), "one core, this run");
    add("full customization, two cores", two, null, alone);
    Timing needed = timing(ours, "customizationForLongUse");
    add("full customization and what long use needs, one core", needed, null, null);
    other("full customization, one profile", routingKit);
    rows.accept(
        preparation.row(graph + ": GraphHopper's hierarchy, made once (single shot)", null, null));
    if (again != null) {
      rows.accept(
          again.row(
              graph + ": GraphHopper's hierarchy, made anew with six blocks closed (single shot)",
              null,
              null));
    }
  }

  private void closure(
      Map<String, Timing> ours,
      Map<String, Timing> theirs,
      OtherProgram.@Nullable Timing routingKit) {
    Timing one = timing(ours, "closure");
    Timing tree = timing(theirs, "tree");
    Timing routes = timing(theirs, "routes");
    String closed = "six blocks closed -> ETAs of 100 units";
    add(
        closed + ", 1 service",
        one,
        new Bar(3, true),
        new Anchor(tree.medianMs(), "GraphHopper's tree, this run"));
    add(closed + ", 3 services", timing(ours, "closureAllServices"), new Bar(8, true), null);
    other(closed + ", streets cut before, no copy", routingKit);
    add(closed + ", by plain Dijkstra", timing(theirs, "dijkstraClosed"), null, null);
    add(closed + ", by GraphHopper's tree", tree, null, null);
    add(closed + ", by GraphHopper, route by route", routes, null, null);
    times(closed + ": faster than GraphHopper's tree", tree, one, 30);
    times(closed + ": faster than GraphHopper's routes", routes, one, 300);
  }

  private void times(String what, Timing slow, Timing fast, double bar) {
    double ratio = slow.medianMs() / fast.medianMs();
    rows.accept(
        new Row(
            graph + ": " + what,
            ratio,
            slow.p99Ms() / fast.p99Ms(),
            "times",
            new Bar(bar, false),
            null));
  }

  private void ready(
      Map<String, Timing> ours,
      Map<String, Timing> theirs,
      Map<String, OtherProgram.Timing> routingKit) {
    String ready = " units -> 1 call, metric ready";
    Timing hundred = timing(theirs, "hierarchy100");
    add(
        100 + ready,
        timing(ours, "units100"),
        null,
        new Anchor(hundred.medianMs(), "GraphHopper's hierarchy, this run"));
    add(
        500 + ready,
        timing(ours, "units500"),
        new Bar(0.7, false),
        against(routingKit.get("units500"), 1.77));
    add(500 + ready + " but new", timing(ours, "units500NewMetric"), null, null);
    add("100 units -> 200 places near each other", timing(ours, "units100ToNear"), null, null);
    add("100 units -> 8 calls side by side", timing(ours, "units100ToEight"), null, null);
    other(100 + ready, routingKit.get("units100"));
    other(500 + ready, routingKit.get("units500"));
    add(100 + ready + ", by GraphHopper's hierarchy", hundred, null, null);
    add(500 + ready + ", by GraphHopper's hierarchy", timing(theirs, "hierarchy500"), null, null);
    add(500 + ready + ", by plain Dijkstra", timing(theirs, "dijkstra500"), null, null);
    add(
        "three best meeting points, 100 units, at most 200 corners, metric ready",
        timing(ours, "meet"),
        new Bar(1, false),
        null);
    add("one place to everywhere, metric ready", timing(ours, "oneToAll"), null, null);
  }
}
