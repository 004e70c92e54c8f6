package org.cordon.roads.hierarchy;

import java.util.Arrays;

/** By node: a list of legs whose triangles are to be looked at there. */
final class LegList {
  static final int NONE = -1;

  /** By node: its first entry. */
  final int[] first;

  int[] next = new int[256];
  int[] leg = new int[256];
  int[] after = new int[256]; // the first rest after it
  int[] group = new int[256];
  private int count;

  LegList(int nodes) {
    first = new int[nodes];
    Arrays.fill(first, NONE);
  }

  /** All nodes' lists must have been taken. */
  void clear() {
    count = 0;
  }

  void add(int node, int itsLeg, int firstRest, int itsGroup) {
    if (count == next.length) {
      next = Arrays.copyOf(next, 2 * count);
      leg = Arrays.copyOf(leg, 2 * count);
      after = Arrays.copyOf(after, 2 * count);
      group = Arrays.copyOf(group, 2 * count);
    }
    next[count] = first[node];
    leg[count] = itsLeg;
    after[count] = firstRest;
    group[count] = itsGroup;
    first[node] = count++;
  }
}
