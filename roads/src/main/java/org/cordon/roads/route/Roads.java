package org.cordon.roads.route;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Prepared;
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
  private final Kept kept = new Kept();

  /** Metrics by what they close, the longest unused given up first. */
  private static final class Kept extends LinkedHashMap<Closures.Key, Lazy> {
    private static final long serialVersionUID = 1L;

    Kept() {
      super(2 * KEPT_METRICS, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Closures.Key, Lazy> eldest) {
      return size() > KEPT_METRICS;
    }
  }

  /** A metric made by the first who asks for it, while others that want another do not wait. */
  private final class Lazy {
    private final Profile profile;
    private final Closures closures;
    private @Nullable Metric made;

    Lazy(Profile profile, Closures closures) {
      this.profile = profile;
      this.closures = closures;
    }

    synchronized Metric get() {
      Metric metric = made;
      if (metric == null) {
        metric =
            new Metric(profile, closures, profile.vehicle() ? weights(profile, closures) : null);
        made = metric;
      }
      return metric;
    }
  }

  private Roads(City city) {
    this.city = city;
    snapper = new Snapper(city);
    turns = TurnGraph.of(city);
    topology = turns.topology();
    nodeOfRank = new int[topology.nodeCount()];
    for (int v = 0; v < nodeOfRank.length; v++) {
      nodeOfRank[topology.rank(v)] = v;
    }
  }

  /** Makes a city ready. Fast when it was prepared, else its order is computed first. */
  public static Roads of(City city) {
    return new Roads(city);
  }

  /** The same city with everything computed that opening its file shall not compute again. */
  public static City prepare(City city) {
    TurnGraph turns = TurnGraph.of(city);
    Map<Prepared, int[]> sections = turns.sections(turns.topology());
    sections.put(Prepared.MAIN_PART, new Snapper(city).mainParts());
    return city.with(sections);
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

  /** The times of a profile under closures; for any thread. */
  public Metric metric(Profile profile, Closures closures) {
    Closures.Key key = closures.key(profile);
    Lazy lazy;
    synchronized (kept) {
      lazy = kept.computeIfAbsent(key, k -> new Lazy(profile, closures));
    }
    return lazy.get();
  }

  private Weights weights(Profile profile, Closures closures) {
    Weights whole = openWeights(profile);
    int[] closed = closures.closedArcs(profile);
    return closed.length == 0 ? whole : whole.without(turns.turnsFrom(closed));
  }

  private Weights openWeights(Profile profile) {
    synchronized (open) {
      Weights whole = open[profile.index()];
      if (whole == null) {
        whole = Weights.of(topology, turns.weights(profile));
        open[profile.index()] = whole;
      }
      return whole;
    }
  }

  /** Customizes a vehicle profile from scratch, as the first metric of a profile does. */
  public void customize(Profile profile) {
    Weights.of(topology, turns.weights(profile));
  }

  /** The sizes that decide how fast it is, in a line. */
  public String describe() {
    return city.junctionCount()
        + " junctions, "
        + city.edgeCount()
        + " edges; turn-expanded "
        + topology.nodeCount()
        + " nodes, "
        + turns.count()
        + " turns, "
        + topology.arcCount()
        + " arcs in the hierarchy, depth "
        + topology.depth();
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
