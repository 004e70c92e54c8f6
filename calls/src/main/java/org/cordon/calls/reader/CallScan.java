package org.cordon.calls.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.cordon.calls.CallsRefusal;
import org.cordon.calls.Field;
import org.cordon.calls.Moment;
import org.cordon.calls.format.Format;
import org.cordon.calls.format.Formats;
import org.cordon.calls.format.Layout.Column;

/**
 * Reads millions of calls as numbers. DuckDB reads the file once, on every core, and turns each row
 * into times, a number for the call and the outcome of each condition; what remains, clock changes,
 * findings, repetitions, rows of one call put together, is done here, at the same time, on those
 * rows whose time matters, with the row reader's own code for time zones and for unusual times.
 * {@link CallReader} is its oracle: both give the same calls.
 */
public final class CallScan implements AutoCloseable {
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
    ScanRun run = new ScanRun(format, query, selection, rules, ofCalls, calls);
    long rows =
        query.spansRows()
            ? inOrder(query, run, progress)
            : asTheyCome(query, selection, run, progress);
    run.closeCall();
    return run.tally(table, rows);
  }

  /** Keeps every row first, since those of one call may lie anywhere in the file. */
  private long inOrder(ScanQuery query, ScanRun run, LongConsumer progress) {
    table.execute(query.create(), progress);
    long rows = table.number("SELECT count(*) FROM t");
    table.query(query.days(), row -> run.countDay(row.getLong(1), row.getLong(2)));
    table.query(
        query.read(),
        row -> {
          run.accept(row);
          tellNowAndThen(run.delivered(), progress);
        });
    table.execute("DROP TABLE t", done -> {});
    return rows;
  }

  /** Takes each row while DuckDB reads the next ones, and keeps none. */
  private long asTheyCome(
      ScanQuery query, Selection selection, ScanRun run, LongConsumer progress) {
    long[] rows = new long[1];
    int clock = ScanRun.FIRST_TIME + 2 * query.clock();
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
          run.countDay(Math.floorDiv(wallMs, Selection.DAY_MS), 1);
          if (selection.near(wallMs)) {
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
}
