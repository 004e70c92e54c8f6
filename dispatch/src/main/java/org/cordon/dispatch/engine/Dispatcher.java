package org.cordon.dispatch.engine;

import static org.cordon.dispatch.engine.Checks.no;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cordon.dispatch.engine.Recommendation.Ranking;
import org.cordon.dispatch.engine.Recommendation.Send;
import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.Candidate;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Outcome.Refused;
import org.cordon.dispatch.model.PointEvent;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.UnitCommand;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.dispatch.policy.Approach;
import org.cordon.dispatch.policy.UnitChoice.Suitable;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/**
 * Decides on sending units: as recommended, or otherwise with a reason. No reason sends a unit of a
 * service through what is closed to it: that takes a duty officer and a rule.
 */
final class Dispatcher {
  private static final int LOGGED_GRID_E7 = 10_000;

  private final State state;
  private final Checks checks;
  private final IncidentPlaces places;
  private final Recommender recommender;
  private final Escorts escorts;
  private final Alarms alarms;

  Dispatcher(
      State state,
      Checks checks,
      IncidentPlaces places,
      Recommender recommender,
      Escorts escorts,
      Alarms alarms) {
    this.state = state;
    this.checks = checks;
    this.places = places;
    this.recommender = recommender;
    this.escorts = escorts;
    this.alarms = alarms;
  }

  /** How one unit would be sent, or why it is not. */
  private record Way(@Nullable Send send, @Nullable Refused refused) {}

  @Nullable Refused dispatch(
      UnitCommand.Dispatch c, @Nullable Recommendation recommended, Log log) {
    Refused bad = sendable(c);
    if (bad != null) {
      return bad;
    }
    Incident incident = state.incidents().known(c.incidentId());
    List<Send> sends = new ArrayList<>();
    for (String unitId : c.unitIds()) {
      Way way = way(unitId, incident, c, recommended, log.nowMs());
      if (way.refused != null) {
        return way.refused;
      }
      if (way.send != null) {
        sends.add(way.send);
      }
    }
    send(sends, incident, c, recommended, log);
    return null;
  }

  private @Nullable Refused sendable(UnitCommand.Dispatch c) {
    Refused bad = checks.open(c.incidentId());
    if (bad != null) {
      return bad;
    }
    if (c.unitIds().isEmpty()) {
      return no(DispatchRefusal.NO_UNITS_NAMED, "an empty list", c.incidentId());
    }
    Set<String> crews = new HashSet<>(); // never iterated
    for (String unitId : c.unitIds()) {
      bad = checks.unit(unitId);
      bad = bad != null ? bad : sendable(state.units().known(unitId), c);
      if (bad != null) {
        return bad;
      }
      if (!crews.add(state.units().known(unitId).spec().crewId())) {
        return no(DispatchRefusal.CREW_IN_USE, unitId + " shares its crew", c.incidentId());
      }
    }
    return null;
  }

  private @Nullable Refused sendable(Unit unit, UnitCommand.Dispatch c) {
    String found = unit.id() + " is " + unit.status();
    if (unit.status() == UnitStatus.OFF_DUTY) {
      return no(DispatchRefusal.UNIT_OFF_DUTY, found, "unit");
    }
    if (unit.incidentId().equals(c.incidentId())) {
      return no(DispatchRefusal.UNIT_ALREADY_ON_INCIDENT, found, "unit");
    }
    if (unit.status().assigned()) {
      found += " on " + unit.incidentId();
      if (!c.preempt()) {
        return no(DispatchRefusal.UNIT_BUSY, found, "unit");
      }
      if (!unit.status().underWay()) {
        return no(DispatchRefusal.UNIT_PAST_PREEMPTION, found, "unit");
      }
      Incident incident = state.incidents().known(c.incidentId());
      if (!incident.plan().preempts() || !recommender.ranker().preemptable(unit, incident)) {
        return no(
            DispatchRefusal.PREEMPTION_NOT_ALLOWED, found + " for P" + incident.priority(), "unit");
      }
    }
    Unit mate = state.units().crewMateAtWork(unit);
    return mate == null
        ? null
        : no(DispatchRefusal.CREW_IN_USE, "its crew is on " + mate.id(), unit.id());
  }

  private Way way(
      String unitId,
      Incident incident,
      UnitCommand.Dispatch c,
      @Nullable Recommendation recommended,
      long nowMs) {
    if (recommended != null) {
      for (Send send : recommended.send()) {
        if (send.unitId().equals(unitId)) {
          return new Way(send, null);
        }
      }
    }
    if (c.override() == null) {
      String instead =
          recommended == null
              ? "nothing more is needed"
              : recommended.send().isEmpty()
                  ? "recommended is to hold"
                  : "recommended is " + Words.and(recommended.unitIds());
      return new Way(
          null, no(DispatchRefusal.OVERRIDE_REASON_MISSING, unitId + "; " + instead, "dispatch"));
    }
    Unit unit = state.units().known(unitId);
    return otherwise(unit, incident, recommended, nowMs);
  }

  /**
   * A unit that was not recommended: what it may do follows from its service's rules all the same.
   */
  private Way otherwise(
      Unit unit, Incident incident, @Nullable Recommendation recommended, long nowMs) {
    Approach approach = recommender.approach(incident, unit.service(), nowMs);
    NamedPlace staging = approach.ruling().stagingPoint();
    return switch (approach.kind()) {
      case HELD ->
          new Way(
              null,
              no(
                  DispatchRefusal.CLOSED_TO_THE_SERVICE,
                  approach.ruling().words(unit.service()),
                  unit.id()));
      case DIRECT -> {
        Way in = toScene(unit, incident, nowMs);
        boolean outside = in.refused != null && approach.cutOff(incident) != null;
        MeetingPoint point = outside ? point(incident, recommended) : null;
        yield point == null ? in : toPoint(unit, incident, point, nowMs);
      }
      case MEET -> {
        MeetingPoint point = point(incident, recommended);
        yield point == null
            ? new Way(
                null, no(DispatchRefusal.NO_MEETING_POINT, "no point to send it to", unit.id()))
            : toPoint(unit, incident, point, nowMs);
      }
      case ESCORTED, STAGED -> {
        Task task = approach.kind() == RecommendationKind.STAGED ? Task.STAGED : Task.ESCORTED;
        yield staging == null
            ? new Way(
                null, no(DispatchRefusal.RULE_WITHOUT_STAGING_POINT, "no staging point", unit.id()))
            : to(unit, incident, task, staging.place(), staging.spokenName(), nowMs);
      }
    };
  }

  /** The one that is set, or else the one recommended. */
  private static @Nullable MeetingPoint point(
      Incident incident, @Nullable Recommendation recommended) {
    if (incident.point() != null) {
      return incident.point();
    }
    return recommended == null || recommended.meeting() == null
        ? null
        : recommended.meeting().best().point();
  }

  private Way toPoint(Unit unit, Incident incident, MeetingPoint point, long nowMs) {
    return to(unit, incident, Task.MEET, point.place(), point.spokenName(), nowMs);
  }

  private Way toScene(Unit unit, Incident incident, long nowMs) {
    Place scene = places.get(incident.id());
    return to(unit, incident, Task.DIRECT, scene, "the scene", nowMs);
  }

  private Way to(
      Unit unit, Incident incident, Task task, @Nullable Place to, String where, long nowMs) {
    Ranker.Ready ready = recommender.ranker().ready(unit, nowMs);
    @Nullable Place destination = task == Task.DIRECT ? null : to;
    if (to == null) { // no place known: sent by voice, on the dispatcher's word
      Place from = ready.start() == null ? null : ready.start().place();
      Candidate blind =
          new Candidate(unit.id(), from, ready.ageMs(), ready.turnoutMs(), 0, ready.preempts());
      return new Way(new Send(blind, task, null, where), null);
    }
    ClosedStreets closed = recommender.closed(incident, unit.service(), nowMs);
    List<Suitable> found = recommender.ranker().rank(List.of(ready), unit.service(), closed, to);
    if (found.isEmpty() && !closed.key().isEmpty()) {
      return new Way(
          null, no(DispatchRefusal.CLOSED_TO_THE_SERVICE, "no open street to " + where, unit.id()));
    }
    Candidate candidate =
        found.isEmpty()
            ? new Candidate(
                unit.id(),
                ready.start() == null ? null : ready.start().place(),
                ready.ageMs(),
                ready.turnoutMs(),
                0,
                ready.preempts())
            : found.getFirst().candidate();
    return new Way(new Send(candidate, task, destination, where), null);
  }

  private void send(
      List<Send> sends,
      Incident incident,
      UnitCommand.Dispatch c,
      @Nullable Recommendation recommended,
      Log log) {
    if (recommended != null && recommended.kind() != incident.kind()) {
      log.follow(
          new CallEvent.Recommended(
              incident.id(), recommended.kind(), recommended.unitIds(), recommended.reason()));
    }
    boolean meets = sends.stream().anyMatch(s -> s.task() == Task.MEET);
    if (meets && incident.point() == null && recommended != null) {
      Recommendation.MeetingAdvice advice = recommended.meeting();
      if (advice != null) {
        log.follow(new PointEvent.PointSet(incident.id(), advice.best().point(), null));
      }
    }
    for (Send s : sends) {
      boolean asRecommended = recommended != null && recommended.unitIds().contains(s.unitId());
      String left = s.candidate().preempts();
      log.tell(
          new UnitEvent.Dispatched(
              s.unitId(),
              incident.id(),
              s.task(),
              s.destination(),
              s.candidate().etaMs(),
              left,
              asRecommended ? null : c.override(),
              ranked(s, recommended).stream().map(this::logged).toList()));
      alarms.forget(state.units().known(s.unitId()), log);
      Incident lost = state.incident(left);
      if (lost != null) {
        escorts.watch(lost, log);
        alarms.settle(lost, log);
      }
    }
    escorts.watch(incident, log);
    alarms.settle(incident, log);
  }

  /**
   * A unit that leaves a scene stands at a caller's door, which is sealed: of a unit that is not at
   * its post the log has the position to some 100 m only.
   */
  private Candidate logged(Candidate c) {
    Place at = c.position();
    if (at == null || at.equals(state.units().post(state.units().known(c.unitId())))) {
      return c;
    }
    Place near = new Place(near(at.latE7()), near(at.lonE7()));
    return new Candidate(c.unitId(), near, c.ageMs(), c.turnoutMs(), c.travelMs(), c.preempts());
  }

  private static int near(int e7) {
    return Math.floorDiv(e7 + LOGGED_GRID_E7 / 2, LOGGED_GRID_E7) * LOGGED_GRID_E7;
  }

  private List<Candidate> ranked(Send send, @Nullable Recommendation recommended) {
    if (recommended != null) {
      for (Ranking ranking : recommended.ranked()) {
        if (ranking.candidates().contains(send.candidate())) {
          int kept = state.setup().settings().sending().candidatesKept();
          int most = Math.min(kept, ranking.candidates().size());
          return ranking.candidates().subList(0, most);
        }
      }
    }
    return List.of(send.candidate());
  }
}
