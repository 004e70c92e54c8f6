package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * Shortest ways to one pinned target, or a whole table from or to a place, by climbing the
 * elimination tree [1]. No priority queue: ranks are the order. One per thread; arrays are stamped,
 * not cleared.
 *
 * <p>The remaining way of a node is the least of its way straight down to the target and of any arc
 * upwards plus the remaining way of the node above. It is kept per node, so many sources share the
 * upper part of the hierarchy. Only nodes above a target have a way straight down; theirs are found
 * when it is pinned, so a source looks at nothing but arcs upwards.
 *
 * <p>A node's chain to the root has 240 nodes and 13,900 up-arcs on Porto at the average (188 and
 * 9,000 on Seattle), most of them near the root, where all sources meet. What a source costs is the
 * memory it touches below that: some lines each of heads, weights and node numbers for nodes that
 * no other source passes. So a number and its stamp lie side by side.
 *
 * <p>A table to everywhere is one sweep in order of rank, a table from somewhere a sweep up and one
 * down [2]; {@link Restricted} is for many targets, {@link Lanes} for a few.
 *
 * <p>[1] Dibbelt, Strasser, Wagner: Customizable contraction hierarchies. ACM JEA 21, 2016. [2]
 * Delling, Goldberg, Nowatzyk, Werneck: PHAST: hardware-accelerated shortest path trees. JPDC 73,
 * 2013.
 */
public final class Query {
  private static final int INF = Weights.INFINITY;

  private final Topology topology;
  private final int[] below; // way down to the target
  private final int[] belowArc;
  private final int[] belowStamp;
  private final int[] state; // by node: remaining way, and the stamp when that is known
  private final int[] chain;
  private Weights weights;
  private Arcs up;
  private int[] cursors = new int[0]; // while pinning: how far up each target's chain is done
  private int stamp;

  /** A query for one topology. */
  public Query(Weights weights) {
    this.weights = weights;
    up = Arcs.up(weights);
    topology = weights.topology;
    int n = topology.nodeCount();
    below = new int[n];
    belowArc = new int[n];
    belowStamp = new int[n];
    state = new int[2 * n];
    chain = new int[n];
  }

  /** Pins the target: nodes, and what each adds. */
  public void pin(Weights metric, int[] targets, int[] offsets, int count) {
    weights = metric;
    up = Arcs.up(metric);
    Arcs down = Arcs.allDown(metric); // paths know arcs by their number
    stamp++;
    cursors = new int[count];
    for (int i = 0; i < count; i++) {
      cursors[i] = topology.rankOf[targets[i]];
      for (int v = cursors[i]; v >= 0 && belowStamp[v] != stamp; v = topology.parent(v)) {
        belowStamp[v] = stamp;
        below[v] = INF;
        belowArc[v] = -1;
      }
    }
    for (int i = 0; i < count; i++) {
      int v = topology.rankOf[targets[i]];
      if (offsets[i] < below[v]) {
        below[v] = offsets[i];
        belowArc[v] = -1;
      }
    }
    int top = 0;
    for (int v = next(topology, cursors); v >= 0; v = next(topology, cursors)) {
      chain[top++] = v;
      down.at(v);
      for (int e = down.from; e < down.end; e++) {
        int w = down.head[e];
        int way = down.weight[e - down.shift] + below[v];
        if (way < below[w]) {
          below[w] = way;
          belowArc[w] = e;
        }
      }
    }
    while (top > 0) {
      int v = chain[--top];
      climb(v, below[v]);
    }
  }

  /**
   * The lowest node that a cursor stands at, which moves up: all nodes of the chains, each once, by
   * rank. A way down from a node passes only lower nodes of the chains that hold it; taken by rank,
   * each of those is final before it is passed on, however many chains there are.
   */
  static int next(Topology topology, int[] cursors) {
    int least = -1;
    for (int v : cursors) {
      least = v >= 0 && (least < 0 || v < least) ? v : least;
    }
    for (int i = 0; least >= 0 && i < cursors.length; i++) {
      cursors[i] = cursors[i] == least ? topology.parent(least) : cursors[i];
    }
    return least;
  }

  /** Shortest way from the start of a node to the pinned target. */
  public int rest(int node) {
    int top = 0;
    int source = topology.rankOf[node];
    for (int v = source; v >= 0 && state[2 * v + 1] != stamp; v = topology.parent(v)) {
      chain[top++] = v;
    }
    while (top > 0) {
      climb(chain[--top], INF);
    }
    return state[2 * source];
  }

  /** The way from a node, straight down or over any node above it; those are done. */
  private void climb(int v, int straight) {
    Arcs arcs = up;
    arcs.at(v);
    int[] ways = state;
    int[] head = arcs.head;
    int[] weight = arcs.weight;
    int best = straight;
    int end = arcs.end;
    int at = arcs.from - arcs.shift;
    for (int e = arcs.from; e < end; e++) {
      best = Math.min(best, weight[at++] + ways[2 * head[e]]);
    }
    ways[2 * v] = best;
    ways[2 * v + 1] = stamp;
  }

  /**
   * The nodes of a shortest way from a node to the pinned target, by rank mapped back with {@code
   * order}; there must be one.
   */
  public int[] path(int node, int[] order) {
    IntList nodes = new IntList();
    rest(node);
    int v = topology.rankOf[node];
    nodes.add(v);
    while (belowStamp[v] != stamp || below[v] != state[2 * v]) {
      int e = topology.up.first[v];
      while (weights.weight(v, e, true) + state[2 * topology.up.head[e]] != state[2 * v]) {
        e++;
      }
      unpack(e, true, v, nodes);
      v = topology.up.head[e];
    }
    while (belowArc[v] >= 0) {
      int e = belowArc[v];
      int low = topology.down.tailOf(e);
      unpack(e, false, low, nodes);
      v = low;
    }
    int[] result = nodes.toArray();
    for (int i = 0; i < result.length; i++) {
      result[i] = order[result[i]];
    }
    return result;
  }

  /**
   * Appends the nodes after the start of an arc; a stack of arcs yet to unpack, each as 2·arc +
   * direction.
   */
  private void unpack(int arc, boolean upwards, int low, IntList nodes) {
    IntList todo = new IntList();
    todo.add(2 * arc + (upwards ? 0 : 1));
    todo.add(low);
    while (todo.size > 0) {
      int v = todo.pop();
      int code = todo.pop();
      int e = code >> 1;
      boolean isUp = (code & 1) == 0;
      int weight = weights.weight(v, e, isUp);
      Side arcs = isUp ? topology.up : topology.down;
      Side legs = isUp ? topology.down : topology.up;
      int w = arcs.head[e];
      if (weight == weights.base(v, e, isUp)) {
        nodes.add(isUp ? w : v);
        continue;
      }
      int i = legs.firstLow[v];
      int j = arcs.firstLow[w];
      while (true) {
        int a = legs.lowTail[i];
        int b = arcs.lowTail[j];
        if (a == b) {
          int leg = legs.lowArc[i];
          int rest = arcs.lowArc[j];
          if (weights.weight(a, leg, !isUp) + weights.weight(a, rest, isUp) == weight) {
            todo.add(2 * (isUp ? rest : leg));
            todo.add(a);
            todo.add(2 * (isUp ? leg : rest) + 1);
            todo.add(a);
            break;
          }
        }
        i += a <= b ? 1 : 0;
        j += b <= a ? 1 : 0;
      }
    }
  }

  /** By rank: the way to the pinned target from every node. */
  public int[] sweepTo() {
    int n = topology.nodeCount();
    Arcs arcs = Arcs.up(weights);
    int[] table = new int[n];
    for (int v = n - 1; v >= 0; v--) {
      int best = belowStamp[v] == stamp ? below[v] : INF;
      arcs.at(v);
      for (int e = arcs.from; e < arcs.end; e++) {
        best = Math.min(best, arcs.weight[e - arcs.shift] + table[arcs.head[e]]);
      }
      table[v] = best;
    }
    return table;
  }

  /** By rank: the way from the given sources, each with what it adds, to every node. */
  public static int[] sweepFrom(Weights weights, int[] sources, int[] offsets, int count) {
    Topology t = weights.topology;
    int n = t.nodeCount();
    int[] table = new int[n];
    Arrays.fill(table, INF);
    for (int i = 0; i < count; i++) {
      int v = t.rankOf[sources[i]];
      table[v] = Math.min(table[v], offsets[i]);
    }
    Arcs up = Arcs.up(weights);
    for (int v = 0; v < n; v++) {
      if (table[v] < INF) {
        up.at(v);
        for (int e = up.from; e < up.end; e++) {
          int w = up.head[e];
          table[w] = Math.min(table[w], up.weight[e - up.shift] + table[v]);
        }
      }
    }
    Arcs down = Arcs.down(weights);
    for (int v = n - 1; v >= 0; v--) {
      down.at(v);
      int best = table[v];
      for (int e = down.from; e < down.end; e++) {
        best = Math.min(best, down.weight[e - down.shift] + table[down.head[e]]);
      }
      table[v] = best;
    }
    return table;
  }

  private static final class IntList {
    private int[] items = new int[64];
    private int size;

    void add(int item) {
      if (size == items.length) {
        items = Arrays.copyOf(items, 2 * size);
      }
      items[size++] = item;
    }

    int pop() {
      return items[--size];
    }

    int[] toArray() {
      return Arrays.copyOf(items, size);
    }
  }
}
