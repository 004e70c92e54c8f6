package org.cordon.brief.claim;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cordon.calls.reader.ScanTally;

/**
 * What became of a claim.
 *
 * @param reason why this verdict, in a sentence
 * @param readings the claim as stated first, then the others; empty where nothing was read
 * @param readingError what each interval of the table misses at most so often
 * @param cautions what to say aloud beside the figures
 * @param settles what would settle it; empty where it is settled
 */
public record Answer(
    Claim claim,
    Verdict verdict,
    String reason,
    List<Reading> readings,
    double readingError,
    Read read,
    List<String> cautions,
    List<String> settles) {
  public Answer {
    readings = List.copyOf(readings);
    cautions = List.copyOf(cautions);
    settles = List.copyOf(settles);
  }

  /** What to type once the data are there that would settle it. */
  public String command() {
    return Judgement.command(claim);
  }

  /** Where calls come from, which an answer says aloud. */
  public enum Source {
    /** Nothing was read. */
    NONE,
    /** Files of calls. */
    FILES,
    /** What Cordon recorded. */
    RECORD,
    /** What Cordon recorded of a simulated run. */
    SIMULATED_RECORD
  }

  /**
   * What was read for it.
   *
   * @param inPeriods calls of the files within any of the periods
   * @param inPopulation those of them that the claim is about
   * @param leftOut calls that are in no figure all the same, by reason
   * @param source where the calls come from
   */
  public record Read(
      List<ScanTally> files,
      long inPeriods,
      long inPopulation,
      SortedMap<String, Long> leftOut,
      Source source) {
    public Read {
      files = List.copyOf(files);
      leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }
  }
}
