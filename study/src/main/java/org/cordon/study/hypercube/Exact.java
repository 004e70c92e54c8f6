package org.cordon.study.hypercube;

import java.util.ArrayList;
import java.util.List;

/**
 * The hypercube model solved state by state (Larson 1974; Larson and Odoni, Urban Operations
 * Research, 5.4). A state is the set of busy units, a bit each. The number of busy units is a queue
 * of Erlang's, so after every sweep each level is scaled to its known chance; that makes the sweeps
 * converge in some dozens.
 */
final class Exact {
  private static final double ENOUGH = 1e-13;
  private static final int MOST_SWEEPS = 100_000;

  private final Town town;
  private final int units;
  private final double load;

  /** Rate at which a state's next call takes a unit, in calls per mean service time. */
  private final double[][] taken;

  private final double[] chance;

  private Exact(Town town) {
    this.town = town;
    units = town.units().size();
    load = town.load();
    taken = new double[1 << units][units];
    chance = new double[1 << units];
  }

  static Answer of(Town town) {
    Exact model = new Exact(town);
    model.fillRates();
    model.solve();
    return model.answer();
  }

  private void fillRates() {
    double hours = town.serviceMs() / 3_600_000.0;
    for (Town.Area area : town.areas()) {
      for (int state = 0; state < chance.length - 1; state++) {
        taken[state][firstFree(area, state)] += area.perHour() * hours;
      }
    }
  }

  private static int firstFree(Town.Area area, int state) {
    for (int unit : area.order()) {
      if ((state >> unit & 1) == 0) {
        return unit;
      }
    }
    throw new IllegalStateException("an order without unit " + state);
  }

  private void solve() {
    double[] levels = Erlang.busyWhereLost(units, load);
    for (int state = 0; state < chance.length; state++) {
      chance[state] = 1;
    }
    scale(levels);
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double moved = sweep();
      scale(levels);
      if (moved < ENOUGH) {
        return;
      }
    }
    throw new IllegalStateException("no convergence for " + town.name());
  }

  /** Balances every state once; the largest change. */
  private double sweep() {
    double moved = 0;
    int full = chance.length - 1;
    for (int state = 0; state <= full; state++) {
      double in = 0;
      for (int u = 0; u < units; u++) {
        int other = state ^ 1 << u;
        in += other > state ? chance[other] : chance[other] * taken[other][u];
      }
      double now = in / ((state == full ? 0 : load) + Integer.bitCount(state));
      moved = Math.max(moved, Math.abs(now - chance[state]));
      chance[state] = now;
    }
    return moved;
  }

  private void scale(double[] levels) {
    double[] sums = new double[units + 1];
    for (int state = 0; state < chance.length; state++) {
      sums[Integer.bitCount(state)] += chance[state];
    }
    for (int state = 0; state < chance.length; state++) {
      int level = Integer.bitCount(state);
      chance[state] = sums[level] == 0 ? 0 : chance[state] * levels[level] / sums[level];
    }
  }

  private Answer answer() {
    int full = chance.length - 1;
    double allBusy = town.waits() ? Erlang.waiting(units, load) : Erlang.lost(units, load);
    double others = (1 - allBusy) / (1 - Erlang.lost(units, load));
    double[] busy = new double[units];
    for (int state = 1; state <= full; state++) {
      double share = state == full ? allBusy : chance[state] * others;
      for (int u = 0; u < units; u++) {
        busy[u] += (state >> u & 1) * share;
      }
    }
    double[][] atOnce = new double[town.areas().size()][units];
    for (int a = 0; a < atOnce.length; a++) {
      for (int state = 0; state < full; state++) {
        atOnce[a][firstFree(town.areas().get(a), state)] += chance[state] * others;
      }
    }
    return new Answer(town, true, list(busy), allBusy, Answer.shares(town, atOnce, allBusy));
  }

  static List<Double> list(double[] values) {
    List<Double> list = new ArrayList<>();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }
}
