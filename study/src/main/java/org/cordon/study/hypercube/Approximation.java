package org.cordon.study.hypercube;

import java.util.Arrays;

/**
 * Larson's approximation of the hypercube model (Larson 1975; Larson and Odoni, Urban Operations
 * Research, 5.5): one equation a unit instead of one a state. Units are taken as busy
 * independently, and the factors Q correct for that.
 */
final class Approximation {
  private static final int MOST_ROUNDS = 10_000;

  private final Town town;
  private final int units;
  private final double load;
  private final double allBusy;
  private final double[] corrections;

  private Approximation(Town town) {
    this.town = town;
    units = town.units().size();
    load = town.load();
    allBusy = town.waits() ? Erlang.waiting(units, load) : Erlang.lost(units, load);
    corrections = corrections(units, load, town.waits());
  }

  static Answer of(Town town) {
    return of(town, MOST_ROUNDS, 1e-12);
  }

  /** Stops after so many rounds, or once no unit's share moves by more than {@code enough}. */
  static Answer of(Town town, int rounds, double enough) {
    Approximation model = new Approximation(town);
    double[] busy = new double[model.units];
    Arrays.fill(busy, model.busyOnAverage());
    for (int round = 0; round < rounds; round++) {
      double[] next = model.round(busy);
      double moved = 0;
      for (int u = 0; u < busy.length; u++) {
        moved = Math.max(moved, Math.abs(next[u] - busy[u]));
      }
      busy = next;
      if (moved < enough) {
        break;
      }
    }
    double[][] sent = model.sentAtOnce(busy);
    return new Answer(
        town, false, Exact.list(busy), model.allBusy, Answer.shares(town, sent, model.allBusy));
  }

  private double busyOnAverage() {
    return load * (town.waits() ? 1 : 1 - allBusy) / units;
  }

  /** One round of the equations, scaled so that the units carry the whole load. */
  private double[] round(double[] busy) {
    double[] called = new double[units];
    double hours = town.serviceMs() / 3_600_000.0;
    for (Town.Area area : town.areas()) {
      double othersBusy = 1;
      for (int k = 0; k < units; k++) {
        int unit = area.order().get(k);
        called[unit] += area.perHour() * hours * corrections[k] * othersBusy;
        othersBusy *= busy[unit];
      }
    }
    double waited = town.waits() ? load * allBusy / units : 0;
    double[] next = new double[units];
    double sum = 0;
    for (int u = 0; u < units; u++) {
      next[u] = (called[u] + waited) / (1 + called[u]);
      sum += next[u];
    }
    for (int u = 0; u < units && sum > 0; u++) {
      next[u] *= busyOnAverage() * units / sum;
    }
    return next;
  }

  /** Chance by area and unit that a call is given that unit at once. */
  private double[][] sentAtOnce(double[] busy) {
    double[][] sent = new double[town.areas().size()][units];
    for (int a = 0; a < sent.length; a++) {
      Town.Area area = town.areas().get(a);
      double othersBusy = 1;
      double sum = 0;
      for (int k = 0; k < units; k++) {
        int unit = area.order().get(k);
        sent[a][unit] = corrections[k] * othersBusy * (1 - busy[unit]);
        sum += sent[a][unit];
        othersBusy *= busy[unit];
      }
      for (int u = 0; u < units; u++) {
        sent[a][u] *= (1 - allBusy) / sum;
      }
    }
    return sent;
  }

  /** Q for 0 to units − 1 busy units before the one that is free. */
  static double[] corrections(int units, double load, boolean waits) {
    double[] busy = Erlang.busyWhereLost(units, load);
    double lost = busy[units];
    double others = waits ? (1 - Erlang.waiting(units, load)) / (1 - lost) : 1;
    double rho = load * (waits ? 1 : 1 - lost) / units;
    double[] q = new double[units];
    for (int j = 0; j < units; j++) {
      for (int k = j; k < units; k++) {
        double term = busy[k] * others * (units - k) / (units - j) / (1 - rho);
        for (int i = 0; i < j; i++) {
          term *= (double) (k - i) / (units - i) / rho; // From the small chance up: no overflow.
        }
        q[j] += term;
      }
    }
    return q;
  }
}
