package org.cordon.study.hypercube;

/**
 * Queues of alike servers with calls at random (Erlang 1917). Load is the rate of calls times the
 * mean time that one keeps a server busy; it has no unit.
 */
public final class Erlang {
  private Erlang() {}

  /** Erlang B: the share of calls that find all servers busy, where such calls are lost. */
  public static double lost(int servers, double load) {
    check(servers, load);
    double b = 1;
    for (int n = 1; n <= servers; n++) {
      b = load * b / (n + load * b);
    }
    return b;
  }

  /**
   * Erlang C: the share of calls that find all servers busy, where such calls wait; 1 if the
   * servers cannot keep up.
   */
  public static double waiting(int servers, double load) {
    double b = lost(servers, load);
    return load >= servers ? 1 : b / (1 - load / servers * (1 - b));
  }

  /** The chance that this many servers are busy, from 0 to all, where calls are lost. */
  static double[] busyWhereLost(int servers, double load) {
    check(servers, load);
    double[] logs = new double[servers + 1];
    double most = 0;
    for (int n = 1; n <= servers; n++) {
      logs[n] = logs[n - 1] + Math.log(load / n); // A power of the load might not fit a double.
      most = Math.max(most, logs[n]);
    }
    double[] chance = new double[servers + 1];
    double sum = 0;
    for (int n = 0; n <= servers; n++) {
      chance[n] = Math.exp(logs[n] - most);
      sum += chance[n];
    }
    for (int n = 0; n <= servers; n++) {
      chance[n] /= sum;
    }
    return chance;
  }

  private static void check(int servers, double load) {
    if (servers < 1 || !(load >= 0) || Double.isInfinite(load)) {
      throw new IllegalArgumentException(servers + " servers with a load of " + load);
    }
  }
}
