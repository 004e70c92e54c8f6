package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * One set of weights on a {@link Topology}: for every up-arc the shortest way upwards and downwards
 * over lower nodes only. Immutable once made, so many threads may read it.
 *
 * <p>Every weight is at most {@link #INFINITY} = 2³⁰ − 1, so a sum of two never exceeds 2³¹ − 2 and
 * fits an int; a sum is always compared with a value of at most infinity before it is kept.
 *
 * <p>The weights of the arcs above a node depend only on its input weights and on arcs of lower
 * nodes. So a change of input weights needs only the nodes above it in the elimination tree to be
 * recomputed, and of these only those below which something did change. Weights lie in blocks of
 * whole nodes; changed weights share every block that nothing changed in with those they come from
 * (copy on write), which is what makes a closure cheap: a city has millions of arcs, a closure of
 * some blocks moves thousands.
 */
public final class Weights {
  /** No way. */
  public static final int INFINITY = (1 << 30) - 1;

  final Topology topology;
  final int[][] up; // by block
  final int[][] down;
  private final int[] baseUp; // by up-arc, the input weights when nothing is closed
  private final int[] baseDown;
  private final int[] closed; // sorted, 2·arc for upwards, 2·arc + 1 for downwards
  private final boolean[] own; // by block: already copied, while being made

  private Weights(Topology topology, int[] baseUp, int[] baseDown, int[] closed, Weights from) {
    this.topology = topology;
    this.baseUp = baseUp;
    this.baseDown = baseDown;
    this.closed = closed;
    int chunks = topology.chunkStart.length - 1;
    own = new boolean[chunks];
    up = from.up.clone();
    down = from.down.clone();
  }

  private Weights(Topology topology, int[] baseUp, int[] baseDown) {
    this.topology = topology;
    this.baseUp = baseUp;
    this.baseDown = baseDown;
    closed = new int[0];
    int chunks = topology.chunkStart.length - 1;
    own = new boolean[0];
    up = new int[chunks][];
    down = new int[chunks][];
    for (int c = 0; c < chunks; c++) {
      int start = topology.chunkStart[c];
      int end = topology.chunkStart[c + 1];
      up[c] = Arrays.copyOfRange(baseUp, start, end);
      down[c] = Arrays.copyOfRange(baseDown, start, end);
    }
  }

  /** Customizes fully; {@code input} is by input arc. */
  public static Weights of(Topology t, int[] input) {
    int m = t.arcCount();
    int[] baseUp = new int[m];
    int[] baseDown = new int[m];
    Arrays.fill(baseUp, INFINITY);
    Arrays.fill(baseDown, INFINITY);
    for (int i = 0; i < input.length; i++) {
      int arc = t.inputArc[i];
      if (arc >= 0) {
        int[] base = (arc & 1) == 0 ? baseUp : baseDown;
        base[arc >> 1] = Math.min(base[arc >> 1], input[i]);
      }
    }
    Weights w = new Weights(t, baseUp, baseDown);
    int[] position = new int[t.nodeCount()];
    for (int v = 0; v < t.nodeCount(); v++) {
      w.relax(v, position);
    }
    return w;
  }

  /**
   * The open weights with some input arcs made infinite; only what lies above them is recomputed.
   * Parallel input arcs must close together. May only be asked of weights with nothing closed.
   */
  public Weights without(int[] closedInput) {
    if (closed.length > 0) {
      throw new IllegalStateException("closures start from open weights");
    }
    Topology t = topology;
    int[] codes = new int[closedInput.length];
    int count = 0;
    for (int i : closedInput) {
      if (t.inputArc[i] >= 0) {
        codes[count++] = t.inputArc[i];
      }
    }
    int[] sorted = Arrays.copyOf(codes, count);
    Arrays.sort(sorted);
    Weights w = new Weights(t, baseUp, baseDown, sorted, this);
    long[] dirty = new long[(t.nodeCount() >> 6) + 1];
    for (int code : sorted) {
      mark(dirty, t.tailOf(code >> 1));
    }
    int[] position = new int[t.nodeCount()];
    for (int word = 0; word < dirty.length; word++) {
      while (dirty[word] != 0) {
        int v = (word << 6) + Long.numberOfTrailingZeros(dirty[word]);
        dirty[word] &= dirty[word] - 1;
        w.recompute(v, position, dirty);
      }
    }
    return w;
  }

  private static void mark(long[] dirty, int node) {
    dirty[node >> 6] |= 1L << node;
  }

  /** Finds the arcs above v anew, and marks the nodes whose triangles have moved. */
  private void recompute(int v, int[] position, long[] dirty) {
    Topology t = topology;
    int chunk = t.chunkOf[v];
    if (!own[chunk]) {
      own[chunk] = true;
      up[chunk] = up[chunk].clone();
      down[chunk] = down[chunk].clone();
    }
    int start = t.first[v];
    int size = t.first[v + 1] - start;
    int at = start - t.chunkStart[chunk];
    int[] oldUp = Arrays.copyOfRange(up[chunk], at, at + size);
    int[] oldDown = Arrays.copyOfRange(down[chunk], at, at + size);
    System.arraycopy(baseUp, start, up[chunk], at, size);
    System.arraycopy(baseDown, start, down[chunk], at, size);
    int i = Arrays.binarySearch(closed, 2 * start);
    for (i = i < 0 ? -i - 1 : i; i < closed.length && closed[i] < 2 * (start + size); i++) {
      int[] side = (closed[i] & 1) == 0 ? up[chunk] : down[chunk];
      side[(closed[i] >> 1) - start + at] = INFINITY;
    }
    relax(v, position);
    for (int e = size - 1; e >= 0; e--) {
      if (up[chunk][at + e] != oldUp[e] || down[chunk][at + e] != oldDown[e]) {
        // A triangle (v, p, q) belongs to its middle node p, so every p up to the changed arc's
        // head is touched.
        for (int p = 0; p <= e; p++) {
          mark(dirty, t.head[start + p]);
        }
        break;
      }
    }
  }

  /** Takes all lower triangles into the arcs above v. */
  private void relax(int v, int[] position) {
    Topology t = topology;
    int[] head = t.head;
    int chunk = t.chunkOf[v];
    int[] upV = up[chunk];
    int[] downV = down[chunk];
    int base = t.chunkStart[chunk];
    for (int e = t.first[v]; e < t.first[v + 1]; e++) {
      position[head[e]] = e - base;
    }
    for (int k = t.firstDown[v]; k < t.firstDown[v + 1]; k++) {
      int low = t.downArc[k];
      int lower = t.downTail[k];
      int lowerChunk = t.chunkOf[lower];
      int[] upLow = up[lowerChunk];
      int[] downLow = down[lowerChunk];
      int shift = t.chunkStart[lowerChunk];
      int lowUp = upLow[low - shift];
      int lowDown = downLow[low - shift];
      int end = t.first[lower + 1];
      for (int e = low + 1; e < end; e++) {
        int target = position[head[e]];
        upV[target] = Math.min(upV[target], lowDown + upLow[e - shift]);
        downV[target] = Math.min(downV[target], downLow[e - shift] + lowUp);
      }
    }
  }

  /** The weight of an up-arc, upwards or downwards. */
  int weight(int node, int arc, boolean upwards) {
    int chunk = topology.chunkOf[node];
    return (upwards ? up : down)[chunk][arc - topology.chunkStart[chunk]];
  }

  /** The input weight of an up-arc, upwards or downwards. */
  int base(int arc, boolean upwards) {
    boolean shut = Arrays.binarySearch(closed, upwards ? 2 * arc : 2 * arc + 1) >= 0;
    return shut ? INFINITY : upwards ? baseUp[arc] : baseDown[arc];
  }

  /** Whether every weight equals the other's. */
  public boolean sameAs(Weights o) {
    return Arrays.deepEquals(up, o.up) && Arrays.deepEquals(down, o.down);
  }

  /** How many blocks of weights are not shared with those of another. */
  @SuppressWarnings("ReferenceEquality")
  public int blocksApart(Weights o) {
    int apart = 0;
    for (int c = 0; c < up.length; c++) {
      apart += up[c] == o.up[c] ? 0 : 1;
    }
    return apart;
  }
}
