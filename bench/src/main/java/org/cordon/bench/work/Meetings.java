package org.cordon.bench.work;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cordon.dispatch.policy.MeetingChoice;
import org.cordon.dispatch.policy.MeetingSearch;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.corner.MeetingPoint;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.cordon.roads.route.Targets;
import org.cordon.roads.route.Walk;

/**
 * Callers in the middle of closed squares, 100 units outside, and the corners within a walk: at
 * most 200 of them, the nearest. Metrics and candidates are ready; what is asked is the three best.
 */
public final class Meetings {
  private static final int UNITS = 100;
  private static final int CANDIDATES = 200;
  private static final int BEST = 3;
  private static final long WALK_MS = 1_200_000;
  private static final long STAND_OFF_MM = 50_000;
  private static final long TOLERANCE_MS = 30_000;

  /** One caller's question. */
  private record Question(Metric metric, List<MeetingPoint> points, List<Snap> places) {}

  private final List<Question> questions = new ArrayList<>();
  private final List<Snap> units;
  private final List<Integer> readyMs = new ArrayList<>();
  private final List<MeetingSearch.Unit> roster = new ArrayList<>();
  private final Router router;

  /** So many callers. */
  public Meetings(Work work, long seed, int count) {
    Roads roads = work.roads();
    router = roads.router();
    units = work.units(UNITS);
    SplittableRandom random = new SplittableRandom(seed);
    for (int u = 0; u < units.size(); u++) {
      readyMs.add(random.nextInt(45_000, 90_000));
      roster.add(new MeetingSearch.Unit("U" + (100 + u), "C" + (100 + u), false));
    }
    Corners corners = Corners.of(roads.city());
    for (int i = 0; questions.size() < count && i < 8 * count; i++) {
      Question question = question(work, corners, i);
      if (question.points.size() >= BEST) {
        questions.add(question);
      }
    }
    if (questions.isEmpty()) {
      throw new IllegalStateException("no caller with " + BEST + " corners within a walk");
    }
  }

  private static Question question(Work work, Corners corners, int i) {
    Roads roads = work.roads();
    Metric metric = roads.metric(Work.PROFILE, work.closures(i));
    Snap caller = roads.snap(Profile.FOOT, work.zone(i).middle());
    if (caller == null) {
      return new Question(metric, List.of(), List.of());
    }
    Metric onFoot = roads.metric(Profile.FOOT, Closures.none());
    Walk walk = Walk.from(roads, onFoot, caller, City.WALK_MM_PER_S, WALK_MS);
    List<MeetingPoint> points =
        corners.meeting(walk, List.of(metric), List.of(work.zone(i).shape()), STAND_OFF_MM);
    List<MeetingPoint> kept = new ArrayList<>();
    List<Snap> places = new ArrayList<>();
    for (MeetingPoint point : points) {
      Place place = point.place();
      Snap snap = roads.snap(Work.PROFILE, place);
      if (snap != null && !snap.island() && kept.size() < CANDIDATES) {
        kept.add(point);
        places.add(snap);
      }
    }
    return new Question(metric, kept, places);
  }

  /** How many callers there are. */
  public int size() {
    return questions.size();
  }

  /** How many corners the i-th caller could go to. */
  public int candidates(int i) {
    return of(i).points.size();
  }

  private Question of(int i) {
    return questions.get(Math.floorMod(i, questions.size()));
  }

  private MeetingSearch.Ask ask(Question q) {
    List<MeetingSearch.Need> needs =
        List.of(new MeetingSearch.Need(1, IntStream.range(0, units.size()).boxed().toList()));
    List<MeetingSearch.Point> points =
        q.points.stream().map(p -> new MeetingSearch.Point(p.id(), p.walkMs())).toList();
    return new MeetingSearch.Ask(roster, needs, points, TOLERANCE_MS, BEST);
  }

  /** The three best by the search that dispatch uses. */
  public List<MeetingChoice.Pair> best(int i) {
    Question q = of(i);
    Targets targets = router.targets(q.metric, q.places);
    int[] driving = new int[q.places.size()];
    MeetingSearch.Arrivals arrivals =
        new MeetingSearch.Arrivals() {
          @Override
          public long leastMs(int unit) {
            return eta(unit, targets.nearestMs(units.get(unit)));
          }

          @Override
          public void ms(int unit, long[] outMs) {
            targets.ms(units.get(unit), driving);
            for (int p = 0; p < driving.length; p++) {
              outMs[p] = eta(unit, driving[p]);
            }
          }
        };
    return MeetingSearch.of(ask(q), arrivals).best().stream()
        .map(MeetingSearch.Found::pair)
        .toList();
  }

  private long eta(int unit, int drivingMs) {
    return drivingMs >= City.INFINITY_MS ? MeetingSearch.NO_WAY_MS : readyMs.get(unit) + drivingMs;
  }

  /** The three best of every unit at every corner, one query each. */
  public List<MeetingChoice.Pair> bruteForce(int i) {
    Question q = of(i);
    List<MeetingChoice.Pair> pairs = new ArrayList<>();
    int[] driving = new int[units.size()];
    for (int p = 0; p < q.points.size(); p++) {
      router.manyToOne(q.metric, units, q.places.get(p), driving);
      for (int u = 0; u < driving.length; u++) {
        long eta = eta(u, driving[u]);
        if (eta < MeetingSearch.NO_WAY_MS) {
          MeetingPoint point = q.points.get(p);
          pairs.add(new MeetingChoice.Pair(roster.get(u).id(), point.id(), eta, point.walkMs()));
        }
      }
    }
    return MeetingChoice.best(pairs, TOLERANCE_MS, BEST);
  }
}
