package org.cordon.dispatch.engine;

import static org.cordon.dispatch.engine.Checks.no;

import java.util.List;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.Alarm;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.Commitment;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Instruction;
import org.cordon.dispatch.model.Milestone;
import org.cordon.dispatch.model.Outcome.Refused;
import org.cordon.dispatch.model.PointEvent;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.UnitCommand;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.dispatch.model.UnitStatus;
import org.jspecify.annotations.Nullable;

/** Decides on what units report, and on wrong keys and late times. */
final class UnitDesk {
  private static final List<Milestone> UNIT_MILESTONES =
      List.of(
          Milestone.DISPATCHED,
          Milestone.ACKNOWLEDGED,
          Milestone.EN_ROUTE,
          Milestone.STAGED,
          Milestone.ON_SCENE,
          Milestone.HANDS_ON,
          Milestone.LEFT,
          Milestone.AT_HOSPITAL,
          Milestone.AVAILABLE);

  private final State state;
  private final Checks checks;
  private final Recommender recommender;
  private final Follow follow;
  private final Escorts escorts;
  private final Alarms alarms;

  UnitDesk(
      State state,
      Checks checks,
      Recommender recommender,
      Follow follow,
      Escorts escorts,
      Alarms alarms) {
    this.state = state;
    this.checks = checks;
    this.recommender = recommender;
    this.follow = follow;
    this.escorts = escorts;
    this.alarms = alarms;
  }

  @Nullable Refused report(UnitCommand.Report c, Log log) {
    Refused bad = checks.unit(c.unitId());
    if (bad != null) {
      return bad;
    }
    Unit unit = state.units().known(c.unitId());
    bad = possible(unit, c.status(), log);
    if (bad != null) {
      return bad;
    }
    String incidentId = unit.incidentId();
    Assignment assignment = unit.assignment();
    log.tell(new UnitEvent.StatusChanged(c.unitId(), incidentId, c.status()));
    Incident incident = state.incident(incidentId);
    if (incident != null && assignment != null && c.status().arrived()) {
      arrived(unit, assignment, incident, log);
    }
    if (incident != null && c.status() == UnitStatus.ON_SCENE && !incident.securedBy().isEmpty()) {
      escorts.letIn(incident, log);
    }
    if (c.status() == UnitStatus.AVAILABLE && unit.leavesWhenFree()) {
      log.follow(new UnitEvent.StatusChanged(c.unitId(), "", UnitStatus.OFF_DUTY));
    }
    alarms.settle(unit, log);
    if (incident != null) {
      escorts.watch(incident, log);
      alarms.settle(incident, log);
    }
    return null;
  }

  private static @Nullable Refused possible(Unit unit, UnitStatus next, Log log) {
    String found = unit.id() + " is " + unit.status() + ", reported " + next;
    Assignment assignment = unit.assignment();
    if (next.assigned() && assignment == null) {
      return no(DispatchRefusal.UNIT_NOT_ASSIGNED, found, "status");
    }
    if (next == UnitStatus.OFF_DUTY && assignment != null) {
      return no(DispatchRefusal.UNIT_NOT_AVAILABLE, found, "status");
    }
    if (!unit.status().mayBecome(next)) {
      return no(DispatchRefusal.STATUS_OUT_OF_ORDER, found, "status");
    }
    if (assignment != null && log.stamp().happenedAtMs() < latest(assignment)) {
      return no(
          DispatchRefusal.HAPPENED_OUT_OF_ORDER,
          "at " + log.stamp().happenedAtMs() + ", before its last step",
          unit.id());
    }
    return null;
  }

  private static long latest(Assignment assignment) {
    long latest = 0;
    for (Milestone m : UNIT_MILESTONES) {
      latest = Math.max(latest, assignment.timeMs(m));
    }
    return latest;
  }

  private void arrived(Unit unit, Assignment assignment, Incident incident, Log log) {
    if (assignment.task() == Task.MEET || !assignment.waitsOutside()) {
      return;
    }
    String waits = escorts.waitsFor(assignment, incident, log.nowMs());
    if (!waits.isEmpty() && !alarms.raised(AlarmKind.ENTERED_WITHOUT_CLEARANCE, unit.id())) {
      alarms.raise(
          AlarmKind.ENTERED_WITHOUT_CLEARANCE,
          unit.id(),
          unit.id() + " is at " + incident.id() + " although " + waits,
          log);
    }
  }

  @Nullable Refused undo(UnitCommand.Undo c, Log log) {
    Refused bad = checks.unit(c.unitId());
    bad = bad != null ? bad : Checks.text(c.note(), "note");
    if (bad != null) {
      return bad;
    }
    Unit unit = state.units().known(c.unitId());
    UnitStatus undone = unit.undoable();
    if (undone == null) {
      return no(DispatchRefusal.NOTHING_TO_UNDO, c.unitId(), "unit");
    }
    bad = undoable(unit);
    if (bad != null) {
      return bad;
    }
    String from = undone.assigned() ? unit.incidentId() : unit.undoIncidentId();
    log.seal(Commitment.Item.FREE_TEXT, c.note());
    log.tell(new UnitEvent.StepUndone(c.unitId(), from, undone));
    if (!from.equals(unit.incidentId())) {
      alarms.forget(unit, log);
    }
    alarms.settle(unit, log);
    for (String id : List.of(from, unit.incidentId())) {
      Incident incident = state.incident(id);
      if (incident != null && incident.open()) {
        afterUndo(incident, log);
      }
    }
    return null;
  }

  private @Nullable Refused undoable(Unit unit) {
    for (String id : List.of(unit.incidentId(), unit.undoReturnsTo())) {
      Incident incident = id.isEmpty() ? null : state.incident(id);
      if (!id.isEmpty() && (incident == null || !incident.open())) {
        return no(DispatchRefusal.INCIDENT_ENDED, id + " has ended", unit.id());
      }
      if (incident != null && !incident.mergedInto().isEmpty()) {
        return no(DispatchRefusal.INCIDENT_MERGED, id + " is merged", unit.id());
      }
    }
    Unit mate = state.units().crewMateAtWork(unit);
    boolean goesBackToWork = !unit.undoReturnsTo().isEmpty() && !unit.status().assigned();
    return mate != null && goesBackToWork
        ? no(DispatchRefusal.CREW_IN_USE, "its crew is on " + mate.id(), unit.id())
        : null;
  }

  /**
   * A point that nobody is sent to any more is withdrawn; what is recommended is looked at anew.
   */
  private void afterUndo(Incident incident, Log log) {
    boolean met =
        incident.assignments().stream().anyMatch(a -> a.counts() && a.task() == Task.MEET);
    if (incident.point() != null && !met) {
      log.follow(new PointEvent.PointWithdrawn(incident.id()));
    }
    if (incident.needsUnits() && incident.hold() == null) {
      follow.recommendAnew(incident, log);
    }
    escorts.watch(incident, log);
    alarms.settle(incident, log);
  }

  @Nullable Refused correct(UnitCommand.CorrectTime c, Log log) {
    Incident incident = state.incident(c.incidentId());
    if (incident == null || state.incidents().fallsDue(c.incidentId(), log.nowMs())) {
      boolean filed = incident != null || state.incidents().filed(c.incidentId()) != null;
      return no(
          filed ? DispatchRefusal.INCIDENT_FILED : DispatchRefusal.UNKNOWN_INCIDENT,
          c.incidentId(),
          "incident");
    }
    Assignment a = incident.assignment(c.unitId());
    if (a == null) {
      return no(DispatchRefusal.UNIT_NOT_ASSIGNED, c.unitId() + " was never on it", c.incidentId());
    }
    if (!UNIT_MILESTONES.contains(c.milestone()) || a.timeMs(c.milestone()) < 0) {
      return no(DispatchRefusal.MILESTONE_NOT_REACHED, c.milestone().name(), c.unitId());
    }
    if (c.happenedAtMs() > log.nowMs()) {
      return no(DispatchRefusal.HAPPENED_IN_THE_FUTURE, "at " + c.happenedAtMs(), c.unitId());
    }
    for (Milestone m : UNIT_MILESTONES) {
      long other = a.timeMs(m);
      int order =
          Integer.compare(UNIT_MILESTONES.indexOf(m), UNIT_MILESTONES.indexOf(c.milestone()));
      boolean wrong = order < 0 ? other > c.happenedAtMs() : order > 0 && other < c.happenedAtMs();
      if (other >= 0 && wrong) {
        return no(DispatchRefusal.HAPPENED_OUT_OF_ORDER, m + " was at " + other, c.unitId());
      }
    }
    log.follow(
        new UnitEvent.TimeCorrected(c.incidentId(), c.unitId(), c.milestone(), c.happenedAtMs()));
    return null;
  }

  @Nullable Refused proceed(UnitCommand.Proceed c, Log log) {
    Refused bad = checks.unit(c.unitId());
    if (bad != null) {
      return bad;
    }
    Unit unit = state.units().known(c.unitId());
    Assignment a = unit.assignment();
    Incident incident = state.incident(unit.incidentId());
    if (a == null || incident == null) {
      return no(DispatchRefusal.UNIT_NOT_ASSIGNED, c.unitId(), "proceed");
    }
    if (!a.waitsOutside() || a.task() == Task.MEET) {
      return no(DispatchRefusal.UNIT_NOT_WAITING, c.unitId() + " is " + unit.status(), "proceed");
    }
    String waits = escorts.waitsFor(a, incident, log.nowMs());
    if (!waits.isEmpty()) {
      AccessLevel level =
          recommender.approach(incident, unit.service(), log.nowMs()).ruling().level();
      if (level == AccessLevel.CLOSED) {
        return no(DispatchRefusal.CLOSED_TO_THE_SERVICE, waits, c.unitId());
      }
      if (c.override() == null) {
        return no(DispatchRefusal.SCENE_NOT_SECURED, waits, c.unitId());
      }
    }
    log.tell(
        new UnitEvent.Instructed(
            unit.id(),
            incident.id(),
            Instruction.PROCEED,
            null,
            waits.isEmpty() ? null : c.override(),
            waits.isEmpty() ? "cleared to go in" : "let in although " + waits));
    return null;
  }

  /** Pressed again after somebody saw it, it is an alarm anew. */
  @Nullable Refused emergency(UnitCommand.Emergency c, Log log) {
    Refused bad = checks.unit(c.unitId());
    if (bad != null) {
      return bad;
    }
    Unit unit = state.units().known(c.unitId());
    Alarm standing = state.alarms().get(AlarmKind.CREW_EMERGENCY, unit.id());
    if (standing == null || !standing.acknowledgedBy().isEmpty()) {
      String where = unit.incidentId().isEmpty() ? "on no call" : "on " + unit.incidentId();
      alarms.raise(
          AlarmKind.CREW_EMERGENCY,
          unit.id(),
          unit.id() + " pressed its emergency key; it is " + unit.status() + ", " + where,
          log);
    }
    return null;
  }

  @Nullable Refused confirmSafe(UnitCommand.ConfirmSafe c, Log log) {
    Refused bad = checks.unit(c.unitId());
    if (bad != null) {
      return bad;
    }
    boolean called = alarms.raised(AlarmKind.CREW_EMERGENCY, c.unitId());
    if (state.units().known(c.unitId()).assignment() == null && !called) {
      return no(DispatchRefusal.UNIT_NOT_ASSIGNED, c.unitId(), "contact");
    }
    log.tell(new UnitEvent.ConfirmedSafe(c.unitId()));
    alarms.clear(AlarmKind.CREW_EMERGENCY, c.unitId(), log);
    alarms.clear(AlarmKind.NO_CONTACT_INSIDE_ZONE, c.unitId(), log);
    return null;
  }

  @Nullable Refused moveUp(UnitCommand.MoveUp c, Log log) {
    Refused bad = checks.unit(c.unitId());
    if (bad != null) {
      return bad;
    }
    Unit unit = state.units().known(c.unitId());
    if (state.units().station(c.stationId()) == null) {
      return no(DispatchRefusal.UNKNOWN_STATION, c.stationId(), "move-up");
    }
    if (!state.units().isOpen(c.stationId())) {
      return no(DispatchRefusal.REHOME_TO_CLOSED_STATION, c.stationId(), "move-up");
    }
    if (unit.status() != UnitStatus.AVAILABLE) {
      return no(DispatchRefusal.UNIT_NOT_AVAILABLE, c.unitId() + " is " + unit.status(), "move-up");
    }
    log.tell(new UnitEvent.MovedUp(c.unitId(), c.stationId()));
    return null;
  }

  @Nullable Refused manualEta(UnitCommand.SetManualEta c, Log log) {
    Refused bad = checks.unit(c.unitId());
    if (bad != null) {
      return bad;
    }
    if (!state.units().known(c.unitId()).spec().mutualAid()) {
      return no(DispatchRefusal.NOT_MUTUAL_AID, c.unitId() + " is our own", "ETA");
    }
    if (c.etaMs() < 0) {
      return no(DispatchRefusal.BAD_ETA, c.etaMs() + " ms", c.unitId());
    }
    log.tell(new UnitEvent.ManualEtaSet(c.unitId(), c.etaMs()));
    return null;
  }
}
