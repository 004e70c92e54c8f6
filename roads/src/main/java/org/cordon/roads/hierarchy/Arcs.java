package org.cordon.roads.hierarchy;

/**
 * The arcs of one side with their weights, for a search that goes from node to node: where those of
 * the node stood at last lie. One per thread, or per search.
 */
final class Arcs {
  private final int[] blockOf;
  private final int[] sideFirst;
  private final int[] sideHead;
  private final int[] blockStart;
  private int[][] blocks;

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

  private Arcs(Topology topology, Side side, int[][] blocks) {
    blockOf = topology.blockOf;
    sideFirst = side.first;
    sideHead = side.head;
    blockStart = side.blockStart;
    head = sideHead;
    this.blocks = blocks;
  }

  static Arcs up(Weights weights) {
    return new Arcs(weights.topology, weights.topology.up, weights.up);
  }

  static Arcs down(Weights weights) {
    return new Arcs(weights.topology, weights.topology.down, weights.down);
  }

  /** Goes to a node. */
  void at(int v) {
    int block = blockOf[v];
    weight = blocks[block];
    shift = blockStart[block];
    from = sideFirst[v];
    end = sideFirst[v + 1];
  }
}
