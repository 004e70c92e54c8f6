package org.cordon.roads.hierarchy;

import java.util.Arrays;
import org.cordon.roads.Cores;
import org.jspecify.annotations.Nullable;

/**
 * One set of weights on a {@link Topology}: for every arc the shortest way upwards or downwards
 * over lower nodes only; the metric-dependent half of a customizable contraction hierarchy [1], of
 * which [2] is a survey. Immutable once made, so many threads may read it.
 *
 * <p>Every weight is at most {@link #INFINITY} = 2³⁰ − 1, so a sum of two never exceeds 2³¹ − 2 and
 * fits an int; a sum is always compared with a value of at most infinity before it is kept.
 *
 * <p><b>Memory.</b> An arc has a weight only in the direction in which some vehicle can have a way
 * over it. Of Porto's completion (1.71 M pairs of nodes, 194,132 nodes) those are 1.89 M arcs, so a
 * whole metric takes 10.0 MB and not 16.1: 51 bytes a node.
 *
 * <p><b>Blocks.</b> Weights lie in blocks of whole nodes, about a thousand arcs each. Weights made
 * from others share every block in which nothing differs. Smaller blocks would copy less and make
 * the tables of blocks, which are copied whole, as much larger. Input stands beside in slots, one
 * for each arc that carries any: a quarter of all.
 *
 * <p><b>Full customization</b> is bound by the loads and stores of a scatter, 2 to 3 ns each.
 * Taking those in separate loops that C2 can vectorize (over copies, for it does not where arrays
 * may overlap) was measured, where half of the triangles lay in runs of eight or more, and gained
 * nothing.
 *
 * <p><b>Perfect weights</b> (every arc the shortest way of all) would leave out a third of what
 * searches read: of 191,000 arcs that five hundred climbs to one call read on Porto, 129,000 are
 * needed. The needless lie high up. So they are found of the upper part only ({@link Needed}): its
 * 13,600 of 194,132 nodes bring the 191,000 down to 135,000 for 2.3 MB and 26 ms, where the whole
 * would take 14.4 MB and more than the whole customization again. In processor time, side by side
 * in one process: 100 units to a call take 25 % less, to eight calls in lanes 35 %, to two hundred
 * places 38 %; 500 units to a call, most of whose nodes lie below, 7 %; tables to everywhere, which
 * read every arc once, 2 to 5 %. For a closure, asked a few times, finding them costs more than it
 * saves, so a metric does not until it has been asked enough, and then beside its work.
 *
 * <p>Closures go through {@link PartialCustomization}.
 *
 * <p>[1] Dibbelt, Strasser, Wagner: Customizable contraction hierarchies. ACM JEA 21, 2016. [2]
 * Customizable contraction hierarchies, a survey. arXiv 2502.10519, 2025.
 */
public final class Weights {
  /** No way. */
  public static final int INFINITY = (1 << 30) - 1;

  /**
   * So many arcs are worth a second core. The thread costs 0.05 to 0.1 ms: with 5,600 arcs, which
   * one core does in 0.06 ms, everything and more; with 66,000, in 1.2 ms, about a tenth, which is
   * lost where the second core turns out to be busy.
   */
  static final int LARGE = 100_000;

  final Topology topology;
  final int[][] up; // by block, by arc upwards from the block's first
  final int[][] down; // by block, by arc downwards from the block's first
  final int[][] base; // by block, by slot of input from the block's first

  private volatile @Nullable Needed needed;

  private Weights(Topology topology, int[][] up, int[][] down, int[][] base) {
    this.topology = topology;
    this.up = up;
    this.down = down;
    this.base = base;
  }

  /** Customizes fully, on this thread's core; {@code input} is by input arc. */
  public static Weights of(Topology t, int[] input) {
    Weights w = ofInput(t, input);
    int[] position = new int[t.nodeCount()];
    for (int v = 0; v < t.nodeCount(); v++) {
      w.relax(v, position);
    }
    return w;
  }

  /**
   * The very same weights, with a second core where there are at least {@link #LARGE} arcs: two
   * halves that share no triangle, then what lies above both.
   */
  public static Weights onTwoCores(Topology t, int[] input) {
    if (t.arcCount() < LARGE) {
      return of(t, input);
    }
    Weights w = ofInput(t, input);
    byte[] half = t.halves();
    Cores.both(() -> w.relax(half, Halves.FIRST), () -> w.relax(half, Halves.SECOND));
    w.relax(half, Halves.ABOVE);
    return w;
  }

  private void relax(byte[] half, byte which) {
    int[] position = new int[half.length];
    for (int v = 0; v < half.length; v++) {
      if (half[v] == which) {
        relax(v, position);
      }
    }
  }

  /** With nothing but input. */
  private static Weights ofInput(Topology t, int[] input) {
    int blocks = t.blocks();
    Weights w = new Weights(t, new int[blocks][], new int[blocks][], new int[blocks][]);
    for (int c = 0; c < blocks; c++) {
      w.up[c] = infinite(t.up, c);
      w.down[c] = infinite(t.down, c);
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
        boolean upwards = (code & 1) == 0;
        int shift = (upwards ? t.up : t.down).blockStart[c];
        (upwards ? w.up : w.down)[c][(code >> 1) - shift] = base[slot];
      }
    }
    return w;
  }

  private static int[] infinite(Side side, int block) {
    int[] weights = new int[side.blockStart[block + 1] - side.blockStart[block]];
    Arrays.fill(weights, INFINITY);
    return weights;
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
    relax(v, topology.up, up, topology.down, down, position);
    relax(v, topology.down, down, topology.up, up, position);
  }

  /** The arcs of one side: over every lower node, its leg and all rests after it. */
  private void relax(
      int v, Side made, int[][] weights, Side legs, int[][] legWeights, int[] position) {
    int[] blockOf = topology.blockOf;
    int[] head = made.head;
    int[] own = weights[blockOf[v]];
    int start = made.blockStart[blockOf[v]];
    for (int e = made.first[v]; e < made.first[v + 1]; e++) {
      position[head[e]] = e - start;
    }
    for (int k = legs.firstLow[v]; k < legs.firstLow[v + 1]; k++) {
      int low = legs.lowTail[k];
      int block = blockOf[low];
      int leg = legWeights[block][legs.lowArc[k] - legs.blockStart[block]];
      int[] rest = weights[block];
      int shift = made.blockStart[block];
      int end = made.first[low + 1];
      for (int e = legs.lowAfter[k]; e < end; e++) {
        int at = position[head[e]];
        own[at] = Math.min(own[at], leg + rest[e - shift]);
      }
    }
  }

  /**
   * Finds which arcs searches need, once and for all; every answer stays what it is and comes
   * sooner. It takes about as long as a full customization, and until it is done searches go on
   * without, so it may be called from any thread at any time.
   */
  public synchronized void findNeeded() {
    if (needed == null) {
      needed = Needed.of(this);
    }
  }

  /** The arcs that searches need of the upper part, when they are known. */
  @Nullable Needed needed() {
    return needed;
  }

  /** The weight of an arc. */
  int weight(int node, int arc, boolean upwards) {
    int block = topology.blockOf[node];
    return upwards
        ? up[block][arc - topology.up.blockStart[block]]
        : down[block][arc - topology.down.blockStart[block]];
  }

  /** The input weight of an arc. */
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
    int block = topology.blockOf[node];
    return base[block][slot - topology.inputStart[block]];
  }

  /** Whether every weight equals the other's. */
  public boolean sameAs(Weights o) {
    return Arrays.deepEquals(up, o.up)
        && Arrays.deepEquals(down, o.down)
        && Arrays.deepEquals(base, o.base);
  }

  /** Memory of all its blocks, shared or not, and of the needed arcs. */
  public long bytes() {
    return bytes(up) + bytes(down) + bytes(base) + bytesNeeded();
  }

  /** Memory of the needed arcs, 0 while they are not known. */
  public long bytesNeeded() {
    Needed known = needed;
    return known == null ? 0 : known.bytes();
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
