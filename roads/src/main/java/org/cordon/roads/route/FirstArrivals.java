package org.cordon.roads.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.hierarchy.FirstSweep;
import org.cordon.roads.hierarchy.Weights;

/**
 * Who of many vehicles comes first to the start of every arc, and with that every way in which
 * somebody may be the first along a street. Immutable; for any thread.
 */
public final class FirstArrivals {
  /** So many sources at most. */
  public static final int MAX_SOURCES = 1 << FirstSweep.SOURCE_BITS;

  /**
   * Where a vehicle stands, and when it can set off.
   *
   * @param readyMs its turnout or whatever else keeps it, from 0 to a week
   */
  public record Source(Snap at, long readyMs) {
    private static final long WEEK_MS = 7L * 24 * 60 * 60 * 1000;

    public Source {
      if (readyMs < 0 || readyMs > WEEK_MS) {
        throw new IllegalArgumentException("ready in " + readyMs + " ms is not within a week");
      }
    }
  }

  /**
   * One way to come along a street: the positions {@code fromMm} to {@code toMm} of an arc, from
   * its own start, are reached {@code startMs} and the time from the arc's start to the position
   * after the beginning. The start lies below 0 where the vehicle stands on the arc.
   */
  public record Run(int arc, int fromMm, int toMm, long startMs, int source) {}

  private final Roads roads;
  private final Metric metric;
  private final long[] table; // by rank
  private final TreeMap<Integer, List<Run>> direct = new TreeMap<>(); // by edge

  private FirstArrivals(Roads roads, Metric metric, Weights weights, List<Source> sources) {
    this.roads = roads;
    this.metric = metric;
    int[] nodes = new int[4 * sources.size() + 16];
    long[] pairs = new long[nodes.length];
    int count = 0;
    for (int i = 0; i < sources.size(); i++) {
      long ready = sources.get(i).readyMs();
      Departure departure = new Departure(roads, metric, sources.get(i).at());
      for (Departure.Open open : departure.open) {
        Departure.Leg leg = open.leg();
        direct
            .computeIfAbsent(City.edgeOf(leg.arc()), e -> new ArrayList<>())
            .add(new Run(leg.arc(), open.from(), open.to(), ready + leg.timeMs(), i));
      }
      for (Departure.Leg leg : departure.starts) {
        if (count == nodes.length) {
          nodes = Arrays.copyOf(nodes, 2 * count);
          pairs = Arrays.copyOf(pairs, 2 * count);
        }
        nodes[count] = roads.turns().node(leg.arc());
        pairs[count++] = ((ready + leg.timeMs()) << FirstSweep.SOURCE_BITS) + i;
      }
    }
    table = FirstSweep.from(weights, nodes, pairs, count);
  }

  /** For vehicles of one profile; of equal times the earlier in the list is first. */
  public static FirstArrivals of(Roads roads, Metric metric, List<Source> sources) {
    Weights weights = metric.weights();
    if (weights == null || sources.size() > MAX_SOURCES) {
      throw new IllegalArgumentException(
          metric.profile() + ", " + sources.size() + " sources: vehicles only, " + MAX_SOURCES);
    }
    return new FirstArrivals(roads, metric, weights, sources);
  }

  /** The city. */
  public City city() {
    return roads.city();
  }

  /** Whose times, with what is closed. */
  public Metric metric() {
    return metric;
  }

  /**
   * Every way in which somebody may be first to a position of an edge: at most one along each arc
   * from its start, and those of vehicles that set off on this street.
   */
  public List<Run> runs(int edge) {
    List<Run> runs = new ArrayList<>(direct.getOrDefault(edge, List.of()));
    Profile profile = metric.profile();
    for (int arc = 2 * edge; arc <= 2 * edge + 1; arc++) {
      if (metric.timeMs(arc) >= City.INFINITY_MS) {
        continue;
      }
      long pair = table[roads.topology().rank(roads.turns().node(arc))];
      int wall = metric.closures().nextClosed(profile, arc, 0);
      int last = Math.min(city().lengthMm(edge), wall - 1);
      if (pair < FirstSweep.NOBODY && last >= 0) {
        int source = (int) (pair & (MAX_SOURCES - 1));
        runs.add(new Run(arc, 0, last, pair >> FirstSweep.SOURCE_BITS, source));
      }
    }
    return runs;
  }

  /** Time from the start of an arc to a position on it, ms. */
  public int partMs(int arc, int positionMm) {
    return metric.partMs(arc, positionMm);
  }
}
