package org.cordon.study.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.Snap;
import org.cordon.roads.city.Snapper;
import org.cordon.roads.coverage.Area;
import org.cordon.roads.coverage.CellGrid;
import org.cordon.roads.coverage.Cells;
import org.cordon.roads.coverage.Coverage;
import org.cordon.roads.coverage.Gap;
import org.cordon.roads.coverage.Tally;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.FirstArrivals;
import org.cordon.roads.route.Roads;
import org.cordon.roads.speed.LocalSpeeds;
import org.cordon.roads.speed.Period;
import org.cordon.study.result.StaticCoverage;
import org.cordon.study.result.StaticCoverage.CoverageMap;
import org.cordon.study.result.StaticCoverage.Lengths;
import org.cordon.study.result.StaticCoverage.Row;
import org.cordon.study.result.StaticCoverage.Sides;
import org.cordon.study.scenario.Case;
import org.cordon.study.scenario.Goal;
import org.cordon.study.scenario.Ring;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Span;
import org.cordon.study.scenario.Zone;
import org.cordon.study.sim.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Coverage of every case at one moment: the middle of the time for which the outline lasts that
 * lasts longest within what is measured; by the speeds of that moment.
 */
final class CoverageOfCases {
  private final Roads roads;
  private final Scenario scenario;
  private final long atMs;
  private final Period period;
  private final @Nullable Closures outline;
  private final Map<Asked, Coverage> known = new HashMap<>(); // never iterated
  private final Map<Asked, Sides> counted = new HashMap<>(); // never iterated

  private record Asked(
      Profile profile, List<FirstArrivals.Source> units, List<ClosedShape> closed, long withinMs) {}

  private CoverageOfCases(Roads roads, Scenario scenario) {
    this.roads = roads;
    this.scenario = scenario;
    Span measured = scenario.frame().measured();
    Zone.@Nullable Outline longest = null;
    long most = 0;
    long middle = measured.fromMs() + measured.lengthMs() / 2;
    List<Zone> zones = scenario.timeline().zones();
    for (Zone.Outline o : zones.isEmpty() ? List.<Zone.Outline>of() : zones.getFirst().outlines()) {
      long from = Math.max(o.span().fromMs(), measured.fromMs());
      long until = Math.min(o.span().untilMs(), measured.untilMs());
      if (until - from > most) {
        most = until - from;
        middle = from + most / 2;
        longest = o;
      }
    }
    atMs = middle;
    LocalSpeeds speeds = scenario.frame().speeds();
    period = speeds == null ? Period.FREE_FLOW : speeds.at(atMs);
    outline = longest == null ? null : inside(longest.at(scenario.settings().outline()));
  }

  private Closures inside(Ring ring) {
    return Closures.of(
        roads.city(), List.of(ClosedShape.polygon(ring.corners(), ClosedShape.ALL_SERVICES)));
  }

  /** Of all cases, for every service with a goal. */
  static StaticCoverage of(Roads roads, Scenario scenario) {
    return new CoverageOfCases(roads, scenario).all();
  }

  private StaticCoverage all() {
    List<Row> rows = new ArrayList<>();
    for (Case c : scenario.study().cases()) {
      for (Service service : Service.values()) {
        if (withinMs(service) > 0) {
          rows.add(row(c, service));
        }
      }
    }
    if (rows.isEmpty()) {
      return StaticCoverage.NONE;
    }
    Case base = extreme(rows, 1);
    return new StaticCoverage(atMs, outline != null, base.name(), rows, maps(rows, base));
  }

  /** The goal of the most urgent calls less the usual call handling; 0 without such a goal. */
  private long withinMs(Service service) {
    Goal first = null;
    for (Goal goal : scenario.work().goals()) {
      boolean better = first == null || goal.priority() < first.priority();
      first = goal.service() == service && better ? goal : first;
    }
    long[] handling =
        scenario.work().types().stream()
            .filter(t -> t.services().contains(service))
            .mapToLong(t -> t.callHandling().medianMs())
            .sorted()
            .toArray();
    long usual = handling.length == 0 ? 0 : handling[handling.length / 2];
    return first == null ? 0 : Math.max(0, first.withinMs() - usual);
  }

  private Row row(Case c, Service service) {
    Asked asked = asked(c, service);
    Asked open = new Asked(asked.profile, asked.units, List.of(), asked.withinMs);
    return new Row(
        c.name(), service, asked.withinMs, asked.units.size(), sides(open), sides(asked));
  }

  private Asked asked(Case c, Service service) {
    Standing standing = new Standing(scenario.in(c), atMs);
    Profile profile = Standing.profile(service);
    List<FirstArrivals.Source> units = new ArrayList<>();
    for (Standing.Unit unit : standing.units(service)) {
      Snap at = roads.snap(profile, unit.post());
      if (at != null) {
        units.add(new FirstArrivals.Source(at, unit.turnoutMs() + period.perRunMs(profile)));
      }
    }
    return new Asked(profile, List.copyOf(units), standing.closed(service), withinMs(service));
  }

  private Coverage coverage(Asked asked) {
    return known.computeIfAbsent(
        asked,
        a -> {
          Closures closures =
              a.closed.isEmpty() ? Closures.none() : Closures.of(roads.city(), a.closed);
          return Coverage.of(roads, roads.metric(a.profile, closures, period), a.units, a.withinMs);
        });
  }

  private Sides sides(Asked asked) {
    return counted.computeIfAbsent(asked, a -> sides(coverage(a)));
  }

  private Sides sides(Coverage coverage) {
    Tally whole = coverage.tally();
    Closures ring = outline;
    Tally inside = coverage.tallyInside(ring == null ? Closures.none() : ring);
    return new Sides(lengths(inside), lengths(whole.without(inside)));
  }

  private static Lengths lengths(Tally tally) {
    return new Lengths(
        tally.streetMm(),
        tally.inTimeMm(),
        tally.gapMm(Gap.TOO_FAR),
        tally.gapMm(Gap.CLOSED),
        tally.gapMm(Gap.CUT_OFF),
        tally.withinMs(500),
        tally.withinMs(900));
  }

  /** The first of the cases in which most is in time, all services together; -1 for least. */
  private Case extreme(List<Row> rows, int sign) {
    Case found = scenario.study().cases().getFirst();
    for (Case c : scenario.study().cases()) {
      found = sign * (inTimeMm(rows, c) - inTimeMm(rows, found)) > 0 ? c : found;
    }
    return found;
  }

  private static long inTimeMm(List<Row> rows, Case c) {
    return rows.stream()
        .filter(r -> r.caseName().equals(c.name()))
        .mapToLong(r -> r.closed().inTimeMm())
        .sum();
  }

  /** Of the service that the other case costs most. */
  private List<CoverageMap> maps(List<Row> rows, Case base) {
    Case headline = named(scenario.study().question().headline());
    boolean same = inTimeMm(rows, headline) == inTimeMm(rows, base);
    Case other = same ? extreme(rows, -1) : headline;
    Service service = rows.getFirst().service();
    long most = 0;
    for (Row row : rows) {
      if (row.caseName().equals(base.name())) {
        long mm = row.closed().inTimeMm();
        long lost = mm - of(rows, other.name(), row.service()).closed().inTimeMm();
        service = lost > most ? row.service() : service;
        most = Math.max(most, lost);
      }
    }
    return most == 0 ? List.of() : maps(base, other, service);
  }

  private List<CoverageMap> maps(Case reference, Case headline, Service service) {
    Asked before = asked(reference, service);
    Asked after = asked(headline, service);
    Snapper snapper = new Snapper(roads.city());
    CellGrid grid =
        new CellGrid(
            roads.city(),
            coverage(before).due()::street,
            edge -> snapper.inMainPart(Standing.profile(service), edge));
    Cells was = new Cells(grid, coverage(before));
    Cells is = new Cells(grid, coverage(after));
    List<Area> gaps = was.areas(1, part -> part.inTime() ? -1 : 0).getFirst();
    List<List<Area>> now =
        was.areas(is, 2, (then, later) -> later.inTime() ? -1 : then.inTime() ? 1 : 0);
    return List.of(
        new CoverageMap(reference.name(), service, gaps, List.of(), posts(before)),
        new CoverageMap(headline.name(), service, now.get(0), now.get(1), posts(after)));
  }

  private static Row of(List<Row> rows, String caseName, Service service) {
    return rows.stream()
        .filter(r -> r.caseName().equals(caseName) && r.service() == service)
        .findFirst()
        .orElseThrow();
  }

  private Case named(String name) {
    return scenario.study().cases().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Place> posts(Asked asked) {
    return asked.units.stream().map(unit -> unit.at().place()).distinct().toList();
  }
}
