package org.cordon.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Times of the same work, done again and again after a warm-up. */
final class Samples {
  /** A piece of work; what it returns is kept, so that no compiler leaves it out. */
  @FunctionalInterface
  interface Work {
    long run(int round);
  }

  private final double[] sortedMs;
  private final long checksum;

  private Samples(double[] sortedMs, long checksum) {
    this.sortedMs = sortedMs;
    this.checksum = checksum;
  }

  /** The sum of what the rounds returned: equal for equal work. */
  long checksum() {
    return checksum;
  }

  /** Does the work {@code warmUp} times unmeasured, then {@code rounds} times measured. */
  static Samples of(int warmUp, int rounds, Work work) {
    long sum = 0;
    for (int i = 0; i < warmUp; i++) {
      sum += work.run(i);
    }
    double[] ms = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      sum += work.run(warmUp + i);
      ms[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(ms);
    return new Samples(ms, sum);
  }

  /** The time at a share of the samples, the nearest rank, ms. */
  double at(double share) {
    int rank = (int) Math.ceil(share * sortedMs.length);
    return sortedMs[Math.max(0, rank - 1)];
  }

  /** A row of times in ms. */
  Row row(String what, Row.@Nullable Bar bar, Row.@Nullable Anchor anchor) {
    return new Row(what, at(0.5), at(0.99), "ms", bar, anchor);
  }

  /** A row of rates, {@code perRound} things done each round; its p99 is the slow end. */
  Row rate(String what, long perRound, Row.@Nullable Bar bar) {
    return new Row(what, 1000 * perRound / at(0.5), 1000 * perRound / at(0.99), "1/s", bar, null);
  }
}
