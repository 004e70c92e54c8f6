package org.cordon.roads.hierarchy;

import org.jspecify.annotations.Nullable;

/**
 * The arcs of one side with their weights, for a search that goes from node to node: where those of
 * the node stood at last lie. In the upper part only those that are needed, where they are known
 * ({@link Needed}), else all. One per thread, or per search.
 */
final class Arcs {
  private final int[] blockOf;
  private final int[] sideFirst;
  private final int[] sideHead;
  private final int[] blockStart;
  private final int[][] blocks;
  private final int upper; // from this rank on what is needed
  private final int[] neededFirst;
  private final int[] neededHead;
  private final int[] neededWeight;

  /** Heads of the node's arcs, among others. */
  int[] head;

  /** Weights, among others. */
  int[] weight = new int[0];

  /** The first of the node's arcs in the heads. */
  int from;

  /** The first no more the node's. */
  int end;

  /** An arc's place among the heads less its place among the weights. */
  int shift;

  private Arcs(Topology topology, Side side, int[][] blocks, Needed.@Nullable Kept kept) {
    blockOf = topology.blockOf;
    sideFirst = side.first;
    sideHead = side.head;
    blockStart = side.blockStart;
    head = sideHead;
    this.blocks = blocks;
    upper = kept == null ? Integer.MAX_VALUE : topology.upper;
    neededFirst = kept == null ? weight : kept.first;
    neededHead = kept == null ? weight : kept.head;
    neededWeight = kept == null ? weight : kept.weight;
  }

  static Arcs up(Weights weights) {
    Needed needed = weights.needed();
    Topology t = weights.topology;
    return new Arcs(t, t.up, weights.up, needed == null ? null : needed.up);
  }

  static Arcs down(Weights weights) {
    Needed needed = weights.needed();
    Topology t = weights.topology;
    return new Arcs(t, t.down, weights.down, needed == null ? null : needed.down);
  }

  /** All arcs downwards, numbered as in the topology. */
  static Arcs allDown(Weights weights) {
    return new Arcs(weights.topology, weights.topology.down, weights.down, null);
  }

  /** Goes to a node. */
  void at(int v) {
    if (v >= upper) {
      head = neededHead;
      weight = neededWeight;
      shift = 0;
      from = neededFirst[v - upper];
      end = neededFirst[v - upper + 1];
    } else {
      int block = blockOf[v];
      head = sideHead;
      weight = blocks[block];
      shift = blockStart[block];
      from = sideFirst[v];
      end = sideFirst[v + 1];
    }
  }
}
