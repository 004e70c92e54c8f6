package org.cordon.calls.format;

import org.cordon.calls.format.Layout.Column;

/** One row as text; reused from row to row. */
public final class Row {
  private final String[] cells;

  public Row(int columns) {
    cells = new String[columns];
  }

  public void set(int column, String text) {
    cells[column] = text;
  }

  /** The text of a cell without surrounding blanks; empty where it is empty or not in the file. */
  public String text(Column column) {
    return cells[column.index()];
  }

  /** A number that two rows share only if they are equal in every column read (nearly always). */
  public long fingerprint() {
    long hash = 0xcbf29ce484222325L;
    for (String cell : cells) {
      for (int i = 0; i < cell.length(); i++) {
        hash = (hash ^ cell.charAt(i)) * 0x100000001b3L;
      }
      hash = (hash ^ 0xFFFF) * 0x100000001b3L;
    }
    return hash;
  }
}
