package org.cordon.study.replay;

import java.util.Arrays;

/** Median and 90th percentile of so many values, nearest rank; 0 when there are none. */
public record Quantiles(int count, long median, long p90) {
  static Quantiles of(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Quantiles(sorted.length, at(sorted, 50), at(sorted, 90));
  }

  private static long at(long[] sorted, int percent) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (sorted.length * percent + 99) / 100;
    return sorted[Math.max(rank, 1) - 1];
  }
}
