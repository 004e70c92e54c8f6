package org.cordon.calls.reader;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cordon.calls.CallFormat;
import org.cordon.calls.Finding;

/**
 * The account of a file: every row is either part of an accepted call or rejected for one reason.
 *
 * @param rows lines of data in the file, those that could not be read included
 * @param acceptedRows rows that are part of an accepted call
 * @param calls accepted calls; fewer than rows where a call spans several
 * @param rejected rows left out, by the first finding that left them out
 * @param noted accepted rows that have a finding all the same; a row may count under several
 * @param unreadableLines where and why, for the first few lines that could not be read
 * @param unusedColumns columns of the file that nothing was read from
 */
public record Tally(
    Path file,
    CallFormat format,
    long rows,
    long acceptedRows,
    long calls,
    SortedMap<Finding, Long> rejected,
    SortedMap<Finding, Long> noted,
    List<String> unreadableLines,
    List<String> unusedColumns) {
  public Tally {
    rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
    noted = Collections.unmodifiableSortedMap(new TreeMap<>(noted));
    unreadableLines = List.copyOf(unreadableLines);
    unusedColumns = List.copyOf(unusedColumns);
    long left = rejected.values().stream().mapToLong(Long::longValue).sum();
    if (acceptedRows + left != rows) {
      throw new IllegalArgumentException(
          "rows lost: " + rows + " read, " + acceptedRows + " accepted, " + left + " rejected");
    }
  }

  public long rejectedRows() {
    return rows - acceptedRows;
  }

  public long rejected(Finding finding) {
    return rejected.getOrDefault(finding, 0L);
  }

  public long noted(Finding finding) {
    return noted.getOrDefault(finding, 0L);
  }
}
