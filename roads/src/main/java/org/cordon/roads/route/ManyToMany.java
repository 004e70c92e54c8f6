package org.cordon.roads.route;

import java.util.Arrays;
import java.util.List;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.hierarchy.Lanes;
import org.cordon.roads.hierarchy.Weights;

/** Times of vehicles from many places to many, eight targets side by side. */
final class ManyToMany {
  private final Roads roads;
  private final City city;
  private final Lanes lanes;
  private final int[] row = new int[Lanes.WIDTH];
  private final long[] best = new long[Lanes.WIDTH];

  ManyToMany(Roads roads, Weights weights) {
    this.roads = roads;
    city = roads.city();
    lanes = new Lanes(weights);
  }

  void fill(Metric metric, Weights weights, List<Snap> from, List<Snap> to, int[] outMs) {
    for (int begin = 0; begin < to.size(); begin += Lanes.WIDTH) {
      List<Snap> some = to.subList(begin, Math.min(to.size(), begin + Lanes.WIDTH));
      pin(weights, new Arrivals(city, metric, some));
      for (int s = 0; s < from.size(); s++) {
        from(metric, from.get(s), some);
        for (int lane = 0; lane < some.size(); lane++) {
          outMs[s * to.size() + begin + lane] = (int) best[lane];
        }
      }
    }
  }

  private void pin(Weights weights, Arrivals arrivals) {
    int[] nodes = Arrays.stream(arrivals.arcs).map(roads.turns()::node).toArray();
    int[] laneOf = new int[nodes.length];
    for (int t = 0; t < arrivals.targets.size(); t++) {
      Arrays.fill(laneOf, arrivals.first[t], arrivals.first[t + 1], t);
    }
    lanes.pin(weights, nodes, arrivals.parts, laneOf, nodes.length);
  }

  private void from(Metric metric, Snap source, List<Snap> targets) {
    Arrays.fill(best, City.INFINITY_MS);
    boolean simple = true;
    for (Snap target : targets) {
      simple = simple && Router.simple(metric, source, target);
    }
    if (simple) {
      for (int arc = 2 * source.edge(); arc <= 2 * source.edge() + 1; arc++) {
        if (metric.timeMs(arc) < City.INFINITY_MS) {
          int position = Metric.position(city, arc, source.offsetMm());
          take(arc, -metric.partMs(arc, position));
        }
      }
      return;
    }
    Departure departure = new Departure(roads, metric, source);
    for (Departure.Leg leg : departure.starts) {
      take(leg.arc(), leg.timeMs());
    }
    for (Departure.Open open : departure.open) {
      for (int t = 0; t < targets.size(); t++) {
        best[t] = Math.min(best[t], Router.direct(city, metric, open, targets.get(t)));
      }
    }
  }

  /** Takes the ways from the start of an arc, come to at a time that may lie before departure. */
  private void take(int arc, long atMs) {
    lanes.rest(roads.turns().node(arc), row);
    for (int lane = 0; lane < Lanes.WIDTH; lane++) {
      if (row[lane] < City.INFINITY_MS) {
        best[lane] = Math.min(best[lane], atMs + row[lane]);
      }
    }
  }
}
