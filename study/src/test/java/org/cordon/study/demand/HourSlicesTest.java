package org.cordon.study.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.cordon.study.demand.HourSlices.Slice;
import org.cordon.study.scenario.Span;
import org.junit.jupiter.api.Test;

final class HourSlicesTest {
  private static final ZoneId SEATTLE = ZoneId.of("America/Los_Angeles");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
  private static final long HOUR_MS = 3_600_000;

  private static Span days(ZoneId zone, LocalDate from, LocalDate until) {
    return new Span(
        from.atStartOfDay(zone).toInstant().toEpochMilli(),
        until.atStartOfDay(zone).toInstant().toEpochMilli());
  }

  private static long lengthMs(List<Slice> slices) {
    return slices.stream().mapToLong(s -> s.span().lengthMs()).sum();
  }

  @Test
  void aMonthHasEveryHourOfTheWeekAsOftenAsTheCalendar() {
    Span june = days(SEATTLE, LocalDate.of(2020, 6, 1), LocalDate.of(2020, 7, 1));
    int[] counts = new int[168];
    for (Slice slice : HourSlices.of(SEATTLE, june)) {
      assertEquals(HOUR_MS, slice.span().lengthMs());
      counts[slice.hourOfWeek()]++;
    }
    for (int hour = 0; hour < 168; hour++) {
      // June 2020 began on a Monday: five Mondays and Tuesdays, four of every other day.
      assertEquals(hour < 48 ? 5 : 4, counts[hour], "hour " + hour);
    }
  }

  @Test
  void theHourThatSpringLeavesOutIsNotThere() {
    Span day = days(SEATTLE, LocalDate.of(2020, 3, 8), LocalDate.of(2020, 3, 9));
    List<Slice> slices = HourSlices.of(SEATTLE, day);
    assertEquals(23, slices.size());
    assertEquals(0, slices.stream().filter(s -> s.hourOfWeek() == 6 * 24 + 2).count());
  }

  @Test
  void theHourThatAutumnRepeatsIsThereTwice() {
    Span day = days(SEATTLE, LocalDate.of(2020, 11, 1), LocalDate.of(2020, 11, 2));
    List<Slice> slices = HourSlices.of(SEATTLE, day);
    assertEquals(25, slices.size());
    assertEquals(2, slices.stream().filter(s -> s.hourOfWeek() == 6 * 24 + 1).count());
  }

  @Test
  void aChangeByHalfAnHourLosesNoMinuteAndShiftsNoHour() {
    Span spring = days(LORD_HOWE, LocalDate.of(2020, 10, 4), LocalDate.of(2020, 10, 5));
    List<Slice> slices = HourSlices.of(LORD_HOWE, spring);
    assertEquals(47 * HOUR_MS / 2, lengthMs(slices));
    assertEquals(24, slices.size());
    assertEquals(HOUR_MS / 2, slices.get(2).span().lengthMs());
    Span autumn = days(LORD_HOWE, LocalDate.of(2020, 4, 5), LocalDate.of(2020, 4, 6));
    assertEquals(49 * HOUR_MS / 2, lengthMs(HourSlices.of(LORD_HOWE, autumn)));
  }

  @Test
  void aPeriodThatStartsWithinAnHourHasTheRestOfIt() {
    Span span = new Span(10 * HOUR_MS + 600_000, 12 * HOUR_MS + 60_000);
    List<Slice> slices = HourSlices.of(ZoneId.of("UTC"), span);
    assertEquals(
        List.of(3_000_000L, HOUR_MS, 60_000L),
        slices.stream().map(s -> s.span().lengthMs()).toList());
    // 1 January 1970 was a Thursday.
    assertEquals(3 * 24 + 10, slices.getFirst().hourOfWeek());
  }
}
