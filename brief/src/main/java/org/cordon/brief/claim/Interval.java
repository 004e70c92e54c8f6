package org.cordon.brief.claim;

/**
 * A value and between what it lies at a stated confidence; ends may be infinite, and the value is
 * not a number where there is nothing to compute it from.
 *
 * @param method how the ends were found, for print
 */
public record Interval(double value, double low, double high, String method) {
  /** Everything is possible. */
  static Interval unknown(double value, String method) {
    return new Interval(value, 0, Double.POSITIVE_INFINITY, method);
  }
}
