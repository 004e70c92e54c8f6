package org.cordon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cordon.bench.Row.Bar;
import org.cordon.record.log.LogReader;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityFile;
import org.jspecify.annotations.Nullable;

/**
 * The live desk under more calls than a centre ever had: the program in a process of its own, on a
 * durable record, asked over HTTP from this one by dispatchers and followed by consoles.
 */
final class DeskBench {
  private static final int BAR_MS = 50;
  private static final int SHOWN_BAR_MS = 1_000;
  private static final int FIRST_PAGE_BAR_MS = 2_000;
  private static final int MEMORY_BAR_MIB = 1_024;
  private static final int STARTS = 5;
  private static final Pattern UNIT =
      Pattern.compile(" {2}- \\{id: \"?([A-Z0-9]+)\"?, (service: [a-z]+, capabilities: .*)");

  /**
   * How much of it.
   *
   * @param warmUpS before anything is timed
   */
  record Size(int units, int consoles, int callsPerS, int seconds, int warmUpS) {
    static final Size FULL = new Size(500, 200, 100, 300, 15);
    static final Size QUICK = new Size(500, 200, 100, 30, 10);
    static final Size TEST = new Size(40, 3, 10, 2, 0);
  }

  /**
   * Where things are.
   *
   * @param program what starts Cordon, before its own arguments
   * @param scenario the folder of the scenario whose units are multiplied
   * @param city streets to put it on, or null for the scenario's own
   */
  record Ground(List<String> program, Path scenario, @Nullable City city) {}

  private final Size size;
  private final long seed;
  private final Consumer<Row> rows;
  private final Consumer<String> notes;

  DeskBench(Size size, long seed, Consumer<Row> rows, Consumer<String> notes) {
    this.size = size;
    this.seed = seed;
    this.rows = rows;
    this.notes = notes;
  }

  void run(Ground ground) {
    try {
      Path folder = Files.createTempDirectory("cordon-bench-desk");
      try {
        firstPage(ground, folder);
        underLoad(ground, folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void firstPage(Ground ground, Path folder) {
    Path scenario = ground.scenario.resolve("scenario.yaml");
    double[] ms =
        Stream.iterate(0, i -> i + 1)
            .limit(STARTS)
            .mapToDouble(i ->
                DeskProcess.firstPageMs(
                    ground.program, scenario, folder.resolve("start-" + i + ".sqlite")))
            .sorted()
            .toArray();
    rows.accept(row("first page after the command's start", ms, new Bar(FIRST_PAGE_BAR_MS, false)));
  }

  private void underLoad(Ground ground, Path folder) throws IOException, InterruptedException {
    Path scenario = scenario(ground, folder);
    Path record = folder.resolve("record.sqlite");
    String load =
        String.format(
            Locale.ROOT,
            ", %d calls/s for %d s, %d units, %d consoles",
            size.callsPerS,
            size.seconds,
            size.units,
            size.consoles);
    DeskLoad calls;
    try (DeskProcess desk = DeskProcess.start(ground.program, scenario, record);
        DeskConsoles consoles = new DeskConsoles(desk)) {
      consoles.connect(size.consoles);
      calls = new DeskLoad(desk, size.callsPerS, seed);
      int first = size.callsPerS * size.warmUpS;
      calls.run(0, first);
      calls.forgetTimes();
      calls.run(first, size.callsPerS * size.seconds);
      tell(calls, consoles, desk.residentMib(), load);
    }
    compare(calls.acknowledged(), record);
  }

  private void tell(DeskLoad calls, DeskConsoles consoles, @Nullable Double mib, String load) {
    rows.accept(
        row("call typed to recommendation" + load, calls.recommendedMs(), new Bar(BAR_MS, true)));
    rows.accept(row("command to durable answer" + load, calls.commandMs(), null));
    rows.accept(
        row("entry recorded to console" + load, consoles.delaysMs(), new Bar(SHOWN_BAR_MS, true)));
    if (mib != null) {
      rows.accept(
          new Row(
              "resident memory at most" + load,
              mib,
              mib,
              "MiB",
              new Bar(MEMORY_BAR_MIB, true),
              null));
    }
    if (consoles.gaps() > 0) {
      throw new IllegalStateException(consoles.gaps() + " entries were left out on consoles");
    }
    notes.accept(
        "desk: answered "
            + calls.answers()
            + "; "
            + consoles.entries()
            + " entries came to consoles, none left out, and they read the state "
            + consoles.states()
            + " times");
  }

  /** Every acknowledged command's key is on the record once, and no other. */
  private void compare(SortedSet<String> acknowledged, Path record) {
    long done = 0;
    SortedSet<String> opened = new TreeSet<>();
    try (LogStore store = SqliteStore.read(record)) {
      LogReader log = new LogReader(store);
      for (long from = 0; from < log.size(); from += 1_000) {
        for (byte[] entry : log.entries(from, Math.min(log.size(), from + 1_000))) {
          var json = DeskProcess.JSON.readTree(entry);
          if (json.path("kind").asString().equals("incident-opened")
              && !opened.add(json.path("data").path("incident").asString())) {
            throw new IllegalStateException("opened twice: " + json);
          }
          if (json.path("kind").asString().equals("log-commands")) {
            done += json.path("data").path("done").asString().split(",", -1).length;
          }
        }
      }
    }
    long taken = acknowledged.stream().filter(key -> key.endsWith("-taken")).count();
    if (taken != opened.size() || done != acknowledged.size()) {
      throw new IllegalStateException(
          "lost: acknowledged "
              + taken
              + " calls and "
              + acknowledged.size()
              + " commands; on the record are "
              + opened.size()
              + " and "
              + done);
    }
    notes.accept(
        "desk: all "
            + done
            + " acknowledged commands, "
            + taken
            + " calls among them, are on the"
            + " record, each once");
  }

  /** The scenario with its units again and again, until there are enough. */
  private Path scenario(Ground ground, Path folder) throws IOException {
    Path copy = Files.createDirectory(folder.resolve("scenario"));
    try (Stream<Path> files = Files.list(ground.scenario)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(String.valueOf(file.getFileName())));
      }
    }
    Path yaml = copy.resolve("scenario.yaml");
    List<String> lines = new ArrayList<>(Files.readAllLines(yaml));
    lines.addAll(lastUnit(lines) + 1, more(lines));
    City city = ground.city;
    if (city != null) {
      CityFile.write(city, copy.resolve("city"));
      lines.replaceAll(line -> line.startsWith("city: ") ? "city: city" : line);
    }
    Files.write(yaml, lines);
    return yaml;
  }

  private static int lastUnit(List<String> lines) {
    return IntStream.range(0, lines.size())
        .filter(i -> UNIT.matcher(lines.get(i)).matches())
        .max()
        .orElseThrow();
  }

  private List<String> more(List<String> lines) {
    List<Matcher> units = lines.stream().map(UNIT::matcher).filter(Matcher::matches).toList();
    List<String> more = new ArrayList<>();
    for (int n = units.size(); n < size.units; n++) {
      Matcher unit = units.get(n % units.size());
      String rest = unit.group(2).replaceFirst("crew: ([a-z0-9-]+)", "crew: $1-" + n);
      more.add("  - {id: \"" + unit.group(1) + "-" + n + "\", " + rest);
    }
    return more;
  }

  private static Row row(String what, double[] sortedMs, @Nullable Bar bar) {
    return new Row(what, at(sortedMs, 0.5), at(sortedMs, 0.99), "ms", bar, null);
  }

  private static double at(double[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
