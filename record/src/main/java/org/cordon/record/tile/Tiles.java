package org.cordon.record.tile;

import org.cordon.record.tree.Hash;

/** Tiles of hashes, full ones and the partial ones at the right edge. */
@FunctionalInterface
public interface Tiles {
  /** Hashes {@code [0, width)} of a tile, one behind the other; at least {@code width} of them. */
  byte[] hashes(int level, long index, int width);

  /** One hash of a tile. */
  default Hash hash(int level, long index, int at) {
    return Hash.at(hashes(level, index, at + 1), at);
  }
}
