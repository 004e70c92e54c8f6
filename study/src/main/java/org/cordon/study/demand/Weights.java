package org.cordon.study.demand;

import java.util.Arrays;
import java.util.List;

/** Chances given by whole-number weights, as their running sums. */
final class Weights {
  private final long[] ends;

  Weights(List<Long> weights) {
    ends = new long[weights.size()];
    long sum = 0;
    for (int i = 0; i < ends.length; i++) {
      sum = Math.addExact(sum, weights.get(i));
      ends[i] = sum;
    }
  }

  long total() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  /** Which weight a value from 0 to below the total falls into. */
  int index(long value) {
    return index(ends, value);
  }

  /** The first of ascending ends that lies above a value. */
  static int index(long[] ends, long value) {
    // Of equal ends (a weight of 0) binary search may find any; the one above the value is unique.
    int low = 0;
    int high = ends.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] > value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  @Override
  public String toString() {
    return Arrays.toString(ends);
  }
}
