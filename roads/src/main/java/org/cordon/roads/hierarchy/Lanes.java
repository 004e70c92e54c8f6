package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * Shortest ways to up to eight pinned targets at once, a lane each: {@link Query} with every number
 * eight numbers wide. An arc, its weight and its head are looked up once for all lanes, which is
 * most of the work where ways are looked up in a city's arrays. One per thread.
 *
 * <p>Only nodes that a chain passes have numbers; they stand in the order in which they were come
 * to, so what one call needs lies close together. The lanes are eight locals, not a loop over an
 * array: C2 does not vectorize a loop that reads and writes arrays which could be the same at
 * different places.
 */
public final class Lanes {
  /** How many targets at once. */
  public static final int WIDTH = 8;

  private static final int INF = Weights.INFINITY;

  private final Topology topology;
  private final int[] place; // by rank: where its lanes begin, and the stamp when it has some
  private final int[] chain;
  private int[] ways = new int[4096]; // remaining way by lane
  private int used;
  private int stamp;
  private Arcs up;
  private Arcs down;
  private int[] cursors = new int[0];

  /** For one topology. */
  public Lanes(Weights weights) {
    up = Arcs.up(weights);
    down = Arcs.down(weights);
    topology = weights.topology;
    place = new int[2 * topology.nodeCount()];
    chain = new int[topology.nodeCount()];
  }

  /** Pins targets: nodes, what each adds, and the lane of each. */
  public void pin(Weights metric, int[] targets, int[] offsets, int[] lanes, int count) {
    up = Arcs.up(metric);
    down = Arcs.down(metric);
    stamp++;
    used = 0;
    cursors = new int[count];
    for (int i = 0; i < count; i++) {
      cursors[i] = topology.rankOf[targets[i]];
      for (int v = cursors[i]; v >= 0 && place[2 * v + 1] != stamp; v = topology.parent(v)) {
        take(v);
      }
    }
    for (int i = 0; i < count; i++) {
      int at = place[2 * topology.rankOf[targets[i]]] + lanes[i];
      ways[at] = Math.min(ways[at], offsets[i]);
    }
    int top = 0;
    for (int v = Query.next(topology, cursors); v >= 0; v = Query.next(topology, cursors)) {
      chain[top++] = v;
      descend(v);
    }
    while (top > 0) {
      climb(chain[--top]);
    }
  }

  /** Gives a node its lanes. */
  private void take(int v) {
    int at = used;
    used += WIDTH;
    ways = used > ways.length ? Arrays.copyOf(ways, 2 * ways.length) : ways;
    Arrays.fill(ways, at, used, INF);
    place[2 * v] = at;
    place[2 * v + 1] = stamp;
  }

  private void descend(int v) {
    down.at(v);
    int from = place[2 * v];
    for (int e = down.from; e < down.end; e++) {
      int to = place[2 * down.head[e]];
      int weight = down.weight[e - down.shift];
      for (int lane = 0; lane < WIDTH; lane++) {
        ways[to + lane] = Math.min(ways[to + lane], weight + ways[from + lane]);
      }
    }
  }

  /** The ways from a node: those straight down, or over any node above it; these are done. */
  private void climb(int v) {
    Arcs arcs = up;
    arcs.at(v);
    int[] w = ways;
    int[] head = arcs.head;
    int[] weights = arcs.weight;
    int shift = arcs.shift;
    int end = arcs.end;
    int at = place[2 * v];
    int b0 = w[at];
    int b1 = w[at + 1];
    int b2 = w[at + 2];
    int b3 = w[at + 3];
    int b4 = w[at + 4];
    int b5 = w[at + 5];
    int b6 = w[at + 6];
    int b7 = w[at + 7];
    for (int e = arcs.from; e < end; e++) {
      int h = place[2 * head[e]];
      int weight = weights[e - shift];
      b0 = Math.min(b0, weight + w[h]);
      b1 = Math.min(b1, weight + w[h + 1]);
      b2 = Math.min(b2, weight + w[h + 2]);
      b3 = Math.min(b3, weight + w[h + 3]);
      b4 = Math.min(b4, weight + w[h + 4]);
      b5 = Math.min(b5, weight + w[h + 5]);
      b6 = Math.min(b6, weight + w[h + 6]);
      b7 = Math.min(b7, weight + w[h + 7]);
    }
    w[at] = b0;
    w[at + 1] = b1;
    w[at + 2] = b2;
    w[at + 3] = b3;
    w[at + 4] = b4;
    w[at + 5] = b5;
    w[at + 6] = b6;
    w[at + 7] = b7;
  }

  /** Shortest ways from the start of a node, by lane, into {@code out}. */
  public void rest(int node, int[] out) {
    int source = topology.rankOf[node];
    int top = 0;
    for (int v = source; v >= 0 && place[2 * v + 1] != stamp; v = topology.parent(v)) {
      chain[top++] = v;
    }
    while (top > 0) {
      int v = chain[--top];
      take(v);
      climb(v);
    }
    System.arraycopy(ways, place[2 * source], out, 0, WIDTH);
  }
}
