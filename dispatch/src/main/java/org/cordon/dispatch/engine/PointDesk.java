package org.cordon.dispatch.engine;

import static org.cordon.dispatch.engine.Checks.no;

import java.util.List;
import org.cordon.dispatch.model.AlarmEvent;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.Commitment;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Outcome.Refused;
import org.cordon.dispatch.model.PointCommand;
import org.cordon.dispatch.model.PointEvent;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.policy.Approach;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/** Decides on meeting points, on who holds which, and on alarms. */
final class PointDesk {
  private final State state;
  private final Checks checks;
  private final IncidentPlaces places;
  private final Recommender recommender;
  private final Follow follow;
  private final Alarms alarms;

  PointDesk(
      State state,
      Checks checks,
      IncidentPlaces places,
      Recommender recommender,
      Follow follow,
      Alarms alarms) {
    this.state = state;
    this.checks = checks;
    this.places = places;
    this.recommender = recommender;
    this.follow = follow;
    this.alarms = alarms;
  }

  @Nullable Refused set(PointCommand.SetPoint c, Log log) {
    Refused bad = checks.open(c.incidentId());
    if (bad != null) {
      return bad;
    }
    Incident incident = state.incidents().known(c.incidentId());
    if (!Approach.mayMeet(incident)) {
      return no(
          DispatchRefusal.MEETING_NOT_ALLOWED,
          incident.type()
              + (incident.coming().isEmpty() ? ", nobody who can be moved" : ", where none may be"),
          c.incidentId());
    }
    NamedPlace named = c.point();
    bad = named == null ? null : checks.place(named);
    if (bad != null) {
      return bad;
    }
    if (named != null && c.override() == null) {
      return no(DispatchRefusal.OVERRIDE_REASON_MISSING, named.spokenName(), c.incidentId());
    }
    if (named != null && follow.nearClosed(named.place(), incident, 1, log.nowMs())) {
      return no(
          DispatchRefusal.CLOSED_TO_THE_SERVICE,
          named.spokenName() + " lies in a closed area",
          c.incidentId());
    }
    MeetingPoint point = named == null ? found(incident, log) : by(named, incident, log);
    if (point == null) {
      return no(DispatchRefusal.NO_MEETING_POINT_FOUND, "no point in reach", c.incidentId());
    }
    log.tell(new PointEvent.PointSet(c.incidentId(), point, named == null ? null : c.override()));
    List<Assignment> meeting = Alarms.meeting(incident);
    follow.tellUnits(incident, meeting, point, "the meeting point is new", log);
    alarms.settle(incident, log);
    return null;
  }

  private @Nullable MeetingPoint found(Incident incident, Log log) {
    Place caller = places.get(incident.id());
    return caller == null
        ? null
        : recommender.pointFor(incident, caller, Alarms.meeting(incident), log.nowMs());
  }

  /** A point that the dispatcher named, with the walk there if one is known. */
  private MeetingPoint by(NamedPlace named, Incident incident, Log log) {
    Place caller = places.get(incident.id());
    long walkMs = caller == null ? Times.UNKNOWN_MS : recommender.walkMs(incident, caller, named);
    return new MeetingPoint(
        named.id(),
        incident.pointVersion() + 1,
        named.spokenName(),
        named.place(),
        walkMs,
        log.nowMs() + Math.max(0, walkMs),
        log.nowMs());
  }

  @Nullable Refused withdraw(PointCommand.WithdrawPoint c, Log log) {
    Refused bad = checks.open(c.incidentId());
    if (bad != null) {
      return bad;
    }
    Incident incident = state.incidents().known(c.incidentId());
    if (incident.point() == null) {
      return no(DispatchRefusal.NO_MEETING_POINT, c.incidentId() + " has none", "withdraw");
    }
    if (!Alarms.meeting(incident).isEmpty()) {
      return no(DispatchRefusal.UNITS_STILL_ASSIGNED, "units are on their way to it", "withdraw");
    }
    log.tell(new PointEvent.PointWithdrawn(c.incidentId()));
    alarms.settle(incident, log);
    return null;
  }

  @Nullable Refused acknowledge(PointCommand.Acknowledge c, Log log) {
    Refused bad = checks.open(c.incidentId());
    bad = bad != null ? bad : Checks.text(c.note(), "note");
    bad = bad != null ? bad : Checks.shortText(c.pointId(), "point id");
    if (bad != null) {
      return bad;
    }
    Incident incident = state.incidents().known(c.incidentId());
    MeetingPoint point = incident.point();
    if (point == null) {
      return no(DispatchRefusal.NO_MEETING_POINT, c.incidentId() + " has none", "acknowledge");
    }
    if (!incident.parties().contains(c.party())) {
      return no(DispatchRefusal.UNKNOWN_PARTY, c.party().toString(), c.incidentId());
    }
    if (c.version() < 1 || c.version() > incident.pointVersion()) {
      return no(
          DispatchRefusal.WRONG_POINT_VERSION,
          "v" + c.version() + "; current is v" + point.version(),
          c.incidentId());
    }
    log.seal(Commitment.Item.FREE_TEXT, c.note());
    log.tell(
        new PointEvent.PointAcknowledged(
            c.incidentId(), c.party(), c.version(), held(c, point), c.how()));
    alarms.settle(incident, log);
    if (!incident.holdsPoint(c.party())) {
      alarms.pointsDiffer(incident, log);
    }
    return null;
  }

  /** Who names no other point holds the incident's own, if it is of the version they say. */
  private static String held(PointCommand.Acknowledge c, MeetingPoint point) {
    boolean current = c.version() == point.version();
    return c.pointId().isEmpty() && current ? point.pointId() : c.pointId();
  }

  @Nullable Refused acknowledgeAlarm(PointCommand.AcknowledgeAlarm c, Log log) {
    if (!alarms.raised(c.kind(), c.subject())) {
      return no(DispatchRefusal.UNKNOWN_ALARM, c.kind() + " of " + c.subject(), "alarm");
    }
    log.tell(new AlarmEvent.Acknowledged(c.kind(), c.subject()));
    return null;
  }
}
