package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * Who of many comes first to every node, in one sweep up and one down. What is carried is a time
 * with the number of its source behind it, so that equal times go to the lower number; adding a way
 * to both sides of a comparison changes neither, so the least of such pairs over all ways is found
 * as the least time is.
 */
public final class FirstSweep {
  /** Below a time stands the number of its source, in so many bits. */
  public static final int SOURCE_BITS = 20;

  /** At or above it nobody comes. */
  public static final long NOBODY = (long) Weights.INFINITY << SOURCE_BITS;

  private FirstSweep() {}

  /**
   * By rank: the least pair, or one not below {@link #NOBODY}.
   *
   * @param nodes where ways start, a node as often as one likes
   * @param pairs by start: what it adds, ms, not below 0, and whose it is
   */
  public static long[] from(Weights weights, int[] nodes, long[] pairs, int count) {
    Topology t = weights.topology;
    int n = t.nodeCount();
    long[] table = new long[n];
    Arrays.fill(table, NOBODY);
    for (int i = 0; i < count; i++) {
      int v = t.rankOf[nodes[i]];
      table[v] = Math.min(table[v], pairs[i]);
    }
    Arcs up = Arcs.up(weights);
    for (int v = 0; v < n; v++) {
      if (table[v] < NOBODY) {
        up.at(v);
        for (int e = up.from; e < up.end; e++) {
          int w = up.head[e];
          long way = table[v] + ((long) up.weight[e - up.shift] << SOURCE_BITS);
          table[w] = Math.min(table[w], way);
        }
      }
    }
    Arcs down = Arcs.down(weights);
    for (int v = n - 1; v >= 0; v--) {
      down.at(v);
      long best = table[v];
      for (int e = down.from; e < down.end; e++) {
        long way = ((long) down.weight[e - down.shift] << SOURCE_BITS) + table[down.head[e]];
        best = Math.min(best, way);
      }
      table[v] = best;
    }
    return table;
  }
}
