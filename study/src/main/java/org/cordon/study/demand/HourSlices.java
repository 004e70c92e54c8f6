package org.cordon.study.demand;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import org.cordon.study.scenario.Span;

/**
 * A stretch of time cut wherever the local hour changes: a repeated hour of a clock change is there
 * twice, a missing one not at all.
 */
final class HourSlices {
  private static final long HOUR_MS = 3_600_000;

  private HourSlices() {}

  /**
   * Time within one local hour.
   *
   * @param hourOfWeek 0 for Monday 00:00 to 01:00 local, up to 167
   */
  record Slice(Span span, int hourOfWeek) {}

  static List<Slice> of(ZoneId zone, Span period) {
    List<Slice> slices = new ArrayList<>();
    long from = period.fromMs();
    while (from < period.untilMs()) {
      Instant instant = Instant.ofEpochMilli(from);
      LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
      long intoHour = local.getMinute() * 60_000L + local.getSecond() * 1_000L;
      intoHour += local.getNano() / 1_000_000;
      long until = Math.min(from + HOUR_MS - intoHour, period.untilMs());
      ZoneOffsetTransition change = zone.getRules().nextTransition(instant);
      if (change != null) {
        until = Math.min(until, change.getInstant().toEpochMilli());
      }
      int hour = 24 * (local.getDayOfWeek().getValue() - 1) + local.getHour();
      slices.add(new Slice(new Span(from, until), hour));
      from = until;
    }
    return slices;
  }
}
