package org.cordon.bench.rival;

import com.graphhopper.storage.RoutingCHGraph;
import java.util.List;
import org.cordon.bench.work.Work;
import org.cordon.bench.work.Zone;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Dijkstra;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Router;

/**
 * Lets every engine answer the same questions and compares to the millisecond, before anything is
 * timed. A difference is a bug of somebody's and ends the run.
 */
public final class Agreement {
  private static final int UNITS = 100;

  private final Work work;
  private final PlainDijkstra dijkstra;
  private final TurnNetwork network;
  private final GraphHopperEngine other;
  private final Router router;
  private long compared;

  /** Between Cordon, plain Dijkstra, Cordon's own oracle and GraphHopper. */
  public Agreement(
      Work work, TurnNetwork network, PlainDijkstra dijkstra, GraphHopperEngine other) {
    this.work = work;
    this.network = network;
    this.dijkstra = dijkstra;
    this.other = other;
    router = work.roads().router();
  }

  /** How many times were found equal. */
  public long compared() {
    return compared;
  }

  /** Nothing closed: so many calls; the hierarchy answers too. */
  public void open(int calls, RoutingCHGraph hierarchy) {
    int[] weights = network.weights(Work.PROFILE, new int[0]);
    Metric metric = work.roads().metric(Work.PROFILE, Closures.none());
    for (int i = 0; i < calls; i++) {
      Snap call = work.call(i);
      List<Snap> units = work.units(Work.Size.FULL.units());
      int[] ours = new int[units.size()];
      int[] theirs = new int[units.size()];
      router.manyToOne(metric, units, call, ours);
      oracle(Closures.none(), units, call, ours);
      dijkstra.manyToOne(weights, units, call, theirs);
      agree("plain Dijkstra", units, call, ours, theirs);
      other.tree(other.weighting(null), units, call, theirs);
      agree("GraphHopper's tree", units, call, ours, theirs);
      other.hierarchy(hierarchy, units, call, theirs);
      agree("GraphHopper's hierarchy", units, call, ours, theirs);
    }
    Snap call = work.call(calls);
    List<Snap> units = work.units(UNITS);
    int[] ours = new int[units.size()];
    int[] theirs = new int[units.size()];
    router.manyToOne(metric, units, call, ours);
    other.routes(other.weighting(null), units, call, theirs);
    agree("GraphHopper's routes", units, call, ours, theirs);
  }

  /** So many squares closed; the first of them by single routes too. */
  public void closed(int zones) {
    for (int i = 0; i < zones; i++) {
      Zone zone = work.zone(i);
      Closures closures = work.closures(i);
      Snap call = work.call(i);
      List<Snap> units = work.units(UNITS);
      int[] ours = new int[units.size()];
      int[] theirs = new int[units.size()];
      router.manyToOne(work.roads().metric(Work.PROFILE, closures), units, call, ours);
      oracle(closures, units, call, ours);
      int[] arcs = work.closedArcs(zone);
      dijkstra.manyToOne(network.weights(Work.PROFILE, arcs), units, call, theirs);
      agree("plain Dijkstra, closed", units, call, ours, theirs);
      other.tree(other.weighting(zone), units, call, theirs);
      agree("GraphHopper's tree, area blocked", units, call, ours, theirs);
      if (i == 0) {
        other.routes(other.weighting(zone), units, call, theirs);
        agree("GraphHopper's routes, area blocked", units, call, ours, theirs);
      }
    }
  }

  /** A hierarchy made with a square closed, against ours. */
  public void prepared(int zone, RoutingCHGraph hierarchy) {
    List<Snap> units = work.units(UNITS);
    int[] ours = new int[units.size()];
    int[] theirs = new int[units.size()];
    Metric metric = work.roads().metric(Work.PROFILE, work.closures(zone));
    router.manyToOne(metric, units, work.call(zone), ours);
    other.hierarchy(hierarchy, units, work.call(zone), theirs);
    agree("GraphHopper's hierarchy, area blocked", units, work.call(zone), ours, theirs);
  }

  /** Cordon's own oracle is thorough and slow: one unit. */
  private void oracle(Closures closures, List<Snap> units, Snap call, int[] ours) {
    City city = work.roads().city();
    int truth = Dijkstra.travelTimeMs(city, Work.PROFILE, closures, units.getFirst(), call);
    agree("the oracle", units.subList(0, 1), call, ours, new int[] {truth});
  }

  private void agree(String who, List<Snap> units, Snap call, int[] ours, int[] theirs) {
    same(who, units, call, ours, theirs);
    compared += units.size();
  }

  /** Ends the run where two engines differ. */
  public static void same(String who, List<Snap> units, Snap call, int[] ours, int[] theirs) {
    for (int i = 0; i < units.size(); i++) {
      if (ours[i] != theirs[i]) {
        throw new IllegalStateException(
            who
                + " disagrees: "
                + theirs[i]
                + " ms, Cordon "
                + ours[i]
                + " ms, from "
                + units.get(i)
                + " to "
                + call);
      }
    }
  }
}
