package org.cordon.study.sim;

import org.cordon.study.demand.Draws;
import org.cordon.study.scenario.Distribution;

/**
 * The random numbers of one run. Each is a pure function of seed, run, call and purpose, so that a
 * case in which things happen in another order still draws the same for the same call.
 */
record Luck(long seed, int run) {
  /** A time for a call. */
  long ms(Distribution time, long subject, Purpose purpose, int which) {
    return time.drawMs(Draws.bits(seed, run, subject, purpose.code(which)));
  }

  /** Whether something of this many permille befalls a call. */
  boolean befalls(int permille, long subject, Purpose purpose) {
    return Draws.below(1000, seed, run, subject, purpose.code(0)) < permille;
  }
}
