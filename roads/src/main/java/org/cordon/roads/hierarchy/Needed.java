package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * The arcs that searches need of the upper part of a hierarchy, copied out close together: those
 * whose weight is the shortest way of all between their ends, which is perfect customization [1].
 * Immutable.
 *
 * <p>An arc is left out only where a way over a node above its lower end is shorter than its
 * weight. No shortest way runs over such an arc, and every shortest way up and down is made of arcs
 * that are the shortest way between their own ends; so a search over what is kept finds the very
 * times that a search over all arcs does. Weights of kept arcs are those of {@link Weights}.
 *
 * <p>[1] Dibbelt, Strasser, Wagner: Customizable contraction hierarchies. ACM JEA 21, 2016, section
 * on perfect customization.
 */
final class Needed {
  private static final int INF = Weights.INFINITY;

  final Kept up;
  final Kept down;

  /** Arcs of one side. */
  static final class Kept {
    final int[] first; // by rank from the upper part's first
    final int[] head;
    final int[] weight;

    Kept(int[] first, int[] head, int[] weight) {
      this.first = first;
      this.head = head;
      this.weight = weight;
    }

    private long bytes() {
      return 3 * 16L + 4L * (first.length + head.length + weight.length);
    }
  }

  private Needed(Kept up, Kept down) {
    this.up = up;
    this.down = down;
  }

  static Needed of(Weights weights) {
    Topology t = weights.topology;
    int split = t.upper;
    int[] shortestUp = copy(t, t.up, weights.up, split);
    int[] shortestDown = copy(t, t.down, weights.down, split);
    int[] from = new int[t.nodeCount()]; // from the middle node to a higher one
    int[] to = new int[t.nodeCount()]; // from a higher node to the middle one
    Arrays.fill(from, INF);
    Arrays.fill(to, INF);
    for (int middle = t.nodeCount() - 1; middle > split; middle--) {
      put(t.up, shortestUp, split, middle, from);
      put(t.down, shortestDown, split, middle, to);
      relax(t.up, shortestUp, split, middle, from, to);
      relax(t.down, shortestDown, split, middle, to, from);
      clear(t.up, middle, from);
      clear(t.down, middle, to);
    }
    return new Needed(
        keep(t, t.up, weights.up, split, shortestUp),
        keep(t, t.down, weights.down, split, shortestDown));
  }

  /** Weights of the arcs from the split on, in one piece. */
  private static int[] copy(Topology t, Side side, int[][] blocks, int split) {
    int begin = side.first[split];
    int[] flat = new int[side.arcCount() - begin];
    for (int v = split; v < t.nodeCount(); v++) {
      int block = t.blockOf[v];
      int start = side.first[v];
      System.arraycopy(
          blocks[block],
          start - side.blockStart[block],
          flat,
          start - begin,
          side.first[v + 1] - start);
    }
    return flat;
  }

  private static void put(Side side, int[] shortest, int split, int middle, int[] byRank) {
    int begin = side.first[split];
    for (int e = side.first[middle]; e < side.first[middle + 1]; e++) {
      byRank[side.head[e]] = shortest[e - begin];
    }
  }

  private static void clear(Side side, int middle, int[] byRank) {
    for (int e = side.first[middle]; e < side.first[middle + 1]; e++) {
      byRank[side.head[e]] = INF;
    }
  }

  /**
   * All triangles of a lower node, the middle node and one above it. The arcs of the middle node
   * are shortest ways already.
   *
   * @param onward by rank: what leads on from the arc to the middle node, the way of the side
   * @param back by rank: what leads back to it
   */
  private static void relax(
      Side side, int[] shortest, int split, int middle, int[] onward, int[] back) {
    int[] head = side.head;
    int begin = side.first[split];
    int end = side.firstLow[middle + 1];
    for (int k = side.lowFrom(middle, split); k < end; k++) {
      int arc = side.lowArc[k] - begin;
      int leg = shortest[arc];
      int best = leg;
      int last = side.first[side.lowTail[k] + 1];
      for (int e = side.lowArc[k] + 1; e < last; e++) {
        int w = shortest[e - begin];
        best = Math.min(best, w + back[head[e]]);
        shortest[e - begin] = Math.min(w, leg + onward[head[e]]);
      }
      shortest[arc] = best;
    }
  }

  private static Kept keep(Topology t, Side side, int[][] blocks, int split, int[] shortest) {
    int begin = side.first[split];
    int[] first = new int[t.nodeCount() - split + 1];
    int[] head = new int[shortest.length];
    int[] weight = new int[shortest.length];
    int count = 0;
    for (int v = split; v < t.nodeCount(); v++) {
      int[] block = blocks[t.blockOf[v]];
      int shift = side.blockStart[t.blockOf[v]];
      for (int e = side.first[v]; e < side.first[v + 1]; e++) {
        int w = block[e - shift];
        if (w < INF && w == shortest[e - begin]) {
          head[count] = side.head[e];
          weight[count++] = w;
        }
      }
      first[v - split + 1] = count;
    }
    return new Kept(first, Arrays.copyOf(head, count), Arrays.copyOf(weight, count));
  }

  long bytes() {
    return up.bytes() + down.bytes();
  }
}
