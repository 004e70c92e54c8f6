package org.cordon.study.result;

import java.util.List;

/**
 * The waiting queue over time: how many calls were received, not ended, and had nobody on the way
 * or with them, at the start of each bucket.
 *
 * @param fromMs start of the first bucket, UTC, ms since 1970
 * @param bucketMs length of a bucket
 * @param waiting one count a bucket; every run of a study has the same buckets
 */
public record WaitingSeries(long fromMs, long bucketMs, List<Integer> waiting) {
  public WaitingSeries {
    waiting = List.copyOf(waiting);
    if (bucketMs < 1) {
      throw new IllegalArgumentException("a bucket lasts " + bucketMs + " ms; it must be above 0.");
    }
  }
}
