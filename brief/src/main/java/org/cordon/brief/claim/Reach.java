package org.cordon.brief.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cordon.calls.reader.ScanTally;
import org.jspecify.annotations.Nullable;

/** Over which time the data reach: days that have rows, or the span of a record. */
final class Reach {
  private static final int ROWS_A_DAY = 20;
  private static final int ONE_UNREADABLE_IN = 20;

  private final SortedMap<Long, Long> days = new TreeMap<>();
  private final List<ScanTally> tallies = new ArrayList<>();
  private @Nullable RecordCalls record;

  void add(ScanTally tally) {
    tallies.add(tally);
    tally.days().forEach((day, n) -> days.merge(day, n, Long::sum));
  }

  void add(RecordCalls calls) {
    record = calls;
    tallies.add(calls.tally());
  }

  List<ScanTally> tallies() {
    return tallies;
  }

  boolean covers(Period period) {
    return misses(period) == null && gap(period) == null;
  }

  /** Why nothing of them can be used; null where it can. */
  @Nullable String unusable() {
    RecordCalls of = record;
    if (of != null) {
      return of.fromMs() < 0 ? "the record has no entry up to then" : null;
    }
    long read = tallies.stream().mapToLong(ScanTally::rows).sum();
    long unreadable =
        tallies.stream()
            .flatMap(t -> t.rejected().entrySet().stream())
            .filter(e -> e.getKey().fatal())
            .mapToLong(e -> e.getValue())
            .sum();
    if (read == 0) {
      return "the files have no rows";
    }
    return unreadable * ONE_UNREADABLE_IN > read
        ? unreadable
            + " of "
            + read
            + " rows cannot be read"
            + example()
            + ": what is left is no fair sample; write every time in a way that docs/claims.md lists"
        : null;
  }

  /** The first time that could not be read, and where. */
  private String example() {
    return tallies.stream()
        .filter(tally -> !tally.unreadableTime().isEmpty())
        .map(tally ->
            ", such as "
                + Spoken.plain(tally.unreadableTime() + " of " + tally.file().getFileName()))
        .findFirst()
        .orElse("");
  }

  /** That the data begin too late or end too early; null where they do not. */
  @Nullable String misses(Period period) {
    RecordCalls of = record;
    if (of != null) {
      return of.fromMs() <= period.fromMs() && of.atMs() >= period.untilMs()
          ? null
          : "the record reaches from "
              + period.said(of.fromMs())
              + " to "
              + period.said(of.atMs())
              + ", not over "
              + period.words();
    }
    if (days.isEmpty()) {
      return "no row of the files has a time that can be read";
    }
    return days.firstKey() <= first(period) && days.lastKey() >= last(period)
        ? null
        : "the files reach from "
            + date(days.firstKey())
            + " to "
            + date(days.lastKey())
            + ", not over "
            + period.words();
  }

  /** A day without any row, in files that else have many a day; null where there is none. */
  @Nullable String gap(Period period) {
    long rows = days.values().stream().mapToLong(Long::longValue).sum();
    if (record != null || rows < (long) ROWS_A_DAY * days.size()) {
      return null;
    }
    for (long day = first(period); day <= last(period); day++) {
      if (!days.containsKey(day)) {
        return "the files have no row on " + date(day) + ", within " + period.words();
      }
    }
    return null;
  }

  private static long first(Period period) {
    return local(period.fromMs(), period);
  }

  private static long last(Period period) {
    return local(period.untilMs() - 1, period);
  }

  private static long local(long ms, Period period) {
    return Instant.ofEpochMilli(ms).atZone(period.zone()).toLocalDate().toEpochDay();
  }

  private static String date(long day) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(day * 86_400), ZoneOffset.UTC).toString();
  }
}
