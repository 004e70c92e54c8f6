package org.cordon.study.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.cordon.dispatch.engine.Journal;
import org.cordon.study.report.IndexHtml;
import org.jspecify.annotations.Nullable;

/**
 * How a study is run.
 *
 * @param seed instead of the scenario's, or null
 * @param runs instead of the scenario's, or null
 * @param threads at least 1; changes how long it takes and nothing else
 * @param out folder for the results, made if it is not there
 * @param eventsCase name of the case whose run 0 is written to {@code events.jsonl}, or null for
 *     the headline case
 * @param progress told after every run of a case
 * @param cancelled asked now and then; once true the study ends with a refusal and writes nothing
 * @param journal told what {@code events.jsonl} is told, command by command, from another thread
 * @param beside asked once the runs are done and before the study's own files are written: puts
 *     what was made of the journal's run beside them, and returns what the index lists of it
 */
public record StudyOptions(
    @Nullable Long seed,
    @Nullable Integer runs,
    int threads,
    Path out,
    @Nullable String eventsCase,
    Progress progress,
    BooleanSupplier cancelled,
    Journal journal,
    Supplier<List<IndexHtml.Listed>> beside) {
  /** Hears how far a study is; called from one thread at a time. */
  @FunctionalInterface
  public interface Progress {
    /** Tells nobody. */
    Progress NONE = (done, total, what) -> {};

    /** So many of all runs are done, the last being {@code what}. */
    void ran(int done, int total, String what);
  }

  public StudyOptions {
    if (threads < 1 || (runs != null && runs < 1)) {
      throw new IllegalArgumentException("threads " + threads + ", runs " + runs + "; 1 or more");
    }
  }

  /** Told to no journal. */
  public StudyOptions(
      @Nullable Long seed,
      @Nullable Integer runs,
      int threads,
      Path out,
      @Nullable String eventsCase,
      Progress progress,
      BooleanSupplier cancelled) {
    this(seed, runs, threads, out, eventsCase, progress, cancelled, Journal.NONE, List::of);
  }

  /** The scenario's own seed and runs, into a folder. */
  public static StudyOptions into(Path out, int threads) {
    return new StudyOptions(null, null, threads, out, null, Progress.NONE, () -> false);
  }
}
