package org.cordon.roads.route;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cordon.roads.Profile;
import org.cordon.roads.city.ArcTimes;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Prepared;
import org.cordon.roads.hierarchy.MinimumDegree;
import org.cordon.roads.hierarchy.NestedDissection;
import org.cordon.roads.hierarchy.Topology;
import org.cordon.roads.hierarchy.Weights;

/**
 * A city with its turns: the nodes are the arcs that some vehicle may use, an input arc is a turn
 * from one onto the next. Its weight is the time of the arc it leaves plus the cost of the turn, so
 * a way between two nodes runs from the start of one street to the start of the other.
 */
final class TurnGraph {
  /** The sections of a topology, in its order. */
  private static final List<Prepared> HIERARCHY =
      List.of(
          Prepared.RANK_OF_NODE,
          Prepared.PARENT_OF_RANK,
          Prepared.FIRST_UP,
          Prepared.UP_HEAD,
          Prepared.FIRST_DOWN,
          Prepared.DOWN_HEAD,
          Prepared.ARC_OF_TURN);

  private final City city;
  private final int[] arcOf;
  private final int[] nodeOf;
  private final int[] to;
  private final int[] firstTurn; // by node; turns are sorted by from
  private final int[] forbidden; // by turn: mask of profiles

  private TurnGraph(City city, int[] nodeOf, int[] firstTurn, int[] to, int[] forbidden) {
    this.city = city;
    this.nodeOf = nodeOf;
    this.firstTurn = firstTurn;
    this.to = to;
    this.forbidden = forbidden;
    arcOf = new int[firstTurn.length - 1];
    for (int arc = 0; arc < nodeOf.length; arc++) {
      if (nodeOf[arc] >= 0) {
        arcOf[nodeOf[arc]] = arc;
      }
    }
  }

  /** As the city was prepared, or made now. */
  static TurnGraph of(City city) {
    int[] known = city.prepared(Prepared.FIRST_TURN);
    if (known.length > 0) {
      return new TurnGraph(
          city,
          city.prepared(Prepared.NODE_OF_ARC),
          known,
          city.prepared(Prepared.TURN_TO),
          city.prepared(Prepared.TURN_FORBIDDEN));
    }
    int[] nodeOf = new int[city.arcCount()];
    int n = 0;
    for (int arc = 0; arc < nodeOf.length; arc++) {
      nodeOf[arc] = usable(city, arc) ? n++ : -1;
    }
    int[] firstTurn = new int[n + 1];
    for (int arc = 0; arc < nodeOf.length; arc++) {
      int junction = city.arcHead(arc);
      int turns = 0;
      for (int i = 0; i < city.outDegree(junction); i++) {
        turns += nodeOf[city.arcOut(junction, i)] >= 0 ? 1 : 0;
      }
      if (nodeOf[arc] >= 0) {
        firstTurn[nodeOf[arc] + 1] = firstTurn[nodeOf[arc]] + turns;
      }
    }
    TurnGraph graph =
        new TurnGraph(city, nodeOf, firstTurn, new int[firstTurn[n]], new int[firstTurn[n]]);
    graph.fillTurns();
    return graph;
  }

  private void fillTurns() {
    for (int v = 0; v < arcOf.length; v++) {
      int at = firstTurn[v];
      int junction = city.arcHead(arcOf[v]);
      for (int i = 0; i < city.outDegree(junction); i++) {
        int w = nodeOf[city.arcOut(junction, i)];
        if (w >= 0) {
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

  /** The nodes, least important first. */
  private int[] order(int[] from) {
    int[] x = new int[city.junctionCount()];
    int[] y = new int[city.junctionCount()];
    for (int j = 0; j < x.length; j++) {
      x[j] = (int) ((long) city.lonE7(j) * 2 / 3);
      y[j] = city.latE7(j);
    }
    int[] weights = new int[city.edgeCount()];
    int[] edges = new int[city.edgeCount()];
    int count = 0;
    for (int e = 0; e < edges.length; e++) {
      weights[count] = (nodeOf[2 * e] >= 0 ? 1 : 0) + (nodeOf[2 * e + 1] >= 0 ? 1 : 0);
      edges[count] = e;
      count += weights[count] > 0 ? 1 : 0;
    }
    int[] tails = Arrays.stream(edges, 0, count).map(city::tail).toArray();
    int[] heads = Arrays.stream(edges, 0, count).map(city::head).toArray();
    NestedDissection dissection = NestedDissection.of(x, y, tails, heads, weights);
    int[] nodes = new int[arcOf.length];
    int[] firstNode = new int[count + 1]; // by place of a link in the order
    int n = 0;
    int[] links = dissection.links();
    for (int i = 0; i < count; i++) {
      for (int arc = 2 * edges[links[i]]; arc <= 2 * edges[links[i]] + 1; arc++) {
        if (nodeOf[arc] >= 0) {
          nodes[n++] = nodeOf[arc];
        }
      }
      firstNode[i + 1] = n;
    }
    MinimumDegree leaves = new MinimumDegree(n, from, to);
    for (int leaf = 0; leaf < dissection.leafCount(); leaf++) {
      int begin = firstNode[dissection.leafFirst(leaf)];
      leaves.order(nodes, begin, firstNode[dissection.leafEnd(leaf)]);
    }
    return nodes;
  }

  /** The hierarchy as the city was prepared with it, or made now. */
  Topology topology() {
    if (city.prepared(Prepared.FIRST_UP).length > 0) {
      int[][] sections = new int[HIERARCHY.size()][];
      for (int s = 0; s < sections.length; s++) {
        sections[s] = city.prepared(HIERARCHY.get(s));
      }
      return new Topology(sections);
    }
    int[] from = new int[to.length];
    for (int v = 0; v < arcOf.length; v++) {
      Arrays.fill(from, firstTurn[v], firstTurn[v + 1], v);
    }
    return Topology.of(from, everUsed(), order(from));
  }

  /** By turn: where it leads, or -1 where no vehicle may take it from street to street. */
  private int[] everUsed() {
    int[] used = new int[to.length];
    for (int v = 0; v < arcOf.length; v++) {
      for (int t = firstTurn[v]; t < firstTurn[v + 1]; t++) {
        used[t] = -1;
        for (int p = 0; p < Profile.count(); p++) {
          Profile profile = Profile.of(p);
          boolean may =
              profile.vehicle()
                  && (forbidden[t] & profile.bit()) == 0
                  && city.timeMs(profile, arcOf[v]) < City.INFINITY_MS
                  && city.timeMs(profile, arcOf[to[t]]) < City.INFINITY_MS;
          used[t] = may ? to[t] : used[t];
        }
      }
    }
    return used;
  }

  /** What a city file keeps of the turns and their hierarchy. */
  Map<Prepared, int[]> sections(Topology topology) {
    Map<Prepared, int[]> sections = new EnumMap<>(Prepared.class);
    sections.put(Prepared.NODE_OF_ARC, nodeOf);
    sections.put(Prepared.FIRST_TURN, firstTurn);
    sections.put(Prepared.TURN_TO, to);
    sections.put(Prepared.TURN_FORBIDDEN, forbidden);
    int[][] hierarchy = topology.sections();
    for (int s = 0; s < hierarchy.length; s++) {
      sections.put(HIERARCHY.get(s), hierarchy[s]);
    }
    return sections;
  }

  /** The open weights of a vehicle profile at its times, by turn. */
  int[] weights(ArcTimes times) {
    int[] weights = new int[to.length];
    for (int v = 0; v < arcOf.length; v++) {
      for (int t = firstTurn[v]; t < firstTurn[v + 1]; t++) {
        weights[t] = weight(times, v, t);
      }
    }
    return weights;
  }

  /** The open weight of one turn. */
  int weight(ArcTimes times, int turn) {
    int v = Arrays.binarySearch(firstTurn, turn);
    v = v < 0 ? -v - 2 : v;
    while (firstTurn[v + 1] == turn) {
      v++; // nodes without turns share a start
    }
    return weight(times, v, turn);
  }

  private int weight(ArcTimes times, int node, int turn) {
    Profile profile = times.profile();
    int a = arcOf[node];
    int b = arcOf[to[turn]];
    boolean never = (forbidden[turn] & profile.bit()) != 0 || times.ms(b) >= City.INFINITY_MS;
    int cost = b == City.reverse(a) ? city.uTurnMs(profile) : 0;
    return never ? Weights.INFINITY : Math.min(Weights.INFINITY, times.ms(a) + cost);
  }

  /** The turns that leave any of the given arcs. */
  int[] turnsFrom(int[] arcs) {
    int count = 0;
    for (int arc : arcs) {
      int v = nodeOf[arc];
      count += v < 0 ? 0 : firstTurn[v + 1] - firstTurn[v];
    }
    int[] turns = new int[count];
    int at = 0;
    for (int arc : arcs) {
      int v = nodeOf[arc];
      for (int t = v < 0 ? 0 : firstTurn[v]; v >= 0 && t < firstTurn[v + 1]; t++) {
        turns[at++] = t;
      }
    }
    return turns;
  }

  int count() {
    return to.length;
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
