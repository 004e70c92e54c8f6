package org.cordon.roads.coverage;

/** Why a position is not reached within the goal. */
public enum Gap {
  /** The first due comes, but later. */
  TOO_FAR,
  /** It is closed to the profile itself. */
  CLOSED,
  /** It is open, and no unit has a way to it. */
  CUT_OFF
}
