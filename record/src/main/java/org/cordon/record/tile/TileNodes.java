package org.cordon.record.tile;

import org.cordon.record.tree.Hash;
import org.cordon.record.tree.Nodes;
import org.cordon.record.tree.TreeHasher;

/** Subtrees read from tiles: a hash of a tile stands for 256 to the power of its level leaves. */
public final class TileNodes implements Nodes {
  private static final int HEIGHT = 8;

  private final TreeHasher hasher;
  private final Tiles tiles;

  /** Subtrees of these tiles. */
  public TileNodes(TreeHasher hasher, Tiles tiles) {
    this.hasher = hasher;
    this.tiles = tiles;
  }

  @Override
  public Hash node(int level, long index) {
    int tileLevel = level / HEIGHT;
    int height = level % HEIGHT;
    long first = index << height; // in hashes of the tile's level
    int at = (int) (first % TilePath.WIDTH);
    int count = 1 << height;
    byte[] hashes = tiles.hashes(tileLevel, first / TilePath.WIDTH, at + count);
    return root(hasher, hashes, at, count);
  }

  /** Root over {@code count} (a power of two) hashes from {@code at}. */
  public static Hash root(TreeHasher hasher, byte[] hashes, int at, int count) {
    if (count == 1) {
      return Hash.at(hashes, at);
    }
    int half = count / 2;
    return hasher.node(root(hasher, hashes, at, half), root(hasher, hashes, at + half, half));
  }
}
