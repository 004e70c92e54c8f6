package org.cordon.roads.route;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.city.Snapper;
import org.cordon.roads.hierarchy.Topology;
import org.cordon.roads.hierarchy.Weights;
import org.jspecify.annotations.Nullable;

/**
 * The streets of a city, ready for questions. One topology serves every vehicle profile; metrics
 * are kept by what they close.
 */
public final class Roads {
  private static final int KEPT_METRICS = 32;

  private final City city;
  private final Snapper snapper;
  private final TurnGraph turns;
  private final Topology topology;
  private final int[] nodeOfRank;
  private final @Nullable Weights[] open = new @Nullable Weights[Profile.count()];
  private final Map<Closures.Key, Metric> metrics = new LinkedHashMap<>();

  private Roads(City city) {
    this.city = city;
    snapper = new Snapper(city);
    turns = new TurnGraph(city);
    int[] kept = city.vehicleOrder();
    topology = turns.topology(kept.length == 0 ? TurnGraph.order(city) : kept);
    nodeOfRank = new int[topology.nodeCount()];
    for (int v = 0; v < nodeOfRank.length; v++) {
      nodeOfRank[topology.rank(v)] = v;
    }
  }

  /** Makes a city ready. Fast when it was prepared, else its order is computed first. */
  public static Roads of(City city) {
    return new Roads(city);
  }

  /** The same city with its elimination order, to be stored with it. */
  public static City prepare(City city) {
    return city.withVehicleOrder(TurnGraph.order(city));
  }

  /** The city. */
  public City city() {
    return city;
  }

  /** The nearest street that a profile may use. */
  public @Nullable Snap snap(Profile profile, Place place) {
    return snapper.snap(profile, place);
  }

  /** A router; one per thread. */
  public Router router() {
    return new Router(this);
  }

  /** The times of a profile under closures. */
  public synchronized Metric metric(Profile profile, Closures closures) {
    Closures.Key key = closures.key(profile);
    Metric metric = metrics.get(key);
    if (metric == null) {
      metric = new Metric(profile, closures, profile.vehicle() ? weights(profile, closures) : null);
      if (metrics.size() >= KEPT_METRICS) {
        metrics.remove(metrics.keySet().iterator().next());
      }
      metrics.put(key, metric);
    }
    return metric;
  }

  private Weights weights(Profile profile, Closures closures) {
    Weights whole = openWeights(profile);
    int[] closed = closures.closedArcs(profile);
    return closed.length == 0 ? whole : whole.without(turns.turnsFrom(closed));
  }

  private Weights openWeights(Profile profile) {
    Weights whole = open[profile.ordinal()];
    if (whole == null) {
      whole = Weights.of(topology, turns.weights(profile));
      open[profile.ordinal()] = whole;
    }
    return whole;
  }

  int[] nodeOfRank() {
    return nodeOfRank;
  }

  TurnGraph turns() {
    return turns;
  }

  Topology topology() {
    return topology;
  }
}
