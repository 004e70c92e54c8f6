package org.cordon.record.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Roots that a growing tree had at earlier sizes: from the hashes of its full tiles, the newest
 * leaves, and for older leaves from their tile, which was held against the entries before.
 */
final class Past implements Growing.TileHash {
  private static final int NEWEST = 1_024;

  private final Kept kept;
  private final Growing.TileHash told;
  private final Sha sha = new Sha();
  private final byte[][] newest = new byte[NEWEST][];
  private final List<List<byte[]>> above = new ArrayList<>();
  private byte @Nullable [] tile;
  private long tileIndex = -1;
  private long size;

  Past(Kept kept, Growing.TileHash told) {
    this.kept = kept;
    this.told = told;
  }

  @Override
  public void hash(int level, long index, byte[] hash) {
    told.hash(level, index, hash);
    if (level == 0) {
      newest[(int) (index % NEWEST)] = hash;
      size = index + 1;
    } else {
      if (level > above.size()) {
        above.add(new ArrayList<>());
      }
      above.get(level - 1).add(hash);
    }
  }

  /** Root of the first {@code of} entries, of those that are there; null when it cannot be told. */
  byte @Nullable [] root(long of) {
    if (of > size) {
      return null;
    }
    Peaks peaks = new Peaks();
    long done = 0;
    for (int level = above.size(); level >= 1; level--) {
      long end = of >> (8 * level);
      for (long i = done >> (8 * level); i < end; i++) {
        peaks.add(8 * level, above.get(level - 1).get((int) i));
      }
      done = end << (8 * level);
    }
    for (long n = done; n < of; n++) {
      byte[] leaf = leaf(n);
      if (leaf == null) {
        return null;
      }
      peaks.add(0, leaf);
    }
    return peaks.root();
  }

  private byte @Nullable [] leaf(long n) {
    if (n >= size - NEWEST) {
      return newest[(int) (n % NEWEST)];
    }
    if (tileIndex != n / 256) {
      tileIndex = n / 256;
      try {
        tile = kept.tile(0, tileIndex, 256);
      } catch (Kept.UnreadableException e) { // named where the tile was held against its entries
        tile = null;
      }
    }
    byte[] hashes = tile;
    int at = (int) (n % 256) * 32;
    return hashes == null || hashes.length != 256 * 32
        ? null
        : Arrays.copyOfRange(hashes, at, at + 32);
  }

  /** Complete subtrees from left to right, each lower than or as high as that before. */
  private final class Peaks {
    private final byte[] @Nullable [] peaks = new byte[64] @Nullable [];

    void add(int from, byte[] subtree) {
      int level = from;
      byte[] hash = subtree;
      for (byte[] left = peaks[level]; left != null; left = peaks[level]) {
        hash = sha.node(left, hash);
        peaks[level++] = null;
      }
      peaks[level] = hash;
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
}
