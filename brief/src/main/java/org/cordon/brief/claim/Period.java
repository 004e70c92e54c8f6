package org.cordon.brief.claim;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A stretch of time, or only some weekdays of it, in a zone; clock changes make days of 23 and 25
 * hours, which count as long as they are.
 */
public record Period(long fromMs, long untilMs, Set<DayOfWeek> weekdays, ZoneId zone) {
  private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx");

  public Period {
    weekdays = Collections.unmodifiableSet(EnumSet.copyOf(weekdays));
    if (fromMs >= untilMs) {
      throw new IllegalArgumentException("a period that ends before it starts");
    }
  }

  static Period of(long fromMs, long untilMs, ZoneId zone) {
    return new Period(fromMs, untilMs, EnumSet.allOf(DayOfWeek.class), zone);
  }

  boolean contains(long ms) {
    return ms >= fromMs && ms < untilMs && (weekdays.size() == 7 || weekdays.contains(day(ms)));
  }

  private DayOfWeek day(long ms) {
    return Instant.ofEpochMilli(ms).atZone(zone).getDayOfWeek();
  }

  /** How long it is, only its own weekdays counted. */
  long lengthMs() {
    if (weekdays.size() == 7) {
      return untilMs - fromMs;
    }
    long sum = 0;
    LocalDate day = Instant.ofEpochMilli(fromMs).atZone(zone).toLocalDate();
    for (long at = fromMs; at < untilMs; ) {
      long next = Math.min(untilMs, startOf(day.plusDays(1)));
      sum += weekdays.contains(day.getDayOfWeek()) ? next - at : 0;
      at = next;
      day = day.plusDays(1);
    }
    return sum;
  }

  private long startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  double days() {
    return lengthMs() / 86_400_000.0;
  }

  /** The last midnight up to its middle, where its two parts meet; none in less than two days. */
  OptionalLong midnightWithin() {
    long middle = fromMs + (untilMs - fromMs) / 2;
    long midnight = startOf(LocalDate.ofInstant(Instant.ofEpochMilli(middle), zone));
    return midnight > fromMs && days() >= 2 ? OptionalLong.of(midnight) : OptionalLong.empty();
  }

  /** The weekdays that occur in it. */
  Set<DayOfWeek> weekdaysWithin() {
    EnumSet<DayOfWeek> found = EnumSet.noneOf(DayOfWeek.class);
    LocalDate day = Instant.ofEpochMilli(fromMs).atZone(zone).toLocalDate();
    while (startOf(day) < untilMs && found.size() < 7) {
      found.add(day.getDayOfWeek());
      day = day.plusDays(1);
    }
    return found;
  }

  Period only(Set<DayOfWeek> some) {
    return new Period(fromMs, untilMs, some, zone);
  }

  /** The same wall-clock stretch some days earlier. */
  Period earlier(long days) {
    return new Period(moved(fromMs, days), moved(untilMs, days), weekdays, zone);
  }

  private long moved(long ms, long days) {
    return Instant.ofEpochMilli(ms).atZone(zone).minusDays(days).toInstant().toEpochMilli();
  }

  /** For print. */
  public String words() {
    String said = said(fromMs) + " until " + said(untilMs);
    return weekdays.size() == 7
        ? said
        : said + ", only " + weekdays.toString().toLowerCase(Locale.ROOT);
  }

  String said(long ms) {
    return SAID.format(Instant.ofEpochMilli(ms).atZone(zone));
  }
}
