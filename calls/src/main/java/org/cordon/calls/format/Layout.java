package org.cordon.calls.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The columns of a format. Portals publish one data set under several spellings ("Original Time
 * Queued", {@code original_time_queued}, {@code Original.Time.Queued}), so names are compared by
 * their letters and digits only.
 */
public final class Layout {
  private final List<Column> columns = new ArrayList<>();

  /** A column of a {@link Layout}; {@code names} are the spellings it is known under. */
  public record Column(int index, boolean required, List<String> names) {}

  public Column required(String... names) {
    return add(true, names);
  }

  public Column optional(String... names) {
    return add(false, names);
  }

  private Column add(boolean required, String... names) {
    Column column = new Column(columns.size(), required, List.of(names));
    columns.add(column);
    return column;
  }

  public List<Column> columns() {
    return columns;
  }

  public List<Column> requiredColumns() {
    return columns.stream().filter(Column::required).toList();
  }

  public List<String> requiredNames() {
    return requiredColumns().stream().map(column -> column.names().getFirst()).toList();
  }

  /** Where each column stands in a header: an index into it, or -1. */
  public int[] find(List<String> header) {
    List<String> plain = header.stream().map(Layout::plain).toList();
    int[] at = new int[columns.size()];
    for (Column column : columns) {
      at[column.index()] = indexOf(column, plain);
    }
    return at;
  }

  /** Names in a header that no column of this layout is read from. */
  public List<String> unused(List<String> header) {
    List<String> unused = new ArrayList<>(header);
    for (int at : find(header)) {
      if (at >= 0) {
        unused.remove(header.get(at));
      }
    }
    return unused;
  }

  private static int indexOf(Column column, List<String> plainHeader) {
    for (String name : column.names()) {
      int index = plainHeader.indexOf(plain(name));
      if (index >= 0) {
        return index;
      }
    }
    return -1;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
