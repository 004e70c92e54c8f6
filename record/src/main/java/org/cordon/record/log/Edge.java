package org.cordon.record.log;

import java.util.ArrayList;
import java.util.List;
import org.cordon.record.store.FullTile;
import org.cordon.record.store.LogStore;
import org.cordon.record.tile.TileNodes;
import org.cordon.record.tile.TilePath;
import org.cordon.record.tile.Tiles;
import org.cordon.record.tree.Hash;
import org.cordon.record.tree.TreeHasher;

/**
 * The tiles at the right edge of a log that are not full yet: at most 255 hashes for each level.
 */
final class Edge {
  private final TreeHasher hasher;
  private final List<List<Hash>> levels = new ArrayList<>();
  private long size;

  Edge(TreeHasher hasher) {
    this.hasher = hasher;
  }

  /** The edge of a store's first {@code size} entries, from the last entries and full tiles. */
  static Edge of(LogStore store, long size, TreeHasher hasher) {
    Edge edge = new Edge(hasher);
    edge.size = size;
    long partial = size % TilePath.WIDTH;
    List<Hash> leaves = new ArrayList<>();
    store.entries(size - partial, size).forEach(e -> leaves.add(hasher.leaf(e)));
    edge.levels.add(leaves);
    long full = size / TilePath.WIDTH;
    for (int level = 1; full > 0; level++) {
      List<Hash> hashes = new ArrayList<>();
      for (long i = full - full % TilePath.WIDTH; i < full; i++) {
        byte[] below = store.tile(level - 1, i);
        hashes.add(TileNodes.root(hasher, below, 0, TilePath.WIDTH));
      }
      edge.levels.add(hashes);
      full /= TilePath.WIDTH;
    }
    return edge;
  }

  /** Adds a leaf, and to {@code full} the tiles that it completes. */
  void append(Hash leaf, List<FullTile> full) {
    Hash hash = leaf;
    long index = size / TilePath.WIDTH;
    size++;
    for (int level = 0; ; level++) {
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      List<Hash> hashes = levels.get(level);
      hashes.add(hash);
      if (hashes.size() < TilePath.WIDTH) {
        return;
      }
      FullTile tile = new FullTile(level, index, hashes);
      full.add(tile);
      hash = TileNodes.root(hasher, tile.bytes(), 0, TilePath.WIDTH);
      hashes.clear();
      index /= TilePath.WIDTH;
    }
  }

  /** Hashes of the partial tile of a level; may be none. */
  List<Hash> partial(int level) {
    return level < levels.size() ? List.copyOf(levels.get(level)) : List.of();
  }

  /** Levels that have any hash. */
  int height() {
    return levels.size();
  }

  /** All tiles: full ones from the store, partial ones from here. */
  Tiles tiles(LogStore store) {
    return (level, index, width) -> {
      long fullTiles = size >> (8 * (level + 1));
      return index < fullTiles ? store.tile(level, index) : Hash.concat(levels.get(level));
    };
  }
}
