package org.cordon.study.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.cordon.study.statistics.Estimate;

/** Numbers as people read them, the same on every machine. */
final class Numbers {
  static final String NOT_REACHED = "not reached";

  private Numbers() {}

  /** A time: {@code 7:32} is minutes and seconds, {@code 1:07:32} with hours. */
  static String time(double ms) {
    if (Double.isInfinite(ms)) {
      return NOT_REACHED;
    }
    long seconds = Math.round(ms / 1000);
    long minutes = seconds / 60;
    String rest = two(seconds % 60);
    return minutes < 60
        ? minutes + ":" + rest
        : minutes / 60 + ":" + two(minutes % 60) + ":" + rest;
  }

  /** As above. */
  static String time(long ms) {
    return time((double) ms);
  }

  /** A round length of time in words: "4 hours", "90 minutes". */
  static String span(long ms) {
    long minutes = Math.round(ms / 60_000.0);
    if (minutes % 60 == 0) {
      return minutes == 60 ? "1 hour" : minutes / 60 + " hours";
    }
    return minutes + " minutes";
  }

  private static String two(long n) {
    return n < 10 ? "0" + n : Long.toString(n);
  }

  /** A share in percent with one decimal, without the sign. */
  static String percent(double share) {
    long tenths = Math.round(share * 1000);
    return (tenths < 0 ? "−" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
  }

  /** As {@link #percent}, with + or −. */
  static String signedPercent(double share) {
    return (Math.round(share * 1000) > 0 ? "+" : "") + percent(share);
  }

  /** A difference of times with its sign. */
  static String signedTime(double ms) {
    long seconds = Math.round(ms / 1000);
    return (seconds > 0 ? "+" : seconds < 0 ? "−" : "") + time(Math.abs(seconds) * 1000.0);
  }

  /** Out of a hundred, in words where rounding would say none or all. */
  static String ofHundred(double share) {
    long n = Math.round(share * 100);
    if (n == 0) {
      return share > 0 ? "fewer than 1" : "none";
    }
    return n == 100 && share < 1 ? "more than 99" : Long.toString(n);
  }

  /** A count with commas between thousands. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** The interval of a share, with a blank before it; empty without one. */
  static String shareInterval(Estimate e) {
    return e.hasInterval() ? " [" + percent(e.low()) + "–" + percent(e.high()) + "]" : "";
  }

  /** The interval of a time, with a blank before it; empty where it says nothing more. */
  static String timeInterval(Estimate e) {
    boolean same = Double.isInfinite(e.low()) && Double.isInfinite(e.high());
    return e.hasInterval() && !same ? " [" + time(e.low()) + "–" + time(e.high()) + "]" : "";
  }

  /** Time of day with date and offset, as the scenario's zone has it. */
  static String instant(long ms, String zoneId) {
    return FULL.withZone(ZoneId.of(zoneId)).format(Instant.ofEpochMilli(ms));
  }

  /** Day and time, where the year and the offset are told elsewhere. */
  static String dayAndTime(long ms, String zoneId) {
    return DAY_AND_TIME.withZone(ZoneId.of(zoneId)).format(Instant.ofEpochMilli(ms));
  }

  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm xxx", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
}
