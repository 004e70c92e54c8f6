package org.cordon.brief.claim;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Intervals that hold at least as often as they say, whatever the distribution.
 *
 * <p>A count is Poisson (Garwood, <i>Biometrika</i> 28, 1936). The ratio of two rates is tested by
 * what share of all calls fell into the window, which given their sum is binomial (Przyborowski and
 * Wilenski, 1940), with the limits of Clopper and Pearson (<i>Biometrika</i> 26, 1934). A quantile
 * lies between two order statistics, whatever the distribution (Thompson, 1936). The ratio of two
 * such figures takes each at half the error. Only the mean has no such limits: it takes Student's t
 * on the logarithm of the ratio, and below {@link #SMALL} calls the bootstrap of that statistic.
 */
final class Intervals {
  /** Below so many calls a mean's interval is drawn by bootstrap. */
  static final int SMALL = 100;

  private static final int DRAWS = 2_000;

  private Intervals() {}

  /** Of an expected count, from a count. */
  static Interval count(long n, double error) {
    double low = n == 0 ? 0 : gamma((double) n, error / 2);
    return new Interval(n, low, gamma(n + 1.0, 1 - error / 2), "exact Poisson");
  }

  private static double gamma(double shape, double p) {
    return new GammaDistribution(shape, 1).inverseCumulativeProbability(p);
  }

  /** Of a share, from k of n. */
  static Interval share(long k, long n, double error) {
    String method = "Clopper-Pearson";
    if (n == 0) {
      return new Interval(Double.NaN, 0, 1, method);
    }
    double low = k == 0 ? 0 : beta((double) k, n - k + 1.0, error / 2);
    double high = k == n ? 1 : beta(k + 1.0, (double) (n - k), 1 - error / 2);
    return new Interval((double) k / n, low, high, method);
  }

  private static double beta(double a, double b, double p) {
    return new BetaDistribution(a, b).inverseCumulativeProbability(p);
  }

  /** Of the ratio of two rates: {@code n1} in a time {@code t1} to {@code n0} in {@code t0}. */
  static Interval ratioOfRates(long n1, double t1, long n0, double t0, double error) {
    Interval share = share(n1, n1 + n0, error);
    double scale = t0 / t1;
    return new Interval(
        n0 == 0 ? (n1 == 0 ? Double.NaN : Double.POSITIVE_INFINITY) : scale * n1 / n0,
        scale * odds(share.low()),
        scale * odds(share.high()),
        "exact Poisson ratio (conditional binomial)");
  }

  private static double odds(double share) {
    return share == 1 ? Double.POSITIVE_INFINITY : share / (1 - share);
  }

  /** Of the ratio of two figures, each of whose intervals was made with half the error. */
  static Interval ratio(Interval over, Interval under) {
    double value = over.value() / under.value();
    double low = under.high() == 0 ? Double.POSITIVE_INFINITY : over.low() / under.high();
    double high = under.low() == 0 ? Double.POSITIVE_INFINITY : over.high() / under.low();
    return new Interval(
        value,
        Double.isNaN(low) ? 0 : low,
        Double.isNaN(high) ? Double.POSITIVE_INFINITY : high,
        over.method());
  }

  /**
   * Of a quantile, between order statistics.
   *
   * @param sorted the times that are known
   * @param never how many more are longer than all of these
   */
  static Interval quantile(long[] sorted, long never, double share, double error) {
    String method = "order statistics";
    long n = sorted.length + never;
    if (n == 0) {
      return Interval.unknown(Double.NaN, method);
    }
    BinomialDistribution below = new BinomialDistribution(Math.toIntExact(n), share);
    int low = below.inverseCumulativeProbability(error / 2);
    int high = below.inverseCumulativeProbability(1 - error / 2) + 1;
    return new Interval(
        interpolated(sorted, n, share),
        low < 1 ? 0 : rank(sorted, low),
        rank(sorted, high),
        method);
  }

  private static double rank(long[] sorted, long rank) {
    return rank > sorted.length ? Double.POSITIVE_INFINITY : sorted[(int) rank - 1];
  }

  /** Linear between order statistics. */
  private static double interpolated(long[] sorted, long n, double share) {
    double at = (n - 1) * share;
    long below = (long) at;
    double first = rank(sorted, below + 1);
    double part = at - below;
    return part == 0 ? first : first + part * (rank(sorted, Math.min(n, below + 2)) - first);
  }

  /** Of a mean. */
  static Interval mean(long[] values, double error, long seed) {
    Moments m = Moments.of(values);
    if (m.n < 2 || m.sd == 0) {
      return Interval.unknown(m.mean, "too few");
    }
    double se = m.sd / Math.sqrt((double) m.n);
    if (m.n >= SMALL) {
      double half = t(m.n - 1, error) * se;
      return new Interval(m.mean, Math.max(0, m.mean - half), m.mean + half, "Student's t");
    }
    double[] drawn = new double[DRAWS];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < DRAWS; i++) {
      Moments d = Moments.drawn(values, random);
      drawn[i] = d.sd == 0 ? 0 : (d.mean - m.mean) / (d.sd / Math.sqrt((double) d.n));
    }
    Arrays.sort(drawn);
    return new Interval(
        m.mean,
        Math.max(0, m.mean - at(drawn, 1 - error / 2) * se),
        m.mean - at(drawn, error / 2) * se,
        "bootstrap-t");
  }

  /** Of the ratio of two means. */
  static Interval ratioOfMeans(long[] over, long[] under, double error, long seed) {
    Moments a = Moments.of(over);
    Moments b = Moments.of(under);
    if (a.n < 2 || b.n < 2 || a.sd == 0 || b.sd == 0) {
      return Interval.unknown(a.mean / b.mean, "too few");
    }
    double log = Math.log(a.mean / b.mean);
    double se = Math.hypot(a.relative(), b.relative());
    long fewest = Math.min(a.n, b.n);
    if (fewest >= SMALL) {
      double half = t(fewest - 1, error) * se;
      return new Interval(
          a.mean / b.mean, Math.exp(log - half), Math.exp(log + half), "Student's t of the log");
    }
    double[] drawn = new double[DRAWS];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < DRAWS; i++) {
      Moments d = Moments.drawn(over, random);
      Moments e = Moments.drawn(under, random);
      double s = Math.hypot(d.relative(), e.relative());
      drawn[i] = s == 0 ? 0 : (Math.log(d.mean / e.mean) - log) / s;
    }
    Arrays.sort(drawn);
    return new Interval(
        a.mean / b.mean,
        Math.exp(log - at(drawn, 1 - error / 2) * se),
        Math.exp(log - at(drawn, error / 2) * se),
        "bootstrap-t");
  }

  private static double t(long freedom, double error) {
    return new TDistribution((double) freedom).inverseCumulativeProbability(1 - error / 2);
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
  }

  /** Number, mean and standard deviation. */
  private record Moments(long n, double mean, double sd) {
    static Moments of(long[] values) {
      double sum = 0;
      double squares = 0;
      for (long v : values) {
        sum += v;
      }
      double mean = sum / values.length;
      for (long v : values) {
        squares += (v - mean) * (v - mean);
      }
      return new Moments(values.length, mean, Math.sqrt(squares / Math.max(1, values.length - 1)));
    }

    static Moments drawn(long[] values, SplittableRandom random) {
      long[] again = new long[values.length];
      for (int i = 0; i < again.length; i++) {
        again[i] = values[random.nextInt(values.length)];
      }
      return of(again);
    }

    double relative() {
      return sd / Math.sqrt((double) n) / mean;
    }
  }
}
