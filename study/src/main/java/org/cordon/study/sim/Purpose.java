package org.cordon.study.sim;

/**
 * What a random number is drawn for. The order is part of what a seed means: add at the end. The
 * numbers start where those of the demand cannot reach.
 */
enum Purpose {
  CALL_HANDLING,
  ACKNOWLEDGE,
  TURNOUT,
  ON_SCENE,
  TRANSPORT,
  HANDOVER,
  SECURE,
  POINT_UNIT,
  POINT_DESK,
  POINT_CALL_TAKER;

  private static final int FIRST = 1 << 16;
  private static final int APART = 1 << 10;

  /** The code for one of several draws of this purpose, such as for the second engine. */
  int code(int which) {
    return FIRST + ordinal() * APART + which % APART;
  }
}
