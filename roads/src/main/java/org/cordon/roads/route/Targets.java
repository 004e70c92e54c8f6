package org.cordon.roads.route;

import java.util.Arrays;
import java.util.List;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.hierarchy.Restricted;
import org.cordon.roads.hierarchy.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Many places to which the ways from here and there are asked, made ready once. For the thread of
 * its {@link Router} only.
 *
 * <p>The part of the hierarchy that leads down to any of the targets is copied out once ({@link
 * Restricted}). {@link #ms} then climbs from a source and passes once over that part: for 200
 * targets around one place it costs a source a ninth of what lanes of eight targets cost it, and a
 * seventeenth of one target after the other. {@link #nearestMs} does not pass over it at all, since
 * the way to the nearest target is known for every node of it; it is the bound with which a search
 * over pairs leaves out sources, and costs some microseconds.
 *
 * <p>A source on an open street is taken back to the starts of its street's arcs, and what lies
 * before it is taken off again. That is wrong for a target on the same street, and where part of
 * the street is closed; there the ways out are followed one by one ({@link Departure}).
 */
public final class Targets {
  private final Roads roads;
  private final City city;
  private final Metric metric;
  private final List<Snap> targets;
  private final int[] edges; // sorted
  private final int[] firstArrival; // by target
  private final int[] parts; // by arrival: time from the arc's start to the target
  private final @Nullable Restricted restricted; // by vehicle
  private final @Nullable FootTable foot;

  Targets(Roads roads, Metric metric, List<Snap> to, Restricted.Workspace work) {
    this.roads = roads;
    this.metric = metric;
    city = roads.city();
    Arrivals arrivals = new Arrivals(city, metric, to);
    targets = arrivals.targets;
    edges = targets.stream().mapToInt(Snap::edge).sorted().toArray();
    firstArrival = arrivals.first;
    parts = arrivals.parts;
    int[] arcs = arrivals.arcs;
    Weights weights = metric.weights();
    int[] nodes = weights == null ? arcs : Arrays.stream(arcs).map(roads.turns()::node).toArray();
    restricted = weights == null ? null : new Restricted(weights, work, nodes, parts);
    foot = weights == null ? FootTable.to(city, metric, arcs, parts, arcs.length) : null;
  }

  /** How many. */
  public int size() {
    return targets.size();
  }

  /** The time to the nearest of all, or {@link City#INFINITY_MS}. */
  public int nearestMs(Snap from) {
    if (passesOn(from)) {
      return nearestPassing(from);
    }
    Departure departure = new Departure(roads, metric, from);
    long best = City.INFINITY_MS;
    for (Departure.Leg leg : departure.starts) {
      best = Math.min(best, leg.timeMs() + nearest(leg.arc()));
    }
    for (Departure.Open open : departure.open) {
      for (Snap target : targets) {
        best = Math.min(best, Router.direct(city, metric, open, target));
      }
    }
    return (int) best;
  }

  /** The time to each, or {@link City#INFINITY_MS}, in the order in which they were given. */
  public void ms(Snap from, int[] outMs) {
    Restricted r = restricted;
    if (r == null) {
      Reach reach = Reach.from(roads, metric, new Departure(roads, metric, from));
      for (int t = 0; t < targets.size(); t++) {
        outMs[t] = reach.ms(targets.get(t));
      }
    } else if (passesOn(from)) {
      msPassing(r, from, outMs);
    } else {
      msDeparting(r, from, outMs);
    }
  }

  /** Whether every way from a source passes the end of its street, and nothing there is closed. */
  private boolean passesOn(Snap from) {
    Profile profile = metric.profile();
    return profile.vehicle()
        && Arrays.binarySearch(edges, from.edge()) < 0
        && !metric.closures().closed(profile, 2 * from.edge())
        && !metric.closures().closed(profile, 2 * from.edge() + 1);
  }

  private int nearest(int arc) {
    Restricted r = restricted;
    FootTable onFoot = foot;
    return r != null
        ? r.nearest(roads.turns().node(arc))
        : onFoot != null ? onFoot.rest(arc) : City.INFINITY_MS;
  }

  private int nearestPassing(Snap from) {
    int best = City.INFINITY_MS;
    for (int arc = 2 * from.edge(); arc <= 2 * from.edge() + 1; arc++) {
      if (metric.timeMs(arc) < City.INFINITY_MS) {
        int whole = nearest(arc);
        int before = before(arc, from);
        best = whole < City.INFINITY_MS ? Math.min(best, whole - before) : best;
      }
    }
    return best;
  }

  private int before(int arc, Snap from) {
    int position = Metric.position(city, arc, from.offsetMm());
    return metric.partMs(arc, position);
  }

  /** From the starts of the source's own arcs; what lies before the source is taken off again. */
  private void msPassing(Restricted r, Snap from, int[] outMs) {
    int[] nodes = new int[2];
    int[] offsets = new int[2];
    int n = 0;
    int most = 0;
    for (int arc = 2 * from.edge(); arc <= 2 * from.edge() + 1; arc++) {
      if (metric.timeMs(arc) < City.INFINITY_MS) {
        nodes[n] = roads.turns().node(arc);
        offsets[n++] = before(arc, from);
        most = Math.max(most, offsets[n - 1]);
      }
    }
    for (int i = 0; i < n; i++) {
      offsets[i] = most - offsets[i];
    }
    r.from(nodes, offsets, n);
    for (int t = 0; t < targets.size(); t++) {
      int way = arrival(r, t);
      outMs[t] = way < City.INFINITY_MS ? way - most : City.INFINITY_MS;
    }
  }

  private int arrival(Restricted r, int target) {
    int best = City.INFINITY_MS;
    for (int i = firstArrival[target]; i < firstArrival[target + 1]; i++) {
      best = Math.min(best, r.to(i) + parts[i]);
    }
    return best;
  }

  private void msDeparting(Restricted r, Snap from, int[] outMs) {
    Departure departure = new Departure(roads, metric, from);
    int count = departure.starts.size();
    int[] nodes = new int[count];
    int[] offsets = new int[count];
    for (int i = 0; i < count; i++) {
      nodes[i] = roads.turns().node(departure.starts.get(i).arc());
      offsets[i] = (int) departure.starts.get(i).timeMs();
    }
    r.from(nodes, offsets, count);
    for (int t = 0; t < targets.size(); t++) {
      long best = arrival(r, t);
      for (Departure.Open open : departure.open) {
        best = Math.min(best, Router.direct(city, metric, open, targets.get(t)));
      }
      outMs[t] = (int) best;
    }
  }
}
