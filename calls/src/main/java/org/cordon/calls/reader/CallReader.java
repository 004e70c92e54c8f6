package org.cordon.calls.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cordon.calls.CallRecord;
import org.cordon.calls.CallsRefusal;
import org.cordon.calls.format.Format;
import org.cordon.calls.format.Formats;

/** Reads a file of published call records where it lies: CSV, CSV in gzip, or Parquet. */
public final class CallReader {
  private CallReader() {}

  /**
   * All accepted calls at once: in the file's order, or by call number where a call spans rows.
   *
   * @throws CallsRefusal when the file is missing, unreadable or in no known format
   */
  public static CallFile read(Path file, ReadingRules rules) {
    List<CallRecord> calls = new ArrayList<>();
    Tally tally = stream(file, rules, calls::add);
    return new CallFile(calls, tally);
  }

  /**
   * Hands over one accepted call at a time, keeping none.
   *
   * @throws CallsRefusal when the file is missing, unreadable or in no known format
   */
  public static Tally stream(Path file, ReadingRules rules, Consumer<CallRecord> calls) {
    try (Table table = Table.open(file)) {
      Format format = Formats.detect(table.header(), file.toString());
      Sieve sieve = new Sieve(format, rules, calls);
      table.forEachRow(format.layout(), format.order(), sieve::accept);
      sieve.closeCall();
      return sieve.tally(table);
    }
  }
}
