package org.cordon.study.sim;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.ResponsePlan;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Settings;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.Shift;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.UnitSpec;
import org.cordon.study.scenario.Plan;
import org.cordon.study.scenario.Resources;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Settings.MeetingPoints;
import org.cordon.study.scenario.Span;

/** A centre's first day: the commands that tell the engine who and what a scenario has. */
public final class Roster {
  private final Scenario scenario;
  private final boolean always;

  Roster(Scenario scenario) {
    this(scenario, false);
  }

  private Roster(Scenario scenario, boolean always) {
    this.scenario = scenario;
    this.always = always;
  }

  /**
   * For a live desk: all units are on duty, since the scenario's shifts are of its own days, and a
   * meeting point is offered wherever a plan allows it, whatever the study's base case leaves out.
   */
  public static Roster live(Scenario scenario) {
    return new Roster(scenario, true);
  }

  /** In the order in which they are to be given. */
  public List<Command> commands() {
    List<Command> all = new ArrayList<>();
    all.add(new SetupCommand.Configure(settings()));
    all.add(new SetupCommand.EnrolOperator(DutyOfficer.NAME, Role.DUTY_OFFICER));
    all.add(new SetupCommand.EnrolOperator(Desk.DISPATCHER, Role.DISPATCHER));
    all.add(new SetupCommand.EnrolOperator(Desk.CALL_TAKER, Role.CALL_TAKER));
    for (Resources.Head head : scenario.resources().heads()) {
      all.add(new SetupCommand.EnrolOperator(head.operatorId(), Role.HEAD, head.office()));
    }
    for (Plan plan : scenario.work().plans()) {
      all.add(new SetupCommand.SetPlan(plan(plan)));
    }
    for (Resources.Station s : scenario.resources().stations()) {
      all.add(new SetupCommand.AddStation(new Station(s.id(), s.name(), s.place())));
    }
    for (Resources.Unit unit : scenario.resources().units()) {
      all.add(new SetupCommand.AddUnit(spec(unit)));
    }
    return all;
  }

  private Settings settings() {
    Settings base = Settings.defaults();
    org.cordon.study.scenario.Settings.Meeting m = scenario.settings().meeting();
    Settings.Meeting meeting =
        new Settings.Meeting(
            m.standOffMm(),
            m.walkLimitMs(),
            m.toleranceMs(),
            m.walksMmPerS(),
            m.carriedMmPerS(),
            m.walksMmPerS());
    return new Settings(base.watch(), meeting, base.sending());
  }

  private ResponsePlan plan(Plan plan) {
    List<Requirement> needs =
        plan.needs().stream()
            .map(n -> new Requirement(n.service(), n.capability(), n.units()))
            .toList();
    boolean offered = always || scenario.settings().meetingPoints() != MeetingPoints.OFF;
    boolean meets = plan.meetingPointAllowed() && offered;
    ResponsePlan.OnEdge onEdge =
        switch (plan.atEdge()) {
          case MEET -> ResponsePlan.OnEdge.MEET;
          case STAGE -> ResponsePlan.OnEdge.STAGE;
          case HOLD -> ResponsePlan.OnEdge.HOLD;
        };
    return new ResponsePlan(
        plan.type(), plan.priority(), needs, meets, plan.violence(), plan.preempts(), onEdge);
  }

  private UnitSpec spec(Resources.Unit unit) {
    List<Shift> duty = always ? List.of() : duty(unit);
    Long manual = unit.manualEtaMs();
    return new UnitSpec(
        unit.id(),
        unit.service(),
        unit.capabilities(),
        unit.crewId(),
        unit.stationId(),
        duty.isEmpty() ? Shift.ALWAYS : duty.getFirst(),
        turnoutMs(unit.service()),
        manual == null ? Times.UNKNOWN_MS : manual);
  }

  /** What units of a service are ranked with: the middle of its turnouts' medians. */
  long turnoutMs(Service service) {
    long[] medians =
        scenario.work().types().stream()
            .filter(t -> t.turnout().containsKey(service))
            .mapToLong(t -> t.turnout(service).medianMs())
            .sorted()
            .toArray();
    return medians.length == 0 ? 0 : medians[medians.length / 2];
  }

  /**
   * A unit's stretches of duty that touch the period, in order, those without a gap joined; empty
   * for one that is always on duty. Local times: a shift over a clock change is an hour shorter or
   * longer, as it is for its crew.
   */
  List<Shift> duty(Resources.Unit unit) {
    Span period = scenario.frame().period();
    ZoneId zone = scenario.frame().timeZone();
    List<Shift> found = new ArrayList<>();
    if (unit.shifts().isEmpty()) {
      return found;
    }
    LocalDate day = date(period.fromMs(), zone).minusDays(2);
    LocalDate last = date(period.untilMs(), zone).plusDays(1);
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      for (Resources.Shift shift : unit.shifts()) {
        add(found, shift, day, zone);
      }
    }
    found.removeIf(s -> s.endMs() <= period.fromMs());
    return joined(found);
  }

  private static LocalDate date(long ms, ZoneId zone) {
    return Instant.ofEpochMilli(ms).atZone(zone).toLocalDate();
  }

  private static void add(List<Shift> found, Resources.Shift shift, LocalDate day, ZoneId zone) {
    DayOfWeek weekday = day.getDayOfWeek();
    if (shift.days().contains(weekday)) {
      LocalDate end = shift.until().isAfter(shift.from()) ? day : day.plusDays(1);
      long from = ZonedDateTime.of(day, shift.from(), zone).toInstant().toEpochMilli();
      long until = ZonedDateTime.of(end, shift.until(), zone).toInstant().toEpochMilli();
      if (until > from) {
        found.add(new Shift(Math.max(0, from), until));
      }
    }
  }

  private static List<Shift> joined(List<Shift> shifts) {
    Shift[] sorted = shifts.toArray(new Shift[0]);
    Arrays.sort(sorted, (a, b) -> Long.compare(a.startMs(), b.startMs()));
    List<Shift> joined = new ArrayList<>();
    for (Shift next : sorted) {
      Shift before = joined.isEmpty() ? null : joined.getLast();
      if (before != null && next.startMs() <= before.endMs()) {
        long until = Math.max(before.endMs(), next.endMs());
        joined.set(joined.size() - 1, new Shift(before.startMs(), until));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }
}
