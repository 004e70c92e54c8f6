package org.cordon.study.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How far predicted times are from recorded ones.
 *
 * @param runs how many
 * @param medianMs median of predicted minus recorded: below zero when it promises too much
 * @param medianAbsoluteMs median of the error whatever its sign
 * @param p90AbsoluteMs its 90th percentile
 * @param shareClose share of runs within 30 % of the recorded time or within 60 s
 */
public record Errors(
    int runs, long medianMs, long medianAbsoluteMs, long p90AbsoluteMs, double shareClose) {
  private static final long CLOSE_MS = 60_000;
  private static final int RESAMPLES = 1000;
  private static final long SEED = 20_170_101;

  /** One run that was predicted. */
  record Pair(long predictedMs, long recordedMs) {
    long errorMs() {
      return predictedMs - recordedMs;
    }

    boolean close() {
      long off = Math.abs(errorMs());
      return off <= CLOSE_MS || 10 * off <= 3 * recordedMs;
    }
  }

  /** An interval that holds the truth in 95 of 100. */
  public record Interval(long lowMs, long highMs) {}

  static Errors of(List<Pair> pairs) {
    long[] errors = pairs.stream().mapToLong(Pair::errorMs).sorted().toArray();
    long[] absolute = Arrays.stream(errors).map(Math::abs).sorted().toArray();
    long close = pairs.stream().filter(Pair::close).count();
    return new Errors(
        pairs.size(),
        at(errors, 50),
        at(absolute, 50),
        at(absolute, 90),
        pairs.isEmpty() ? 0 : (double) close / pairs.size());
  }

  /** The lowest value that so many percent do not exceed. */
  private static long at(long[] sorted, int percent) {
    return sorted.length == 0
        ? 0
        : sorted[Math.max(0, Math.ceilDiv(sorted.length * percent, 100) - 1)];
  }

  /**
   * How much the median absolute error moves, by resampling runs with a fixed seed; the same runs
   * are drawn on both sides. It covers chance among these runs, not other weeks.
   */
  static Interval change(List<Pair> before, List<Pair> after) {
    if (before.size() != after.size()) {
      throw new IllegalArgumentException("the same runs on both sides");
    }
    if (before.isEmpty()) {
      return new Interval(0, 0);
    }
    SplittableRandom random = new SplittableRandom(SEED);
    long[] changes = new long[RESAMPLES];
    long[] a = new long[before.size()];
    long[] b = new long[before.size()];
    for (int r = 0; r < RESAMPLES; r++) {
      for (int i = 0; i < a.length; i++) {
        int drawn = random.nextInt(a.length);
        a[i] = Math.abs(before.get(drawn).errorMs());
        b[i] = Math.abs(after.get(drawn).errorMs());
      }
      Arrays.sort(a);
      Arrays.sort(b);
      changes[r] = at(b, 50) - at(a, 50);
    }
    Arrays.sort(changes);
    return new Interval(changes[RESAMPLES / 40], changes[RESAMPLES - 1 - RESAMPLES / 40]);
  }
}
