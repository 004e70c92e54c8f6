package org.cordon.record.side;

import java.util.List;

/**
 * Items that are deleted together, and the entries that will say so on the log.
 *
 * @param items what is left of each
 * @param entries canonical JSON
 * @param logSize entries the log has now: these come after
 */
public record Deletion(List<Forgotten> items, List<String> entries, long logSize) {
  /** Copies the lists. */
  public Deletion {
    items = List.copyOf(items);
    entries = List.copyOf(entries);
  }
}
