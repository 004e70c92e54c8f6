package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * The arcs of a hierarchy one way: upwards, from lower ends, or downwards, to lower ends. Either
 * way an arc belongs to its lower end, the tail here, and its higher end is called head.
 *
 * <p>An arc of one side is made by legs of the other and rests of its own, both of a node below
 * both ends: up from p to q over x, by the way down from p to x and the way up from x to q; down
 * from q to p by the way up from x to p and the way down from q to x. So every rule is written
 * once.
 */
final class Side {
  final int[] first; // by node
  final int[] head; // by arc, ascending at a node
  final int[] blockStart; // by block: its first arc

  // The same arcs from their heads.
  final int[] firstLow; // by node
  final int[] lowTail; // ascending at a node
  final int[] lowArc;

  /** Where the arcs of the other side begin that lead from the same tail to above the node. */
  final int[] lowAfter;

  /** By node: how many pairs of a leg and a rest make its arcs of this side. */
  final int[] triangles;

  Side(int[] first, int[] head, int[] blockStart) {
    this.first = first;
    this.head = head;
    this.blockStart = blockStart;
    int n = first.length - 1;
    firstLow = new int[n + 1];
    lowTail = new int[head.length];
    lowArc = new int[head.length];
    lowAfter = new int[head.length];
    triangles = new int[n];
    for (int h : head) {
      firstLow[h + 1]++;
    }
    for (int v = 0; v < n; v++) {
      firstLow[v + 1] += firstLow[v];
    }
  }

  /** Finds what two sides are to each other. */
  static void join(Side up, Side down) {
    up.fill(down);
    down.fill(up);
  }

  /** The list of lower ends; its arcs are the legs of what the other side has above them. */
  private void fill(Side other) {
    int[] next = Arrays.copyOf(firstLow, first.length - 1);
    for (int v = 0; v < next.length; v++) {
      int after = other.first[v];
      int end = other.first[v + 1];
      for (int e = first[v]; e < first[v + 1]; e++) {
        while (after < end && other.head[after] <= head[e]) {
          after++;
        }
        int at = next[head[e]]++;
        lowTail[at] = v;
        lowArc[at] = e;
        lowAfter[at] = after;
        other.triangles[head[e]] += end - after;
      }
    }
  }

  int arcCount() {
    return head.length;
  }

  /** The arc between two nodes, or below 0. */
  int arc(int low, int high) {
    int e = Arrays.binarySearch(head, first[low], first[low + 1], high);
    return e < 0 ? -1 : e;
  }

  /** The lower end of an arc. */
  int tailOf(int arc) {
    int at = Arrays.binarySearch(first, arc);
    if (at < 0) {
      return -at - 2;
    }
    while (first[at + 1] == arc) {
      at++; // nodes without arcs share a start
    }
    return at;
  }

  /** Where among the lower ends of arcs to a node those not below another begin. */
  int lowFrom(int node, int lowest) {
    int at = Arrays.binarySearch(lowTail, firstLow[node], firstLow[node + 1], lowest);
    return at < 0 ? -at - 1 : at;
  }
}
