package org.cordon.study;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Response times of all calls of one group, those never reached included as infinitely late.
 *
 * <p>Leaving unreached calls out would make a closure that reaches nobody look fast.
 */
public final class ResponseTimes {
  private final long[] reachedMs;
  private final int unreached;

  /** Takes the times of the calls reached, in any order, and the count of those that were not. */
  public ResponseTimes(long[] reachedMs, int unreached) {
    if (unreached < 0) {
      throw new IllegalArgumentException("The unreached count is " + unreached + ", below 0.");
    }
    this.reachedMs = reachedMs.clone();
    Arrays.sort(this.reachedMs);
    if (this.reachedMs.length > 0 && this.reachedMs[0] < 0) {
      throw new IllegalArgumentException("A response time is " + this.reachedMs[0] + " ms.");
    }
    this.unreached = unreached;
  }

  /** All calls, reached or not. */
  public long calls() {
    return (long) reachedMs.length + unreached;
  }

  /** How many calls were reached no later than the goal. */
  public long within(long goalMs) {
    long count = 0;
    for (long ms : reachedMs) {
      if (ms <= goalMs) {
        count++;
      }
    }
    return count;
  }

  /**
   * The least time by which at least this many percent of all calls were reached (nearest rank);
   * empty if there were no calls, or too few of them were ever reached.
   */
  public OptionalLong percentileMs(int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("The percentile is " + percent + "; it must be 1 to 100.");
    }
    long rank = (calls() * percent + 99) / 100;
    return rank == 0 || rank > reachedMs.length
        ? OptionalLong.empty()
        : OptionalLong.of(reachedMs[(int) rank - 1]);
  }
}
