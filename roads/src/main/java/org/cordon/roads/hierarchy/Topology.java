package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * The hierarchy without weights: the chordal completion of a graph under an elimination order.
 * Nodes are numbered by rank. Up-arcs of a node lead to higher ranks and are sorted; the first of
 * them leads to its parent in the elimination tree.
 */
public final class Topology {
  final int[] rankOf;
  final int[] first;
  final int[] head;
  final int[] firstDown;
  final int[] downTail; // sorted lower neighbours
  final int[] downArc;
  final int[]
      inputArc; // by input arc: up-arc it lies on, as 2·arc for upwards, 2·arc + 1 for downwards,

  // -1 for a loop

  /**
   * Eliminates.
   *
   * @param order nodes, least important first
   */
  public Topology(int[] from, int[] to, int[] order) {
    int n = order.length;
    rankOf = new int[n];
    for (int r = 0; r < n; r++) {
      rankOf[order[r]] = r;
    }
    int[][] up = eliminate(from, to, n);
    first = new int[n + 1];
    for (int v = 0; v < n; v++) {
      first[v + 1] = first[v] + up[v].length;
    }
    head = new int[first[n]];
    firstDown = new int[n + 1];
    for (int v = 0; v < n; v++) {
      System.arraycopy(up[v], 0, head, first[v], up[v].length);
      for (int w : up[v]) {
        firstDown[w + 1]++;
      }
    }
    for (int v = 0; v < n; v++) {
      firstDown[v + 1] += firstDown[v];
    }
    downTail = new int[head.length];
    downArc = new int[head.length];
    int[] next = firstDown.clone();
    for (int v = 0; v < n; v++) {
      for (int e = first[v]; e < first[v + 1]; e++) {
        int at = next[head[e]]++;
        downTail[at] = v;
        downArc[at] = e;
      }
    }
    inputArc = new int[from.length];
    for (int i = 0; i < from.length; i++) {
      int a = rankOf[from[i]];
      int b = rankOf[to[i]];
      inputArc[i] = a == b ? -1 : 2 * arc(Math.min(a, b), Math.max(a, b)) + (a < b ? 0 : 1);
    }
  }

  private int[][] eliminate(int[] from, int[] to, int n) {
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

  /** The parent of a node in the elimination tree, or -1. */
  int parent(int v) {
    return first[v] == first[v + 1] ? -1 : head[first[v]];
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

  int arc(int low, int high) {
    int e = Arrays.binarySearch(head, first[low], first[low + 1], high);
    if (e < 0) {
      throw new IllegalStateException("no arc from rank " + low + " to rank " + high);
    }
    return e;
  }
}
