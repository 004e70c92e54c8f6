package org.cordon.dispatch.model;

/** Two values that stand for a time: both are whole numbers that canonical JSON can carry. */
public final class Times {
  /** After everything: 2⁵³ − 1. */
  public static final long NEVER_MS = (1L << 53) - 1;

  /** Not known, or not yet. */
  public static final long UNKNOWN_MS = -1;

  private Times() {}
}
