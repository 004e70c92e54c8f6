package org.cordon.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.policy.MeetingChoice;
import org.cordon.dispatch.policy.MeetingChoice.Pair;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.corner.MeetingPoint;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.cordon.roads.route.Walk;

/** Pairs every unit with every point where it may be met, and asks the policy for the best. */
final class MeetSearch {
  /** What bounds the search. */
  record Limits(int walkMmPerS, long standOffMm, long maxWalkMs, long toleranceMs) {}

  /** Where one can meet. */
  record Point(String id, String spokenName, Place place, boolean agreed) {}

  /** A pair, and the point it names. */
  record Answer(Pair pair, Point point) {}

  /** A corner this near an agreed point is that point. */
  private static final long SAME_PLACE_MM = 30_000;

  private record Walked(Point point, long walkMs) {}

  private final Roads roads;
  private final CityPlaces places;
  private final List<ClosedShape> closed;
  private final Closures closures;
  private final Limits limits;

  MeetSearch(Roads roads, CityPlaces places, List<ClosedShape> closed, Limits limits) {
    this.roads = roads;
    this.places = places;
    this.closed = closed;
    this.limits = limits;
    closures = Closures.of(roads.city(), closed);
  }

  /** The best pairs, each at another point; at least one. */
  List<Answer> best(Place caller, List<UnitsCsv.Unit> units, List<Point> agreed, int count) {
    Snap start = places.snap(Profile.FOOT, caller, "--call");
    Metric onFoot = roads.metric(Profile.FOOT, closures);
    Walk walk = Walk.from(roads, onFoot, start, limits.walkMmPerS, limits.maxWalkMs);
    Map<String, Point> points = new TreeMap<>();
    List<Pair> pairs = new ArrayList<>();
    Map<Profile, List<UnitsCsv.Unit>> byService = new TreeMap<>();
    units.forEach(u -> byService.computeIfAbsent(u.service(), s -> new ArrayList<>()).add(u));
    byService.forEach((service, roster) -> {
      Metric metric = roads.metric(service, closures);
      for (Walked candidate : candidates(walk, metric, agreed)) {
        points.put(candidate.point.id, candidate.point);
        pairs.addAll(pairs(metric, roster, candidate));
      }
    });
    if (pairs.isEmpty()) {
      throw new Refusal(
          "no-meeting-point",
          points.isEmpty() ? "no corner in reach of the caller" : "no unit can reach any corner",
          caller + ", within " + Words.duration(limits.maxWalkMs) + " on foot",
          "Allow a longer walk (--max-walk-s), come nearer (--stand-off-m), or add units.");
    }
    return MeetingChoice.best(pairs, limits.toleranceMs, count).stream()
        .map(pair -> new Answer(pair, known(points, pair.pointId())))
        .toList();
  }

  private static Point known(Map<String, Point> points, String id) {
    Point point = points.get(id);
    if (point == null) {
      throw new IllegalStateException("no point " + id);
    }
    return point;
  }

  private List<Walked> candidates(Walk walk, Metric metric, List<Point> agreed) {
    List<Walked> all = new ArrayList<>();
    List<ClosedShape> areas = closed.stream().filter(ClosedShape::area).toList();
    for (MeetingPoint corner :
        places.corners().meeting(walk, List.of(metric), areas, limits.standOffMm)) {
      if (agreed.stream().anyMatch(a -> a.place.distanceMm(corner.place()) < SAME_PLACE_MM)) {
        continue;
      }
      Point point =
          new Point("corner-" + corner.junction(), corner.spokenName(), corner.place(), false);
      all.add(new Walked(point, corner.walkMs()));
    }
    for (Point point : agreed) {
      long walkMs = walk.ms(places.snap(Profile.FOOT, point.place, "--agreed"));
      if (walkMs <= limits.maxWalkMs) {
        all.add(new Walked(point, walkMs));
      }
    }
    return all;
  }

  private List<Pair> pairs(Metric metric, List<UnitsCsv.Unit> roster, Walked candidate) {
    Router router = roads.router();
    Snap target = places.snap(metric.profile(), candidate.point.place, candidate.point.id);
    List<Snap> from =
        roster.stream().map(u -> places.snap(metric.profile(), u.place(), u.where())).toList();
    int[] ms = new int[from.size()];
    router.manyToOne(metric, from, target, ms);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < ms.length; i++) {
      if (ms[i] < City.INFINITY_MS) {
        UnitsCsv.Unit unit = roster.get(i);
        long unitMs = unit.turnoutMs() + ms[i];
        pairs.add(new Pair(unit.id(), candidate.point.id, unitMs, candidate.walkMs));
      }
    }
    return pairs;
  }
}
