package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * The hierarchy without weights: the chordal completion of a graph under an elimination order.
 * Nodes are numbered by rank.
 *
 * <p>Of the completion only those arcs are kept, each way by itself, over which there can be a way:
 * input that somebody may use, or one such arc down and another up over a lower node. On Porto 45 %
 * of the completion's arcs have no way in the one direction or the other, whatever is open and for
 * whomever; they would cost memory in every metric and time in every customization.
 *
 * <p>The upper part, what most searches share, has the highest ranks: nodes with many below them in
 * the elimination tree. Any order that puts every node below its parent has the same completion.
 */
public final class Topology {
  private static final int BLOCK_ARCS = 1024;

  /** So many nodes or more below a node, itself included, put it into the upper part. */
  private static final int UPPER = 128;

  final int[] rankOf;
  private final int[] parent;
  final Side up;
  final Side down;

  /** By input arc: the arc it lies on, 2·arc for upwards, 2·arc + 1 down; −1 where it is none. */
  final int[] inputArc;

  private byte[] halves = new byte[0];

  final int[] blockOf; // by node: the block of weights that holds all its arcs

  // Arcs that carry input: few of all.
  final int[] firstInput; // by node: its first slot of input
  final int[] inputCode; // by slot, ascending at a node: 2·arc, or 2·arc + 1 for downwards
  final int[] slotOf; // by input arc, -1 where it is on none
  final int[] inputStart; // by block: its first slot

  /** The lowest rank of the upper part. */
  final int upper;

  /** As {@link #sections} gave them. */
  public Topology(int[][] sections) {
    this(sections, UPPER);
  }

  private Topology(int[][] sections, int least) {
    rankOf = sections[0];
    parent = sections[1];
    blockOf = new int[rankOf.length];
    int blocks = cut(sections[2], sections[4]);
    up = new Side(sections[2], sections[3], starts(sections[2], blocks));
    down = new Side(sections[4], sections[5], starts(sections[4], blocks));
    Side.join(up, down);
    inputArc = sections[6];
    firstInput = new int[rankOf.length + 1];
    slotOf = new int[inputArc.length];
    inputCode = slots();
    inputStart = starts(firstInput, blocks);
    int part = parent.length;
    for (int below : below(parent)) {
      part -= below >= least ? 1 : 0;
    }
    upper = part;
  }

  /** Cuts the nodes into blocks of arcs, so that changed weights copy only some. */
  private int cut(int[] firstUp, int[] firstDown) {
    int block = 0;
    int start = 0;
    for (int v = 0; v < blockOf.length; v++) {
      int arcs = firstUp[v + 1] - firstUp[start] + firstDown[v + 1] - firstDown[start];
      if (arcs > BLOCK_ARCS && v > start) {
        block++;
        start = v;
      }
      blockOf[v] = block;
    }
    return blockOf.length == 0 ? 0 : block + 1;
  }

  /** By block, of what begins by node. */
  private int[] starts(int[] first, int blocks) {
    int[] starts = new int[blocks + 1];
    for (int v = blockOf.length - 1; v >= 0; v--) {
      starts[blockOf[v]] = first[v];
    }
    starts[blocks] = first[blockOf.length];
    return starts;
  }

  /** Gives a slot to every arc with input, in order. */
  private int[] slots() {
    int[] ofUp = new int[up.arcCount()];
    int[] ofDown = new int[down.arcCount()];
    for (int code : inputArc) {
      if (code >= 0) {
        ((code & 1) == 0 ? ofUp : ofDown)[code >> 1] = 1;
      }
    }
    int[] codes = new int[inputArc.length];
    int count = 0;
    for (int v = 0; v < rankOf.length; v++) {
      firstInput[v] = count;
      for (int e = up.first[v]; e < up.first[v + 1]; e++) {
        if (ofUp[e] > 0) {
          ofUp[e] = count;
          codes[count++] = 2 * e;
        }
      }
      for (int e = down.first[v]; e < down.first[v + 1]; e++) {
        if (ofDown[e] > 0) {
          ofDown[e] = count;
          codes[count++] = 2 * e + 1;
        }
      }
    }
    firstInput[rankOf.length] = count;
    for (int i = 0; i < inputArc.length; i++) {
      int code = inputArc[i];
      slotOf[i] = code < 0 ? -1 : ((code & 1) == 0 ? ofUp : ofDown)[code >> 1];
    }
    return Arrays.copyOf(codes, count);
  }

  /**
   * Eliminates.
   *
   * @param from by input arc: the node it leaves
   * @param to by input arc: the node it leads to, or -1 where nobody can ever use it
   * @param order nodes, least important first
   */
  public static Topology of(int[] from, int[] to, int[] order) {
    return of(from, to, order, UPPER);
  }

  /** With an upper part of the nodes that have so many below them. */
  static Topology of(int[] from, int[] to, int[] order, int least) {
    return new Topology(Elimination.sections(from, to, order, least), least);
  }

  /** By node: how many are below it in the elimination tree, itself included. */
  static int[] below(int[] parent) {
    int[] below = new int[parent.length];
    for (int v = 0; v < below.length; v++) {
      below[v]++;
      if (parent[v] >= 0) {
        below[parent[v]] += below[v];
      }
    }
    return below;
  }

  /** Everything, to be kept: ranks, parents, arcs upwards and downwards, arcs of the input. */
  public int[][] sections() {
    return new int[][] {rankOf, parent, up.first, up.head, down.first, down.head, inputArc};
  }

  /** By node, for two cores; found when first asked for. */
  synchronized byte[] halves() {
    byte[] known = halves;
    if (known.length == 0) {
      known = Halves.of(this);
      halves = known;
    }
    return known;
  }

  /** The rank of a node. */
  public int rank(int node) {
    return rankOf[node];
  }

  /** How many nodes. */
  public int nodeCount() {
    return rankOf.length;
  }

  /** How many arcs, each way counted by itself. */
  public int arcCount() {
    return up.arcCount() + down.arcCount();
  }

  /** How many pairs of arcs a customization looks at. */
  public long triangleCount() {
    long count = 0;
    for (int v = 0; v < nodeCount(); v++) {
      count += up.triangles[v] + down.triangles[v];
    }
    return count;
  }

  /** The most nodes above any node in the elimination tree. */
  public int depth() {
    int[] depth = new int[nodeCount()];
    int most = 0;
    for (int v = nodeCount() - 1; v >= 0; v--) {
      depth[v] = parent(v) < 0 ? 0 : depth[parent(v)] + 1;
      most = Math.max(most, depth[v]);
    }
    return most;
  }

  /** The parent of a node in the elimination tree, or -1. */
  int parent(int v) {
    return parent[v];
  }

  /** How many blocks. */
  int blocks() {
    return inputStart.length - 1;
  }
}
