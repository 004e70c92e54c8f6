package org.cordon.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import org.cordon.study.demand.Draws;
import org.junit.jupiter.api.Test;

class IntervalsTest {
  private static final long SEED = 20_200_608;
  private static final int RUNS = 10;

  @Test
  void studentsTIsThatOfThePrintedTables() {
    assertThat(Intervals.t(2)).isCloseTo(12.706, offset(5e-4));
    assertThat(Intervals.t(6)).isCloseTo(2.571, offset(5e-4));
    assertThat(Intervals.t(11)).isCloseTo(2.228, offset(5e-4));
    assertThat(Intervals.t(31)).isCloseTo(2.042, offset(5e-4));
  }

  @Test
  void aShareOverRunsOfEqualSizeIsTheMeanOfTheRunsWithItsStudentInterval() {
    Estimate e = Intervals.share(new double[] {1, 2, 3}, new double[] {10, 10, 10});
    assertThat(e.value()).isCloseTo(0.2, offset(1e-12));
    // s = 0.1, s/√3 = 0.057735, t = 4.302653
    assertThat(e.high()).isCloseTo(0.2 + 4.302653 * 0.0577350, offset(1e-6));
    assertThat(e.low()).isZero();
  }

  @Test
  void noneOfFiftyIsNotProofOfNever() {
    Estimate e = Intervals.share(new double[] {0, 0}, new double[] {20, 30});
    assertThat(e.low()).isZero();
    // Clopper and Pearson for 0 of 50: 7.11 %
    assertThat(e.high()).isCloseTo(0.0711, offset(5e-5));
  }

  @Test
  void aMeanUpToTheHorizonIsNeverBeyondIt() {
    double[] n = {10, 10};
    Estimate some = Intervals.meanToHorizon(new double[] {900, 990}, n, 100);
    assertThat(some.value()).isEqualTo(94.5);
    assertThat(some.high()).isEqualTo(100);
    Estimate all = Intervals.meanToHorizon(new double[] {1000, 1000}, n, 100);
    // 0 of 20 reached: Clopper and Pearson's limit is 16.84 %.
    assertThat(all.low()).isCloseTo(83.16, offset(5e-3));
    assertThat(all.high()).isEqualTo(100);
  }

  @Test
  void aQuantileMayBeNotReachedAtItsUpperEndOnly() {
    ResponseTimes[] runs = {times(3, 1, 2, 3, 4), times(4, 1, 2, 3), times(0, 2, 3, 4, 5, 6, 7, 8)};
    ResponseTimes pooled = ResponseTimes.pooled(runs);
    Estimate e = Intervals.percentile(runs, pooled, 50);
    // Reached by 5: 4, 3 and 4 of 7 calls; 50 % ± 20.5 % are ranks 7 and 15, and 14 were reached.
    assertThat(e.value()).isEqualTo(5);
    assertThat(e.low()).isEqualTo(3);
    assertThat(e.high()).isInfinite();
  }

  /**
   * Runs whose calls hang together: every run has its own share of calls that are never reached,
   * and its own pace. What the interval should hold is known by construction.
   */
  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() {
    int studies = 2_000;
    int share = 0;
    int median = 0;
    int p90 = 0;
    double trueShare = 0.95 * 0.6;
    for (int study = 0; study < studies; study++) {
      ResponseTimes[] runs = new ResponseTimes[RUNS];
      double[] within = new double[RUNS];
      double[] calls = new double[RUNS];
      for (int run = 0; run < RUNS; run++) {
        runs[run] = syntheticRun(study, run);
        within[run] = runs[run].within(600_000);
        calls[run] = runs[run].calls();
      }
      ResponseTimes pooled = ResponseTimes.pooled(runs);
      share += holds(Intervals.share(within, calls), trueShare) ? 1 : 0;
      median += holds(Intervals.percentile(runs, pooled, 50), 1_000_000 * 0.5 / 0.95) ? 1 : 0;
      p90 += holds(Intervals.percentile(runs, pooled, 90), 1_000_000 * 0.9 / 0.95) ? 1 : 0;
    }
    System.out.println(
        "intervals of 95 %, seed "
            + SEED
            + ", "
            + studies
            + " studies of "
            + RUNS
            + " runs: the truth inside for the share "
            + 100.0 * share / studies
            + " %, the median "
            + 100.0 * median / studies
            + " %, the 90th percentile "
            + 100.0 * p90 / studies
            + " %");
    assertThat(share / (double) studies).isBetween(0.93, 0.97);
    assertThat(median / (double) studies).isBetween(0.93, 0.97);
    assertThat(p90 / (double) studies).isBetween(0.93, 0.97);
  }

  /** 80 to 120 calls, of which 0 to 10 % are never reached; the rest evenly over 0 to 1,000 s. */
  private static ResponseTimes syntheticRun(int study, int run) {
    long subject = 1_000L * run;
    int calls = 80 + (int) Draws.below(41, SEED, study, subject, 1);
    long lost = Draws.below(100_001, SEED, study, subject, 2);
    long[] reached = new long[calls];
    int n = 0;
    for (int call = 0; call < calls; call++) {
      if (Draws.below(1_000_000, SEED, study, subject + call, 3) >= lost) {
        reached[n++] = Draws.below(1_000_000, SEED, study, subject + call, 4);
      }
    }
    return new ResponseTimes(Arrays.copyOf(reached, n), calls - n);
  }

  private static boolean holds(Estimate e, double truth) {
    return e.low() <= truth && truth <= e.high();
  }

  private static ResponseTimes times(int unreached, long... reached) {
    return new ResponseTimes(reached, unreached);
  }
}
