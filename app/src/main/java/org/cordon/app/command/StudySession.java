package org.cordon.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.cordon.dispatch.engine.Journal;
import org.cordon.roads.Refusal;
import org.cordon.study.report.IndexHtml;
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
  private static final int LONGEST_NAME = "situation.html".length();

  private final Console console;
  private final StudyOptionsMixin options;

  StudySession(Console console, StudyOptionsMixin options) {
    this.console = console;
    this.options = options;
  }

  /** Runs a scenario into a folder; returns the exit code. */
  int run(Path scenario, Path out) {
    return run(scenario, out, new Beside(Journal.NONE, List::of, new TreeMap<>()));
  }

  /** Runs a scenario into a folder, and keeps one run of it on a record. */
  int run(Path scenario, Path out, KeptRun kept) {
    try (StudyRecord record = StudyRecord.of(seed(scenario), kept.address())) {
      Beside beside =
          new Beside(record.journal(), () -> kept.end(record, out, console), kept.look());
      int exit = run(scenario, out, beside);
      if (exit == 0) {
        kept.tell(out, console);
      }
      return exit;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is made beside the study's own files.
   *
   * @param journal told of the run that is kept
   * @param end puts it into the folder
   * @param look files to look at, and what they are
   */
  private record Beside(
      Journal journal, Supplier<List<IndexHtml.Listed>> end, SortedMap<String, String> look) {}

  private long seed(Path scenario) {
    Long seed = options.seed;
    return seed == null ? ScenarioReader.read(scenario).study().seed() : seed;
  }

  private int run(Path scenario, Path out, Beside beside) {
    checkCounts();
    checkWritable(out);
    StudyWarnings.say(console, scenario);
    String nothingLeft = "nothing was left half-written in " + out;
    try (CtrlC ctrlC = new CtrlC(console, nothingLeft);
        Progress progress = console.progress("reading " + scenario)) {
      StudyResult result;
      try {
        result = StudyRunner.run(scenario, studyOptions(out, ctrlC, progress, beside));
      } catch (Refusal r) {
        if (ctrlC.pressed()) {
          return CtrlC.EXIT_CODE;
        }
        throw r;
      }
      progress.done();
      answer(result, out, beside.look);
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

  private StudyOptions studyOptions(Path out, CtrlC ctrlC, Progress progress, Beside beside) {
    Integer threads = options.threads;
    return new StudyOptions(
        options.seed,
        options.runs,
        threads == null ? Runtime.getRuntime().availableProcessors() : threads,
        out,
        null,
        (done, total, what) -> progress.step(done, total, what),
        ctrlC::pressed,
        beside.journal,
        beside.end);
  }

  private void answer(StudyResult result, Path out, SortedMap<String, String> look) {
    StudyFigures figures = StudyFigures.of(result);
    if (options.json) {
      console.say(ResultJson.write(result, figures).strip());
      return;
    }
    console.say(TerminalTable.write(result, figures).stripTrailing());
    console.say("");
    console.say("Look next at");
    look(out, "index.html", "the way in");
    look(out, "report.html", "the report: map, table, plots, limits");
    look.forEach((name, what) -> look(out, name, what));
    look(out, "result.json", "every figure");
    look(out, "events.jsonl", "every entry of one run; fold it with:");
    console.say("  cordon replay " + out.resolve("events.jsonl"));
  }

  private void look(Path out, String name, String what) {
    Path file = out.resolve(name);
    String aligned = " ".repeat(Math.max(1, LONGEST_NAME + 1 - name.length()));
    console.say("  " + file + aligned + what);
  }
}
