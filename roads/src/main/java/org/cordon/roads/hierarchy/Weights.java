package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * One set of weights on a {@link Topology}: for every up-arc the shortest way upwards and downwards
 * over lower nodes only. Immutable once made, so many threads may read it.
 *
 * <p>Every weight is at most {@link #INFINITY} = 2³⁰ − 1, so a sum of two never exceeds 2³¹ − 2 and
 * fits an int; a sum is always compared with a value of at most infinity before it is kept.
 */
public final class Weights {
  /** No way. */
  public static final int INFINITY = (1 << 30) - 1;

  final Topology topology;
  final int[][] up; // by block, by up-arc from the block's first
  final int[][] down;
  final int[][] base; // by block, by slot of input from the block's first

  private Weights(Topology topology, int[][] up, int[][] down, int[][] base) {
    this.topology = topology;
    this.up = up;
    this.down = down;
    this.base = base;
  }

  /** Customizes fully; {@code input} is by input arc. */
  public static Weights of(Topology t, int[] input) {
    int blocks = t.chunkStart.length - 1;
    Weights w = new Weights(t, new int[blocks][], new int[blocks][], new int[blocks][]);
    for (int c = 0; c < blocks; c++) {
      w.up[c] = new int[t.chunkStart[c + 1] - t.chunkStart[c]];
      w.down[c] = new int[w.up[c].length];
      w.base[c] = new int[t.inputStart[c + 1] - t.inputStart[c]];
      Arrays.fill(w.up[c], INFINITY);
      Arrays.fill(w.down[c], INFINITY);
      Arrays.fill(w.base[c], INFINITY);
    }
    int[] base = new int[t.inputCode.length];
    Arrays.fill(base, INFINITY);
    for (int i = 0; i < input.length; i++) {
      int slot = t.slotOf[i];
      if (slot >= 0) {
        base[slot] = Math.min(base[slot], input[i]);
      }
    }
    for (int c = 0; c < blocks; c++) {
      w.base[c] = Arrays.copyOfRange(base, t.inputStart[c], t.inputStart[c + 1]);
      for (int slot = t.inputStart[c]; slot < t.inputStart[c + 1]; slot++) {
        int code = t.inputCode[slot];
        int[] side = (code & 1) == 0 ? w.up[c] : w.down[c];
        side[(code >> 1) - t.chunkStart[c]] = base[slot];
      }
    }
    int[] position = new int[t.nodeCount()];
    for (int v = 0; v < t.nodeCount(); v++) {
      w.relax(v, position);
    }
    return w;
  }

  /** The same weights to begin with, every block shared. */
  Weights share() {
    return new Weights(topology, up.clone(), down.clone(), base.clone());
  }

  /**
   * These weights with some input arcs changed, equal in every weight to a full customization; only
   * what lies above them is recomputed. Of parallel input arcs the least must be given.
   *
   * @param inputs input arcs
   * @param weights what each costs from now on, or {@link #INFINITY}
   * @param work a workspace of this thread
   */
  public Weights with(int[] inputs, int[] weights, PartialCustomization work) {
    return work.apply(this, inputs, weights);
  }

  /** As {@link #with(int[], int[], PartialCustomization)}, in a workspace of its own. */
  public Weights with(int[] inputs, int[] weights) {
    return with(inputs, weights, new PartialCustomization(topology));
  }

  /** Takes all lower triangles into the arcs above v. */
  private void relax(int v, int[] position) {
    Topology t = topology;
    int[] head = t.head;
    int chunk = t.chunkOf[v];
    int[] upV = up[chunk];
    int[] downV = down[chunk];
    int start = t.chunkStart[chunk];
    for (int e = t.first[v]; e < t.first[v + 1]; e++) {
      position[head[e]] = e - start;
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
  int base(int node, int arc, boolean upwards) {
    int code = upwards ? 2 * arc : 2 * arc + 1;
    for (int slot = topology.firstInput[node]; slot < topology.firstInput[node + 1]; slot++) {
      if (topology.inputCode[slot] == code) {
        return base(node, slot);
      }
    }
    return INFINITY;
  }

  /** The weight of a slot of input of a node. */
  int base(int node, int slot) {
    int chunk = topology.chunkOf[node];
    return base[chunk][slot - topology.inputStart[chunk]];
  }

  /** Whether every weight equals the other's. */
  public boolean sameAs(Weights o) {
    return Arrays.deepEquals(up, o.up)
        && Arrays.deepEquals(down, o.down)
        && Arrays.deepEquals(base, o.base);
  }

  /** Memory of all its blocks, shared or not. */
  public long bytes() {
    return bytes(up) + bytes(down) + bytes(base);
  }

  private static long bytes(int[][] blocks) {
    long bytes = 16L + 4L * blocks.length;
    for (int[] block : blocks) {
      bytes += 16 + 4L * block.length;
    }
    return bytes;
  }

  /** Memory of the blocks that are not shared with another. */
  public long bytesApart(Weights o) {
    return bytesApart(up, o.up) + bytesApart(down, o.down) + bytesApart(base, o.base);
  }

  @SuppressWarnings("ReferenceEquality")
  private static long bytesApart(int[][] blocks, int[][] others) {
    long bytes = 16L + 4L * blocks.length;
    for (int c = 0; c < blocks.length; c++) {
      bytes += blocks[c] == others[c] ? 0 : 16 + 4L * blocks[c].length;
    }
    return bytes;
  }

  /** How many blocks of weights are not shared with those of another. */
  @SuppressWarnings("ReferenceEquality")
  public int blocksApart(Weights o) {
    int apart = 0;
    for (int c = 0; c < up.length; c++) {
      apart += up[c] == o.up[c] && down[c] == o.down[c] ? 0 : 1;
    }
    return apart;
  }
}
