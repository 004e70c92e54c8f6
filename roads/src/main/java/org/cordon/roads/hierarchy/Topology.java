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

  private static final byte UP = 1;
  private static final byte DOWN = 2;

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
    int[] rankOf = ranks(order);
    rankOf = ranks(upperLast(order, below(parents(eliminate(rankOf, from, to))), least));
    int[][] above = eliminate(rankOf, from, to);
    int n = order.length;
    int[] first = new int[n + 1];
    for (int v = 0; v < n; v++) {
      first[v + 1] = first[v] + above[v].length;
    }
    int[] head = new int[first[n]];
    for (int v = 0; v < n; v++) {
      System.arraycopy(above[v], 0, head, first[v], above[v].length);
    }
    byte[] ways = new byte[head.length];
    int[] both = new int[from.length];
    for (int i = 0; i < from.length; i++) {
      int a = rankOf[from[i]];
      int b = to[i] < 0 ? a : rankOf[to[i]];
      both[i] = a == b ? -1 : arc(first, head, Math.min(a, b), Math.max(a, b));
      if (both[i] >= 0) {
        ways[both[i]] |= a < b ? UP : DOWN;
      }
    }
    complete(first, head, ways);
    int[] upNumber = number(ways, UP);
    int[] downNumber = number(ways, DOWN);
    int[] inputArc = new int[from.length];
    for (int i = 0; i < from.length; i++) {
      boolean upwards = both[i] >= 0 && rankOf[from[i]] < rankOf[to[i]];
      inputArc[i] =
          both[i] < 0 ? -1 : upwards ? 2 * upNumber[both[i]] : 2 * downNumber[both[i]] + 1;
    }
    return new Topology(
        new int[][] {
          rankOf,
          parents(above),
          firsts(first, upNumber),
          some(head, ways, UP),
          firsts(first, downNumber),
          some(head, ways, DOWN),
          inputArc
        },
        least);
  }

  private static int[] ranks(int[] order) {
    int[] rankOf = new int[order.length];
    for (int r = 0; r < order.length; r++) {
      rankOf[order[r]] = r;
    }
    return rankOf;
  }

  private static int[] parents(int[][] above) {
    return Arrays.stream(above).mapToInt(a -> a.length == 0 ? -1 : a[0]).toArray();
  }

  /** By node: how many are below it in the elimination tree, itself included. */
  private static int[] below(int[] parent) {
    int[] below = new int[parent.length];
    for (int v = 0; v < below.length; v++) {
      below[v]++;
      if (parent[v] >= 0) {
        below[parent[v]] += below[v];
      }
    }
    return below;
  }

  /** The order with the upper part at its end, else as it was. */
  private static int[] upperLast(int[] order, int[] below, int least) {
    int[] sorted = new int[order.length];
    int at = 0;
    for (int part = 0; part < 2; part++) {
      for (int r = 0; r < order.length; r++) {
        if (below[r] >= least == (part == 1)) {
          sorted[at++] = order[r];
        }
      }
    }
    return sorted;
  }

  /** Takes in what there is a way for over a lower node, down to it and up again. */
  private static void complete(int[] first, int[] head, byte[] ways) {
    int n = first.length - 1;
    int[][] lower = transposed(first, head);
    int[] position = new int[n];
    for (int v = 0; v < n; v++) {
      for (int e = first[v]; e < first[v + 1]; e++) {
        position[head[e]] = e;
      }
      for (int k = lower[0][v]; k < lower[0][v + 1]; k++) {
        int leg = lower[1][k];
        int mask = ((ways[leg] & DOWN) != 0 ? UP : 0) | ((ways[leg] & UP) != 0 ? DOWN : 0);
        int end = first[lower[2][k] + 1];
        for (int e = leg + 1; e < end; e++) {
          ways[position[head[e]]] |= (byte) (ways[e] & mask);
        }
      }
    }
  }

  /** By head: where its arcs begin; those arcs; and their tails. */
  private static int[][] transposed(int[] first, int[] head) {
    int n = first.length - 1;
    int[] begin = new int[n + 1];
    for (int h : head) {
      begin[h + 1]++;
    }
    for (int v = 0; v < n; v++) {
      begin[v + 1] += begin[v];
    }
    int[] next = begin.clone();
    int[] arcs = new int[head.length];
    int[] tails = new int[head.length];
    for (int v = 0; v < n; v++) {
      for (int e = first[v]; e < first[v + 1]; e++) {
        int at = next[head[e]]++;
        arcs[at] = e;
        tails[at] = v;
      }
    }
    return new int[][] {begin, arcs, tails};
  }

  /** By arc, and at the end: how many before it go one way. */
  private static int[] number(byte[] ways, byte way) {
    int[] number = new int[ways.length + 1];
    for (int e = 0; e < ways.length; e++) {
      number[e + 1] = number[e] + ((ways[e] & way) != 0 ? 1 : 0);
    }
    return number;
  }

  private static int[] firsts(int[] first, int[] number) {
    return Arrays.stream(first).map(e -> number[e]).toArray();
  }

  private static int[] some(int[] head, byte[] ways, byte way) {
    int[] kept = new int[head.length];
    int count = 0;
    for (int e = 0; e < head.length; e++) {
      if ((ways[e] & way) != 0) {
        kept[count++] = head[e];
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /** Everything, to be kept: ranks, parents, arcs upwards and downwards, arcs of the input. */
  public int[][] sections() {
    return new int[][] {rankOf, parent, up.first, up.head, down.first, down.head, inputArc};
  }

  private static int[][] eliminate(int[] rankOf, int[] from, int[] to) {
    int n = rankOf.length;
    int[] start = new int[n + 1];
    for (int i = 0; i < from.length; i++) {
      start[to[i] < 0 ? n : Math.min(rankOf[from[i]], rankOf[to[i]]) + 1]++;
    }
    for (int v = 0; v < n; v++) {
      start[v + 1] += start[v];
    }
    int[] next = start.clone();
    int[] own = new int[from.length];
    for (int i = 0; i < from.length; i++) {
      if (to[i] >= 0) {
        int a = rankOf[from[i]];
        int b = rankOf[to[i]];
        own[next[Math.min(a, b)]++] = Math.max(a, b);
      }
    }
    int[][] up = new int[n][];
    int[] firstChild = new int[n];
    int[] sibling = new int[n];
    Arrays.fill(firstChild, -1);
    int[] mark = new int[n];
    int[] collected = new int[n];
    for (int v = 0; v < n; v++) {
      int count = 0;
      mark[v] = v + 1;
      for (int k = start[v]; k < next[v]; k++) {
        if (mark[own[k]] != v + 1) {
          mark[own[k]] = v + 1;
          collected[count++] = own[k];
        }
      }
      for (int child = firstChild[v]; child >= 0; child = sibling[child]) {
        for (int w : up[child]) {
          if (mark[w] != v + 1) {
            mark[w] = v + 1;
            collected[count++] = w;
          }
        }
      }
      up[v] = Arrays.copyOf(collected, count);
      Arrays.sort(up[v]);
      if (count > 0) {
        sibling[v] = firstChild[up[v][0]];
        firstChild[up[v][0]] = v;
      }
    }
    return up;
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

  private static int arc(int[] first, int[] head, int low, int high) {
    int e = Arrays.binarySearch(head, first[low], first[low + 1], high);
    if (e < 0) {
      throw new IllegalStateException("no arc from rank " + low + " to rank " + high);
    }
    return e;
  }
}
