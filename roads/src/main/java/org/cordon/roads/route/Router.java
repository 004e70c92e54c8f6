package org.cordon.roads.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.hierarchy.Lanes;
import org.cordon.roads.hierarchy.Query;
import org.cordon.roads.hierarchy.Restricted;
import org.cordon.roads.hierarchy.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Answers how long and which way. A journey is: the way out of its source ({@link Departure}), the
 * hierarchy from the start of one arc to the start of the target's arc, and the part of that arc up
 * to the target. One per thread; workspaces are reused.
 */
public final class Router {
  /** The heading of one who stands: either way along the street is free. */
  public static final int STANDING = -1;

  /**
   * Tables to so few targets are made in lanes, to more from the restricted part of the hierarchy.
   * For 100 sources and 200 targets near each other the one takes 36 ms and the other 4; a source
   * costs as much with 24 targets in lanes as with 200 in the restricted part.
   */
  private static final int MOST_IN_LANES = 2 * Lanes.WIDTH;

  /** In climbs of one of many sources, what the first climb to a target takes. */
  private static final int A_TARGET = 50;

  private final Roads roads;
  private final City city;
  private final int[] targetArcs = new int[2];
  private final int[] targetNodes = new int[2];
  private final int[] targetParts = new int[2];
  private int targetCount;
  private @Nullable Metric pinnedOn;
  private @Nullable Snap pinned;
  private @Nullable Query query;
  private @Nullable FootTable foot;
  private Restricted.@Nullable Workspace work;
  private @Nullable ManyToMany tables;

  Router(Roads roads) {
    this.roads = roads;
    city = roads.city();
  }

  /** Travel time, or {@link City#INFINITY_MS}. */
  public int travelTimeMs(Metric metric, Snap from, Snap to) {
    pin(metric, to);
    return fromSource(metric, from, STANDING, to);
  }

  /**
   * Travel time of one who is moving along an arc (of the edge of {@code from}): going back the
   * other way costs a turn.
   */
  public int travelTimeMs(Metric metric, Snap from, int heading, Snap to) {
    pin(metric, to);
    return fromSource(metric, from, heading, to);
  }

  /** Travel times of many to one, ms each, into {@code outMs}. */
  public void manyToOne(Metric metric, List<Snap> from, Snap to, int[] outMs) {
    metric.asked(from.size());
    pin(metric, to);
    for (int i = 0; i < from.size(); i++) {
      outMs[i] = fromSource(metric, from.get(i), STANDING, to);
    }
  }

  /**
   * Travel times of many to many, ms each, into {@code outMs}: all times from the first source, by
   * target, then those from the second, and so on.
   */
  public void manyToMany(Metric metric, List<Snap> from, List<Snap> to, int[] outMs) {
    metric.asked(from.size());
    Weights weights = metric.weights();
    if (weights != null && to.size() <= MOST_IN_LANES) {
      ManyToMany inLanes = tables;
      if (inLanes == null) {
        inLanes = new ManyToMany(roads, weights);
        tables = inLanes;
      }
      inLanes.fill(metric, weights, from, to, outMs);
    } else if (weights != null) {
      Targets targets = targets(metric, to);
      int[] row = new int[to.size()];
      for (int s = 0; s < from.size(); s++) {
        targets.ms(from.get(s), row);
        System.arraycopy(row, 0, outMs, s * row.length, row.length);
      }
    } else {
      onFoot(metric, from, to, outMs);
    }
  }

  private void onFoot(Metric metric, List<Snap> from, List<Snap> to, int[] outMs) {
    int[] row = new int[from.size()];
    for (int t = 0; t < to.size(); t++) {
      manyToOne(metric, from, to.get(t), row);
      for (int s = 0; s < row.length; s++) {
        outMs[s * to.size() + t] = row[s];
      }
    }
  }

  /** Makes many targets ready, for this router's thread. */
  public Targets targets(Metric metric, List<Snap> to) {
    metric.asked(A_TARGET);
    Restricted.Workspace shared = work;
    if (shared == null) {
      shared = new Restricted.Workspace(roads.topology());
      work = shared;
    }
    return new Targets(roads, metric, to, shared);
  }

  /** The fastest path, or null where there is none. */
  public @Nullable Path path(Metric metric, Snap from, Snap to) {
    return path(metric, from, STANDING, to);
  }

  /** As {@link #path(Metric, Snap, Snap)}, for one who is moving along an arc. */
  public @Nullable Path path(Metric metric, Snap from, int heading, Snap to) {
    pin(metric, to);
    Departure departure = new Departure(roads, metric, from, heading);
    int best = best(metric, departure, to);
    if (best >= City.INFINITY_MS) {
      return null;
    }
    for (Departure.Open open : departure.open) {
      if (direct(metric, open, to) == best) {
        Path.Ends ends = new Path.Ends(from, heading, to);
        return new Path(city, metric.times(), ends, arcs(open.leg(), new int[0]));
      }
    }
    for (Departure.Leg leg : departure.starts) {
      if (leg.timeMs() + rest(leg.arc()) == best) {
        Path.Ends ends = new Path.Ends(from, heading, to);
        return new Path(city, metric.times(), ends, arcs(leg, restArcs(leg.arc())));
      }
    }
    throw new IllegalStateException("a time without a path, " + from + " to " + to);
  }

  /** Times from one source to everywhere. */
  public Reach reachFrom(Metric metric, Snap source) {
    Departure departure = new Departure(roads, metric, source);
    return Reach.from(roads, metric, departure);
  }

  /** Times from everywhere to one target. */
  public Reach reachTo(Metric metric, Snap target) {
    pin(metric, target);
    FootTable onFoot = foot;
    Query q = query;
    return Reach.to(
        roads,
        metric,
        target,
        onFoot != null ? onFoot.table() : q != null ? q.sweepTo() : new int[0]);
  }

  /** Makes a target ready; what was found on the way to the last one is kept while it stays. */
  private void pin(Metric metric, Snap to) {
    if (metric == pinnedOn && to.equals(pinned)) {
      return;
    }
    metric.asked(A_TARGET);
    pinnedOn = metric;
    pinned = to;
    targetCount = 0;
    for (int arc = 2 * to.edge(); arc <= 2 * to.edge() + 1; arc++) {
      int position = Metric.position(city, arc, to.offsetMm());
      if (metric.timeMs(arc) < City.INFINITY_MS
          && metric.closures().nextClosed(metric.profile(), arc, 0) > position) {
        targetArcs[targetCount] = arc;
        targetNodes[targetCount] = roads.turns().node(arc);
        targetParts[targetCount++] = metric.partMs(arc, position);
      }
    }
    Weights weights = metric.weights();
    if (weights == null) {
      foot = FootTable.to(city, metric, targetArcs, targetParts, targetCount);
      return;
    }
    foot = null;
    Query q = query;
    if (q == null) {
      q = new Query(weights);
      query = q;
    }
    q.pin(weights, targetNodes, targetParts, targetCount);
  }

  private int fromSource(Metric metric, Snap from, int heading, Snap to) {
    return simple(metric, from, to)
        ? simpleMs(metric, from, heading)
        : best(metric, new Departure(roads, metric, from, heading), to);
  }

  /**
   * Whether a vehicle's source lies on an edge with nothing closed, and not the target's: then the
   * way from the start of an arc passes the source, and its part before the source is taken off.
   */
  static boolean simple(Metric metric, Snap from, Snap to) {
    Closures closures = metric.closures();
    Profile profile = metric.profile();
    return profile.vehicle()
        && from.edge() != to.edge()
        && !closures.closed(profile, 2 * from.edge())
        && !closures.closed(profile, 2 * from.edge() + 1);
  }

  private int simpleMs(Metric metric, Snap from, int heading) {
    int best = City.INFINITY_MS;
    for (int arc = 2 * from.edge(); arc <= 2 * from.edge() + 1; arc++) {
      if (metric.timeMs(arc) < City.INFINITY_MS) {
        int whole = rest(arc);
        int position = Metric.position(city, arc, from.offsetMm());
        int before = metric.partMs(arc, position);
        int turn = Departure.turnMs(city, metric.profile(), heading, arc);
        best = whole < City.INFINITY_MS ? Math.min(best, whole - before + turn) : best;
      }
    }
    return best;
  }

  private int best(Metric metric, Departure departure, Snap to) {
    long best = City.INFINITY_MS;
    for (Departure.Open open : departure.open) {
      best = Math.min(best, direct(metric, open, to));
    }
    for (Departure.Leg leg : departure.starts) {
      best = Math.min(best, leg.timeMs() + rest(leg.arc()));
    }
    return (int) best;
  }

  private long direct(Metric metric, Departure.Open open, Snap to) {
    return direct(city, metric, open, to);
  }

  static long direct(City city, Metric metric, Departure.Open open, Snap to) {
    int arc = open.leg().arc();
    int position = Metric.position(city, arc, to.offsetMm());
    boolean here =
        City.edgeOf(arc) == to.edge() && position >= open.from() && position <= open.to();
    return here ? open.leg().timeMs() + metric.partMs(arc, position) : City.INFINITY_MS;
  }

  private int rest(int arc) {
    FootTable onFoot = foot;
    if (onFoot != null) {
      return onFoot.rest(arc);
    }
    Query q = query;
    return q == null ? City.INFINITY_MS : q.rest(roads.turns().node(arc));
  }

  private int[] restArcs(int arc) {
    FootTable onFoot = foot;
    Query q = query;
    if (onFoot != null || q == null) {
      return onFoot == null ? new int[0] : onFoot.arcs(arc);
    }
    int[] nodes = q.path(roads.turns().node(arc), roads.nodeOfRank());
    return Arrays.stream(nodes).map(roads.turns()::arc).toArray();
  }

  /** The legs before the last one, then the rest; or all legs when there is no rest. */
  static int[] arcs(Departure.Leg last, int[] rest) {
    List<Integer> out = new ArrayList<>();
    for (Departure.Leg leg = rest.length == 0 ? last : last.before();
        leg != null;
        leg = leg.before()) {
      out.add(leg.arc());
    }
    Collections.reverse(out);
    for (int arc : rest) {
      out.add(arc);
    }
    return out.stream().mapToInt(Integer::intValue).toArray();
  }
}
