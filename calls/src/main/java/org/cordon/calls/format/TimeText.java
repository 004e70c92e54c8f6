package org.cordon.calls.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ways in which open-data portals write a time, without being told which:
 *
 * <pre>
 * 06/20/2020 02:19:00 AM     classic portal CSV (also without seconds, without AM or PM)
 * 6/20/20 2:19               spreadsheets; two digits are 20yy
 * 2020 Jun 20 02:19:00 AM    newer portal CSV
 * 2020-06-20T02:19:00.000    portal API, Parquet; a blank for the T; Z or +hh:mm may follow
 * </pre>
 */
final class TimeText {
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private final String text;
  private int at;

  /** A time as written; {@code offset} null where it is wall-clock time. */
  record Written(LocalDateTime local, @Nullable ZoneOffset offset) {}

  private TimeText(String text) {
    this.text = text;
  }

  /** The time, or null when it cannot be read. */
  static @Nullable Written parse(String text) {
    try {
      return new TimeText(text).written();
    } catch (DateTimeException e) {
      return null; // a month 13, an hour 25, a letter where a digit must be
    }
  }

  private Written written() {
    LocalDate date = date();
    if (!take('T')) {
      skip(' ', true);
    }
    LocalTime time = time();
    skip(' ', false);
    ZoneOffset offset = at < text.length() ? ZoneOffset.of(text.substring(at)) : null;
    return new Written(LocalDateTime.of(date, time), offset);
  }

  private LocalDate date() {
    int first = digits(1, 4);
    if (take('/')) {
      int day = digits(1, 2);
      skip('/', true);
      int year = digits(2, 4);
      return LocalDate.of(year < 100 ? 2000 + year : year, first, day);
    }
    if (take('-')) {
      int month = digits(2, 2);
      skip('-', true);
      return LocalDate.of(first, month, digits(2, 2));
    }
    skip(' ', true);
    int month = monthName();
    skip(' ', true);
    return LocalDate.of(first, month, digits(1, 2));
  }

  private LocalTime time() {
    int hour = digits(1, 2);
    skip(':', true);
    int minute = digits(2, 2);
    int second = take(':') ? digits(2, 2) : 0;
    int nano = take('.') ? fraction() : 0;
    skip(' ', false);
    boolean pm = takeWord("PM");
    if (pm || takeWord("AM")) {
      if (hour < 1 || hour > 12) {
        throw new DateTimeException("hour " + hour + " with AM or PM");
      }
      hour = hour % 12 + (pm ? 12 : 0);
    }
    return LocalTime.of(hour, minute, second, nano);
  }

  private int fraction() {
    int start = at;
    int value = digits(1, 9);
    for (int i = at - start; i < 9; i++) {
      value *= 10;
    }
    return value;
  }

  private int monthName() {
    String name = at + 3 <= text.length() ? text.substring(at, at + 3) : "";
    int found = MONTHS.indexOf(name.toLowerCase(Locale.ROOT));
    if (name.length() < 3 || found % 3 != 0) {
      throw new DateTimeException("no month: " + name);
    }
    at += 3;
    return found / 3 + 1;
  }

  private int digits(int least, int most) {
    int start = at;
    int value = 0;
    while (at < text.length() && at - start < most && isDigit(text.charAt(at))) {
      value = value * 10 + text.charAt(at++) - '0';
    }
    if (at - start < least) {
      throw new DateTimeException("digits missing at " + at);
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private boolean takeWord(String word) {
    if (text.regionMatches(true, at, word, 0, word.length())) {
      at += word.length();
      return true;
    }
    return false;
  }

  private void skip(char c, boolean must) {
    if (!take(c) && must) {
      throw new DateTimeException("'" + c + "' missing at " + at);
    }
  }
}
