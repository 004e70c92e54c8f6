package org.cordon.bench.rival;

import java.util.Arrays;
import java.util.List;
import org.cordon.bench.work.Work;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;

/**
 * Textbook Dijkstra backwards from a call over the turn-expanded network, on arrays, with a binary
 * heap of longs (time and node): what one would write who needs nothing but the times.
 */
public final class PlainDijkstra {
  private final TurnNetwork network;
  private final City city;
  private final int[] firstIn;
  private final int[] tail;
  private final int[] turn;
  private final int[] distance;
  private long[] heap = new long[1024];
  private int size;

  /** On a network. */
  public PlainDijkstra(City city, TurnNetwork network) {
    this.city = city;
    this.network = network;
    int n = network.nodeCount();
    firstIn = new int[n + 1];
    for (int w : network.head()) {
      firstIn[w + 1]++;
    }
    for (int v = 0; v < n; v++) {
      firstIn[v + 1] += firstIn[v];
    }
    int[] next = firstIn.clone();
    tail = new int[network.turnCount()];
    turn = new int[network.turnCount()];
    for (int v = 0; v < n; v++) {
      for (int t = network.firstOut()[v]; t < network.firstOut()[v + 1]; t++) {
        int at = next[network.head()[t]]++;
        tail[at] = v;
        turn[at] = t;
      }
    }
    distance = new int[n];
  }

  /**
   * Times of units to a call, ms, {@link City#INFINITY_MS} where there is no way. Stops when every
   * arc that a unit stands on is settled.
   */
  public void manyToOne(int[] weights, List<Snap> units, Snap call, int[] outMs) {
    Arrays.fill(distance, City.INFINITY_MS);
    size = 0;
    int open = 0;
    boolean[] wanted = new boolean[distance.length];
    for (Snap unit : units) {
      for (int arc = 2 * unit.edge(); arc <= 2 * unit.edge() + 1; arc++) {
        if (usable(arc) && !wanted[network.node(arc)]) {
          wanted[network.node(arc)] = true;
          open++;
        }
      }
    }
    for (int arc = 2 * call.edge(); arc <= 2 * call.edge() + 1; arc++) {
      if (usable(arc)) {
        reach(network.node(arc), Work.partMs(city, arc, call.offsetMm()));
      }
    }
    while (size > 0 && open > 0) {
      long least = poll();
      int v = (int) least;
      if (distance[v] != (int) (least >> 32)) {
        continue;
      }
      open -= wanted[v] ? 1 : 0;
      for (int e = firstIn[v]; e < firstIn[v + 1]; e++) {
        if (weights[turn[e]] < City.INFINITY_MS) {
          reach(tail[e], distance[v] + weights[turn[e]]);
        }
      }
    }
    for (int i = 0; i < units.size(); i++) {
      outMs[i] = from(units.get(i));
    }
  }

  private boolean usable(int arc) {
    return network.node(arc) >= 0 && city.timeMs(Work.PROFILE, arc) < City.INFINITY_MS;
  }

  private int from(Snap unit) {
    int best = City.INFINITY_MS;
    for (int arc = 2 * unit.edge(); arc <= 2 * unit.edge() + 1; arc++) {
      if (usable(arc) && distance[network.node(arc)] < City.INFINITY_MS) {
        int rest = distance[network.node(arc)] - Work.partMs(city, arc, unit.offsetMm());
        best = Math.min(best, rest);
      }
    }
    return best;
  }

  private void reach(int node, int ms) {
    if (ms >= distance[node]) {
      return;
    }
    distance[node] = ms;
    if (size + 1 >= heap.length) {
      heap = Arrays.copyOf(heap, 2 * heap.length);
    }
    long key = (long) ms << 32 | node;
    int at = ++size;
    for (; at > 1 && heap[at / 2] > key; at /= 2) {
      heap[at] = heap[at / 2];
    }
    heap[at] = key;
  }

  private long poll() {
    long least = heap[1];
    long last = heap[size--];
    int at = 1;
    for (int child = 2; child <= size; child = 2 * at) {
      child += child < size && heap[child + 1] < heap[child] ? 1 : 0;
      if (heap[child] >= last) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return least;
  }
}
