package org.cordon.roads.route;

import java.util.Arrays;
import java.util.List;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;

/** How targets are come to: on which arcs, and how long it takes from an arc's start. */
final class Arrivals {
  final List<Snap> targets;
  final int[] first; // by target: its first arrival
  final int[] arcs;
  final int[] parts;

  Arrivals(City city, Metric metric, List<Snap> to) {
    targets = List.copyOf(to);
    first = new int[targets.size() + 1];
    int[] arcsFound = new int[2 * targets.size()];
    int[] partsFound = new int[2 * targets.size()];
    int n = 0;
    for (int t = 0; t < targets.size(); t++) {
      Snap target = targets.get(t);
      for (int arc = 2 * target.edge(); arc <= 2 * target.edge() + 1; arc++) {
        int position = Metric.position(city, arc, target.offsetMm());
        if (metric.timeMs(arc) < City.INFINITY_MS
            && metric.closures().nextClosed(metric.profile(), arc, 0) > position) {
          arcsFound[n] = arc;
          partsFound[n++] = metric.partMs(arc, position);
        }
      }
      first[t + 1] = n;
    }
    arcs = Arrays.copyOf(arcsFound, n);
    parts = Arrays.copyOf(partsFound, n);
  }

  int count() {
    return arcs.length;
  }
}
