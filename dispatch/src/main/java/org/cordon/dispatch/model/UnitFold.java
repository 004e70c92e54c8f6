package org.cordon.dispatch.model;

import org.jspecify.annotations.Nullable;

/** What a unit's events do to the unit, to its incident and to the timers of both. */
final class UnitFold {
  private final UnitsBoard units;
  private final IncidentsBoard incidents;
  private final Timers timers;
  private final SetupBoard setup;

  UnitFold(UnitsBoard units, IncidentsBoard incidents, Timers timers, SetupBoard setup) {
    this.units = units;
    this.incidents = incidents;
    this.timers = timers;
    this.setup = setup;
  }

  void apply(UnitEvent event, Entry entry) {
    long nowMs = entry.recordedAtMs();
    switch (event) {
      case UnitEvent.Dispatched e -> dispatched(e, entry);
      case UnitEvent.StatusChanged e -> changed(e, entry);
      case UnitEvent.StepUndone e -> undone(units.known(e.unitId()), nowMs);
      case UnitEvent.TimeCorrected e -> corrected(e);
      case UnitEvent.Instructed e -> instructed(e);
      case UnitEvent.ShiftTurned e -> units.turnShift(units.known(e.unitId()), e.begins(), nowMs);
      case UnitEvent.ConfirmedSafe e -> {
        Unit unit = units.known(e.unitId());
        unit.contact(entry.happenedAtMs());
        watchContact(unit, nowMs);
      }
      case UnitEvent.MovedUp e -> units.known(e.unitId()).setPost(e.stationId());
      case UnitEvent.ManualEtaSet e -> units.known(e.unitId()).setManualEtaMs(e.etaMs());
    }
  }

  private void dispatched(UnitEvent.Dispatched e, Entry entry) {
    Unit unit = units.known(e.unitId());
    long nowMs = entry.recordedAtMs();
    Assignment former = unit.assignment();
    Incident left = former == null ? null : incidents.incident(unit.incidentId());
    if (former != null) {
      former.setActive(false);
      former.set(Milestone.AVAILABLE, entry.happenedAtMs());
    }
    Incident incident = incidents.known(e.incidentId());
    Assignment next = new Assignment(unit.spec(), e.task(), e.destination(), entry.happenedAtMs());
    incident.add(next);
    incident.overrides += e.override() == null ? 0 : 1;
    incident.reason = "sent " + unit.id() + " (" + e.task() + ")";
    if (incident.kind == RecommendationKind.HELD) {
      incident.kind = kind(e.task());
    }
    incidents.release(incident);
    unit.take(e.incidentId(), next);
    timers.cancel(Timers.Kind.CONTACT, unit.id());
    timers.set(
        Timers.Kind.ACKNOWLEDGE, unit.id(), nowMs + setup.settings().watch().acknowledgeMs());
    timers.set(
        Timers.Kind.ETA, unit.id(), nowMs + e.etaMs() + setup.settings().watch().overrunMs());
    incidents.refresh(incident, nowMs);
    incidents.watchPoint(incident, nowMs);
    if (left != null) {
      lost(left, unit, nowMs);
    }
  }

  private void lost(Incident left, Unit unit, long nowMs) {
    incidents.refresh(left, nowMs);
    if (left.needsUnits()) {
      left.reason = "lost " + unit.id() + "; waiting for another unit";
    }
  }

  private static RecommendationKind kind(Task task) {
    return switch (task) {
      case DIRECT, ESCORT -> RecommendationKind.DIRECT;
      case ESCORTED -> RecommendationKind.ESCORTED;
      case MEET -> RecommendationKind.MEET;
      case STAGED -> RecommendationKind.STAGED;
    };
  }

  private void changed(UnitEvent.StatusChanged e, Entry entry) {
    Unit unit = units.known(e.unitId());
    Assignment a = unit.assignment();
    Incident incident = a == null ? null : incidents.incident(unit.incidentId());
    Milestone milestone = e.status().milestone();
    long former = Times.UNKNOWN_MS;
    if (a != null && milestone != null) {
      former = a.timeMs(milestone);
      if (former < 0 || milestone == Milestone.AVAILABLE) {
        a.set(milestone, entry.happenedAtMs());
      }
    }
    unit.become(e.status(), former);
    if (a != null && !e.status().assigned()) {
      a.setActive(false);
    }
    if (e.status() == UnitStatus.OFF_DUTY) {
      unit.setLeavesWhenFree(false);
    }
    watch(unit, entry.recordedAtMs());
    if (incident != null && !unit.status().assigned()) {
      lost(incident, unit, entry.recordedAtMs());
    }
  }

  private void watch(Unit unit, long nowMs) {
    UnitStatus status = unit.status();
    if (status != UnitStatus.DISPATCHED) {
      timers.cancel(Timers.Kind.ACKNOWLEDGE, unit.id());
    }
    if (!status.underWay() || status == UnitStatus.STAGED) {
      timers.cancel(Timers.Kind.ETA, unit.id());
    }
    if (status == UnitStatus.ON_SCENE) {
      unit.contact(nowMs);
    }
    watchContact(unit, nowMs);
  }

  private void watchContact(Unit unit, long nowMs) {
    Assignment a = unit.assignment();
    Incident incident = a == null ? null : incidents.incident(unit.incidentId());
    boolean inside =
        a != null
            && incident != null
            && unit.status().arrived()
            && a.task() != Task.MEET
            && !incident.zoneIds().isEmpty();
    if (inside) {
      timers.set(Timers.Kind.CONTACT, unit.id(), nowMs + setup.settings().watch().contactMs());
    } else {
      timers.cancel(Timers.Kind.CONTACT, unit.id());
    }
  }

  /** A zone was drawn around an incident, or no longer is: its crews are inside now, or not. */
  void zonesChanged(Incident incident, long nowMs) {
    for (Assignment a : incident.assignments()) {
      boolean watched = timers.isSet(Timers.Kind.CONTACT, a.unit().id());
      if (a.active() && watched == incident.zoneIds().isEmpty()) {
        watchContact(units.known(a.unit().id()), nowMs);
      }
    }
  }

  private void undone(Unit unit, long nowMs) {
    Incident from = incidents.incident(unit.incidentId());
    Unit.Step step = unit.undo();
    Assignment before = step.assignmentBefore();
    Assignment after = step.assignmentAfter();
    if (step.after() == UnitStatus.DISPATCHED && after != null) {
      after.unsend();
      reactivate(before, Times.UNKNOWN_MS);
    } else if (!step.after().assigned()) {
      reactivate(before, step.formerMs());
    } else if (after != null && step.after().milestone() != null) {
      after.set(step.after().milestone(), step.formerMs());
    }
    if (unit.status() == UnitStatus.DISPATCHED) {
      timers.set(
          Timers.Kind.ACKNOWLEDGE, unit.id(), nowMs + setup.settings().watch().acknowledgeMs());
    }
    watch(unit, nowMs);
    Incident to = incidents.incident(unit.incidentId());
    if (from != null) {
      lost(from, unit, nowMs);
    }
    if (to != null && to != from) {
      to.reason = unit.id() + " is back on it: a wrong key was taken back";
      incidents.refresh(to, nowMs);
    }
  }

  private static void reactivate(@Nullable Assignment assignment, long availableMs) {
    if (assignment != null) {
      assignment.setActive(true);
      assignment.set(Milestone.AVAILABLE, availableMs);
    }
  }

  private void corrected(UnitEvent.TimeCorrected e) {
    Assignment a = incidents.known(e.incidentId()).assignment(e.unitId());
    if (a != null) {
      a.set(e.milestone(), e.happenedAtMs());
    }
  }

  private void instructed(UnitEvent.Instructed e) {
    Incident incident = incidents.known(e.incidentId());
    Assignment a = incident.assignment(e.unitId());
    if (a != null) {
      a.instruct(e.instruction(), e.destination());
      incident.overrides += e.override() == null ? 0 : 1;
    }
  }
}
