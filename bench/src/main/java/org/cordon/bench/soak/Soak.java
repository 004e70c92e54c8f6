package org.cordon.bench.soak;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.cordon.roads.Refusal;
import org.cordon.roads.osm.OsmImport;
import org.cordon.roads.route.Roads;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench soak}: random closures for an hour, and not one time that differs. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = "Draws and lifts random closures and compares every time with plain Dijkstra.",
    footer = {
      "",
      "Exit code 1 when a time differs; the case is printed with its seed, ready to paste.",
      "",
      "Example:",
      "  cordon bench soak --minutes 60 --seed 7 --osm porto.osm.pbf"
    })
public final class Soak implements Callable<Integer> {
  private static final long MINUTE_NS = 60_000_000_000L;

  private final PrintWriter out;
  private final Supplier<Path> extract;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long: ${DEFAULT-VALUE} without.")
  private int minutes = 60;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Stop after so many closures, to come back to a step that was printed.")
  private long steps = Long.MAX_VALUE;

  @Option(names = "--seed", paramLabel = "N", description = "What is closed, and who drives.")
  private long seed = 1;

  @Option(
      names = "--osm",
      paramLabel = "FILE.osm.pbf",
      description = "The streets: without it the Seattle extract in $CORDON_DATA.")
  private @Nullable Path osm;

  /** The command. */
  public Soak(PrintWriter out, Supplier<Path> extract) {
    this.out = out;
    this.extract = extract;
  }

  @Override
  public Integer call() {
    if (minutes < 1 || steps < 1) {
      throw new Refusal(
          "number-out-of-range",
          minutes < 1 ? Integer.toString(minutes) : Long.toString(steps),
          minutes < 1 ? "--minutes" : "--steps",
          "Give at least 1: what compares nothing shows nothing.");
    }
    Path file = osm == null ? extract.get() : osm;
    if (!Files.isRegularFile(file)) {
      out.println("SKIPPED: no file " + file + " (--osm FILE, or set CORDON_DATA)");
      return 3;
    }
    Roads roads = Roads.of(Roads.prepare(OsmImport.read(file).city()));
    out.println(file.getFileName() + ": " + roads.describe() + "; seed " + seed);
    return run(new SoakRun(roads, seed));
  }

  private int run(SoakRun run) {
    long start = System.nanoTime();
    long nextMinute = 1;
    try {
      while (run.steps() < steps && System.nanoTime() - start < minutes * MINUTE_NS) {
        run.step();
        if (System.nanoTime() - start >= nextMinute * MINUTE_NS) {
          say(nextMinute++ + " min", run);
        }
      }
    } catch (Difference d) {
      out.println("DIFFERENT " + d.getMessage());
      out.println("again: cordon bench soak --seed " + seed + " --steps " + run.steps());
      return 1;
    }
    say("done", run);
    out.println("no time differs from Dijkstra");
    return 0;
  }

  private void say(String when, SoakRun run) {
    Runtime memory = Runtime.getRuntime();
    out.printf(
        "%s: %,d closures tried, %,d times compared, %,d MB in use%n",
        when, run.steps(), run.compared(), (memory.totalMemory() - memory.freeMemory()) >> 20);
    out.flush();
  }
}
