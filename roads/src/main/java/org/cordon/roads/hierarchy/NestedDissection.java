package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * Orders the links of a plane-like graph by nested dissection (Inertial Flow): the junctions of a
 * part are sorted along four directions; the first and last quarter become source and sink of a
 * unit-capacity maximum flow, whose minimum cut splits the part. The links that are cut separate
 * the links on either side in the turn-expanded graph, so they rank above both. Parts wait on an
 * explicit stack; nothing recurses.
 */
public final class NestedDissection {
  private static final int[][] DIRECTIONS = {{1, 0}, {0, 1}, {1, 1}, {1, -1}};

  private final int[] x;
  private final int[] y;
  private final int[] from;
  private final int[] to;
  private final int[] first;
  private final int[] links;
  private final int[] partOf;
  private final byte[] flow; // by link: 1 from -> to, -1 to -> from
  private final int[] seen;
  private final int[] via;
  private final int[] queue;
  private final int[] role; // by junction: stamp + 1 source, stamp + 2 sink
  private int stamp;
  private int seenStamp;
  private int reached;

  private NestedDissection(int[] x, int[] y, int[] from, int[] to) {
    this.x = x;
    this.y = y;
    this.from = from;
    this.to = to;
    int n = x.length;
    first = new int[n + 1];
    links = new int[2 * from.length];
    partOf = new int[n];
    flow = new byte[from.length];
    seen = new int[n];
    via = new int[n];
    queue = new int[n];
    role = new int[n];
    for (int l = 0; l < from.length; l++) {
      first[from[l] + 1]++;
      first[to[l] + 1]++;
    }
    for (int v = 0; v < n; v++) {
      first[v + 1] += first[v];
    }
    int[] next = first.clone();
    for (int l = 0; l < from.length; l++) {
      links[next[from[l]]++] = l;
      links[next[to[l]]++] = l;
    }
  }

  /** The links, least important first. */
  public static int[] order(int[] x, int[] y, int[] from, int[] to) {
    return new NestedDissection(x, y, from, to).run();
  }

  private int[] run() {
    int n = x.length;
    int[] nodes = new int[n];
    for (int v = 0; v < n; v++) {
      nodes[v] = v;
    }
    int[] order = new int[from.length];
    boolean[] done = new boolean[from.length];
    int at = from.length;
    int parts = 1;
    int[] stack = new int[4 * n + 4];
    int top = 0;
    stack[top++] = 0;
    stack[top++] = n;
    while (top > 0) {
      int hi = stack[--top];
      int lo = stack[--top];
      int part = partOf[lo < n ? nodes[lo] : 0];
      int mid = hi - lo < 2 ? hi : split(nodes, lo, hi, part);
      for (int i = mid; i < hi; i++) {
        partOf[nodes[i]] = parts;
      }
      parts++;
      for (int i = lo; i < hi; i++) {
        for (int k = first[nodes[i]]; k < first[nodes[i] + 1]; k++) {
          int l = links[k];
          if (!done[l] && (hi - lo < 2 || partOf[from[l]] != partOf[to[l]])) {
            done[l] = true;
            order[--at] = l;
          }
        }
      }
      if (hi - lo >= 2) {
        stack[top++] = lo;
        stack[top++] = mid;
        stack[top++] = mid;
        stack[top++] = hi;
      }
    }
    return order;
  }

  /**
   * Rearranges the nodes of a part into two sides, and answers where the second starts; both have
   * at least one node.
   */
  private int split(int[] nodes, int lo, int hi, int part) {
    int size = hi - lo;
    int bestCut = Integer.MAX_VALUE;
    int bestSmall = 1;
    boolean[] bestSide = new boolean[size];
    int[] local = Arrays.copyOfRange(nodes, lo, hi);
    for (int[] direction : DIRECTIONS) {
      int[] sorted = sort(local, direction);
      int quarter = Math.max(1, size / 4);
      stamp += 3;
      for (int i = 0; i < quarter; i++) {
        role[sorted[i]] = stamp + 1;
        role[sorted[size - 1 - i]] = stamp + 2;
      }
      int cut = maximumFlow(sorted, quarter, part);
      int small = Math.min(reached, size - reached);
      if (bestCut == Integer.MAX_VALUE || (long) cut * bestSmall < (long) bestCut * small) {
        bestCut = cut;
        bestSmall = small;
        for (int i = 0; i < size; i++) {
          bestSide[i] = seen[local[i]] == seenStamp;
        }
      }
    }
    int at = lo;
    for (int i = 0; i < size; i++) {
      if (bestSide[i]) {
        nodes[at++] = local[i];
      }
    }
    int mid = at;
    for (int i = 0; i < size; i++) {
      if (!bestSide[i]) {
        nodes[at++] = local[i];
      }
    }
    return mid;
  }

  private int[] sort(int[] local, int[] direction) {
    long[] keys = new long[local.length];
    for (int i = 0; i < local.length; i++) {
      long key = ((long) x[local[i]] * direction[0] + (long) y[local[i]] * direction[1]) >> 1;
      keys[i] = (key << 32) | i;
    }
    Arrays.sort(keys);
    int[] sorted = new int[local.length];
    for (int i = 0; i < local.length; i++) {
      sorted[i] = local[(int) keys[i]];
    }
    return sorted;
  }

  private int maximumFlow(int[] sorted, int quarter, int part) {
    for (int v : sorted) {
      for (int k = first[v]; k < first[v + 1]; k++) {
        flow[links[k]] = 0;
      }
    }
    int cut = 0;
    for (int sink = search(sorted, quarter, part);
        sink >= 0;
        sink = search(sorted, quarter, part)) {
      cut++;
      int v = sink;
      while (role[v] != stamp + 1) {
        int l = via[v];
        boolean forward = to[l] == v;
        flow[l] += (byte) (forward ? 1 : -1);
        v = forward ? from[l] : to[l];
      }
    }
    return cut;
  }

  /**
   * Breadth first from the sources through what has capacity left; the sink that was reached, or -1
   * when the flow is maximal.
   */
  private int search(int[] sorted, int quarter, int part) {
    seenStamp++;
    int tail = 0;
    for (int i = 0; i < quarter; i++) {
      seen[sorted[i]] = seenStamp;
      queue[tail++] = sorted[i];
    }
    for (int head = 0; head < tail; head++) {
      int v = queue[head];
      for (int k = first[v]; k < first[v + 1]; k++) {
        int l = links[k];
        boolean forward = from[l] == v;
        int w = forward ? to[l] : from[l];
        if (partOf[w] != part || seen[w] == seenStamp || flow[l] == (forward ? 1 : -1)) {
          continue;
        }
        seen[w] = seenStamp;
        via[w] = l;
        if (role[w] == stamp + 2) {
          return w;
        }
        queue[tail++] = w;
      }
    }
    reached = tail;
    return -1;
  }
}
