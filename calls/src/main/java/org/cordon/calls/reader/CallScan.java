package org.cordon.calls.reader;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.cordon.calls.CallsRefusal;
import org.cordon.calls.Field;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.format.Format;
import org.cordon.calls.format.Formats;
import org.cordon.calls.format.Layout.Column;
import org.cordon.calls.format.LocalClock;

/**
 * Reads millions of calls as numbers. DuckDB reads the file once, on every core, and turns each row
 * into times, a number for the call and the outcome of each condition; what remains, clock changes,
 * findings, repetitions, rows of one call put together, is done here, at the same time, on those
 * rows whose time matters, with the row reader's own code for time zones and for unusual times.
 * {@link CallReader} is its oracle: both give the same calls.
 */
public final class CallScan implements AutoCloseable {
  private static final int MOMENTS = Moment.values().length;

  private final Table table;
  private final Format format;
  private final int[] at;

  private CallScan(Table table, Format format) {
    this.table = table;
    this.format = format;
    at = format.layout().find(table.header());
  }

  /**
   * Opens a file and finds its format by its header.
   *
   * @throws CallsRefusal when the file is missing, unreadable or in no known format
   */
  public static CallScan open(Path file) {
    Table table = Table.open(file);
    try {
      return new CallScan(table, Formats.detect(table.header(), file.toString()));
    } catch (CallsRefusal e) {
      table.close();
      throw e;
    }
  }

  /**
   * Opens a file whose columns mean what a mapping says.
   *
   * @throws CallsRefusal also when the file lacks a column that the mapping names
   */
  public static CallScan open(Path file, Format mapping) {
    Table table = Table.open(file);
    try {
      table.require(mapping.layout());
      return new CallScan(table, mapping);
    } catch (CallsRefusal e) {
      table.close();
      throw e;
    }
  }

  /** The file's format. */
  public Format format() {
    return format;
  }

  /** The moments of a call that this file can tell. */
  public Set<Moment> moments() {
    EnumSet<Moment> known = EnumSet.noneOf(Moment.class);
    format
        .meaning()
        .times()
        .forEach((moment, column) -> {
          if (at[column.index()] >= 0) {
            known.add(moment);
          }
        });
    return known;
  }

  /** The fields of text that this file has. */
  public Set<Field> fields() {
    EnumSet<Field> known = EnumSet.noneOf(Field.class);
    format
        .meaning()
        .fields()
        .forEach((field, column) -> {
          if (at[column.index()] >= 0) {
            known.add(field);
          }
        });
    return known;
  }

  /** Whether this file has places. */
  public boolean places() {
    var places = format.meaning().places();
    return places != null && at[places.lat().index()] >= 0;
  }

  /** The most frequent texts of a field, in capitals, each with its number of rows. */
  public List<String> values(Field field, int most) {
    Column column = format.meaning().fields().get(field);
    List<String> values = new ArrayList<>();
    if (column != null && at[column.index()] >= 0) {
      Selection none = new Selection(List.of(), List.of(), false);
      table.query(
          new ScanQuery(table, format, none).values(column, most),
          row -> values.add(row.getString(1) + " (" + row.getLong(2) + ")"));
    }
    return values;
  }

  /**
   * Hands over one call at a time; the object is used again for the next.
   *
   * @param seen the calls of files read before, to which this one's are added
   * @param progress is told from time to time how many rows have been read
   */
  public ScanTally scan(
      Selection selection,
      ReadingRules rules,
      Seen seen,
      Consumer<ScannedCall> calls,
      LongConsumer progress) {
    ScanQuery query = new ScanQuery(table, format, selection);
    Seen.OneFile ofCalls = seen.next(format.about().id(), table.rowsSaid());
    Run run = new Run(query, selection, rules, ofCalls, calls);
    long rows =
        query.spansRows() ? inOrder(query, run, progress) : asTheyCome(query, run, progress);
    run.closeCall();
    return run.tally(rows);
  }

  /** Keeps every row first, since those of one call may lie anywhere in the file. */
  private long inOrder(ScanQuery query, Run run, LongConsumer progress) {
    table.execute(query.create(), progress);
    long rows = table.number("SELECT count(*) FROM t");
    table.query(query.days(), row -> run.days.merge(row.getLong(1), row.getLong(2), Long::sum));
    table.query(
        query.read(),
        row -> {
          run.accept(row);
          tellNowAndThen(run.delivered, progress);
        });
    table.execute("DROP TABLE t", done -> {});
    return rows;
  }

  /** Takes each row while DuckDB reads the next ones, and keeps none. */
  private long asTheyCome(ScanQuery query, Run run, LongConsumer progress) {
    long[] rows = new long[1];
    int clock = Run.FIRST_TIME + 2 * query.clock();
    table.query(
        query.stream(),
        row -> {
          rows[0]++;
          tellNowAndThen(rows[0], progress);
          long wallMs = row.getLong(clock);
          if (wallMs == 0 && row.wasNull()) {
            run.accept(row);
            return;
          }
          run.countDay(Math.floorDiv(wallMs, ScanQuery.DAY_MS));
          if (query.near(wallMs)) {
            run.accept(row);
          }
        });
    return rows[0];
  }

  private static void tellNowAndThen(long rows, LongConsumer progress) {
    if (rows % 500_000 == 0) {
      progress.accept(rows);
    }
  }

  @Override
  public void close() {
    table.close();
  }

  /** One scan under way. */
  private final class Run {
    private static final int FIRST_TIME = 4; // behind the flags, the call and the row

    private final ScanQuery query;
    private final boolean places;
    private final ReadingRules rules;
    private final Consumer<ScannedCall> calls;
    private final List<ScanQuery.Time> times;
    private final int clock;
    private final LocalClock zone = new LocalClock(format.about().zone());
    private final SortedMap<Finding, Long> rejected = new TreeMap<>();
    private final SortedMap<Long, Long> days = new TreeMap<>();
    private final Seen.OneFile ofCalls;
    private final LongSet seen;
    private final long[] unitMs = new long[MOMENTS];
    private final ScannedCall part = new ScannedCall();
    private final ScannedCall open = new ScannedCall();
    private long today = Long.MIN_VALUE; // the day counted last, since rows come day by day
    private long ofToday;
    private long openCall = -1;
    private long openRows;
    private long delivered;
    private long acceptedRows;
    private long acceptedCalls;

    Run(
        ScanQuery query,
        Selection selection,
        ReadingRules rules,
        Seen.OneFile ofCalls,
        Consumer<ScannedCall> calls) {
      this.query = query;
      this.places = selection.places();
      this.rules = rules;
      this.calls = calls;
      this.ofCalls = ofCalls;
      seen = query.spansRows() ? new LongSet() : ofCalls.calls();
      times = query.times();
      clock = query.clock();
    }

    void countDay(long day) {
      if (day != today) {
        closeDay();
        today = day;
      }
      ofToday++;
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
        if (i == clock && ms != LocalClock.NEVER && row.getString(FIRST_TIME + 2 * i + 1) != null) {
          days.merge(Math.floorDiv(ms, 86_400_000L), 1L, Long::sum);
        }
      }
    }

    private long time(ResultSet row, int column, ScanQuery.Time time, long latest)
        throws SQLException {
      long wall = row.getLong(column);
      if (wall != 0 || !row.wasNull()) {
        return time.absolute() ? wall : zone.toUtcMs(wall, latest, part.findings);
      }
      String text = row.getString(column + 1);
      return text == null ? LocalClock.NEVER : zone.read(text, latest, part.findings);
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

    ScanTally tally(long rows) {
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
          days);
    }
  }
}
