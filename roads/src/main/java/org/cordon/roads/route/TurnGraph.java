package org.cordon.roads.route;

import java.util.Arrays;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.hierarchy.NestedDissection;
import org.cordon.roads.hierarchy.Topology;
import org.cordon.roads.hierarchy.Weights;

/**
 * A city with its turns: the nodes are the arcs that some vehicle may use, an input arc is a turn
 * from one onto the next. Its weight is the time of the arc it leaves plus the cost of the turn, so
 * a way between two nodes runs from the start of one street to the start of the other.
 */
final class TurnGraph {
  private final City city;
  private final int[] arcOf;
  private final int[] nodeOf;
  private final int[] from;
  private final int[] to;
  private final int[] firstTurn; // by node; turns are sorted by from
  private final int[] forbidden; // by turn: mask of profiles

  TurnGraph(City city) {
    this.city = city;
    nodeOf = new int[city.arcCount()];
    Arrays.fill(nodeOf, -1);
    int[] used = new int[city.arcCount()];
    int n = 0;
    for (int arc = 0; arc < city.arcCount(); arc++) {
      if (usable(city, arc)) {
        nodeOf[arc] = n;
        used[n++] = arc;
      }
    }
    arcOf = Arrays.copyOf(used, n);
    firstTurn = new int[n + 1];
    for (int v = 0; v < n; v++) {
      int turns = 0;
      int junction = city.arcHead(arcOf[v]);
      for (int i = 0; i < city.outDegree(junction); i++) {
        turns += nodeOf[city.arcOut(junction, i)] >= 0 ? 1 : 0;
      }
      firstTurn[v + 1] = firstTurn[v] + turns;
    }
    from = new int[firstTurn[n]];
    to = new int[firstTurn[n]];
    forbidden = new int[firstTurn[n]];
    fillTurns();
  }

  private void fillTurns() {
    for (int v = 0; v < arcOf.length; v++) {
      int at = firstTurn[v];
      int junction = city.arcHead(arcOf[v]);
      for (int i = 0; i < city.outDegree(junction); i++) {
        int w = nodeOf[city.arcOut(junction, i)];
        if (w >= 0) {
          from[at] = v;
          to[at++] = w;
        }
      }
    }
    for (int r = 0; r < city.restrictionCount(); r++) {
      int v = nodeOf[city.restrictionFrom(r)];
      int w = nodeOf[city.restrictionTo(r)];
      for (int t = v < 0 ? 0 : firstTurn[v]; v >= 0 && t < firstTurn[v + 1]; t++) {
        forbidden[t] |= to[t] == w ? city.restrictionProfiles(r) : 0;
      }
    }
  }

  static boolean usable(City city, int arc) {
    for (int p = 0; p < Profile.count(); p++) {
      if (Profile.of(p).vehicle() && city.timeMs(Profile.of(p), arc) < City.INFINITY_MS) {
        return true;
      }
    }
    return false;
  }

  /** The arcs of a city that some vehicle may use, least important first. */
  static int[] order(City city) {
    int[] x = new int[city.junctionCount()];
    int[] y = new int[city.junctionCount()];
    for (int j = 0; j < x.length; j++) {
      x[j] = (int) ((long) city.lonE7(j) * 2 / 3);
      y[j] = city.latE7(j);
    }
    int[] edges = new int[city.edgeCount()];
    int count = 0;
    for (int e = 0; e < edges.length; e++) {
      if (usable(city, 2 * e) || usable(city, 2 * e + 1)) {
        edges[count++] = e;
      }
    }
    int[] tails = new int[count];
    int[] heads = new int[count];
    for (int i = 0; i < count; i++) {
      tails[i] = city.tail(edges[i]);
      heads[i] = city.head(edges[i]);
    }
    int[] arcs = new int[2 * count];
    int n = 0;
    for (int link : NestedDissection.order(x, y, tails, heads)) {
      for (int side = 0; side < 2; side++) {
        if (usable(city, 2 * edges[link] + side)) {
          arcs[n++] = 2 * edges[link] + side;
        }
      }
    }
    return Arrays.copyOf(arcs, n);
  }

  Topology topology(int[] arcOrder) {
    return new Topology(from, to, Arrays.stream(arcOrder).map(arc -> nodeOf[arc]).toArray());
  }

  /** The open weights of a vehicle profile, by turn. */
  int[] weights(Profile profile) {
    int[] weights = new int[from.length];
    for (int t = 0; t < from.length; t++) {
      int a = arcOf[from[t]];
      int b = arcOf[to[t]];
      boolean never =
          (forbidden[t] & profile.bit()) != 0 || city.timeMs(profile, b) >= City.INFINITY_MS;
      int cost = b == City.reverse(a) ? city.uTurnMs(profile) : 0;
      weights[t] =
          never ? Weights.INFINITY : Math.min(Weights.INFINITY, city.timeMs(profile, a) + cost);
    }
    return weights;
  }

  /** The turns that leave any of the given arcs. */
  int[] turnsFrom(int[] arcs) {
    int count = 0;
    int[] turns = new int[from.length];
    for (int arc : arcs) {
      for (int t = nodeOf[arc] < 0 ? 0 : firstTurn[nodeOf[arc]];
          nodeOf[arc] >= 0 && t < firstTurn[nodeOf[arc] + 1];
          t++) {
        turns[count++] = t;
      }
    }
    return Arrays.copyOf(turns, count);
  }

  int node(int arc) {
    return nodeOf[arc];
  }

  int arc(int node) {
    return arcOf[node];
  }

  /** Whether a profile may turn from one usable arc onto another at their common junction. */
  boolean allowed(Profile profile, int fromArc, int toArc) {
    if (!profile.vehicle()) {
      return true;
    }
    int v = nodeOf[fromArc];
    for (int t = firstTurn[v]; t < firstTurn[v + 1]; t++) {
      if (arcOf[to[t]] == toArc) {
        return (forbidden[t] & profile.bit()) == 0;
      }
    }
    return false;
  }
}
