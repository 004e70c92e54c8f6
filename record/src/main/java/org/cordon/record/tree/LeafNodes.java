package org.cordon.record.tree;

import java.util.ArrayList;
import java.util.List;

/** A whole tree in memory, every level of it; for small logs, and as the plain way beside tiles. */
public final class LeafNodes implements Nodes {
  private final List<List<Hash>> levels = new ArrayList<>();

  /** The tree over leaf hashes. */
  public LeafNodes(TreeHasher hasher, List<Hash> leaves) {
    List<Hash> level = List.copyOf(leaves);
    while (!level.isEmpty()) {
      levels.add(level);
      List<Hash> above = new ArrayList<>(level.size() / 2);
      for (int i = 0; i + 1 < level.size(); i += 2) {
        above.add(hasher.node(level.get(i), level.get(i + 1)));
      }
      level = above;
    }
  }

  @Override
  public Hash node(int level, long index) {
    return levels.get(level).get(Math.toIntExact(index));
  }
}
