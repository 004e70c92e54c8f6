package org.cordon.brief.claim;

import java.util.Locale;

/** Numbers as they are said. */
final class Spoken {
  private Spoken() {}

  static String duration(double ms) {
    if (Double.isInfinite(ms)) {
      return "never";
    }
    long s = Math.round(ms / 1000);
    if (s < 60) {
      return s + " s";
    }
    return s < 3600
        ? s / 60 + " min " + (s % 60 == 0 ? "" : s % 60 + " s")
        : String.format(Locale.ROOT, "%.1f h", s / 3600.0);
  }

  static String amount(double value, Bound.Unit unit) {
    if (Double.isNaN(value)) {
      return "none";
    }
    return switch (unit) {
      case TIMES -> number(value) + " times";
      case CALLS -> number(value) + " calls";
      case CALLS_PER_DAY -> number(value) + " a day";
      case SHARE -> number(100 * value) + " %";
      case MS -> duration(value).strip();
    };
  }

  static String number(double value) {
    if (Double.isInfinite(value)) {
      return "without end";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return grouped((long) value);
    }
    return String.format(
        Locale.ROOT,
        Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f",
        value);
  }

  static String grouped(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** Foreign text without control characters, of bearable length. */
  static String plain(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= 80 ? printable : printable.substring(0, 77) + "...";
  }
}
