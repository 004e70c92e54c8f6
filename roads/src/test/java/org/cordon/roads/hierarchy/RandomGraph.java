package org.cordon.roads.hierarchy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** A random directed graph, ordered at random: no order may make an answer wrong. */
final class RandomGraph {
  final int n;
  final int[] from;
  final int[] to;
  final int[] order;

  private RandomGraph(int n, int[] from, int[] to, int[] order) {
    this.n = n;
    this.from = from;
    this.to = to;
    this.order = order;
  }

  static RandomGraph of(SplittableRandom random) {
    int n = 2 + random.nextInt(40);
    TreeSet<Integer> pairs = new TreeSet<>();
    for (int i = 0; i < 3 * n; i++) {
      pairs.add(random.nextInt(n) * n + random.nextInt(n));
    }
    int[] from = pairs.stream().mapToInt(p -> p / n).toArray();
    int[] to = pairs.stream().mapToInt(p -> p % n).toArray();
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    return new RandomGraph(n, from, to, order);
  }

  /** Bellman and Ford: from every node to the nearest target, with what the target adds. */
  int[] distances(int[] weights, int[] targets, int[] offsets) {
    int[] d = new int[n];
    Arrays.fill(d, Weights.INFINITY);
    for (int i = 0; i < targets.length; i++) {
      d[targets[i]] = Math.min(d[targets[i]], offsets[i]);
    }
    for (int round = 0; round < n; round++) {
      for (int e = 0; e < from.length; e++) {
        d[from[e]] = (int) Math.min(d[from[e]], (long) weights[e] + d[to[e]]);
      }
    }
    return d;
  }
}
