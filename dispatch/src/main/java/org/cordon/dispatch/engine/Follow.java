package org.cordon.dispatch.engine;

import java.util.List;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.Hold;
import org.cordon.dispatch.model.HoldReason;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Instruction;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.Milestone;
import org.cordon.dispatch.model.PointEvent;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.dispatch.policy.Approach;
import org.cordon.roads.Place;
import org.cordon.roads.corner.StandOff;
import org.cordon.roads.route.ClosedShape;
import org.jspecify.annotations.Nullable;

/** What follows for incidents and units when zones, rules or closed streets change. */
final class Follow {
  private final State state;
  private final Recommender recommender;
  private final IncidentPlaces places;
  private final Escorts escorts;
  private final Alarms alarms;
  private @Nullable Recommendation last;

  Follow(
      State state, Recommender recommender, IncidentPlaces places, Escorts escorts, Alarms alarms) {
    this.state = state;
    this.recommender = recommender;
    this.places = places;
    this.escorts = escorts;
    this.alarms = alarms;
  }

  /** What was put on the log as recommended last. */
  @Nullable Recommendation last() {
    return last;
  }

  /** Puts on the log what is recommended, if it is news; the answer is what was computed. */
  @Nullable Recommendation recommendAnew(Incident incident, Log log) {
    Recommendation r = recommender.recommend(incident, log.nowMs());
    last = r;
    Hold hold = incident.hold();
    boolean stays = r == null || (r.hold() != null && incident.kind() == RecommendationKind.HELD);
    if (hold != null && (stays || hold.reason() == HoldReason.WAITING_BY_CHOICE)) {
      return r; // held as before: what the dispatcher said of the hold stays
    }
    if (r != null && (r.kind() != incident.kind() || !r.reason().equals(incident.reason()))) {
      log.follow(new CallEvent.Recommended(incident.id(), r.kind(), r.unitIds(), r.reason()));
    }
    return r;
  }

  /** After an outline came, went or changed: which open incidents lie in which zones. */
  void redecideZones(Log log) {
    for (Incident incident : List.copyOf(state.incidents().active())) {
      if (incident.open()) {
        List<String> now = ZoneView.idsAt(state, places.get(incident.id()));
        if (!now.equals(incident.zoneIds()) && places.get(incident.id()) != null) {
          log.follow(new CallEvent.ZonesRedecided(incident.id(), now));
        }
      }
    }
  }

  /** After anything changed who may go where. */
  void accessChanged(String why, Log log) {
    for (Incident incident : List.copyOf(state.incidents().active())) {
      if (!incident.open()) {
        continue;
      }
      incidentChanged(incident, why, log);
    }
  }

  /** After something began or ended that is said of a dispatch and moves nobody. */
  void adviceChanged(Log log) {
    for (Incident incident : List.copyOf(state.incidents().active())) {
      if (incident.open() && incident.needsUnits()) {
        recommendAnew(incident, log);
      }
    }
  }

  /** After what is known about one incident changed. */
  void incidentChanged(Incident incident, String why, Log log) {
    checkPoint(incident, why, log);
    checkUnits(incident, why, log);
    escorts.letIn(incident, log);
    if (incident.needsUnits()) {
      recommendAnew(incident, log);
    }
    escorts.watch(incident, log);
    alarms.settle(incident, log);
  }

  private void checkUnits(Incident incident, String why, Log log) {
    for (Assignment a : List.copyOf(incident.assignments())) {
      Unit unit = state.units().known(a.unit().id());
      if (!a.active() || !(unit.status().underWay() || unit.status().arrived())) {
        continue;
      }
      String stopped = stopped(a, unit, incident, log.nowMs());
      if (stopped.isEmpty()) {
        alarms.clear(AlarmKind.ZONE_CHANGED_UNDER_UNIT, unit.id(), log);
      } else if (!alarms.raised(AlarmKind.ZONE_CHANGED_UNDER_UNIT, unit.id())) {
        String text = unit.id() + " on " + incident.id() + ": " + why + "; " + stopped;
        alarms.raise(AlarmKind.ZONE_CHANGED_UNDER_UNIT, unit.id(), text, log);
      }
    }
    escorts.bringOut(incident, why, log);
  }

  /** Why a unit can no longer do what it was sent for; "" when it can. */
  private String stopped(Assignment a, Unit unit, Incident incident, long nowMs) {
    boolean stillInside = unit.status().arrived() && a.instruction() == Instruction.WITHDRAW;
    boolean goesIn = a.task() != Task.MEET && (!a.waitsOutside() || stillInside);
    if (goesIn) {
      String waits = escorts.waitsFor(a, incident, nowMs);
      if (!waits.isEmpty()) {
        return waits;
      }
    }
    Place to = a.destination() == null ? places.get(incident.id()) : a.destination();
    if (to == null || unit.manualEtaMs() >= 0 || !unit.status().underWay()) {
      return "";
    }
    Ranker ranker = recommender.ranker();
    ClosedStreets closed = recommender.closed(incident, unit.service(), nowMs);
    boolean way =
        !ranker.rank(List.of(ranker.ready(unit, nowMs)), unit.service(), closed, to).isEmpty();
    return way ? "" : "no open street leads there any more";
  }

  /**
   * A meeting point that no longer serves is replaced by a new version, which everybody
   * acknowledges again; where there is no other it is withdrawn. Where the caller is by now nobody
   * knows: walks are those from the place that was reported last.
   */
  private void checkPoint(Incident incident, String why, Log log) {
    MeetingPoint point = incident.point();
    List<Assignment> meeting = Alarms.meeting(incident);
    if (point == null ? meeting.isEmpty() : stillGood(point, incident, log.nowMs())) {
      return;
    }
    Place caller = mayMeet(incident) ? places.get(incident.id()) : null;
    if (point != null) {
      log.follow(new PointEvent.PointWithdrawn(incident.id()));
    }
    MeetingPoint next =
        caller == null ? null : recommender.pointFor(incident, caller, meeting, log.nowMs());
    if (next != null) {
      log.follow(new PointEvent.PointSet(incident.id(), next, null));
      tellUnits(incident, meeting, next, why, log);
    } else if (!meeting.isEmpty() && !alarms.raised(AlarmKind.MEETING_POINT_LOST, incident.id())) {
      lost(incident, meeting, why, log);
    }
  }

  /** Units on their way to a point that is gone wait where it is safe until they have another. */
  private void lost(Incident incident, List<Assignment> meeting, String why, Log log) {
    String gone = mayMeet(incident) ? "and no other was found" : "and its caller can come to none";
    String text = why + "; its meeting point is gone " + gone;
    for (Assignment a : meeting) {
      log.follow(
          new UnitEvent.Instructed(
              a.unit().id(), incident.id(), Instruction.STAGE, a.destination(), null, text));
    }
    alarms.raise(AlarmKind.MEETING_POINT_LOST, incident.id(), text, log);
  }

  void tellUnits(
      Incident incident, List<Assignment> meeting, MeetingPoint point, String why, Log log) {
    for (Assignment a : meeting) {
      log.follow(
          new UnitEvent.Instructed(
              a.unit().id(),
              incident.id(),
              Instruction.GO_TO_MEETING_POINT,
              point.place(),
              null,
              why + "; meet at " + point.spokenName()));
    }
  }

  /** Once a crew has its hands on the caller at the point, nobody has to come there any more. */
  private static boolean met(Incident incident) {
    return Alarms.meeting(incident).stream().anyMatch(a -> a.timeMs(Milestone.HANDS_ON) >= 0);
  }

  private static boolean mayMeet(Incident incident) {
    return met(incident) || Approach.mayMeet(incident);
  }

  /**
   * Whether a point still serves: its caller can come to it, it stands off from everything closed,
   * and the units are there, together with the caller, about as soon as anywhere. Once a crew has
   * its hands on the caller, only a closed area that reaches the point moves it.
   */
  private boolean stillGood(MeetingPoint point, Incident incident, long nowMs) {
    if (!mayMeet(incident)) {
      return false;
    }
    ZoneView view = ZoneView.inForce(state, places);
    boolean agreed =
        view.active().stream().anyMatch(z -> z.collectionPoint(point.pointId()) != null);
    long standOffMm = agreed ? 1 : state.setup().settings().meeting().standOffMm();
    if (nearClosed(point.place(), incident, standOffMm, nowMs)) {
      return false;
    }
    Place caller = places.get(incident.id());
    if (met(incident) || caller == null) {
      return true;
    }
    boolean inReach =
        point.walkMs() < 0
            || recommender.walkMs(incident, caller, MeetingPlanner.named(point)) >= 0;
    List<Assignment> meeting = Alarms.meeting(incident);
    return inReach
        && (meeting.isEmpty() || recommender.keeps(incident, caller, meeting, point, nowMs));
  }

  /** Whether a place is nearer than that to an area closed to a service that is to meet there. */
  boolean nearClosed(Place place, Incident incident, long standOffMm, long nowMs) {
    for (Service service : recommender.meetingServices(incident, nowMs)) {
      List<ClosedShape> areas = recommender.closed(incident, service, nowMs).areaShapes();
      if (!new StandOff(areas, standOffMm).keeps(place)) {
        return true;
      }
    }
    return false;
  }
}
