package org.cordon.roads.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private static final int INF = Weights.INFINITY;

  @Test
  void everyWayToSeveralPinnedTargetsIsThatOfBellmanAndFord() {
    for (long seed = 1; seed <= 3_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RandomGraph g = RandomGraph.of(random);
      int[] input = random.ints(g.from.length, 1, 1_000).toArray();
      Topology topology = Topology.of(g.from, g.to, g.order);
      Weights open = Weights.of(topology, input);
      int[] closed =
          Arrays.stream(random.ints(g.from.length, 0, g.from.length).toArray())
              .limit(random.nextInt(6))
              .toArray();
      int[] shut = input.clone();
      Arrays.stream(closed).forEach(e -> shut[e] = INF);
      Weights some = open.with(closed, infinite(closed.length));
      assertThat(some.sameAs(Weights.of(topology, shut))).as("seed %d", seed).isTrue();
      assertThat(open.sameAs(Weights.of(topology, input))).as("left as they were").isTrue();
      int[] targets = random.ints(1 + random.nextInt(4), 0, g.n).toArray();
      int[] offsets = random.ints(targets.length, 0, 500).toArray();
      Query query = new Query(open);
      query.pin(open, targets, offsets, targets.length);
      check(query, topology, g.distances(input, targets, offsets), seed);
      query.pin(some, targets, offsets, targets.length);
      check(query, topology, g.distances(shut, targets, offsets), seed);
    }
  }

  @Test
  void onlyArcsOverWhichThereCanBeAWayAreKept() {
    int unusable = 0;
    for (long seed = 1; seed <= 1_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RandomGraph g = RandomGraph.of(random);
      int[] input = random.ints(g.from.length, 1, 1_000).toArray();
      int[] to = g.to.clone();
      for (int i = 0; i < to.length; i++) {
        boolean never = random.nextInt(4) == 0;
        to[i] = never ? -1 : to[i];
        input[i] = never ? INF : input[i];
        unusable += never ? 1 : 0;
      }
      Topology topology = Topology.of(g.from, to, g.order);
      Weights open = Weights.of(topology, input);
      for (int[][] side : java.util.List.of(open.up, open.down)) {
        assertThat(Arrays.stream(side).flatMapToInt(Arrays::stream).max().orElse(0))
            .as("seed %d: every arc has a way", seed)
            .isLessThan(INF);
      }
      int[] target = {random.nextInt(g.n)};
      Query query = new Query(open);
      query.pin(open, target, new int[1], 1);
      check(query, topology, g.distances(input, target, new int[1]), seed);
    }
    assertThat(unusable).isGreaterThan(10_000);
  }

  private static int[] infinite(int count) {
    int[] weights = new int[count];
    Arrays.fill(weights, INF);
    return weights;
  }

  /** Closed, lifted, moved, made slower and faster, many times over, never starting afresh. */
  @Test
  void afterAnySequenceOfChangesEveryWeightIsThatOfAFullCustomization() {
    int compared = 0;
    for (long seed = 1; seed <= 1_500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RandomGraph g = RandomGraph.of(random);
      int top = random.nextBoolean() ? 4 : 1_000; // few lengths make many ties
      int[] input = random.ints(g.from.length, 0, top).toArray();
      Topology topology = Topology.of(g.from, g.to, g.order);
      PartialCustomization work = new PartialCustomization(topology);
      Weights weights = Weights.of(topology, input);
      int[] now = input.clone();
      for (int step = 0; step < 20; step++) {
        int[] inputs = random.ints(1 + random.nextInt(6), 0, g.from.length).distinct().toArray();
        int[] changed = new int[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
          changed[i] =
              switch (random.nextInt(4)) {
                case 0 -> random.nextInt(top);
                case 1 -> input[inputs[i]];
                default -> INF;
              };
          now[inputs[i]] = changed[i];
        }
        Weights before = weights;
        Weights full = Weights.of(topology, now);
        weights = weights.with(inputs, changed, work);
        assertThat(weights.sameAs(full)).as("seed %d step %d", seed, step).isTrue();
        compared += weights.sameAs(before) ? 0 : 1;
      }
    }
    assertThat(compared).as("changes that were seen").isGreaterThan(20_000);
  }

  private static void check(Query query, Topology topology, int[] expected, long seed) {
    int[] table = query.sweepTo();
    for (int v = 0; v < expected.length; v++) {
      assertThat(query.rest(v)).as("seed %d node %d", seed, v).isEqualTo(expected[v]);
      assertThat(table[topology.rank(v)]).as("seed %d node %d", seed, v).isEqualTo(expected[v]);
    }
  }

  @Test
  void infinityTwiceStillFitsAnInt() {
    assertThat(INF + INF).isPositive().isGreaterThan(INF);
  }

  /** The links of a grid, least important first; links that share a junction touch. */
  private static Topology grid(int side, java.util.List<int[]> touching) {
    java.util.List<int[]> arcs = new java.util.ArrayList<>();
    int[] x = new int[side * side];
    int[] y = new int[side * side];
    for (int v = 0; v < side * side; v++) {
      x[v] = v % side;
      y[v] = v / side;
      if (x[v] + 1 < side) {
        arcs.add(new int[] {v, v + 1});
      }
      if (y[v] + 1 < side) {
        arcs.add(new int[] {v, v + side});
      }
    }
    int[] tails = arcs.stream().mapToInt(a -> a[0]).toArray();
    int[] heads = arcs.stream().mapToInt(a -> a[1]).toArray();
    int[] ones = new int[tails.length];
    Arrays.fill(ones, 1);
    int[] links = NestedDissection.of(x, y, tails, heads, ones).links();
    assertThat(Arrays.stream(links).sorted().toArray())
        .as("every link once")
        .isEqualTo(java.util.stream.IntStream.range(0, tails.length).toArray());
    assertThat(NestedDissection.of(x, y, tails, heads, ones).links())
        .as("the same order every time")
        .isEqualTo(links);
    for (int i = 0; i < tails.length; i++) {
      for (int j = Math.max(0, i - 2 * side - 2); j < i; j++) {
        if (tails[i] == tails[j] || tails[i] == heads[j] || heads[i] == heads[j]) {
          touching.add(new int[] {i, j});
        }
      }
    }
    int[] from = touching.stream().mapToInt(a -> a[0]).toArray();
    int[] to = touching.stream().mapToInt(a -> a[1]).toArray();
    return Topology.of(from, to, links);
  }

  @Test
  void twoCoresMakeTheVeryWeightsThatOneDoes() {
    java.util.List<int[]> touching = new java.util.ArrayList<>();
    Topology topology = grid(120, touching);
    assertThat(topology.arcCount()).as("large enough").isGreaterThan(Weights.LARGE);
    int[] input = new SplittableRandom(7).ints(touching.size(), 1, 1_000).toArray();
    assertThat(Weights.onTwoCores(topology, input).sameAs(Weights.of(topology, input))).isTrue();
    int[] counts = new int[3];
    for (byte half : topology.halves()) {
      counts[half]++;
    }
    assertThat(counts[0]).isPositive();
    assertThat(counts[1]).isPositive();
  }

  @Test
  void aSmallClosureSharesMostBlocksWithTheOpenWeights() {
    java.util.List<int[]> touching = new java.util.ArrayList<>();
    Topology topology = grid(120, touching);
    int[] input = new int[touching.size()];
    Arrays.fill(input, 7);
    Weights open = Weights.of(topology, input);
    Weights closed = open.with(new int[] {input.length / 3, input.length / 3 + 1}, infinite(2));
    int all = topology.blocks();
    assertThat(closed.blocksApart(open)).isPositive().isLessThan(all / 2);
  }
}
