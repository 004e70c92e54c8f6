package org.cordon.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordon.dispatch.engine.Journal;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.Stores;
import org.cordon.record.witness.Cosigning;
import org.cordon.roads.Refusal;
import org.cordon.study.report.ResultJson;
import org.cordon.study.report.TerminalTable;
import org.cordon.study.result.StudyResult;
import org.cordon.study.run.StudyOptions;
import org.cordon.study.run.StudyRunner;
import org.cordon.study.scenario.yaml.ScenarioReader;
import org.cordon.study.statistics.StudyFigures;
import org.jspecify.annotations.Nullable;

/** Runs a study for a command: progress, Ctrl-C, the table, and where to look next. */
final class StudySession {
  private final Console console;
  private final StudyOptionsMixin options;

  StudySession(Console console, StudyOptionsMixin options) {
    this.console = console;
    this.options = options;
  }

  /** Runs a scenario into a folder, and one run of it onto a record; returns the exit code. */
  int run(Path scenario, Path out, @Nullable String record) {
    return run(scenario, out, record, List.of());
  }

  /** As above, with witnesses, each URL,KEYFILE, that are asked for the end of the record. */
  int run(Path scenario, Path out, @Nullable String record, List<String> witnesses) {
    if (record == null && !witnesses.isEmpty()) {
      throw new Refusal(
          "no-record", "no record to be cosigned", "--witness", "Give --record R.sqlite as well.");
    }
    try {
      return kept(scenario, out, record, WitnessOption.all(witnesses));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int kept(Path scenario, Path out, @Nullable String record, List<Cosigning.Asked> asked)
      throws IOException {
    try (StudyRecord kept = record == null ? null : StudyRecord.of(seed(scenario), record)) {
      int exit = run(scenario, out, kept, record);
      if (kept != null && record != null && exit == 0) {
        kept.end(asked).forEach(e -> console.note("not cosigned: " + e.getMessage()));
        tell(record, kept.place(record, out));
      }
      return exit;
    }
  }

  private long seed(Path scenario) {
    Long seed = options.seed;
    return seed == null ? ScenarioReader.read(scenario).study().seed() : seed;
  }

  private void tell(String record, Path pub) {
    String shown = Stores.shown(record);
    boolean server = PostgresAddress.is(record);
    String quoted = server ? "'" + shown + "'" : shown;
    Path key = server ? pub : Path.of(record).resolveSibling(pub.getFileName());
    console.note("the same run as a record is in " + shown + "; check it with:");
    console.note("  cordon record verify --record " + quoted + " --key " + key);
    console.note(
        "its keys are made from the seed, so that equal runs are equal: they prove nothing");
  }

  private int run(Path scenario, Path out, @Nullable StudyRecord kept, @Nullable String record) {
    checkCounts();
    checkWritable(out);
    StudyWarnings.say(console, scenario);
    String nothingLeft = "nothing was left half-written in " + out;
    try (CtrlC ctrlC = new CtrlC(console, nothingLeft);
        Progress progress = console.progress("reading " + scenario)) {
      StudyResult result;
      try {
        result = StudyRunner.run(scenario, studyOptions(out, ctrlC, progress, kept, record));
      } catch (Refusal r) {
        if (ctrlC.pressed()) {
          return CtrlC.EXIT_CODE;
        }
        throw r;
      }
      progress.done();
      answer(result, out);
      console.note("done in " + progress.seconds());
      return 0;
    }
  }

  private void checkCounts() {
    atLeastOne(options.runs, "--runs");
    atLeastOne(options.threads, "--threads");
  }

  /** Better now than after minutes of work. */
  private static void checkWritable(Path out) {
    Path there = out.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
      throw new Refusal(
          "folder-not-writable",
          "no folder that can be written",
          String.valueOf(there),
          "Name another folder with --out DIR.");
    }
  }

  private static void atLeastOne(@Nullable Integer count, String option) {
    if (count != null && count < 1) {
      throw new Refusal("count-below-one", count.toString(), option, "Give 1 or more.");
    }
  }

  private StudyOptions studyOptions(
      Path out,
      CtrlC ctrlC,
      Progress progress,
      @Nullable StudyRecord kept,
      @Nullable String record) {
    Integer threads = options.threads;
    return new StudyOptions(
        options.seed,
        options.runs,
        threads == null ? Runtime.getRuntime().availableProcessors() : threads,
        out,
        null,
        (done, total, what) -> progress.step(done, total, what),
        ctrlC::pressed,
        kept == null ? Journal.NONE : kept.journal(),
        beside(out, record));
  }

  /** Name of the record when it lies in the folder of the results, else null. */
  private static @Nullable String beside(Path out, @Nullable String record) {
    if (record == null || PostgresAddress.is(record)) {
      return null;
    }
    Path file = Path.of(record).toAbsolutePath().normalize();
    boolean here = out.toAbsolutePath().normalize().equals(file.getParent());
    return here && record.endsWith(".sqlite") ? String.valueOf(file.getFileName()) : null;
  }

  private void answer(StudyResult result, Path out) {
    StudyFigures figures = StudyFigures.of(result);
    if (options.json) {
      console.say(ResultJson.write(result, figures).strip());
      return;
    }
    console.say(TerminalTable.write(result, figures).stripTrailing());
    console.say("");
    console.say("Look next at");
    console.say("  " + out.resolve("index.html") + "   the way in");
    console.say("  " + out.resolve("report.html") + "  the report: map, table, plots, limits");
    console.say("  " + out.resolve("result.json") + "  every figure");
    console.say("  " + out.resolve("events.jsonl") + " every entry of one run; fold it with:");
    console.say("  cordon replay " + out.resolve("events.jsonl"));
  }
}
