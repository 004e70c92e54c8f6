package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * The hierarchy without weights: the chordal completion of a graph under an elimination order.
 * Nodes are numbered by rank. Up-arcs of a node lead to higher ranks and are sorted; the first of
 * them leads to its parent in the elimination tree.
 */
public final class Topology {
  private static final int CHUNK_ARCS = 1024;

  final int[] rankOf;
  final int[] first;
  final int[] head;
  final int[] firstDown;
  final int[] downTail; // sorted lower neighbours
  final int[] downArc;

  /** By input arc: the up-arc it lies on, 2·arc for upwards, 2·arc + 1 down; −1 for a loop. */
  final int[] inputArc;

  private byte[] halves = new byte[0];

  final int[] chunkOf; // by node: the block of weights that holds all its up-arcs
  final int[] chunkStart; // by block: its first up-arc

  final int[] triangles; // by node: pairs of an arc from below to it and a later arc of the same

  // Up-arcs that carry input, each direction by itself: few of all.
  final int[] firstInput; // by node: its first slot of input
  final int[] inputCode; // by slot, ascending: 2·arc, or 2·arc + 1 for downwards
  final int[] slotOf; // by input arc, -1 for a loop
  final int[] inputStart; // by block: its first slot

  /** As {@link #sections} gave them. */
  public Topology(int[][] sections) {
    rankOf = sections[0];
    first = sections[1];
    head = sections[2];
    firstDown = sections[3];
    downTail = sections[4];
    downArc = sections[5];
    inputArc = sections[6];
    chunkOf = new int[rankOf.length];
    chunkStart = chunks();
    triangles = countTriangles();
    firstInput = new int[rankOf.length + 1];
    slotOf = new int[inputArc.length];
    inputCode = slots();
    inputStart = new int[chunkStart.length];
    for (int v = rankOf.length - 1; v >= 0; v--) {
      inputStart[chunkOf[v]] = firstInput[v];
    }
    inputStart[chunkStart.length - 1] = inputCode.length;
  }

  private int[] countTriangles() {
    int[] counts = new int[rankOf.length];
    for (int v = 0; v < counts.length; v++) {
      int end = first[v + 1];
      for (int e = first[v]; e < end; e++) {
        counts[head[e]] += end - e - 1;
      }
    }
    return counts;
  }

  /** Gives a slot to every up-arc and direction with input, in order. */
  private int[] slots() {
    long[] carries = new long[(head.length >> 5) + 1];
    for (int code : inputArc) {
      if (code >= 0) {
        carries[code >> 6] |= 1L << code;
      }
    }
    int[] before = new int[carries.length];
    int count = 0;
    for (int w = 0; w < carries.length; w++) {
      before[w] = count;
      count += Long.bitCount(carries[w]);
    }
    int[] codes = new int[count];
    int at = 0;
    for (int w = 0; w < carries.length; w++) {
      for (long left = carries[w]; left != 0; left &= left - 1) {
        codes[at++] = (w << 6) + Long.numberOfTrailingZeros(left);
      }
    }
    for (int i = 0; i < inputArc.length; i++) {
      int code = inputArc[i];
      slotOf[i] =
          code < 0 ? -1 : before[code >> 6] + Long.bitCount(carries[code >> 6] & (1L << code) - 1);
    }
    at = 0;
    for (int v = 0; v < rankOf.length; v++) {
      while (at < count && codes[at] < 2 * first[v]) {
        at++;
      }
      firstInput[v] = at;
    }
    firstInput[rankOf.length] = count;
    return codes;
  }

  /**
   * Eliminates.
   *
   * @param order nodes, least important first
   */
  public static Topology of(int[] from, int[] to, int[] order) {
    int n = order.length;
    int[] rankOf = new int[n];
    for (int r = 0; r < n; r++) {
      rankOf[order[r]] = r;
    }
    int[][] up = eliminate(rankOf, from, to);
    int[] first = new int[n + 1];
    for (int v = 0; v < n; v++) {
      first[v + 1] = first[v] + up[v].length;
    }
    int[] head = new int[first[n]];
    int[] firstDown = new int[n + 1];
    for (int v = 0; v < n; v++) {
      System.arraycopy(up[v], 0, head, first[v], up[v].length);
      for (int w : up[v]) {
        firstDown[w + 1]++;
      }
    }
    for (int v = 0; v < n; v++) {
      firstDown[v + 1] += firstDown[v];
    }
    int[] downTail = new int[head.length];
    int[] downArc = new int[head.length];
    int[] next = firstDown.clone();
    for (int v = 0; v < n; v++) {
      for (int e = first[v]; e < first[v + 1]; e++) {
        int at = next[head[e]]++;
        downTail[at] = v;
        downArc[at] = e;
      }
    }
    int[] inputArc = new int[from.length];
    for (int i = 0; i < from.length; i++) {
      int a = rankOf[from[i]];
      int b = rankOf[to[i]];
      int low = Math.min(a, b);
      inputArc[i] = a == b ? -1 : 2 * arc(first, head, low, Math.max(a, b)) + (a < b ? 0 : 1);
    }
    return new Topology(new int[][] {rankOf, first, head, firstDown, downTail, downArc, inputArc});
  }

  /** Everything, to be kept: ranks, up-arcs, down-arcs, up-arcs of the input. */
  public int[][] sections() {
    return new int[][] {rankOf, first, head, firstDown, downTail, downArc, inputArc};
  }

  /** Cuts the up-arcs into blocks, never inside a node, so that changed weights copy only some. */
  private int[] chunks() {
    int[] starts = new int[head.length / CHUNK_ARCS + 2];
    int count = 0;
    for (int v = 0; v < chunkOf.length; v++) {
      if (count == 0 || first[v + 1] - starts[count - 1] > CHUNK_ARCS) {
        if (count + 1 >= starts.length) {
          starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        starts[count++] = first[v];
      }
      chunkOf[v] = count - 1;
    }
    int[] exact = Arrays.copyOf(starts, count + 1);
    exact[count] = head.length;
    return exact;
  }

  private static int[][] eliminate(int[] rankOf, int[] from, int[] to) {
    int n = rankOf.length;
    int[] start = new int[n + 1];
    for (int i = 0; i < from.length; i++) {
      start[Math.min(rankOf[from[i]], rankOf[to[i]]) + 1]++;
    }
    for (int v = 0; v < n; v++) {
      start[v + 1] += start[v];
    }
    int[] next = start.clone();
    int[] own = new int[from.length];
    for (int i = 0; i < from.length; i++) {
      int a = rankOf[from[i]];
      int b = rankOf[to[i]];
      own[next[Math.min(a, b)]++] = Math.max(a, b);
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
      for (int k = start[v]; k < start[v + 1]; k++) {
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

  /** How many up-arcs. */
  public int arcCount() {
    return head.length;
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
    return first[v] == first[v + 1] ? -1 : head[first[v]];
  }

  /** Where among the lower neighbours of q those that a lower node p may share with it begin. */
  int firstCommon(int p, int q) {
    if (firstDown[p] == firstDown[p + 1]) {
      return firstDown[q];
    }
    int b = Arrays.binarySearch(downTail, firstDown[q], firstDown[q + 1], downTail[firstDown[p]]);
    return b < 0 ? -b - 1 : b;
  }

  /** Before which of the lower neighbours of q, one of which p is, they end. */
  int lowerEnd(int p, int q) {
    return Arrays.binarySearch(downTail, firstDown[q], firstDown[q + 1], p);
  }

  /** The lower end of an up-arc. */
  int tailOf(int arc) {
    int at = Arrays.binarySearch(first, arc);
    if (at < 0) {
      return -at - 2;
    }
    while (first[at + 1] == arc) {
      at++; // nodes without up-arcs share a start
    }
    return at;
  }

  private static int arc(int[] first, int[] head, int low, int high) {
    int e = Arrays.binarySearch(head, first[low], first[low + 1], high);
    if (e < 0) {
      throw new IllegalStateException("no arc from rank " + low + " to rank " + high);
    }
    return e;
  }
}
