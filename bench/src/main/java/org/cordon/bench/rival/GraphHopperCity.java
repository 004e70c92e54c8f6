package org.cordon.bench.rival;

import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValueImpl;
import com.graphhopper.routing.ev.TurnRestriction;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.routing.weighting.TurnCostProvider;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.DAType;
import com.graphhopper.storage.GHDirectory;
import com.graphhopper.util.EdgeIterator;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.PointList;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.bench.work.EdgeLine;
import org.cordon.bench.work.Work;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;

/**
 * A city's streets as GraphHopper's own graph, with the same times and forbidden turns.
 *
 * <p>Junctions keep their numbers. Units and calls are nodes of their own that split their street,
 * which spares GraphHopper the snapping and the overlay it would need for a unit that moves; nobody
 * may turn back at them, as nobody may in the middle of a street. A street that ends where it
 * starts is split as well, since the library takes no loops.
 *
 * <p>GraphHopper derives a time from length and speed. Speeds are stored to 1e-7 km/h, and a street
 * slower than a walker (a gate that takes its time) is made longer instead, so a time differs from
 * Cordon's by less than one part in ten million; after rounding to whole ms they are equal.
 */
public final class GraphHopperCity {
  static final String SPEED = "car_average_speed";
  private static final double UNIT_KMH = 1e-7;
  private static final double SLOWEST_M_PER_S = 1;

  private final City city;
  private final EncodingManager encoding;
  private final DecimalEncodedValue speed = new DecimalEncodedValueImpl(SPEED, 31, UNIT_KMH, true);
  private final BooleanEncodedValue restriction = TurnRestriction.create("car");
  private final BaseGraph graph;
  private final int[] firstPart; // by edge of the city, or -1
  private final int[] lastPart;
  private final Map<Snap, Integer> nodeOf = new TreeMap<>(Comparator.comparingInt(Snap::edge));

  /** Builds it; the folder is where a hierarchy is kept. */
  public GraphHopperCity(City city, List<Snap> points, Path folder) {
    this.city = city;
    encoding = EncodingManager.start().add(speed).addTurnCostEncodedValue(restriction).build();
    graph =
        new BaseGraph.Builder(encoding)
            .setDir(new GHDirectory(folder.toString(), DAType.RAM_STORE))
            .withTurnCosts(true)
            .create();
    for (int j = 0; j < city.junctionCount(); j++) {
      graph.getNodeAccess().setNode(j, city.latE7(j) / 1e7, city.lonE7(j) / 1e7);
    }
    firstPart = new int[city.edgeCount()];
    lastPart = new int[city.edgeCount()];
    Map<Integer, Snap> pointOn = new TreeMap<>();
    points.forEach(p -> pointOn.put(p.edge(), p));
    int nodes = city.junctionCount();
    for (int e = 0; e < city.edgeCount(); e++) {
      Snap point = pointOn.get(e);
      boolean loop = city.tail(e) == city.head(e);
      if (time(2 * e) >= City.INFINITY_MS && time(2 * e + 1) >= City.INFINITY_MS) {
        firstPart[e] = -1;
        lastPart[e] = -1;
      } else if (point != null) {
        nodeOf.put(point, nodes);
        split(e, point.offsetMm(), nodes++);
      } else if (loop) {
        split(e, city.lengthMm(e) / 2, nodes++);
      } else {
        int whole =
            part(city.tail(e), city.head(e), EdgeLine.of(city, e), time(2 * e), time(2 * e + 1));
        firstPart[e] = whole;
        lastPart[e] = whole;
      }
    }
    forbidTurns();
    graph.freeze();
  }

  private int time(int arc) {
    return city.timeMs(Work.PROFILE, arc);
  }

  private void split(int e, int offset, int node) {
    Place at = EdgeLine.at(city, e, offset);
    graph.getNodeAccess().setNode(node, at.latE7() / 1e7, at.lonE7() / 1e7);
    int there = partOf(2 * e, offset);
    int back = partOf(2 * e + 1, offset); // from the head to the node
    List<Place> before = EdgeLine.upTo(city, e, offset);
    List<Place> after = EdgeLine.from(city, e, offset);
    firstPart[e] = part(city.tail(e), node, before, there, minus(time(2 * e + 1), back));
    lastPart[e] = part(node, city.head(e), after, minus(time(2 * e), there), back);
    forbid(firstPart[e], node, firstPart[e]);
    forbid(lastPart[e], node, lastPart[e]);
  }

  private int partOf(int arc, int offset) {
    return time(arc) >= City.INFINITY_MS ? City.INFINITY_MS : Work.partMs(city, arc, offset);
  }

  private static int minus(int time, int part) {
    return time >= City.INFINITY_MS ? City.INFINITY_MS : time - part;
  }

  private int part(int from, int to, List<Place> line, int thereMs, int backMs) {
    double meters = 0;
    PointList inner = new PointList(line.size(), false);
    for (int i = 1; i < line.size(); i++) {
      meters += line.get(i - 1).distanceMm(line.get(i)) / 1e3;
      if (i + 1 < line.size()) {
        inner.add(line.get(i).latE7() / 1e7, line.get(i).lonE7() / 1e7);
      }
    }
    int slower =
        Math.max(thereMs < City.INFINITY_MS ? thereMs : 0, backMs < City.INFINITY_MS ? backMs : 0);
    meters = Math.max(Math.max(0.001, meters), slower / 1e3 * SLOWEST_M_PER_S);
    EdgeIteratorState edge = graph.edge(from, to).setDistance(meters).setWayGeometry(inner);
    edge.set(speed, kmh(edge, thereMs), kmh(edge, backMs));
    return edge.getEdge();
  }

  /** The distance is read back: the library keeps it in mm. */
  private static double kmh(EdgeIteratorState edge, int ms) {
    return ms >= City.INFINITY_MS ? 0 : edge.getDistance() / (ms / 1e3) * 3.6;
  }

  private void forbidTurns() {
    for (int r = 0; r < city.restrictionCount(); r++) {
      int from = city.restrictionFrom(r);
      int to = city.restrictionTo(r);
      if ((city.restrictionProfiles(r) & Work.PROFILE.bit()) != 0
          && firstPart[City.edgeOf(from)] >= 0
          && firstPart[City.edgeOf(to)] >= 0) {
        int in = (from & 1) == 0 ? lastPart[from >> 1] : firstPart[from >> 1];
        int out = (to & 1) == 0 ? firstPart[to >> 1] : lastPart[to >> 1];
        forbid(in, city.arcHead(from), out);
      }
    }
  }

  private void forbid(int in, int via, int out) {
    graph.getTurnCostStorage().set(restriction, in, via, out, true);
  }

  /** What turns cost, s: nothing, what turning back costs, or infinitely much. */
  TurnCostProvider turns() {
    double uTurn = city.uTurnMs(Work.PROFILE) / 1e3;
    return new TurnCostProvider() {
      @Override
      public double calcTurnWeight(int in, int via, int out) {
        if (!EdgeIterator.Edge.isValid(in) || !EdgeIterator.Edge.isValid(out)) {
          return 0; // Where a route starts or ends.
        }
        if (graph.getTurnCostStorage().get(restriction, in, via, out)) {
          return Double.POSITIVE_INFINITY;
        }
        return in == out ? uTurn : 0;
      }

      @Override
      public long calcTurnMillis(int in, int via, int out) {
        return (long) (1000 * calcTurnWeight(in, via, out));
      }
    };
  }

  BaseGraph graph() {
    return graph;
  }

  EncodingManager encoding() {
    return encoding;
  }

  /** The node of a unit or call. */
  int node(Snap point) {
    Integer node = nodeOf.get(point);
    if (node == null) {
      throw new IllegalArgumentException("no node for " + point);
    }
    return node;
  }
}
