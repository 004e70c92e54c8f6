package org.cordon.study.statistics;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * 95 % intervals over runs.
 *
 * <p>Runs are independent of each other; the calls of one run are not (one busy hour delays many of
 * them), so the run is the unit of every interval and no interval treats pooled calls as
 * independent. A share is a <i>ratio</i> of two sums over runs, and its standard error is that of
 * the ratio estimator (Cochran, <i>Sampling Techniques</i>, 1977, §2.11 and §6.4): with residuals
 * e<sub>i</sub> = y<sub>i</sub> − R·n<sub>i</sub>, se² = Σe<sub>i</sub>² / (k(k−1)·n̄²), multiplied
 * by Student's t with k − 1 degrees of freedom.
 *
 * <p>A quantile's interval is Woodruff's (<i>JASA</i> 47, 1952): the share reached by the estimated
 * quantile gets the interval above, and the ends of that are looked up in the pooled distribution.
 * It needs no finite times, so "not reached" can be an end; it draws no random numbers; and it
 * agrees with the share's interval, of which it is the inverse.
 */
final class Intervals {
  private static final double TAIL = 0.025;

  private Intervals() {}

  /** The 97.5 % point of Student's t for this many runs. */
  static double t(int runs) {
    return new TDistribution(runs - 1).inverseCumulativeProbability(1 - TAIL);
  }

  /** Half the width of the interval of Σy / Σn; NaN for a single run. */
  static double halfWidth(double[] y, double[] n) {
    return halfWidth(residuals(y, n));
  }

  /** Each run's residual of the ratio Σy / Σn, divided by the mean of n. */
  static double[] residuals(double[] y, double[] n) {
    double ratio = sum(y) / sum(n);
    double mean = sum(n) / n.length;
    double[] e = new double[y.length];
    for (int i = 0; i < e.length; i++) {
      e[i] = (y[i] - ratio * n[i]) / mean;
    }
    return e;
  }

  /** As above, from residuals whose mean is 0. */
  static double halfWidth(double[] e) {
    int k = e.length;
    if (k < 2) {
      return Double.NaN;
    }
    double squares = 0;
    for (double x : e) {
      squares += x * x;
    }
    return t(k) * Math.sqrt(squares / ((double) k * (k - 1)));
  }

  /** A share, Σy / Σn. */
  static Estimate share(double[] y, double[] n) {
    double value = sum(y) / sum(n);
    double half = halfWidth(y, n);
    if (Double.isNaN(half)) {
      return Estimate.without(value);
    }
    if (sum(y) == 0) {
      return new Estimate(0, 0, 1 - Math.pow(TAIL, 1 / sum(n)));
    }
    if (sum(y) == sum(n)) {
      return new Estimate(1, Math.pow(TAIL, 1 / sum(n)), 1);
    }
    return new Estimate(value, Math.max(0, value - half), Math.min(1, value + half));
  }

  /**
   * A mean time per call, Σy / Σn, where no call adds more than the horizon. If every call of every
   * run added the whole of it, the lower end is where Clopper and Pearson's limit puts it.
   */
  static Estimate meanToHorizon(double[] y, double[] n, long horizonMs) {
    double value = sum(y) / sum(n);
    double half = halfWidth(y, n);
    if (value == horizonMs && !Double.isNaN(half)) {
      return new Estimate(value, horizonMs * Math.pow(TAIL, 1 / sum(n)), horizonMs);
    }
    return new Estimate(
        value, Math.max(0, value - half), Math.min((double) horizonMs, value + half));
  }

  /** A percentile over all calls of all runs. */
  static Estimate percentile(ResponseTimes[] runs, ResponseTimes pooled, int percent) {
    double value = pooled.percentileMs(percent);
    double[] reached = new double[runs.length];
    double[] calls = new double[runs.length];
    // Where the quantile itself is "not reached", the share that was reached at all says how sure.
    double limit = value == Double.POSITIVE_INFINITY ? Double.MAX_VALUE : value;
    for (int i = 0; i < runs.length; i++) {
      reached[i] = runs[i].within(limit);
      calls[i] = runs[i].calls();
    }
    double half = halfWidth(reached, calls);
    if (Double.isNaN(half)) {
      return Estimate.without(value);
    }
    double p = percent / 100.0;
    return new Estimate(value, ranked(pooled, p - half), ranked(pooled, p + half));
  }

  private static double ranked(ResponseTimes pooled, double share) {
    long rank = (long) Math.ceil(share * pooled.calls());
    return pooled.rankedMs(Math.max(1, Math.min(rank, pooled.calls())));
  }

  static double sum(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    return sum;
  }
}
