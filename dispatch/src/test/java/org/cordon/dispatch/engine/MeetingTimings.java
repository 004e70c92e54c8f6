package org.cordon.dispatch.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntConsumer;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.city.Snap;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.corner.MeetingPoint;
import org.cordon.roads.corner.StandOff;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.cordon.roads.route.Targets;
import org.cordon.roads.route.Walk;

/** Prints where the time of a meeting search goes: {@code MeetingTimings CITY_DIR}. */
public final class MeetingTimings {
  private static final int CASES = 40;

  private MeetingTimings() {}

  public static void main(String[] args) {
    Roads roads = Roads.of(CityFile.open(Path.of(args[0])));
    Corners corners = Corners.of(roads.city());
    Router router = roads.router();
    RoadMeetings meetings = new RoadMeetings(roads, corners);
    Random random = new Random(7);
    List<RoadMeetings.Ground> grounds = new ArrayList<>();
    List<RoadMeetings.Casualty> callers = new ArrayList<>();
    List<List<RoadMeetings.Unit>> units = new ArrayList<>();
    RoadMeetings.Limits limits = new RoadMeetings.Limits(50_000, 600_000, 30_000, 3);
    for (int i = 0; i < CASES; i++) {
      Place middle = anywhere(roads, corners, random);
      List<ClosedShape> areas = List.of(zone(middle));
      Closures closures = Closures.of(roads.city(), areas);
      grounds.add(
          new RoadMeetings.Ground(
              roads.metric(Profile.FOOT, closures),
              List.of(roads.metric(Profile.EMS, closures)),
              areas,
              List.of()));
      callers.add(new RoadMeetings.Casualty(snap(roads, Profile.FOOT, middle), 1340));
      List<RoadMeetings.Unit> own = new ArrayList<>();
      for (int u = 0; u < 100; u++) {
        own.add(
            new RoadMeetings.Unit(
                "U" + u,
                Profile.EMS,
                snap(roads, Profile.EMS, anywhere(roads, corners, random)),
                60_000));
      }
      units.add(own);
    }
    List<List<Snap>> targets = new ArrayList<>();
    int sum = 0;
    for (int i = 0; i < CASES; i++) {
      RoadMeetings.Ground g = grounds.get(i);
      Walk w = Walk.from(roads, g.onFoot(), callers.get(i).at(), 1340, 600_000);
      List<Snap> to = new ArrayList<>();
      for (MeetingPoint p : corners.meeting(w, g.vehicles(), g.areas(), 50_000)) {
        to.add(snap(roads, Profile.EMS, p.place()));
      }
      sum += to.size();
      targets.add(to);
    }
    System.out.println(sum / CASES + " candidates on average");
    int[] out = new int[4000];
    time(
        "all",
        i ->
            meetings.best(
                List.of(callers.get(i)), units.get(i), List.of(), grounds.get(i), limits));
    time(
        "walk", i -> Walk.from(roads, grounds.get(i).onFoot(), callers.get(i).at(), 1340, 600_000));
    time(
        "walk, corners",
        i ->
            corners.around(
                List.of(
                    Walk.from(roads, grounds.get(i).onFoot(), callers.get(i).at(), 1340, 600_000)),
                grounds.get(i).vehicles(),
                new StandOff(grounds.get(i).areas(), 50_000)));
    time("snaps", i -> targets.get(i).forEach(s -> snap(roads, Profile.EMS, s.place())));
    time(
        "100 units to one",
        i ->
            router.manyToOne(
                grounds.get(i).vehicles().getFirst(),
                units.get(i).stream().map(RoadMeetings.Unit::at).toList(),
                units.get(i).getFirst().at(),
                out));
    time("targets", i -> router.targets(grounds.get(i).vehicles().getFirst(), targets.get(i)));
    time(
        "targets, nearest",
        i -> {
          Targets t = router.targets(grounds.get(i).vehicles().getFirst(), targets.get(i));
          units.get(i).forEach(u -> t.nearestMs(u.at()));
        });
    time(
        "targets, nearest, 10 rows",
        i -> {
          Targets t = router.targets(grounds.get(i).vehicles().getFirst(), targets.get(i));
          units.get(i).forEach(u -> t.nearestMs(u.at()));
          units.get(i).subList(0, 10).forEach(u -> t.ms(u.at(), out));
        });
  }

  private static void time(String what, IntConsumer work) {
    for (int r = 0; r < 12; r++) {
      for (int i = 0; i < CASES; i++) {
        work.accept(i);
      }
    }
    long[] ns = new long[CASES * 8];
    for (int r = 0; r < ns.length; r++) {
      long start = System.nanoTime();
      work.accept(r % CASES);
      ns[r] = System.nanoTime() - start;
    }
    Arrays.sort(ns);
    System.out.printf(
        "%-30s best %8.3f  median %8.3f ms  p99 %8.3f ms%n",
        what, ns[0] / 1e6, ns[ns.length / 2] / 1e6, ns[ns.length * 99 / 100] / 1e6);
  }

  private static Place anywhere(Roads roads, Corners corners, Random random) {
    City city = roads.city();
    int[] junctions = corners.junctions();
    int j = junctions[random.nextInt(junctions.length)];
    return new Place(city.latE7(j) + random.nextInt(2_000), city.lonE7(j) + random.nextInt(2_000));
  }

  private static Snap snap(Roads roads, Profile profile, Place place) {
    return Objects.requireNonNull(roads.snap(profile, place));
  }

  private static ClosedShape zone(Place middle) {
    int lat = middle.latE7();
    int lon = middle.lonE7();
    return ClosedShape.polygon(
        List.of(
            new Place(lat - 11_000, lon - 14_000),
            new Place(lat - 11_000, lon + 14_000),
            new Place(lat + 11_000, lon + 14_000),
            new Place(lat + 11_000, lon - 14_000)),
        ClosedShape.ALL_SERVICES);
  }
}
