package org.cordon.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured line.
 *
 * @param what what was measured
 * @param median of all samples
 * @param p99 99th percentile of all samples, the nearest rank
 * @param unit of both; a rate is better when higher, a time when lower
 * @param bar what it must reach, or null
 * @param anchor what others need for the same, in the same unit, or null
 */
record Row(
    String what,
    double median,
    double p99,
    String unit,
    @Nullable Bar bar,
    @Nullable Anchor anchor) {
  /** A value to stay below (times) or above (rates), by the median or by the 99th percentile. */
  record Bar(double value, boolean ofP99) {}

  /** Somebody else's figure and where it is from. */
  record Anchor(double value, String source) {}

  private boolean rate() {
    return unit.endsWith("/s") || unit.equals("times");
  }

  /** Whether the bar is met; true without one. */
  boolean met() {
    Bar b = bar;
    if (b == null) {
      return true;
    }
    double value = b.ofP99 ? p99 : median;
    return rate() ? value >= b.value : value < b.value;
  }

  /** How many times better than the anchor the median is, or null. */
  @Nullable Double ratio() {
    Anchor a = anchor;
    return a == null ? null : rate() ? median / a.value : a.value / median;
  }

  /** The same line under the name of its part. */
  Row of(String part) {
    return new Row(part + ": " + what, median, p99, unit, bar, anchor);
  }

  /** The graph it was measured on, or the part: what stands before the colon, or nothing. */
  String graph() {
    int colon = what.indexOf(": ");
    return colon < 0 ? "" : what.substring(0, colon);
  }

  /** What was measured there. */
  String work() {
    return graph().isEmpty() ? what : what.substring(graph().length() + 2);
  }

  /** The bar and whether it was met, or nothing. */
  String barText() {
    Bar b = bar;
    return b == null
        ? ""
        : (rate() ? ">= " : "< ")
            + number(b.value)
            + (b.ofP99 ? " p99" : "")
            + (met() ? "  met" : "  MISSED");
  }

  /** How many times faster than whom, or nothing. */
  String anchorText() {
    Anchor a = anchor;
    Double ratio = ratio();
    return a == null || ratio == null ? "" : number(ratio) + "x " + a.source;
  }

  /** One line of the table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%-86s %10s %10s %-8s %-22s %s",
        what,
        number(median),
        number(p99),
        unit,
        barText(),
        anchorText());
  }

  /** The head of the table. */
  static String head() {
    return String.format(
        Locale.ROOT,
        "%-86s %10s %10s %-8s %-22s %s",
        "what",
        "median",
        "p99",
        "unit",
        "bar",
        "against");
  }

  static String number(double v) {
    return v >= 1000
        ? String.format(Locale.ROOT, "%.0f", v)
        : v >= 10 ? String.format(Locale.ROOT, "%.1f", v) : String.format(Locale.ROOT, "%.3f", v);
  }
}
