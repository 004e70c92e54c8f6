package org.cordon.record.verify;

import org.jspecify.annotations.Nullable;

/**
 * A Merkle tree that grows leaf by leaf like a binary counter, and tells the hashes that tiles
 * hold.
 */
final class Growing {
  /** Told of every hash that stands in a tile: those of leaves, and of each full tile below. */
  interface TileHash {
    void hash(int tileLevel, long index, byte[] hash);
  }

  private final Sha sha = new Sha();
  private final byte[] @Nullable [] peaks = new byte[64] @Nullable [];
  private final TileHash told;
  private long size;

  Growing(TileHash told) {
    this.told = told;
  }

  void add(byte[] entry) {
    byte[] hash = sha.leaf(entry);
    told.hash(0, size, hash);
    int level = 0;
    for (byte[] left = peaks[0]; (size >> level & 1) != 0; left = peaks[level]) {
      if (left == null) {
        throw new AssertionError("a peak for every bit");
      }
      hash = sha.node(left, hash);
      peaks[level] = null;
      level++;
      if (level % 8 == 0) {
        told.hash(level / 8, size >> level, hash);
      }
    }
    peaks[level] = hash;
    size++;
  }

  long size() {
    return size;
  }

  byte[] root() {
    byte[] root = null;
    for (byte[] peak : peaks) {
      if (peak != null) {
        root = root == null ? peak : sha.node(peak, root);
      }
    }
    return root == null ? Sha.of() : root;
  }
}
