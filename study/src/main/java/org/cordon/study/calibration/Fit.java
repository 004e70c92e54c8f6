package org.cordon.study.calibration;

import java.util.Arrays;
import java.util.List;
import org.cordon.roads.speed.Period;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Median regression of travel times on the free-flow time spent on each group of road classes:
 *
 * <pre>time = fixed + Σ over groups (slowness + of the group + of the period + of both) · free
 * </pre>
 *
 * Least absolute errors by iteratively reweighted least squares (Schlossmacher 1973), so that a few
 * runs with wrong stamps move nothing. What a group, a period or a cell adds to the whole is drawn
 * to nothing as if {@value #PSEUDO_RUNS} runs more that use it had shown no difference: thin cells
 * stay near the whole.
 */
final class Fit {
  /** How many runs without a difference each difference is weighed against. */
  static final int PSEUDO_RUNS = 30;

  private static final int ROUNDS = 60;
  private static final double LEAST_ERROR_MS = 500;
  private static final int GROUPS = Groups.values().length;

  /**
   * One run as the fit sees it.
   *
   * @param freeMs by group, time that its way takes at the map's speeds
   * @param otherMs what the way takes beside (turning back), at any speed
   */
  record Row(long travelMs, List<Double> freeMs, double otherMs, int period) {
    Row {
      freeMs = List.copyOf(freeMs);
    }
  }

  private final int periods;
  private final boolean withFixed;
  private final int unknowns;
  private RealVector solution;

  private Fit(int periods, boolean withFixed) {
    this.periods = periods;
    this.withFixed = withFixed;
    unknowns = 2 + GROUPS + periods + GROUPS * periods;
    solution = new ArrayRealVector(unknowns);
  }

  /** Fits rows, of which there is at least one. */
  static Fit of(List<Row> rows, int periods, boolean withFixed) {
    Fit fit = new Fit(periods, withFixed);
    fit.solve(rows);
    return fit;
  }

  /** What every run takes beside the streets, ms, to the tenth of a second. */
  int perRunMs() {
    double ms = Math.clamp(solution.getEntry(0), 0, Period.LONGEST_PER_RUN_MS);
    return withFixed ? (int) Math.round(ms / 100) * 100 : 0;
  }

  /** Speed in thousandths of the map's. */
  int perMille(Groups group, int period) {
    int g = group.index();
    double slowness =
        solution.getEntry(1)
            + solution.getEntry(2 + g)
            + solution.getEntry(2 + GROUPS + period)
            + solution.getEntry(2 + GROUPS + periods + g * periods + period);
    return slowness <= 1000.0 / Period.MOST
        ? Period.MOST
        : Math.max(Period.LEAST, (int) Math.round(1000 / slowness));
  }

  private void solve(List<Row> rows) {
    double[] weights = new double[rows.size()];
    Arrays.fill(weights, 1e-5);
    double[][] features = new double[rows.size()][];
    for (int i = 0; i < features.length; i++) {
      features[i] = features(rows.get(i));
    }
    for (int round = 0; round < ROUNDS; round++) {
      solution = step(rows, features, weights);
      for (int i = 0; i < weights.length; i++) {
        double error = target(rows.get(i)) - dot(features[i]);
        weights[i] = 1 / Math.max(LEAST_ERROR_MS, Math.abs(error));
      }
    }
  }

  private RealVector step(List<Row> rows, double[][] features, double[] weights) {
    RealMatrix normal = new Array2DRowRealMatrix(unknowns, unknowns);
    RealVector right = new ArrayRealVector(unknowns);
    double[] squares = new double[unknowns];
    int[] uses = new int[unknowns];
    double weight = 0;
    for (int i = 0; i < features.length; i++) {
      double[] x = features[i];
      double w = weights[i];
      for (int a = 0; a < unknowns; a++) {
        if (x[a] != 0) {
          squares[a] += x[a] * x[a];
          uses[a]++;
          right.addToEntry(a, w * x[a] * target(rows.get(i)));
          for (int b = 0; b < unknowns; b++) {
            normal.addToEntry(a, b, w * x[a] * x[b]);
          }
        }
      }
      weight += w / features.length;
    }
    for (int a = 2; a < unknowns; a++) {
      double usual = uses[a] == 0 ? 1 : squares[a] / uses[a];
      normal.addToEntry(a, a, PSEUDO_RUNS * usual * weight);
    }
    normal.addToEntry(0, 0, withFixed ? 1e-9 : 1e9);
    normal.addToEntry(1, 1, 1e-9);
    return new CholeskyDecomposition(normal).getSolver().solve(right);
  }

  private static double target(Row row) {
    return row.travelMs - row.otherMs;
  }

  private double dot(double[] features) {
    return solution.dotProduct(new ArrayRealVector(features, false));
  }

  private double[] features(Row row) {
    double[] x = new double[unknowns];
    x[0] = 1;
    for (int g = 0; g < GROUPS; g++) {
      double free = row.freeMs.get(g);
      x[1] += free;
      x[2 + g] = free;
      x[2 + GROUPS + row.period] += free;
      x[2 + GROUPS + periods + g * periods + row.period] = free;
    }
    return x;
  }
}
