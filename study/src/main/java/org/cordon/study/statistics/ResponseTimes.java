package org.cordon.study.statistics;

import java.util.Arrays;

/**
 * Response times of all calls of one group, those never reached included as infinitely late.
 *
 * <p>Leaving unreached calls out would make a closure that reaches nobody look fast.
 */
final class ResponseTimes {
  private final long[] reachedMs;
  private final long unreached;

  /** Takes the times of the calls reached, in any order, and the count of those that were not. */
  ResponseTimes(long[] reachedMs, long unreached) {
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

  /** All calls of several groups. */
  static ResponseTimes pooled(ResponseTimes[] groups) {
    int reached = 0;
    long unreached = 0;
    for (ResponseTimes g : groups) {
      reached += g.reachedMs.length;
      unreached += g.unreached;
    }
    long[] all = new long[reached];
    int at = 0;
    for (ResponseTimes g : groups) {
      System.arraycopy(g.reachedMs, 0, all, at, g.reachedMs.length);
      at += g.reachedMs.length;
    }
    return new ResponseTimes(all, unreached);
  }

  /** All calls, reached or not. */
  long calls() {
    return reachedMs.length + unreached;
  }

  /** Calls never reached. */
  long unreached() {
    return unreached;
  }

  /** How many calls were reached no later than the limit; an infinite limit counts every call. */
  long within(double limitMs) {
    if (limitMs == Double.POSITIVE_INFINITY) {
      return calls();
    }
    int low = 0;
    int high = reachedMs.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (reachedMs[middle] <= limitMs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The time of the call of this rank, from 1, infinite if it was not reached. */
  double rankedMs(long rank) {
    if (rank < 1 || rank > calls()) {
      throw new IllegalArgumentException("Rank " + rank + " of " + calls() + " calls.");
    }
    return rank > reachedMs.length ? Double.POSITIVE_INFINITY : reachedMs[(int) rank - 1];
  }

  /**
   * The least time by which at least this many percent of all calls were reached (nearest rank);
   * infinite if too few ever were.
   */
  double percentileMs(int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("The percentile is " + percent + "; it must be 1 to 100.");
    }
    return rankedMs((calls() * percent + 99) / 100);
  }

  /** The sum of all times, each cut at the horizon, which is also what an unreached call adds. */
  double sumToHorizonMs(long horizonMs) {
    double sum = 0;
    for (long ms : reachedMs) {
      sum += Math.min(ms, horizonMs);
    }
    return sum + (double) unreached * horizonMs;
  }
}
