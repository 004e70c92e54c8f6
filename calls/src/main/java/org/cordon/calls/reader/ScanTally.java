package org.cordon.calls.reader;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cordon.calls.CallFormat;
import org.cordon.calls.Finding;

/**
 * The account of a scanned file.
 *
 * @param rows lines of data in the file, those that could not be read included
 * @param notAskedFor rows whose time lies outside every span asked for
 * @param acceptedRows rows that are part of a call handed over
 * @param calls calls handed over
 * @param rejected rows left out, by the first finding that left them out
 * @param unreadableTime the first time that could not be read, with its column; empty where all
 *     could
 * @param days for each day that has a row, in days since 1970 by the file's own clock, how many
 */
public record ScanTally(
    Path file,
    CallFormat format,
    long rows,
    long notAskedFor,
    long acceptedRows,
    long calls,
    SortedMap<Finding, Long> rejected,
    String unreadableTime,
    SortedMap<Long, Long> days) {
  public ScanTally {
    rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
    days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    long left = rejected.values().stream().mapToLong(Long::longValue).sum();
    if (notAskedFor + acceptedRows + left != rows) {
      throw new IllegalArgumentException("rows lost: " + rows + " read, " + acceptedRows);
    }
  }
}
