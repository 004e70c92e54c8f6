package org.cordon.calls;

/** Where a call was, as well as the file knows it. */
public record Where(int latE7, int lonE7, Quality quality) {

  /** How the publisher came by the coordinates. */
  public enum Quality {
    EXACT,
    BLOCK,
    INTERSECTION,
    ADJACENT_BLOCK,
    /** Blurred by the publisher, to a block or a corner, to protect the caller. */
    BLURRED,
    /** The file does not say. */
    UNSTATED
  }

  public Where {
    if (Math.abs(latE7) > 900_000_000 || Math.abs(lonE7) > 1_800_000_000) {
      throw new IllegalArgumentException("not on the globe: " + latE7 + "," + lonE7 + " (1e-7°)");
    }
  }
}
