package org.cordon.roads.speed;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The 168 hours of the local week, each in exactly one period. An hour that clocks repeat in autumn
 * comes twice and is in the same period both times; one that they skip in spring never comes.
 *
 * @param periodOfHour by hour from Monday 00:00, the number of its period
 */
record Week(List<Integer> periodOfHour) {
  /** Hours of a week. */
  static final int HOURS = 168;

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  Week {
    periodOfHour = List.copyOf(periodOfHour);
    if (periodOfHour.size() != HOURS) {
      throw new IllegalArgumentException("a week has " + HOURS + " hours");
    }
  }

  /** The number of the period that a moment lies in. */
  int at(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    return periodOfHour.get(24 * (local.getDayOfWeek().getValue() - 1) + local.getHour());
  }

  /** An hour as it is said, such as {@code tue 17-18}. */
  static String spoken(int hour) {
    return DAYS.get(hour / 24) + " " + hour % 24 + "-" + (hour % 24 + 1);
  }

  /** The words for days. */
  static List<String> days() {
    return DAYS;
  }

  /** The hours of one period as a file has them, such as {@code mon-fri 6-10, sat 8-20}. */
  String written(int period) {
    List<String> parts = new ArrayList<>();
    int day = 0;
    while (day < DAYS.size()) {
      int last = day;
      while (last + 1 < DAYS.size() && hours(last + 1).equals(hours(day))) {
        last++;
      }
      String days = last == day ? DAYS.get(day) : DAYS.get(day) + "-" + DAYS.get(last);
      for (int h = 0; h < 24; h++) {
        if (hours(day).get(h) == period && (h == 0 || hours(day).get(h - 1) != period)) {
          int end = h;
          while (end < 24 && hours(day).get(end) == period) {
            end++;
          }
          parts.add(days + " " + h + "-" + end);
        }
      }
      day = last + 1;
    }
    return String.join(", ", parts);
  }

  private List<Integer> hours(int day) {
    return periodOfHour.subList(24 * day, 24 * day + 24);
  }

  /** A week being filled; hours nobody has taken yet are below zero. */
  static final class Filling {
    private final Integer[] hours = new Integer[HOURS];

    Filling() {
      Arrays.fill(hours, -1);
    }

    /** Takes an hour for a period, and answers who had it before, or -1. */
    int take(int hour, int period) {
      int before = hours[hour];
      hours[hour] = period;
      return before;
    }

    /** The first hour that nobody took, or -1. */
    int free() {
      return Arrays.asList(hours).indexOf(-1);
    }

    /** How many hours nobody took. */
    int left() {
      return Collections.frequency(Arrays.asList(hours), -1);
    }

    Week week() {
      return new Week(Arrays.asList(hours));
    }
  }
}
