package org.cordon.record.store;

import java.util.List;
import org.cordon.record.tree.Hash;

/**
 * A tile with all of its 256 hashes. It never changes again.
 *
 * @param level 0 for hashes of entries, each level above hashes full tiles of the one below
 * @param index place within the level
 * @param hashes 256
 */
public record FullTile(int level, long index, List<Hash> hashes) {
  private static final int WIDTH = 256;

  /** Checks that it is full. */
  public FullTile {
    hashes = List.copyOf(hashes);
    if (hashes.size() != WIDTH) {
      throw new IllegalArgumentException("a full tile of " + hashes.size());
    }
  }

  /** The hashes one behind the other. */
  public byte[] bytes() {
    return Hash.concat(hashes);
  }
}
