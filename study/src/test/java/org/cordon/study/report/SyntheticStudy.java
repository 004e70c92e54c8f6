package org.cordon.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.schematic.Schematic;
import org.cordon.study.demand.Draws;
import org.cordon.study.report.MapFacts.Outline;
import org.cordon.study.report.MapFacts.Site;
import org.cordon.study.report.MapFacts.Surface;
import org.cordon.study.result.Approach;
import org.cordon.study.result.CallFate;
import org.cordon.study.result.CaseResult;
import org.cordon.study.result.Goal;
import org.cordon.study.result.Origin;
import org.cordon.study.result.ReceivedCall;
import org.cordon.study.result.RunCounts;
import org.cordon.study.result.RunResult;
import org.cordon.study.result.Sensitivity;
import org.cordon.study.result.StudyFacts;
import org.cordon.study.result.StudyResult;
import org.cordon.study.result.Transports;
import org.cordon.study.result.WaitingSeries;
import org.cordon.study.scenario.Ring;

/** A made-up study on a grid of streets, drawn from a seed: to look at reports and test them. */
final class SyntheticStudy {
  static final long FROM = 1_590_994_800_000L; // 1 June 2020, 00:00 in Los Angeles
  private static final long DAY = 86_400_000L;
  private static final long MIN = 60_000L;
  private static final int GRID = 16;
  private static final List<String> CASES =
      List.of("before", "no-plan", "rules", "meeting-points", "station-moved", "three-times");
  private static final List<String> TITLES =
      List.of(
          "Before: no closure, station open",
          "Closed, no plan: nobody enters, nobody meets",
          "Rules as written, no meeting points",
          "Meeting points, agreed & computed",
          "Station moved to 15th and East Union",
          "Three times the calls inside");

  private final Place southWest;
  private final long high;
  private final long wide;
  private final Ring zone;

  private SyntheticStudy(City city, MapFacts map) {
    int south = Integer.MAX_VALUE;
    int west = Integer.MAX_VALUE;
    int north = Integer.MIN_VALUE;
    int east = Integer.MIN_VALUE;
    for (int j = 0; j < city.junctionCount(); j++) {
      south = Math.min(south, city.latE7(j));
      north = Math.max(north, city.latE7(j));
      west = Math.min(west, city.lonE7(j));
      east = Math.max(east, city.lonE7(j));
    }
    southWest = new Place(south, west);
    high = (long) north - south;
    wide = (long) east - west;
    zone = new Ring(map.outlines().getFirst().ring());
  }

  static ReportInput input() {
    return on(city(), map(), 10, 400);
  }

  /** Calls that could come from anywhere in a city, more often from its first outline. */
  static ReportInput on(City city, MapFacts map, int runs, int calls) {
    return new ReportInput(new SyntheticStudy(city, map).result(runs, calls), city, map);
  }

  static City city() {
    StringBuilder town = new StringBuilder("zone America/Los_Angeles\n");
    for (int r = 0; r < GRID; r++) {
      for (int c = 0; c < GRID; c++) {
        Place p = corner(r, c);
        town.append("corner r").append(r).append('c').append(c).append(' ');
        town.append(p.toString().replace(',', ' ')).append('\n');
      }
    }
    for (int i = 0; i < GRID; i++) {
      String kind = i % 5 == 2 ? "primary" : "residential";
      street(town, (i + 1) + "th Avenue", kind, i, true);
      street(town, "East " + (char) ('A' + i) + "lder Street", kind, i, false);
    }
    return Schematic.parse(town.toString(), "grid");
  }

  private static void street(StringBuilder town, String name, String kind, int i, boolean avenue) {
    town.append("street \"").append(name).append("\" ").append(kind).append(" :");
    for (int j = 0; j < GRID; j++) {
      town.append(" r").append(avenue ? j : i).append('c').append(avenue ? i : j);
    }
    town.append('\n');
  }

  private static Place corner(int row, int column) {
    return new Place(476_080_000 + row * 10_000, -1_223_260_000 + column * 11_000);
  }

  static MapFacts map() {
    List<Place> first = List.of(corner(6, 6), corner(6, 9), corner(9, 9), corner(9, 6));
    List<Place> second = List.of(corner(7, 6), corner(7, 9), corner(8, 9), corner(8, 6));
    return new MapFacts(
        List.of(
            new Outline("about six blocks", FROM + 7 * DAY, FROM + 15 * DAY, first),
            new Outline("after the new barriers", FROM + 15 * DAY, FROM + 30 * DAY, second)),
        List.of(
            new Site(Site.Kind.POLICE_STATION, "East Precinct", corner(8, 8)),
            new Site(Site.Kind.FIRE_STATION, "Station 25", corner(7, 10)),
            new Site(Site.Kind.FIRE_STATION, "Station 10", corner(2, 2)),
            new Site(Site.Kind.HOSPITAL, "Harborview", corner(1, 5)),
            new Site(Site.Kind.POST, "Medic 1 at Harborview", corner(1, 6)),
            new Site(Site.Kind.COLLECTION_POINT, "10th & Alder, north-west corner", corner(10, 7)),
            new Site(Site.Kind.COLLECTION_POINT, "Broadway and East Pine", corner(8, 5))),
        List.of(
            new Surface(
                Surface.Ground.PARK,
                List.of(corner(9, 6), corner(11, 6), corner(11, 7), corner(9, 7)))));
  }

  private StudyResult result(int runs, int calls) {
    List<CaseResult> cases = new ArrayList<>();
    for (int c = 0; c < CASES.size(); c++) {
      cases.add(caseOf(c, runs, calls, 0));
    }
    StudyFacts facts =
        new StudyFacts(
            new StudyFacts.Question(
                "capitol-hill-2020",
                "Capitol Hill, June 2020",
                "What does the closure cost those who call from inside it, and how much of that can"
                    + " meeting points win back?",
                "meeting-points",
                "no-plan"),
            Origin.SIMULATED,
            20_200_608,
            new StudyFacts.Hashes("5c".repeat(32), "a7".repeat(32)),
            new StudyFacts.Window("America/Los_Angeles", FROM, FROM + 30 * DAY, 90 * MIN),
            List.of(
                new Goal(Service.POLICE, 1, 7 * MIN, "Seattle police goal"),
                new Goal(Service.POLICE, 2, 15 * MIN, "Seattle police goal"),
                new Goal(Service.FIRE, 1, 8 * MIN, ""),
                new Goal(Service.EMS, 1, 8 * MIN, "")));
    return new StudyResult(
        facts,
        cases,
        List.of(
            new Sensitivity(
                "walking-speed",
                "walking speed of someone carrying a casualty",
                ends(runs, calls, 4, "0.4 m/s", "1.0 m/s")),
            new Sensitivity(
                "escort-delay",
                "median time from the escort's arrival until the scene is secured",
                ends(runs, calls, 2, "20 min", "5 min")),
            new Sensitivity(
                "outline", "outline of the zone", ends(runs, calls, 1, "largest", "smallest"))));
  }

  private List<Sensitivity.Setting> ends(int runs, int calls, int shift, String low, String high) {
    return List.of(
        new Sensitivity.Setting(low, caseOf(3, runs / 2, calls, -shift)),
        new Sensitivity.Setting(high, caseOf(3, runs / 2, calls, shift)));
  }

  private CaseResult caseOf(int c, int runs, int calls, int shift) {
    List<RunResult> results = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      List<CallFate> fates = new ArrayList<>();
      for (int call = 0; call < (c == 5 ? 3 * calls : calls); call++) {
        fates.add(fate(c, run, call, shift));
      }
      results.add(new RunResult(run, fates, waiting(c, run), counts(c, run)));
    }
    return new CaseResult(CASES.get(c), TITLES.get(c), results);
  }

  private CallFate fate(int c, int run, int call, int shift) {
    Place place =
        new Place(
            southWest.latE7() + (int) draw(high, run, call, 1),
            southWest.lonE7() + (int) draw(wide, run, call, 2));
    if (call % 10 == 0) {
      Place a = zone.corners().getFirst();
      Place b = zone.corners().get(2);
      place =
          new Place(
              Math.min(a.latE7(), b.latE7())
                  + (int) draw(Math.abs(a.latE7() - b.latE7()) + 1, run, call, 1),
              Math.min(a.lonE7(), b.lonE7())
                  + (int) draw(Math.abs(a.lonE7() - b.lonE7()) + 1, run, call, 2));
    }
    boolean inside = zone.contains(place);
    int priority = 1 + (int) draw(3, run, call, 3);
    Service service = Service.values()[(int) draw(3, run, call, 4)];
    ReceivedCall received =
        new ReceivedCall(
            "C" + call,
            new ReceivedCall.Kind("medical", priority, service),
            "E2",
            inside,
            FROM + draw(30 * DAY, run, call, 5),
            place);
    // Per cent of calls inside that each case reaches, and how.
    int reached = new int[] {99, 4, 45, 78, 74, 70}[c] + shift;
    long response =
        3 * MIN + draw(6 * MIN, run, call, 6) + draw(4 * MIN, run, call, 7) * priority / 2;
    if (inside && draw(100, run, call, 8) >= reached) {
      boolean withdrawn = draw(5, run, call, 9) == 0;
      return new CallFate(
          received,
          withdrawn ? IncidentOutcome.WITHDRAWN_BY_THE_CALLER : IncidentOutcome.NOT_REACHED,
          Approach.NONE,
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty());
    }
    boolean met = inside && c >= 3;
    long extra = inside && c > 0 ? draw(12 * MIN, run, call, 10) * (met ? 10 - shift : 24) / 20 : 0;
    return new CallFate(
        received,
        met ? IncidentOutcome.MET_AT_THE_EDGE : IncidentOutcome.REACHED,
        met ? Approach.MEET : Approach.DIRECT,
        OptionalLong.of(response + extra),
        OptionalLong.of(response),
        OptionalLong.empty());
  }

  private static WaitingSeries waiting(int c, int run) {
    List<Integer> counts = new ArrayList<>();
    for (int hour = 0; hour < 720; hour++) {
      int busy = hour % 24 > 17 ? 3 : 1;
      counts.add((int) draw(busy * (hour > 170 ? c + 1L : 1L) + 1, run, hour, 20));
    }
    return new WaitingSeries(FROM, 3_600_000, counts);
  }

  private static RunCounts counts(int c, int run) {
    return new RunCounts(
        draw(4, run, c, 30),
        1,
        c >= 3 ? 14 : 0,
        c >= 3 ? 2 : 0,
        new Transports(
            new TreeMap<>(c == 1 ? Map.of("City Hospital", 3L) : Map.of()), c == 1 ? 1 : 0),
        new TreeMap<>(
            Map.of("waiting-too-long", c * 9L, "no-acknowledgement", draw(3, run, c, 31))));
  }

  private static long draw(long bound, int run, long subject, int purpose) {
    return Draws.below(bound, 7, run, subject, purpose);
  }
}
