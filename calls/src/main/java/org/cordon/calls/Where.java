package org.cordon.calls;

import org.jspecify.annotations.Nullable;

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

  /** From degrees as text; null when they are no place on the globe. */
  public static @Nullable Where ofDegrees(String lat, String lon, Quality quality) {
    try {
      double y = Double.parseDouble(lat);
      double x = Double.parseDouble(lon);
      boolean onGlobe = Math.abs(y) <= 90 && Math.abs(x) <= 180; // false for NaN
      return onGlobe ? new Where(e7(y), e7(x), quality) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static int e7(double degrees) {
    return (int) Math.round(degrees * 1e7);
  }
}
