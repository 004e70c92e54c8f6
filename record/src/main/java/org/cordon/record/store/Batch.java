package org.cordon.record.store;

import java.util.List;

/**
 * What one commit adds.
 *
 * @param entries bytes of the new entries, in order; may be none
 * @param tiles tiles that these entries completed
 * @param after the head when all of it is kept
 */
public record Batch(List<byte[]> entries, List<FullTile> tiles, Head after) {
  /** Copies the lists. */
  public Batch {
    entries = List.copyOf(entries);
    tiles = List.copyOf(tiles);
  }

  /** Index of the first new entry. */
  public long first() {
    return after.size() - entries.size();
  }
}
