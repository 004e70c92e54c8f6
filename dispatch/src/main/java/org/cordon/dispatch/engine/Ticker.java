package org.cordon.dispatch.engine;

import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.Hold;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Party;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.Shift;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Timers.Timer;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.dispatch.model.ZoneEvent;
import org.jspecify.annotations.Nullable;

/** Fires what is due, in order. Whatever a timer does takes it off, or the fold has a bug. */
final class Ticker {
  private final State state;
  private final Alarms alarms;
  private final RuleWatch rules;
  private final OwnerWatch owners;
  private final Follow follow;

  Ticker(State state, Alarms alarms, RuleWatch rules, OwnerWatch owners, Follow follow) {
    this.state = state;
    this.alarms = alarms;
    this.rules = rules;
    this.owners = owners;
    this.follow = follow;
  }

  void tick(Log log) {
    for (Timer t = due(log); t != null; t = due(log)) {
      fire(t, log);
      if (t.equals(state.timers().next())) {
        throw new IllegalStateException("timer " + t + " fired and is still set");
      }
    }
  }

  private @Nullable Timer due(Log log) {
    Timer next = state.timers().next();
    return next != null && next.dueMs() <= log.nowMs() ? next : null;
  }

  private void fire(Timer timer, Log log) {
    String subject = timer.subject();
    switch (timer.kind()) {
      case WAITING -> {
        Incident i = state.incidents().known(subject);
        String needs = Words.and(i.unmet().stream().map(Requirement::toString).toList());
        String text = subject + " P" + i.priority() + " waits for " + needs + ": " + i.reason();
        alarms.raise(AlarmKind.WAITING_TOO_LONG, subject, text, log);
      }
      case CALLBACK -> {
        Hold hold = state.incidents().known(subject).hold();
        String owner = hold == null ? "nobody" : hold.callbackOwner();
        alarms.raise(
            AlarmKind.CALLBACK_DUE, subject, owner + " calls the caller of " + subject, log);
      }
      case ACKNOWLEDGE ->
          alarms.raise(
              AlarmKind.NO_ACKNOWLEDGEMENT,
              subject,
              subject + " has not acknowledged " + state.units().known(subject).incidentId(),
              log);
      case POINT -> point(state.incidents().known(subject), log);
      case CONTACT ->
          alarms.raise(
              AlarmKind.NO_CONTACT_INSIDE_ZONE,
              subject,
              "ask " + subject + " whether they are all right",
              log);
      case ETA ->
          alarms.raise(
              AlarmKind.ETA_OVERRUN,
              subject,
              subject + " should be at " + state.units().known(subject).incidentId(),
              log);
      case RULE -> {
        rules.due(state.zones().known(subject), log);
        owners.checkAll(log);
      }
      case AUTHORITY -> {
        log.follow(new ZoneEvent.AuthorityTimeReached(subject));
        owners.checkAll(log);
        follow.adviceChanged(log);
      }
      case SHIFT -> shift(state.units().known(subject), log);
    }
  }

  private void point(Incident incident, Log log) {
    String missing =
        String.join(", ", incident.missingParties().stream().map(Party::toString).toList());
    alarms.raise(
        AlarmKind.MEETING_POINT_NOT_ACKNOWLEDGED,
        incident.id(),
        "v" + incident.pointVersion() + " not held by " + missing,
        log);
    alarms.pointsDiffer(incident, log);
  }

  private void shift(Unit unit, Log log) {
    Shift shift = unit.shift();
    boolean begins = shift.covers(log.nowMs());
    log.follow(new UnitEvent.ShiftTurned(unit.id(), begins));
    if (!begins && unit.leavesWhenFree()) {
      alarms.raise(
          AlarmKind.SHIFT_ENDED_WHILE_ASSIGNED,
          unit.id(),
          unit.id() + " finishes " + unit.incidentId() + ", then goes off duty",
          log);
    }
  }
}
