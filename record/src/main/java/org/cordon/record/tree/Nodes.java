package org.cordon.record.tree;

/** Complete subtrees of a tree, by height and place: from tiles, or from leaves in memory. */
public interface Nodes {
  /** Hash of the subtree over leaves {@code [index << level, (index + 1) << level)}. */
  Hash node(int level, long index);
}
