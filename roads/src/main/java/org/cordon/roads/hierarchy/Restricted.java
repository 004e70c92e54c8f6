package org.cordon.roads.hierarchy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The part of the hierarchy below which some nodes of interest lie, for many sources one after the
 * other: the union of the targets' chains in the elimination tree, copied out with its downward
 * weights so that one pass over it (highest first) gives the ways to all targets. That is
 * restricted PHAST [1] on a customizable hierarchy, where the restricted part needs no search: it
 * is the union of the chains.
 *
 * <p>The union holds every node above any of its nodes. So a source's chain enters it once, and
 * from there on the least way to any target is known ({@link #nearest}), and costs a source only
 * the part of its chain below the union.
 *
 * <p>[1] Delling, Goldberg, Werneck: Faster batched shortest paths in road networks. ATMOS 2011.
 */
public final class Restricted {
  private static final int INF = Weights.INFINITY;

  private final Topology topology;
  private final Arcs arcs; // upwards, of all nodes
  private final RankSet union;
  private final int[] ranks; // by slot, ascending
  private final Copied up;
  private final Copied down;
  private final int[] slotOfTarget;
  private final int[] least; // by slot: the way to the nearest target
  private final int[] table; // by slot, of the last source
  private final Workspace work;

  /** Arcs of the union's nodes, whose heads lie in it too. */
  private static final class Copied {
    private final int[] first; // by slot
    private final int[] head; // by arc, as a slot
    private final int[] weight;

    Copied(Arcs arcs, RankSet union, int[] ranks) {
      first = new int[ranks.length + 1];
      for (int s = 0; s < ranks.length; s++) {
        arcs.at(ranks[s]);
        first[s + 1] = first[s] + arcs.end - arcs.from;
      }
      head = new int[first[ranks.length]];
      weight = new int[head.length];
      for (int s = 0; s < ranks.length; s++) {
        arcs.at(ranks[s]);
        int size = arcs.end - arcs.from;
        System.arraycopy(arcs.weight, arcs.from - arcs.shift, weight, first[s], size);
        for (int e = 0; e < size; e++) {
          head[first[s] + e] = union.slot(arcs.head[arcs.from + e]);
        }
      }
    }
  }

  /** What searches of one thread share: some numbers for every node. */
  public static final class Workspace {
    private final int[] ways; // of the last climb, from its sources
    private final int[] state; // the way to the nearest target, and the stamp when that is known
    private final int[] chain;
    private int stamp;
    private @Nullable Restricted holder; // whose targets the stamp is about

    /** For one topology. */
    public Workspace(Topology topology) {
      ways = new int[topology.nodeCount()];
      state = new int[2 * topology.nodeCount()];
      chain = new int[topology.nodeCount()];
    }
  }

  /**
   * Targets, with what each adds. One may only be asked by one thread at a time, and by none that
   * uses the workspace otherwise at that moment.
   */
  public Restricted(Weights weights, Workspace work, int[] targets, int[] offsets) {
    this.work = work;
    arcs = Arcs.up(weights);
    topology = weights.topology;
    union = new RankSet(topology.nodeCount());
    for (int target : targets) {
      for (int v = topology.rankOf[target]; v >= 0 && union.add(v); ) {
        v = topology.parent(v);
      }
    }
    union.seal();
    ranks = union.ranks();
    table = new int[ranks.length];
    up = new Copied(arcs, union, ranks);
    down = new Copied(Arcs.down(weights), union, ranks);
    slotOfTarget = new int[targets.length];
    least = new int[ranks.length];
    Arrays.fill(least, INF);
    for (int i = 0; i < targets.length; i++) {
      slotOfTarget[i] = union.slot(topology.rankOf[targets[i]]);
      least[slotOfTarget[i]] = Math.min(least[slotOfTarget[i]], offsets[i]);
    }
    findLeast();
  }

  /** Straight down first, lowest node first; then up and over, highest node first. */
  private void findLeast() {
    for (int s = 0; s < ranks.length; s++) {
      for (int e = down.first[s]; least[s] < INF && e < down.first[s + 1]; e++) {
        least[down.head[e]] = Math.min(least[down.head[e]], down.weight[e] + least[s]);
      }
    }
    for (int s = ranks.length - 1; s >= 0; s--) {
      int best = least[s];
      for (int e = up.first[s]; e < up.first[s + 1]; e++) {
        best = Math.min(best, up.weight[e] + least[up.head[e]]);
      }
      least[s] = best;
    }
  }

  /** The shortest way from a node to any target, with what that adds. */
  @SuppressWarnings("ReferenceEquality")
  public int nearest(int node) {
    if (work.holder != this) {
      hold();
    }
    int[] state = work.state;
    int stamp = work.stamp;
    int source = topology.rankOf[node];
    int top = 0;
    for (int v = source; v >= 0 && state[2 * v + 1] != stamp; v = topology.parent(v)) {
      work.chain[top++] = v;
    }
    while (top > 0) {
      int v = work.chain[--top];
      arcs.at(v);
      int[] heads = arcs.head;
      int[] weight = arcs.weight;
      int shift = arcs.shift;
      int best = INF;
      int end = arcs.end;
      for (int e = arcs.from; e < end; e++) {
        best = Math.min(best, weight[e - shift] + state[2 * heads[e]]);
      }
      state[2 * v] = best;
      state[2 * v + 1] = stamp;
    }
    return state[2 * source];
  }

  /** Puts what the union knows into the workspace; what other targets knew there is void. */
  private void hold() {
    work.holder = this;
    work.stamp++;
    for (int s = 0; s < ranks.length; s++) {
      work.state[2 * ranks[s]] = least[s];
      work.state[2 * ranks[s] + 1] = work.stamp;
    }
  }

  /**
   * Finds the ways from the nearest of some sources, each with what it adds (at least 0), to every
   * target; {@link #to} tells them.
   */
  public void from(int[] sources, int[] offsets, int count) {
    Arrays.fill(table, INF);
    int[] cursors = new int[count];
    for (int i = 0; i < count; i++) {
      cursors[i] = topology.rankOf[sources[i]];
      for (int v = cursors[i]; v >= 0 && !union.has(v); v = topology.parent(v)) {
        work.ways[v] = INF;
      }
    }
    for (int i = 0; i < count; i++) {
      improve(cursors[i], offsets[i]);
    }
    climbToUnion(cursors);
    climbInUnion(cursors);
    for (int s = ranks.length - 1; s >= 0; s--) {
      int best = table[s];
      for (int e = down.first[s]; e < down.first[s + 1]; e++) {
        best = Math.min(best, down.weight[e] + table[down.head[e]]);
      }
      table[s] = best;
    }
  }

  private void improve(int rank, int way) {
    if (union.has(rank)) {
      int s = union.slot(rank);
      table[s] = Math.min(table[s], way);
    } else {
      work.ways[rank] = Math.min(work.ways[rank], way);
    }
  }

  /** Takes every chain on, lowest node first, to where it enters the union; answers there slots. */
  private void climbToUnion(int[] cursors) {
    while (true) {
      int v = Integer.MAX_VALUE;
      for (int cursor : cursors) {
        v = cursor >= 0 && cursor < v && !union.has(cursor) ? cursor : v;
      }
      if (v == Integer.MAX_VALUE) {
        break;
      }
      arcs.at(v);
      int way = work.ways[v];
      for (int e = arcs.from; way < INF && e < arcs.end; e++) {
        improve(arcs.head[e], arcs.weight[e - arcs.shift] + way);
      }
      advance(cursors, v, topology.parent(v));
    }
    for (int i = 0; i < cursors.length; i++) {
      cursors[i] = cursors[i] < 0 ? -1 : union.slot(cursors[i]);
    }
  }

  private void climbInUnion(int[] cursors) {
    while (true) {
      int s = Integer.MAX_VALUE;
      for (int cursor : cursors) {
        s = cursor >= 0 ? Math.min(s, cursor) : s;
      }
      if (s == Integer.MAX_VALUE) {
        return;
      }
      int way = table[s];
      for (int e = up.first[s]; way < INF && e < up.first[s + 1]; e++) {
        table[up.head[e]] = Math.min(table[up.head[e]], up.weight[e] + way);
      }
      int parent = topology.parent(ranks[s]);
      advance(cursors, s, parent < 0 ? -1 : union.slot(parent));
    }
  }

  private static void advance(int[] cursors, int from, int to) {
    for (int i = 0; i < cursors.length; i++) {
      cursors[i] = cursors[i] == from ? to : cursors[i];
    }
  }

  /** The way to the i-th target, without what it adds. */
  public int to(int i) {
    return table[slotOfTarget[i]];
  }
}
