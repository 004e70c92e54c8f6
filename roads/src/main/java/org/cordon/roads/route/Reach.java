package org.cordon.roads.route;

import java.util.Arrays;
import org.cordon.roads.Profile;
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
      SparseTimes found = new SparseTimes();
      Arrays.fill(table, City.INFINITY_MS);
      for (int j : Walk.search(roads.city(), metric, departure, City.INFINITY_MS - 1, found)) {
        table[j] = found.get(j);
      }
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
        if (metric.timeMs(arc) < City.INFINITY_MS && at(arc) < City.INFINITY_MS) {
          int position = Metric.position(city, arc, other.offsetMm());
          best = Math.min(best, at(arc) - metric.partMs(arc, position));
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
        if (metric.timeMs(arc) < City.INFINITY_MS
            && metric.closures().nextClosed(metric.profile(), arc, 0) > position) {
          long part = metric.partMs(arc, position);
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

  /**
   * The fastest path from a point to the one place that this table leads to, by vehicle, or null
   * where there is none: as fast as that of {@link Router#path}, and found by looking up street
   * after street.
   */
  public @Nullable Path path(Snap from) {
    Snap to = target;
    if (to == null || !metric.profile().vehicle()) {
      throw new IllegalStateException("paths are traced in tables to a place, by vehicle");
    }
    Departure out = new Departure(roads, metric, from);
    Path.Ends ends = new Path.Ends(from, Router.STANDING, to);
    int best = ms(from);
    if (best >= City.INFINITY_MS) {
      return null;
    }
    for (Departure.Open open : out.open) {
      if (Router.direct(roads.city(), metric, open, to) == best) {
        int[] legs = Router.arcs(open.leg(), new int[0]);
        return new Path(roads.city(), metric.times(), ends, legs);
      }
    }
    for (Departure.Leg leg : out.starts) {
      if (leg.timeMs() + at(leg.arc()) == best) {
        int[] legs = Router.arcs(leg, trace(leg.arc(), to));
        return new Path(roads.city(), metric.times(), ends, legs);
      }
    }
    throw new IllegalStateException("a time without a path, " + from + " to " + to);
  }

  private int[] trace(int first, Snap to) {
    int[] arcs = new int[64];
    int n = 0;
    for (int arc = first; arc >= 0; arc = next(arc, to)) {
      arcs = n == arcs.length ? Arrays.copyOf(arcs, 2 * n) : arcs;
      arcs[n++] = arc;
    }
    return Arrays.copyOf(arcs, n);
  }

  /** The arc after this one on a fastest way, the lowest of several; -1 where the target is. */
  private int next(int arc, Snap to) {
    City city = roads.city();
    Profile profile = metric.profile();
    int left = at(arc);
    if (City.edgeOf(arc) == to.edge()) {
      int position = Metric.position(city, arc, to.offsetMm());
      boolean open = metric.closures().nextClosed(profile, arc, 0) > position;
      if (open && left == metric.partMs(arc, position)) {
        return -1;
      }
    }
    int junction = city.arcHead(arc);
    for (int i = 0; i < city.outDegree(junction); i++) {
      int onto = city.arcOut(junction, i);
      int turn = onto == City.reverse(arc) ? city.uTurnMs(profile) : 0;
      if (metric.timeMs(onto) < City.INFINITY_MS
          && left == metric.timeMs(arc) + turn + at(onto)
          && roads.turns().allowed(profile, arc, onto)) {
        return onto;
      }
    }
    throw new IllegalStateException("the table leads nowhere from arc " + arc + " to " + to);
  }

  private int at(int arc) {
    return metric.profile().vehicle()
        ? table[roads.topology().rank(roads.turns().node(arc))]
        : table[roads.city().arcTail(arc)];
  }
}
