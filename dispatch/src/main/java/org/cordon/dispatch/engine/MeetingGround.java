package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.policy.MeetingSearch;
import org.cordon.dispatch.policy.MeetingSearch.Found;
import org.cordon.dispatch.policy.MeetingWords.Passed;
import org.cordon.dispatch.policy.MeetingWords.Reason;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.corner.MeetingPoint;
import org.cordon.roads.corner.MeetingPoint.Standing;
import org.cordon.roads.corner.StandOff;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Walk;
import org.jspecify.annotations.Nullable;

/** What lies within the walk of all who come: the candidates, and what was turned down. */
final class MeetingGround {
  /** A corner this near an agreed point is that point. */
  private static final long SAME_PLACE_MM = 30_000;

  private final List<MeetingCandidate> all;
  private final List<MeetingCandidate> offered;

  /** Of candidates in any order. */
  MeetingGround(List<MeetingCandidate> all) {
    this.all = List.copyOf(all);
    offered = all.stream().filter(MeetingCandidate::offered).toList();
  }

  /**
   * On streets: agreed points that all walks reach, and the corners.
   *
   * @param vehicles the metrics of all services that are to come
   */
  static List<MeetingCandidate> on(
      Roads roads,
      Corners corners,
      List<Walk> walks,
      List<Metric> vehicles,
      StandOff standOff,
      List<NamedPlace> agreedPoints) {
    List<MeetingCandidate> found = new ArrayList<>(agreed(roads, walks, agreedPoints));
    int agreed = found.size();
    for (MeetingPoint p : corners.around(walks, vehicles, standOff)) {
      boolean known = false; // two names for one place would be two places
      for (int a = 0; a < agreed; a++) {
        known |= found.get(a).place().distanceMm(p.place()) <= SAME_PLACE_MM;
      }
      if (!known) {
        found.add(
            new MeetingCandidate(
                p.id(), p.place(), p.walkMs(), false, p.standing(), () -> corners.spokenName(p)));
      }
    }
    return found;
  }

  /** The agreed points that all walks reach. */
  static List<MeetingCandidate> agreed(Roads roads, List<Walk> walks, List<NamedPlace> points) {
    List<MeetingCandidate> found = new ArrayList<>();
    for (NamedPlace point : points) {
      Snap at = roads.snap(Profile.FOOT, point.place());
      long walkMs = 0;
      for (Walk walk : walks) {
        walkMs = Math.max(walkMs, at == null ? City.INFINITY_MS : walk.ms(at));
      }
      if (walkMs < City.INFINITY_MS) {
        found.add(new MeetingCandidate(point, walkMs, true, Standing.OFFERED));
      }
    }
    return found;
  }

  /** Where one can meet. */
  List<MeetingCandidate> offered() {
    return offered;
  }

  /** As the search asks. */
  List<MeetingSearch.Point> points() {
    List<MeetingSearch.Point> points = new ArrayList<>(offered.size());
    for (MeetingCandidate c : offered) {
      points.add(new MeetingSearch.Point(c.id(), c.walkMs()));
    }
    return points;
  }

  /**
   * What is nearer on foot than an answer and was not taken, with the reason from the times
   * themselves, nearest first. What is a better answer is no such point.
   *
   * @param number of the answer among the best
   */
  List<Passed> nearer(MeetingSearch search, int number) {
    Found found = search.best().get(number);
    List<MeetingCandidate> nearer = new ArrayList<>();
    for (MeetingCandidate c : all) {
      if (c.walkMs() < found.pair().walkMs()) {
        nearer.add(c);
      }
    }
    nearer.sort(Comparator.comparingLong(MeetingCandidate::walkMs).thenComparing(c -> c.id()));
    Map<String, Integer> numbers = new TreeMap<>();
    for (int p = 0; p < offered.size(); p++) {
      numbers.put(offered.get(p).point().id(), p);
    }
    List<Passed> passed = new ArrayList<>();
    for (MeetingCandidate c : nearer) {
      Passed one = passed(c, numbers.get(c.id()), search, number);
      if (one != null) {
        passed.add(one);
      }
    }
    return passed;
  }

  private static @Nullable Passed passed(
      MeetingCandidate c, @Nullable Integer point, MeetingSearch search, int number) {
    String name = corner(c.point().spokenName());
    return switch (c.standing()) {
      case IN_CLOSED_AREA -> new Passed(name, Reason.IN_CLOSED_AREA, 0);
      case WITHIN_STAND_OFF -> new Passed(name, Reason.WITHIN_STAND_OFF, 0);
      case NO_OPEN_STREET -> new Passed(name, Reason.NO_OPEN_STREET, 0);
      case OFFERED -> point == null ? null : later(search, number, name, point);
    };
  }

  /** Without its side: what was not taken need not be found. */
  private static String corner(String spokenName) {
    int comma = spokenName.lastIndexOf(", ");
    boolean side = comma > 0 && (spokenName.endsWith(" corner") || spokenName.endsWith(" side"));
    return side ? spokenName.substring(0, comma) : spokenName;
  }

  private static @Nullable Passed later(MeetingSearch search, int number, String name, int point) {
    for (Found better : search.best().subList(0, number)) {
      if (better.point() == point) {
        return null;
      }
    }
    Found found = search.best().get(number);
    long thereMs = 0;
    long hereMs = 0;
    for (int unit : found.units()) {
      thereMs = Math.max(thereMs, search.etaMs(unit, point));
      hereMs = Math.max(hereMs, search.etaMs(unit, found.point()));
    }
    if (thereMs >= MeetingSearch.NO_WAY_MS) {
      return new Passed(name, Reason.NO_WAY, 0);
    }
    return thereMs > hereMs ? new Passed(name, Reason.LATER, thereMs - hereMs) : null;
  }
}
