package org.cordon.roads.route;

import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.hierarchy.Query;
import org.cordon.roads.hierarchy.Weights;
import org.jspecify.annotations.Nullable;

/** Times from one place to everywhere, or from everywhere to one place, as a table. */
public final class Reach {
  private final Roads roads;
  private final Metric metric;
  private final int[] table; // by rank, or by junction on foot
  private final @Nullable Departure departure;
  private final @Nullable Snap target;

  private Reach(
      Roads roads,
      Metric metric,
      int[] table,
      @Nullable Departure departure,
      @Nullable Snap target) {
    this.roads = roads;
    this.metric = metric;
    this.table = table;
    this.departure = departure;
    this.target = target;
  }

  static Reach to(Roads roads, Metric metric, Snap target, int[] table) {
    return new Reach(roads, metric, table, null, target);
  }

  static Reach from(Roads roads, Metric metric, Departure departure) {
    Weights weights = metric.weights();
    if (weights == null) {
      int[] table = new int[roads.city().junctionCount()];
      Walk.search(roads.city(), metric, departure, City.INFINITY_MS - 1, table);
      return new Reach(roads, metric, table, departure, null);
    }
    int count = departure.starts.size();
    int[] nodes = new int[count];
    int[] offsets = new int[count];
    for (int i = 0; i < count; i++) {
      nodes[i] = roads.turns().node(departure.starts.get(i).arc());
      offsets[i] = (int) departure.starts.get(i).timeMs();
    }
    return new Reach(
        roads, metric, Query.sweepFrom(weights, nodes, offsets, count), departure, null);
  }

  /** The time to (or from) a point, or {@link City#INFINITY_MS}. */
  public int ms(Snap other) {
    City city = roads.city();
    Snap to = target;
    Departure out = departure;
    long best = City.INFINITY_MS;
    if (to != null && Router.simple(metric, other, to)) {
      for (int arc = 2 * other.edge(); arc <= 2 * other.edge() + 1; arc++) {
        if (city.timeMs(metric.profile(), arc) < City.INFINITY_MS && at(arc) < City.INFINITY_MS) {
          int position = Metric.position(city, arc, other.offsetMm());
          best = Math.min(best, at(arc) - Metric.partMs(city, metric.profile(), arc, position));
        }
      }
    } else if (to != null) {
      out = new Departure(roads, metric, other);
      for (Departure.Leg leg : out.starts) {
        best = Math.min(best, leg.timeMs() + at(leg.arc()));
      }
    } else {
      to = other;
      for (int arc = 2 * to.edge(); arc <= 2 * to.edge() + 1; arc++) {
        int position = Metric.position(city, arc, to.offsetMm());
        if (city.timeMs(metric.profile(), arc) < City.INFINITY_MS
            && metric.closures().nextClosed(metric.profile(), arc, 0) > position) {
          long part = Metric.partMs(city, metric.profile(), arc, position);
          best = Math.min(best, at(arc) + part);
        }
      }
    }
    if (out != null) {
      for (Departure.Open open : out.open) {
        best = Math.min(best, Router.direct(city, metric, open, to));
      }
    }
    return (int) best;
  }

  private int at(int arc) {
    return metric.profile().vehicle()
        ? table[roads.topology().rank(roads.turns().node(arc))]
        : table[roads.city().arcTail(arc)];
  }
}
