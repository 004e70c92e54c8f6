package org.cordon.roads.route;

import java.util.Arrays;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;

/**
 * Walking times from every junction to one target; walks have no turn costs, so junctions are
 * enough.
 */
final class FootTable {
  private final City city;
  private final int[] rest;
  private final int[] nextArc; // by junction: the arc to take, all of it unless last
  private final boolean[] last;

  private FootTable(City city) {
    this.city = city;
    rest = new int[city.junctionCount()];
    nextArc = new int[city.junctionCount()];
    last = new boolean[city.junctionCount()];
    Arrays.fill(rest, City.INFINITY_MS);
  }

  static FootTable to(City city, Metric metric, int[] arcs, int[] parts, int count) {
    Profile profile = metric.profile();
    FootTable t = new FootTable(city);
    LongHeap queue = new LongHeap();
    for (int i = 0; i < count; i++) {
      t.improve(city.arcTail(arcs[i]), parts[i], arcs[i], true, queue);
    }
    while (!queue.isEmpty()) {
      long entry = queue.poll();
      int junction = LongHeap.id(entry);
      if (LongHeap.time(entry) > t.rest[junction]) {
        continue;
      }
      for (int i = 0; i < city.outDegree(junction); i++) {
        int arc = City.reverse(city.arcOut(junction, i));
        int time = metric.timeMs(arc);
        if (time < City.INFINITY_MS && !metric.closures().closed(profile, arc)) {
          t.improve(city.arcTail(arc), LongHeap.time(entry) + time, arc, false, queue);
        }
      }
    }
    return t;
  }

  private void improve(int junction, int time, int arc, boolean isLast, LongHeap queue) {
    if (time < rest[junction]) {
      rest[junction] = time;
      nextArc[junction] = arc;
      last[junction] = isLast;
      queue.add(time, junction);
    }
  }

  int[] table() {
    return rest;
  }

  int rest(int arc) {
    return rest[city.arcTail(arc)];
  }

  int[] arcs(int first) {
    int[] arcs = new int[city.junctionCount()];
    int n = 0;
    int j = city.arcTail(first);
    while (true) {
      arcs[n++] = nextArc[j];
      if (last[j]) {
        return Arrays.copyOf(arcs, n);
      }
      j = city.arcHead(nextArc[j]);
    }
  }
}
