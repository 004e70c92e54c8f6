package org.cordon.record.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * What is needed of a tree to make it grow: the roots of its complete subtrees, largest first, one
 * for every bit set in the size. Appending costs one node hash on average, the root at most 63.
 */
public final class CompactRange {
  private final TreeHasher hasher;
  private final List<Hash> roots = new ArrayList<>();
  private long size;

  /** An empty tree. */
  public CompactRange(TreeHasher hasher) {
    this.hasher = hasher;
  }

  /** The tree of {@code size} leaves whose complete subtrees {@code nodes} knows. */
  public static CompactRange of(TreeHasher hasher, long size, Nodes nodes) {
    CompactRange range = new CompactRange(hasher);
    long begin = 0;
    for (int level = 62; level >= 0; level--) {
      if ((size >> level & 1) != 0) {
        range.roots.add(nodes.node(level, begin >> level));
        begin += 1L << level;
      }
    }
    range.size = size;
    return range;
  }

  /** A copy that grows on its own. */
  public CompactRange copy() {
    CompactRange copy = new CompactRange(hasher);
    copy.roots.addAll(roots);
    copy.size = size;
    return copy;
  }

  /** Leaves so far. */
  public long size() {
    return size;
  }

  /** Adds a leaf by its hash. */
  public void append(Hash leaf) {
    Hash right = leaf;
    for (long bit = size; (bit & 1) != 0; bit >>= 1) {
      right = hasher.node(roots.removeLast(), right);
    }
    roots.add(right);
    size++;
  }

  /** Root of the tree so far. */
  public Hash root() {
    if (roots.isEmpty()) {
      return hasher.empty();
    }
    Hash root = roots.getLast();
    for (int i = roots.size() - 2; i >= 0; i--) {
      root = hasher.node(roots.get(i), root);
    }
    return root;
  }
}
