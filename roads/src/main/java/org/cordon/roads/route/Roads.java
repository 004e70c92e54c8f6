package org.cordon.roads.route;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.ArcTimes;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Layers;
import org.cordon.roads.city.Prepared;
import org.cordon.roads.city.Snap;
import org.cordon.roads.city.Snapper;
import org.cordon.roads.hierarchy.PartialCustomization;
import org.cordon.roads.hierarchy.Topology;
import org.cordon.roads.hierarchy.Weights;
import org.cordon.roads.speed.Period;
import org.jspecify.annotations.Nullable;

/**
 * The streets of a city, ready for questions. One topology serves every vehicle profile; metrics
 * are kept by what they close and the period of the week.
 */
public final class Roads {
  private static final int KEPT_FLOWS = 12;

  private final City city;
  private final Snapper snapper;
  private final CutShapes cuts;
  private final TurnGraph turns;
  private final Topology topology;
  private final int[] nodeOfRank;
  private final List<Flow> freeFlow;
  private final Kept<InPeriod, Flow> flows = new Kept<>(KEPT_FLOWS);
  private final KeptMetrics kept = new KeptMetrics();
  private final ArrayDeque<PartialCustomization> workspaces = new ArrayDeque<>(); // idle ones

  private record InPeriod(Profile profile, Period period) {}

  /** What was asked for lately, the longest unused given up first. */
  private static final class Kept<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    Kept(int most) {
      super(2 * most, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > most;
    }
  }

  /** A profile's streets in one period with nothing closed; all its metrics share them. */
  private final class Flow {
    private final Period period;
    private final ArcTimes times;
    private @Nullable Weights made;

    Flow(Profile profile, Period period) {
      this.period = period;
      times =
          period.freeFlow()
              ? ArcTimes.freeFlow(city, profile)
              : ArcTimes.atSpeeds(city, profile, c -> period.perMille(profile, c));
    }

    synchronized Weights open() {
      Weights whole = made;
      if (whole == null) {
        whole = Weights.onTwoCores(topology, turns.weights(times));
        made = whole;
      }
      return whole;
    }
  }

  private Roads(City city) {
    this.city = city;
    snapper = new Snapper(city);
    cuts = new CutShapes(city);
    turns = TurnGraph.of(city);
    topology = turns.topology();
    nodeOfRank = new int[topology.nodeCount()];
    for (int v = 0; v < nodeOfRank.length; v++) {
      nodeOfRank[topology.rank(v)] = v;
    }
    List<Flow> flows = new ArrayList<>();
    for (int p = 0; p < Profile.count(); p++) {
      flows.add(new Flow(Profile.of(p), Period.FREE_FLOW));
    }
    freeFlow = List.copyOf(flows);
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

  /** The nearest street on one layer that a profile may use. */
  public @Nullable Snap snap(Profile profile, Place place, int layer) {
    return snapper.snap(profile, place, layer);
  }

  /** The streets above each other at a place; empty where its coordinates leave no doubt. */
  public List<Layers.Choice> layers(Place place) {
    return snapper.layers(place);
  }

  /** What shapes close; a shape that was asked about before is not cut again. For any thread. */
  public Closures closures(List<ClosedShape> shapes) {
    return Closures.of(shapes, cuts::of);
  }

  /** A router; one per thread. */
  public Router router() {
    return new Router(this);
  }

  /** The times of a profile under closures, streets as fast as the map says; for any thread. */
  public Metric metric(Profile profile, Closures closures) {
    return metric(profile, closures, Period.FREE_FLOW);
  }

  /**
   * The times of a profile under closures in a period of the week, the same for the whole way; for
   * any thread. On foot every period is the same.
   */
  public Metric metric(Profile profile, Closures closures, Period period) {
    Period one = profile.vehicle() ? period : Period.FREE_FLOW;
    KeptMetrics.Asked asked = new KeptMetrics.Asked(closures.key(profile), one);
    return kept.get(asked, () -> make(flow(profile, one), closures));
  }

  private Metric make(Flow flow, Closures closures) {
    if (!flow.times.profile().vehicle()) {
      return new Metric(flow.period, flow.times, closures, null, 0);
    }
    Weights open = flow.open();
    if (closures.closedArcs(flow.times.profile()).length == 0) {
      return new Metric(flow.period, flow.times, closures, open, 0);
    }
    Weights weights = change(nearest(flow, open, closures), flow.times, closures);
    return new Metric(flow.period, flow.times, closures, weights, weights.bytesApart(open));
  }

  /** Of the metrics at hand with the same times, that whose closed arcs differ least. */
  private Metric nearest(Flow flow, Weights open, Closures closures) {
    int[] closed = closures.closedArcs(flow.times.profile());
    Metric best = new Metric(flow.period, flow.times, Closures.none(), open, 0);
    int least = closed.length;
    for (Metric metric : kept.ready(best)) {
      int[] others = metric.closures().closedArcs(flow.times.profile());
      int apart = ArcSets.apart(closed, others, least);
      if (apart < least) {
        best = metric;
        least = apart;
      }
    }
    return best;
  }

  /** The weights of a metric with its closures exchanged for others. */
  private Weights change(Metric from, ArcTimes times, Closures closures) {
    Weights weights = Objects.requireNonNull(from.weights());
    int[] closed = closures.closedArcs(times.profile());
    int[] before = from.closures().closedArcs(times.profile());
    int[] shut = turns.turnsFrom(ArcSets.minus(closed, before));
    int[] lifted = turns.turnsFrom(ArcSets.minus(before, closed));
    int[] changed = Arrays.copyOf(shut, shut.length + lifted.length);
    System.arraycopy(lifted, 0, changed, shut.length, lifted.length);
    int[] costs = new int[changed.length];
    Arrays.fill(costs, 0, shut.length, Weights.INFINITY);
    for (int i = shut.length; i < changed.length; i++) {
      costs[i] = turns.weight(times, changed[i]);
    }
    PartialCustomization work = workspace();
    Weights result = weights.with(changed, costs, work);
    synchronized (workspaces) {
      workspaces.push(work);
    }
    return result;
  }

  private PartialCustomization workspace() {
    synchronized (workspaces) {
      PartialCustomization idle = workspaces.poll();
      return idle == null ? new PartialCustomization(topology) : idle;
    }
  }

  private Flow flow(Profile profile, Period period) {
    if (period.freeFlow()) {
      return freeFlow.get(profile.index());
    }
    synchronized (flows) {
      return flows.computeIfAbsent(new InPeriod(profile, period), k -> new Flow(profile, period));
    }
  }

  /** Customizes a vehicle profile from scratch, on one core. */
  public void customize(Profile profile) {
    Weights.of(topology, turns.weights(ArcTimes.freeFlow(city, profile)));
  }

  /** The same on two cores, as the first metric of a profile does where a city is large. */
  public void customizeOnTwoCores(Profile profile) {
    Weights.onTwoCores(topology, turns.weights(ArcTimes.freeFlow(city, profile)));
  }

  /** The same on one core, and then what a metric in long use needs ({@link Metric}). */
  public void customizeForLongUse(Profile profile) {
    Weights.of(topology, turns.weights(ArcTimes.freeFlow(city, profile))).findNeeded();
  }

  /** How many nodes the turn-expanded streets have, by which the memory of a metric is told. */
  public int nodeCount() {
    return topology.nodeCount();
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

  /** How many metrics are kept for those who may ask again. */
  public int keptMetrics() {
    return kept.size();
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
