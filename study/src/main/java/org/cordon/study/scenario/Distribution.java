package org.cordon.study.scenario;

/**
 * How long something takes, ms. A value is a pure function of 64 random bits and uses {@link
 * StrictMath} only, so that every machine draws the same.
 */
public sealed interface Distribution {
  /** The value for 64 random bits, ms, at least 0. */
  long drawMs(long bits);

  /** The middle value, ms. */
  long medianMs();

  /** The same shape with another middle value. */
  Distribution withMedianMs(long medianMs);

  /** Always the same. */
  record Fixed(long ms) implements Distribution {
    public Fixed {
      if (ms < 0) {
        throw new IllegalArgumentException("a time of " + ms + " ms");
      }
    }

    @Override
    public long drawMs(long bits) {
      return ms;
    }

    @Override
    public long medianMs() {
      return ms;
    }

    @Override
    public Distribution withMedianMs(long medianMs) {
      return new Fixed(medianMs);
    }
  }

  /** Any whole ms between two ends, both included, with the same chance. */
  record Range(long leastMs, long mostMs) implements Distribution {
    public Range {
      if (leastMs < 0 || mostMs <= leastMs) {
        throw new IllegalArgumentException("a range from " + leastMs + " to " + mostMs + " ms");
      }
    }

    @Override
    public long drawMs(long bits) {
      return leastMs + Math.unsignedMultiplyHigh(bits, mostMs - leastMs + 1);
    }

    @Override
    public long medianMs() {
      return leastMs + (mostMs - leastMs) / 2;
    }

    @Override
    public Distribution withMedianMs(long medianMs) {
      long half = Math.min((mostMs - leastMs) / 2, medianMs);
      return half == 0 ? new Fixed(medianMs) : new Range(medianMs - half, medianMs + half);
    }
  }

  /** Lognormal, given by its median and its 90th percentile. */
  record Lognormal(long medianMs, long p90Ms) implements Distribution {
    /** The 90th percentile of the standard normal distribution. */
    private static final double Z90 = 1.2815515655446004;

    public Lognormal {
      if (medianMs <= 0 || p90Ms <= medianMs) {
        throw new IllegalArgumentException("a median of " + medianMs + " and a p90 of " + p90Ms);
      }
    }

    @Override
    public long drawMs(long bits) {
      double sigma = StrictMath.log((double) p90Ms / medianMs) / Z90;
      return (long) StrictMath.rint(medianMs * StrictMath.exp(sigma * normal(bits)));
    }

    /**
     * A standard normal value (Box and Muller 1958): the upper half gives radius, the lower angle.
     */
    private static double normal(long bits) {
      double radius = ((bits >>> 32) + 0.5) / 0x1p32;
      double turn = ((bits & 0xffff_ffffL) + 0.5) / 0x1p32;
      return StrictMath.sqrt(-2 * StrictMath.log(radius)) * StrictMath.cos(2 * Math.PI * turn);
    }

    @Override
    public Distribution withMedianMs(long median) {
      return new Lognormal(median, (long) StrictMath.rint((double) p90Ms / medianMs * median));
    }
  }
}
