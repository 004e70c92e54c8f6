package org.cordon.roads.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NeededTest {
  private static final int INF = Weights.INFINITY;
  private static final int GRAPHS = 2_000;

  /** A graph, its weights with something closed, and between all its nodes Bellman and Ford. */
  private static final class Case {
    private final RandomGraph graph;
    private final int[] order; // by rank
    private final int[] input;
    private final Topology topology;
    private final Weights weights;
    private final int[][] ways; // from, to

    Case(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      graph = RandomGraph.of(random);
      input = random.ints(graph.from.length, 1, random.nextBoolean() ? 4 : 1_000).toArray();
      int least = 1 + random.nextInt(6); // so many below a node, and it is in the upper part
      topology = Topology.of(graph.from, graph.to, graph.order, least);
      int[] closed = random.ints(random.nextInt(6), 0, input.length).distinct().toArray();
      Weights open = Weights.of(topology, input);
      open.findNeeded(); // must not be taken for that of others
      weights = open.with(closed, Arrays.stream(closed).map(e -> INF).toArray());
      Arrays.stream(closed).forEach(e -> input[e] = INF);
      order = new int[graph.n];
      for (int v = 0; v < order.length; v++) {
        order[topology.rank(v)] = v;
      }
      ways = new int[graph.n][graph.n];
      for (int to = 0; to < graph.n; to++) {
        int[] column = graph.distances(input, new int[] {to}, new int[1]);
        for (int from = 0; from < graph.n; from++) {
          ways[from][to] = column[from];
        }
      }
    }
  }

  @Test
  void everyWayOfAskingOverNeededArcsOnlyGivesTheTimesOfBellmanAndFord() {
    for (long seed = 1; seed <= GRAPHS; seed++) {
      Case c = new Case(seed);
      c.weights.findNeeded();
      for (int target = 0; target < c.graph.n; target += 3) {
        toOne(c, target, seed);
        fromOne(c, target, seed);
      }
      toMany(c, new SplittableRandom(seed), seed);
    }
  }

  private static void toOne(Case c, int target, long seed) {
    Query query = new Query(c.weights);
    query.pin(c.weights, new int[] {target}, new int[1], 1);
    int[] table = query.sweepTo();
    for (int v = 0; v < c.graph.n; v++) {
      int expected = c.ways[v][target];
      assertThat(query.rest(v)).as("seed %d, %d to %d", seed, v, target).isEqualTo(expected);
      assertThat(table[c.topology.rank(v)]).as("seed %d, a table", seed).isEqualTo(expected);
      if (expected < INF) {
        assertThat(length(c, query.path(v, c.order), v, target))
            .as("seed %d, the path from %d to %d", seed, v, target)
            .isEqualTo(expected);
      }
    }
  }

  /** What the nodes of a path cost one after the other, over input arcs. */
  private static long length(Case c, int[] path, int from, int to) {
    assertThat(path[0]).isEqualTo(from);
    assertThat(path[path.length - 1]).isEqualTo(to);
    long length = 0;
    for (int i = 1; i < path.length; i++) {
      int least = INF;
      for (int e = 0; e < c.input.length; e++) {
        boolean here = c.graph.from[e] == path[i - 1] && c.graph.to[e] == path[i];
        least = here ? Math.min(least, c.input[e]) : least;
      }
      length += least;
    }
    return length;
  }

  private static void fromOne(Case c, int source, long seed) {
    int[] table = Query.sweepFrom(c.weights, new int[] {source}, new int[] {5}, 1);
    long[] first = FirstSweep.from(c.weights, new int[] {source}, new long[] {9}, 1);
    for (int v = 0; v < c.graph.n; v++) {
      int expected = c.ways[source][v];
      int rank = c.topology.rank(v);
      assertThat(Math.min(INF, table[rank] - (table[rank] < INF ? 5 : 0)))
          .as("seed %d, from %d to %d", seed, source, v)
          .isEqualTo(expected);
      long pair = expected < INF ? ((long) expected << FirstSweep.SOURCE_BITS) + 9 : -1;
      assertThat(first[rank] < FirstSweep.NOBODY ? first[rank] : -1)
          .as("seed %d, who comes first to %d", seed, v)
          .isEqualTo(pair);
    }
  }

  private static void toMany(Case c, SplittableRandom random, long seed) {
    int n = c.graph.n;
    int[] targets = random.ints(Lanes.WIDTH, 0, n).toArray();
    int[] nothing = new int[Lanes.WIDTH];
    Lanes lanes = new Lanes(c.weights);
    int[] lane = {0, 1, 2, 3, 4, 5, 6, 7};
    lanes.pin(c.weights, targets, nothing, lane, Lanes.WIDTH);
    Restricted.Workspace work = new Restricted.Workspace(c.topology);
    Restricted restricted = new Restricted(c.weights, work, targets, nothing);
    int[] row = new int[Lanes.WIDTH];
    for (int v = 0; v < n; v++) {
      lanes.rest(v, row);
      restricted.from(new int[] {v}, new int[1], 1);
      int least = INF;
      for (int t = 0; t < targets.length; t++) {
        int expected = c.ways[v][targets[t]];
        least = Math.min(least, expected);
        assertThat(row[t]).as("seed %d, lanes", seed).isEqualTo(expected);
        assertThat(restricted.to(t)).as("seed %d, restricted", seed).isEqualTo(expected);
      }
      assertThat(restricted.nearest(v)).as("seed %d, the nearest", seed).isEqualTo(least);
    }
  }

  @Test
  void noShortestArcOfTheUpperPartIsLeftOutAndManyOthersAre() {
    long left = 0;
    for (long seed = 1; seed <= GRAPHS; seed++) {
      Case c = new Case(seed);
      Needed needed = Needed.of(c.weights);
      left += missing(c, c.topology.up, needed.up, true, seed);
      left += missing(c, c.topology.down, needed.down, false, seed);
    }
    assertThat(left).isGreaterThan(5L * GRAPHS);
  }

  private static int missing(Case c, Side side, Needed.Kept kept, boolean up, long seed) {
    int missing = 0;
    for (int v = c.topology.upper; v < c.graph.n; v++) {
      int at = kept.first[v - c.topology.upper];
      int end = kept.first[v - c.topology.upper + 1];
      for (int e = side.first[v]; e < side.first[v + 1]; e++) {
        int low = c.order[v];
        int high = c.order[side.head[e]];
        int shortest = up ? c.ways[low][high] : c.ways[high][low];
        int weight = c.weights.weight(v, e, up);
        boolean here = at < end && kept.head[at] == side.head[e];
        assertThat(here || weight > shortest || weight == INF).as("seed %d", seed).isTrue();
        at += here ? 1 : 0;
        missing += here ? 0 : 1;
      }
      assertThat(at).as("seed %d: nothing but arcs of the node", seed).isEqualTo(end);
    }
    return missing;
  }
}
