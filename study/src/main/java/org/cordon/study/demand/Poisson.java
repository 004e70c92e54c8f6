package org.cordon.study.demand;

/** Poisson counts by inversion, a pure function of random bits; {@link StrictMath} only. */
final class Poisson {
  /** Above this mean, the sum of several counts is drawn, so that e^-mean stays a good number. */
  private static final double MOST = 32;

  private Poisson() {}

  /** Where random bits come from: the n-th of this count. */
  interface Bits {
    long get(int n);
  }

  /** A count with this mean. */
  static int count(double mean, Bits bits) {
    int parts = (int) StrictMath.ceil(mean / MOST);
    int count = 0;
    for (int part = 0; part < parts; part++) {
      count += one(mean / parts, bits.get(part));
    }
    return count;
  }

  private static int one(double mean, long bits) {
    double left = (bits >>> 11) * 0x1p-53;
    double chance = StrictMath.exp(-mean);
    int count = 0;
    while (left >= chance && chance > 0) {
      left -= chance;
      count++;
      chance *= mean / count;
    }
    return count;
  }
}
