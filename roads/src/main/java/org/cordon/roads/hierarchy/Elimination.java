package org.cordon.roads.hierarchy;

import java.util.Arrays;

/** Makes a {@link Topology}: eliminates, and finds over which arcs there can be a way. */
final class Elimination {
  private static final byte UP = 1;
  private static final byte DOWN = 2;

  private Elimination() {}

  /** Everything a topology is made of, in its order. */
  static int[][] sections(int[] from, int[] to, int[] order, int least) {
    int[] rankOf = ranks(order);
    rankOf = ranks(upperLast(order, Topology.below(parents(eliminate(rankOf, from, to))), least));
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
    return new int[][] {
      rankOf,
      parents(above),
      firsts(first, upNumber),
      some(head, ways, UP),
      firsts(first, downNumber),
      some(head, ways, DOWN),
      inputArc
    };
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

  private static int arc(int[] first, int[] head, int low, int high) {
    int e = Arrays.binarySearch(head, first[low], first[low + 1], high);
    if (e < 0) {
      throw new IllegalStateException("no arc from rank " + low + " to rank " + high);
    }
    return e;
  }
}
