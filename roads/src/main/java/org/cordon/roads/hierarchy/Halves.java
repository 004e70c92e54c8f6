package org.cordon.roads.hierarchy;

/**
 * The nodes of a hierarchy in two halves that share no triangle, and the rest above both. A half is
 * made of whole subtrees of the elimination tree, each with at most an eighth of all triangles,
 * dealt in order of rank to the half that has fewer so far. So it depends on the topology alone.
 */
final class Halves {
  static final byte FIRST = 0;
  static final byte SECOND = 1;
  static final byte ABOVE = 2;

  private Halves() {}

  /** By rank. */
  static byte[] of(Topology t) {
    int n = t.nodeCount();
    long[] work = new long[n];
    long all = 0;
    for (int v = 0; v < n; v++) {
      long own =
          (long) t.up.triangles[v]
              + t.down.triangles[v]
              + (t.up.first[v + 1] - t.up.first[v])
              + (t.down.first[v + 1] - t.down.first[v]);
      work[v] += own;
      all += own;
      if (t.parent(v) >= 0) {
        work[t.parent(v)] += work[v];
      }
    }
    long most = all / 8;
    byte[] half = new byte[n];
    long first = 0;
    long second = 0;
    for (int v = n - 1; v >= 0; v--) {
      int parent = t.parent(v);
      if (work[v] > most) {
        half[v] = ABOVE;
      } else if (parent >= 0 && work[parent] <= most) {
        half[v] = half[parent];
      } else if (first <= second) {
        half[v] = FIRST;
        first += work[v];
      } else {
        half[v] = SECOND;
        second += work[v];
      }
    }
    return half;
  }
}
