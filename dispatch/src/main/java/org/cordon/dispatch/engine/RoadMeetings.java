package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.policy.MeetingChoice.Pair;
import org.cordon.dispatch.policy.MeetingSearch;
import org.cordon.dispatch.policy.MeetingSearch.Found;
import org.cordon.dispatch.policy.MeetingWords.Arrival;
import org.cordon.dispatch.policy.MeetingWords.Passed;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.corner.StandOff;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.cordon.roads.route.Targets;
import org.cordon.roads.route.Walk;

/**
 * The best meeting points on streets, all of it: the walks, the corners and their stand-off, the
 * units' times, and the choice of unit and point together. For one thread.
 */
public final class RoadMeetings {
  private final Roads roads;
  private final Corners corners;
  private final Router router;

  /** On these streets, with the corners of the same city. */
  public RoadMeetings(Roads roads, Corners corners) {
    this.roads = roads;
    this.corners = corners;
    router = roads.router();
  }

  /** Somebody who comes, where they are, and how fast on level ground. */
  public record Casualty(Snap at, int mmPerS) {}

  /**
   * A unit that could go.
   *
   * @param readyMs until it rolls: what is left of its task, and turnout
   */
  public record Unit(String id, Profile service, Snap at, long readyMs) {}

  /** What bounds the answer. */
  public record Limits(long standOffMm, long maxWalkMs, long toleranceMs, int count) {}

  /**
   * Where one could meet.
   *
   * @param onFoot the metric of people on foot
   * @param vehicles the metrics of the units' services
   * @param areas what to keep away from
   * @param agreed collection points that were agreed beforehand
   */
  public record Ground(
      Metric onFoot, List<Metric> vehicles, List<ClosedShape> areas, List<NamedPlace> agreed) {
    public Ground {
      vehicles = List.copyOf(vehicles);
      areas = List.copyOf(areas);
      agreed = List.copyOf(agreed);
    }
  }

  /**
   * One answer, best first.
   *
   * @param units in the order of what is needed
   * @param nearer what is nearer on foot and was not taken, nearest first
   */
  public record Option(
      NamedPlace point, boolean agreed, Pair pair, List<Arrival> units, List<Passed> nearer) {
    public Option {
      units = List.copyOf(units);
      nearer = List.copyOf(nearer);
    }

    /** When the first unit is there. */
    public long firstMs() {
      return units.stream().mapToLong(Arrival::etaMs).min().orElse(0);
    }
  }

  /**
   * The best points, each with its units.
   *
   * @param casualties all who come, at least one
   * @param needed one unit of each of these services; empty for any one unit
   * @return at most the count of the limits; empty where nobody can meet
   */
  public List<Option> best(
      List<Casualty> casualties,
      List<Unit> units,
      List<Profile> needed,
      Ground ground,
      Limits limits) {
    List<Walk> walks = new ArrayList<>();
    for (Casualty c : casualties) {
      walks.add(Walk.from(roads, ground.onFoot, c.at, c.mmPerS, limits.maxWalkMs));
    }
    boolean oneService = ground.vehicles.size() == 1;
    List<Metric> mustCome =
        ground.vehicles.stream().filter(m -> oneService || needed.contains(m.profile())).toList();
    StandOff standOff = new StandOff(ground.areas, limits.standOffMm);
    MeetingGround found =
        new MeetingGround(
            MeetingGround.on(roads, corners, walks, mustCome, standOff, ground.agreed));
    MeetingSearch search =
        MeetingSearch.of(
            new MeetingSearch.Ask(
                units.stream().map(u -> new MeetingSearch.Unit(u.id, u.id, false)).toList(),
                needs(units, needed),
                found.points(),
                limits.toleranceMs,
                limits.count),
            new Arrivals(units, ground.vehicles, found.offered()));
    List<Option> options = new ArrayList<>();
    for (int i = 0; i < search.best().size(); i++) {
      options.add(option(search, i, found, units));
    }
    return options;
  }

  private static List<MeetingSearch.Need> needs(List<Unit> units, List<Profile> needed) {
    List<MeetingSearch.Need> needs = new ArrayList<>();
    for (Profile service : needed) {
      needs.add(new MeetingSearch.Need(1, numbers(units, List.of(service))));
    }
    if (needed.isEmpty()) {
      needs.add(new MeetingSearch.Need(1, numbers(units, List.of())));
    }
    return needs;
  }

  private static List<Integer> numbers(List<Unit> units, List<Profile> of) {
    List<Integer> numbers = new ArrayList<>();
    for (int u = 0; u < units.size(); u++) {
      if (of.isEmpty() || of.contains(units.get(u).service)) {
        numbers.add(u);
      }
    }
    return numbers;
  }

  private static Option option(
      MeetingSearch search, int number, MeetingGround ground, List<Unit> units) {
    Found found = search.best().get(number);
    MeetingCandidate at = ground.offered().get(found.point());
    List<Arrival> arrivals = new ArrayList<>();
    for (int u : found.units()) {
      arrivals.add(new Arrival(units.get(u).id, search.etaMs(u, found.point())));
    }
    return new Option(
        at.point(), at.agreed(), found.pair(), arrivals, ground.nearer(search, number));
  }

  /** Units' times by targets that are made ready once for each service. */
  private final class Arrivals implements MeetingSearch.Arrivals {
    private final List<Unit> units;
    private final Map<Profile, Targets> targets = new TreeMap<>();
    private final Map<Profile, Integer> perRunMs = new TreeMap<>();
    private final int[] drivingMs;

    Arrivals(List<Unit> units, List<Metric> vehicles, List<MeetingCandidate> points) {
      this.units = units;
      drivingMs = new int[points.size()];
      for (Metric vehicle : vehicles) {
        List<Snap> to = new ArrayList<>();
        for (MeetingCandidate c : points) {
          Place place = c.place();
          Snap snap = roads.snap(vehicle.profile(), place);
          if (snap == null) {
            throw new IllegalStateException("a metric without streets: " + vehicle.profile());
          }
          to.add(snap);
        }
        targets.put(vehicle.profile(), router.targets(vehicle, to));
        perRunMs.put(vehicle.profile(), vehicle.perRunMs());
      }
    }

    private Targets targets(Unit unit) {
      Targets known = targets.get(unit.service);
      if (known == null) {
        throw new IllegalArgumentException("no metric of " + unit.service + " for " + unit.id);
      }
      return known;
    }

    /** What every run takes beside the streets. */
    private long beforeMs(Unit unit) {
      return unit.readyMs + perRunMs.getOrDefault(unit.service, 0);
    }

    @Override
    public long leastMs(int unit) {
      Unit u = units.get(unit);
      int ms = targets(u).nearestMs(u.at);
      return ms >= City.INFINITY_MS ? MeetingSearch.NO_WAY_MS : beforeMs(u) + ms;
    }

    @Override
    public void ms(int unit, long[] outMs) {
      Unit u = units.get(unit);
      targets(u).ms(u.at, drivingMs);
      Arrays.fill(outMs, MeetingSearch.NO_WAY_MS);
      for (int p = 0; p < outMs.length; p++) {
        if (drivingMs[p] < City.INFINITY_MS) {
          outMs[p] = beforeMs(u) + drivingMs[p];
        }
      }
    }
  }
}
