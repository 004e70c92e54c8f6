package org.cordon.study.statistics;

/**
 * A figure with its 95 % interval. A time may be infinite, which means "not reached". With a single
 * run there is no interval: both ends are NaN, and {@link #hasInterval} is false.
 *
 * @param value a share from 0 to 1, or ms
 * @param low lower end
 * @param high upper end, perhaps infinite
 */
public record Estimate(double value, double low, double high) {
  /** Whether there were runs enough to say how far the figure may be off. */
  public boolean hasInterval() {
    return !Double.isNaN(low);
  }

  static Estimate without(double value) {
    return new Estimate(value, Double.NaN, Double.NaN);
  }
}
