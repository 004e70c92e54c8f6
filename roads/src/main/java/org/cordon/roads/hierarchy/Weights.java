package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * One set of weights on a {@link Topology}: for every up-arc the shortest way upwards and downwards
 * over lower nodes only. Immutable once made.
 *
 * <p>Every weight is at most {@link #INFINITY} = 2³⁰ − 1, so a sum of two never exceeds 2³¹ − 2 and
 * fits an int; a sum is always compared with a value of at most infinity before it is kept.
 *
 * <p>The weights of the arcs above a node depend only on its input weights and on arcs of lower
 * nodes. So a change of input weights needs only the nodes above it in the elimination tree to be
 * recomputed, and of these only those below which something did change.
 */
public final class Weights {
  /** No way. */
  public static final int INFINITY = (1 << 30) - 1;

  final Topology topology;
  final int[] baseUp;
  final int[] baseDown;
  final int[] up;
  final int[] down;

  private Weights(Topology topology, int[] baseUp, int[] baseDown, int[] up, int[] down) {
    this.topology = topology;
    this.baseUp = baseUp;
    this.baseDown = baseDown;
    this.up = up;
    this.down = down;
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
    Weights w = new Weights(t, baseUp, baseDown, baseUp.clone(), baseDown.clone());
    int[] position = new int[t.nodeCount()];
    for (int v = 0; v < t.nodeCount(); v++) {
      w.relax(v, position);
    }
    return w;
  }

  /**
   * The same weights with some input arcs made infinite; only what lies above them is recomputed.
   * Parallel input arcs must close together.
   */
  public Weights without(int[] closedInput) {
    Topology t = topology;
    Weights w = new Weights(t, baseUp.clone(), baseDown.clone(), up.clone(), down.clone());
    boolean[] dirty = new boolean[t.nodeCount()];
    for (int i : closedInput) {
      int arc = t.inputArc[i];
      if (arc >= 0) {
        ((arc & 1) == 0 ? w.baseUp : w.baseDown)[arc >> 1] = INFINITY;
        dirty[t.tailOf(arc >> 1)] = true;
      }
    }
    int[] position = new int[t.nodeCount()];
    for (int v = 0; v < t.nodeCount(); v++) {
      if (dirty[v]) {
        w.recompute(v, position, dirty);
      }
    }
    return w;
  }

  private void recompute(int v, int[] position, boolean[] dirty) {
    Topology t = topology;
    int start = t.first[v];
    int end = t.first[v + 1];
    int[] oldUp = Arrays.copyOfRange(up, start, end);
    int[] oldDown = Arrays.copyOfRange(down, start, end);
    System.arraycopy(baseUp, start, up, start, end - start);
    System.arraycopy(baseDown, start, down, start, end - start);
    relax(v, position);
    for (int e = end - 1; e >= start; e--) {
      if (up[e] != oldUp[e - start] || down[e] != oldDown[e - start]) {
        // A triangle (v, p, q) belongs to its middle node p, so every p up to the changed arc's
        // head is touched.
        for (int p = start; p <= e; p++) {
          dirty[t.head[p]] = true;
        }
        break;
      }
    }
  }

  /** Takes all lower triangles into the arcs above v. */
  private void relax(int v, int[] position) {
    Topology t = topology;
    for (int e = t.first[v]; e < t.first[v + 1]; e++) {
      position[t.head[e]] = e;
    }
    for (int k = t.firstDown[v]; k < t.firstDown[v + 1]; k++) {
      int low = t.downArc[k];
      int lowUp = up[low];
      int lowDown = down[low];
      int end = t.first[t.downTail[k] + 1];
      for (int e = low + 1; e < end; e++) {
        int target = position[t.head[e]];
        up[target] = Math.min(up[target], lowDown + up[e]);
        down[target] = Math.min(down[target], down[e] + lowUp);
      }
    }
  }

  /** Whether every weight equals the other's. */
  public boolean sameAs(Weights o) {
    return Arrays.equals(up, o.up) && Arrays.equals(down, o.down);
  }
}
