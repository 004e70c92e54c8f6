package org.cordon.brief.claim;

import java.nio.file.Path;
import java.util.List;
import org.cordon.calls.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of calls, in words that can be computed.
 *
 * @param file where it is written
 * @param said the words, by whom and where found
 * @param couldMean other metrics that the words as spoken fit just as well
 * @param shareOf for {@link Metric#SHARE}, which of the calls are meant
 * @param baseline what the window is compared with, or null
 * @param statement id of the statement on record that it tests, or ""
 * @param ofRecord whether it is about the calls of the record at hand, not of files
 * @param error what is wrong at most so often, such as 0.05
 */
public record Claim(
    Path file,
    Said said,
    Metric metric,
    List<Metric> couldMean,
    Population population,
    List<TextRule> shareOf,
    Timing timing,
    Period window,
    @Nullable Period baseline,
    Bound bound,
    String statement,
    boolean ofRecord,
    double error) {
  public Claim {
    couldMean = List.copyOf(couldMean);
    shareOf = List.copyOf(shareOf);
  }

  /** The same claim, held against the calls of the record at hand. */
  public Claim heldAgainstRecord() {
    return with(file, window, true);
  }

  /** The same claim, its file named as others would type it. */
  public Claim shownAs(Path shown) {
    return with(shown, window, ofRecord);
  }

  /** The same claim of a window that ends earlier. */
  Claim until(long untilMs) {
    Period shorter = new Period(window.fromMs(), untilMs, window.weekdays(), window.zone());
    return with(file, shorter, ofRecord);
  }

  private Claim with(Path from, Period within, boolean againstRecord) {
    return new Claim(
        from,
        said,
        metric,
        couldMean,
        population,
        shareOf,
        timing,
        within,
        baseline,
        bound,
        statement,
        againstRecord,
        error);
  }

  /**
   * The words of a claim.
   *
   * @param settledBy which data would settle it, in words; empty if not said
   */
  public record Said(String claim, String by, String source, String settledBy) {}

  /** What times are summed up by, and between which moments they run. */
  public record Timing(Statistic statistic, Clock clock) {}
}
