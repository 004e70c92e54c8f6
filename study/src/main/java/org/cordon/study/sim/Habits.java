package org.cordon.study.sim;

import org.cordon.study.scenario.Distribution;
import org.cordon.study.scenario.Distribution.Range;

/**
 * How quickly people in the world do what no scenario file says. These are assumptions, not
 * measurements; they are small beside turnout and travel, the same in every case, and stated in the
 * report.
 */
final class Habits {
  /** A crew keys or says that it heard the alert. */
  static final Distribution ACKNOWLEDGE = new Range(5_000, 20_000);

  /** A crew reads a meeting point back. */
  static final Distribution POINT_UNIT = new Range(10_000, 40_000);

  /** A service's desk confirms a meeting point. */
  static final Distribution POINT_DESK = new Range(5_000, 20_000);

  /** The call-taker reaches the caller and tells where to go. */
  static final Distribution POINT_CALL_TAKER = new Range(15_000, 60_000);

  /** After so many calls back, what is not urgent and kept out by a rule is put off. */
  static final int CALLBACKS_UNTIL_DEFERRED = 3;

  /** The first priority that can be put off. */
  static final int DEFERRABLE_PRIORITY = 3;

  /** So long a crew stages when nobody who could clear the scene is on the way to it. */
  static final long STAGED_IN_VAIN_MS = 1_800_000;

  /** So often an escort looks whether it is still needed, and a desk for one that is missing. */
  static final long LOOKS_EVERY_MS = 60_000;

  private Habits() {}
}
