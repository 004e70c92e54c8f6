package org.cordon.dispatch.engine;

import java.util.List;
import org.cordon.dispatch.model.Acknowledgement;
import org.cordon.dispatch.model.Alarm;
import org.cordon.dispatch.model.AlarmEvent;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.Hold;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.Party;
import org.cordon.dispatch.model.PlaceStatus;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.UnitStatus;

/** Raises alarms once, and clears them as soon as what they said is no longer so. */
final class Alarms {
  private static final List<AlarmKind> OF_UNITS =
      List.of(
          AlarmKind.NO_ACKNOWLEDGEMENT,
          AlarmKind.NO_CONTACT_INSIDE_ZONE,
          AlarmKind.ZONE_CHANGED_UNDER_UNIT,
          AlarmKind.ENTERED_WITHOUT_CLEARANCE,
          AlarmKind.ETA_OVERRUN,
          AlarmKind.SHIFT_ENDED_WHILE_ASSIGNED);
  private static final List<AlarmKind> OF_INCIDENTS =
      List.of(
          AlarmKind.WAITING_TOO_LONG,
          AlarmKind.CALLBACK_DUE,
          AlarmKind.MEETING_POINT_NOT_ACKNOWLEDGED,
          AlarmKind.MEETING_POINTS_DIFFER,
          AlarmKind.PLACE_UNCONFIRMED,
          AlarmKind.MEETING_POINT_LOST,
          AlarmKind.WAITS_IN_VAIN,
          AlarmKind.SECURING_UNIT_LEFT);

  private final State state;

  Alarms(State state) {
    this.state = state;
  }

  boolean raised(AlarmKind kind, String subject) {
    return state.alarms().get(kind, subject) != null;
  }

  void raise(AlarmKind kind, String subject, String text, Log log) {
    log.follow(new AlarmEvent.Raised(kind, subject, text));
  }

  void clear(AlarmKind kind, String subject, Log log) {
    if (raised(kind, subject)) {
      log.follow(new AlarmEvent.Cleared(kind, subject));
    }
  }

  /** Clears what no longer holds of a unit. */
  void settle(Unit unit, Log log) {
    if (state.alarms().all().isEmpty()) {
      return;
    }
    for (AlarmKind kind : OF_UNITS) {
      if (raised(kind, unit.id()) && !holds(kind, unit)) {
        clear(kind, unit.id(), log);
      }
    }
  }

  private static boolean holds(AlarmKind kind, Unit unit) {
    UnitStatus status = unit.status();
    return switch (kind) {
      case NO_ACKNOWLEDGEMENT -> status == UnitStatus.DISPATCHED;
      case ETA_OVERRUN -> status.underWay() && status != UnitStatus.STAGED;
      case NO_CONTACT_INSIDE_ZONE, ENTERED_WITHOUT_CLEARANCE -> status.arrived();
      case ZONE_CHANGED_UNDER_UNIT -> status.underWay() || status.arrived();
      case SHIFT_ENDED_WHILE_ASSIGNED -> unit.leavesWhenFree();
      default -> true;
    };
  }

  /** Clears what was said of a unit on the incident that it was on before. */
  void forget(Unit unit, Log log) {
    for (AlarmKind kind : OF_UNITS) {
      if (kind != AlarmKind.SHIFT_ENDED_WHILE_ASSIGNED) {
        clear(kind, unit.id(), log);
      }
    }
  }

  /** Raises, clears or leaves an alarm, so that it stands if there is something to say. */
  void turn(AlarmKind kind, String subject, String text, Log log) {
    if (text.isEmpty()) {
      clear(kind, subject, log);
    } else if (!raised(kind, subject)) {
      raise(kind, subject, text, log);
    }
  }

  /** As {@link #turn}, and raises it anew, for all to see again, when the words have changed. */
  void say(AlarmKind kind, String subject, String text, Log log) {
    Alarm standing = state.alarms().get(kind, subject);
    if (standing != null && !text.isEmpty() && !standing.text().equals(text)) {
      raise(kind, subject, text, log);
    } else {
      turn(kind, subject, text, log);
    }
  }

  /** Clears what no longer holds of an incident. */
  void settle(Incident incident, Log log) {
    if (state.alarms().all().isEmpty()) {
      return;
    }
    for (AlarmKind kind : OF_INCIDENTS) {
      if (raised(kind, incident.id()) && (!incident.open() || !holds(kind, incident, log))) {
        clear(kind, incident.id(), log);
      }
    }
  }

  private static boolean holds(AlarmKind kind, Incident incident, Log log) {
    Hold hold = incident.hold();
    return switch (kind) {
      case WAITING_TOO_LONG -> incident.needsUnits();
      case CALLBACK_DUE -> hold != null && hold.callbackDueMs() <= log.nowMs();
      case MEETING_POINT_NOT_ACKNOWLEDGED -> !incident.missingParties().isEmpty();
      case MEETING_POINTS_DIFFER -> !differing(incident).isEmpty();
      case MEETING_POINT_LOST -> incident.point() == null && !meeting(incident).isEmpty();
      case PLACE_UNCONFIRMED -> incident.placeStatus() != PlaceStatus.VERIFIED;
      default -> true;
    };
  }

  /** The units that are on an incident to meet its caller. */
  static List<Assignment> meeting(Incident incident) {
    return incident.assignments().stream()
        .filter(a -> a.active() && a.task() == Task.MEET)
        .toList();
  }

  /** Who holds another point, or another version of it, than the incident's own. */
  static List<Party> differing(Incident incident) {
    if (incident.point() == null) {
      return List.of();
    }
    return incident.parties().stream()
        .filter(p -> incident.acknowledgement(p) != null && !incident.holdsPoint(p))
        .toList();
  }

  /** Raises the alarm of 20 June: somebody waits somewhere else. */
  void pointsDiffer(Incident incident, Log log) {
    MeetingPoint point = incident.point();
    List<Party> others = differing(incident);
    if (point == null || others.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append("v").append(point.version()).append(" is ").append(point.spokenName());
    for (Party party : others) {
      Acknowledgement held = incident.acknowledgement(party);
      if (held != null) {
        text.append("; ").append(party).append(" holds v").append(held.version());
        text.append(held.pointId().isEmpty() ? "" : " " + held.pointId());
      }
    }
    raise(AlarmKind.MEETING_POINTS_DIFFER, incident.id(), text.toString(), log);
  }

  void placeUnconfirmed(Incident incident, Log log) {
    if (incident.placeStatus() != PlaceStatus.VERIFIED) {
      raise(
          AlarmKind.PLACE_UNCONFIRMED,
          incident.id(),
          "place is " + incident.placeStatus() + ": find or confirm it",
          log);
    }
  }
}
