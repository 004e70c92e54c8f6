package org.cordon.calls.reader;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.format.Format;
import org.cordon.calls.format.LocalClock;

/**
 * One scan under way: row after row, findings, repetitions, and the rows of one call put together.
 */
final class ScanRun {
  static final int FIRST_TIME = 4; // behind the flags, the call and the row

  private static final int MOMENTS = Moment.values().length;

  private final Format format;
  private final ScanQuery query;
  private final boolean places;
  private final ReadingRules rules;
  private final Consumer<ScannedCall> calls;
  private final List<ScanQuery.Time> times;
  private final int clock;
  private final LocalClock zone;
  private final SortedMap<Finding, Long> rejected = new TreeMap<>();
  private final SortedMap<Long, Long> days = new TreeMap<>();
  private final Seen.OneFile ofCalls;
  private final LongSet seen;
  private final long[] unitMs = new long[MOMENTS];
  private final ScannedCall part = new ScannedCall();
  private final ScannedCall open = new ScannedCall();
  private long today = Long.MIN_VALUE; // the day counted last, since rows come day by day
  private long ofToday;
  private String unreadableTime = "";
  private boolean ofText; // whether the time read last was written as few are, or not at all
  private long openCall = -1;
  private long openRows;
  private long delivered;
  private long acceptedRows;
  private long acceptedCalls;

  ScanRun(
      Format format,
      ScanQuery query,
      Selection selection,
      ReadingRules rules,
      Seen.OneFile ofCalls,
      Consumer<ScannedCall> calls) {
    this.format = format;
    zone = new LocalClock(format.about().zone());
    this.query = query;
    this.places = selection.places();
    this.rules = rules;
    this.calls = calls;
    this.ofCalls = ofCalls;
    seen = query.spansRows() ? new LongSet() : ofCalls.calls();
    times = query.times();
    clock = query.clock();
  }

  /** Counts rows of a day, in days since 1970 by the file's own clock. */
  void countDay(long day, long rows) {
    if (day != today) {
      closeDay();
      today = day;
    }
    ofToday += rows;
  }

  /** How many rows came here. */
  long delivered() {
    return delivered;
  }

  private void closeDay() {
    if (ofToday > 0) {
      days.merge(today, ofToday, Long::sum);
      ofToday = 0;
    }
  }

  void accept(ResultSet row) throws SQLException {
    delivered++;
    read(row);
    noteRepetition(row.getLong(2), row.getLong(3));
    Optional<Finding> reason = rules.reasonToLeaveOut(part.findings);
    if (reason.isPresent()) {
      rejected.merge(reason.get(), 1L, Long::sum);
      return;
    }
    add(row.getLong(2));
  }

  private void read(ResultSet row) throws SQLException {
    part.findings.clear();
    part.flags = row.getInt(1);
    readTimes(row);
    if (part.ms[format.clock().ordinal()] == LocalClock.NEVER) {
      part.findings.add(Finding.NO_TIME);
    }
    if (runsBackwards(part.ms) || runsBackwards(unitMs)) {
      part.findings.add(Finding.RUNS_BACKWARDS);
    }
    note(ScannedCall.TEST, Finding.TEST_CALL);
    note(ScannedCall.ON_VIEW, Finding.ON_VIEW);
    note(ScannedCall.PRIVATE, Finding.PRIVATE_AMBULANCE);
    note(ScannedCall.UNKNOWN_SERVICE, Finding.UNKNOWN_SERVICE);
    if (places) {
      readPlace(row, FIRST_TIME + 2 * times.size());
    }
  }

  private void note(int flag, Finding finding) {
    if ((part.flags & flag) != 0) {
      part.findings.add(finding);
    }
  }

  private void readTimes(ResultSet row) throws SQLException {
    Arrays.fill(part.ms, LocalClock.NEVER);
    Arrays.fill(unitMs, LocalClock.NEVER);
    long latest = LocalClock.NEVER;
    boolean ofUnit = false;
    for (int i = 0; i < times.size(); i++) {
      ScanQuery.Time time = times.get(i);
      if (time.ofUnit() != ofUnit) {
        ofUnit = true;
        latest = LocalClock.NEVER;
      }
      long ms = time(row, FIRST_TIME + 2 * i, time, latest);
      (ofUnit ? unitMs : part.ms)[time.moment().ordinal()] = ms;
      latest = Math.max(latest, ms);
      if (i == clock && ofText && ms != LocalClock.NEVER) {
        days.merge(Math.floorDiv(ms, 86_400_000L), 1L, Long::sum);
      }
    }
  }

  private long time(ResultSet row, int column, ScanQuery.Time time, long latest)
      throws SQLException {
    long wall = row.getLong(column);
    ofText = wall == 0 && row.wasNull();
    if (!ofText) {
      return time.absolute() ? wall : zone.toUtcMs(wall, latest, part.findings);
    }
    String text = row.getString(column + 1);
    if (text == null) {
      return LocalClock.NEVER;
    }
    long ms = zone.read(text, latest, part.findings);
    if (unreadableTime.isEmpty() && part.findings.contains(Finding.UNREADABLE_TIME)) {
      String shown = text.length() <= 40 ? text : text.substring(0, 37) + "...";
      unreadableTime = "\"" + shown + "\" in " + time.column().names().getFirst();
    }
    return ms;
  }

  private static boolean runsBackwards(long[] ms) {
    long latest = LocalClock.NEVER;
    for (long at : ms) {
      if (at != LocalClock.NEVER && at < latest) {
        return true;
      }
      latest = Math.max(latest, at);
    }
    return false;
  }

  private void readPlace(ResultSet row, int column) throws SQLException {
    double lat = row.getDouble(column);
    boolean known = !row.wasNull();
    double lon = row.getDouble(column + 1);
    known &= !row.wasNull() && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    part.latE7 = known ? (int) Math.round(lat * 1e7) : 0;
    part.lonE7 = known ? (int) Math.round(lon * 1e7) : 0;
    part.placed = known && (part.latE7 != 0 || part.lonE7 != 0);
  }

  private void noteRepetition(long call, long row) {
    if (ofCalls.inEarlier(call)) {
      part.findings.add(Finding.IN_EARLIER_FILE);
    }
    if (query.spansRows()) {
      ofCalls.calls().add(call);
    }
    if (!seen.add(row)) {
      boolean named = (part.flags & ScannedCall.WITHOUT_ID) == 0 || query.spansRows();
      part.findings.add(named ? Finding.DUPLICATE : Finding.SAME_ROW);
    }
  }

  private void add(long call) {
    boolean named = (part.flags & ScannedCall.WITHOUT_ID) == 0;
    if (query.spansRows() && named && openRows > 0 && openCall == call) {
      open.merge(part);
    } else {
      closeCall();
      open.copy(part);
      openCall = named ? call : -1;
    }
    openRows++;
  }

  void closeCall() {
    if (openRows == 0) {
      return;
    }
    findOfCall(open);
    Optional<Finding> reason = rules.reasonToLeaveOut(open.findings);
    if (reason.isPresent()) {
      rejected.merge(reason.get(), openRows, Long::sum);
    } else {
      acceptedRows += openRows;
      acceptedCalls++;
      calls.accept(open);
    }
    openRows = 0;
  }

  private void findOfCall(ScannedCall call) {
    if (format.recordsArrival() && !call.has(Moment.ON_SCENE)) {
      call.findings.add(Finding.NEVER_ARRIVED);
    }
    if (!call.onView()
        && call.has(Moment.RECEIVED)
        && call.ms(Moment.RECEIVED) == call.ms(Moment.ON_SCENE)) {
      call.findings.add(Finding.ZERO_RESPONSE);
    }
  }

  /** What became of all rows of the file. */
  ScanTally tally(Table table, long rows) {
    closeDay();
    long unreadable = table.rejectedLines();
    if (unreadable > 0) {
      rejected.merge(Finding.UNREADABLE_LINE, unreadable, Long::sum);
    }
    return new ScanTally(
        table.file(),
        format.about(),
        rows + unreadable,
        rows - delivered,
        acceptedRows,
        acceptedCalls,
        rejected,
        unreadableTime,
        days);
  }
}
