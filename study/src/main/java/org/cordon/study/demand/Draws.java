package org.cordon.study.demand;

/**
 * Random numbers as a pure function of (seed, run, subject, purpose).
 *
 * <p>No generator is carried from call to call, so a case that diverges from another still draws
 * the same value for the same call and purpose, and cases stay paired.
 */
public final class Draws {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private Draws() {}

  /** Sixty-four well mixed bits for this seed, run, call or unit, and purpose. */
  public static long bits(long seed, int run, long subject, int purpose) {
    long h = mix(seed + STEP);
    h = mix((h ^ run) + STEP);
    h = mix((h ^ subject) + STEP);
    return mix((h ^ purpose) + STEP);
  }

  /** A whole number from 0 (inclusive) to the bound (exclusive). */
  public static long below(long bound, long seed, int run, long subject, int purpose) {
    if (bound <= 0) {
      throw new IllegalArgumentException("The bound is " + bound + "; it must be above 0.");
    }
    return Math.unsignedMultiplyHigh(bits(seed, run, subject, purpose), bound);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
