package org.cordon.dispatch.engine;

import static org.cordon.dispatch.engine.Checks.no;

import java.util.List;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.CallCommand;
import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.Commitment;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.Link;
import org.cordon.dispatch.model.LinkKind;
import org.cordon.dispatch.model.Milestone;
import org.cordon.dispatch.model.Outcome.Refused;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.Unit;
import org.jspecify.annotations.Nullable;

/** Decides on what becomes of incidents: held, linked, secured, ended. */
final class IncidentDesk {
  private final State state;
  private final Checks checks;
  private final IncidentPlaces places;
  private final Follow follow;
  private final Escorts escorts;
  private final Alarms alarms;

  IncidentDesk(
      State state,
      Checks checks,
      IncidentPlaces places,
      Follow follow,
      Escorts escorts,
      Alarms alarms) {
    this.state = state;
    this.checks = checks;
    this.places = places;
    this.follow = follow;
    this.escorts = escorts;
    this.alarms = alarms;
  }

  @Nullable Refused hold(CallCommand.Hold c, Log log) {
    Refused bad = checks.open(c.incidentId());
    bad = bad != null ? bad : Checks.text(c.note(), "note");
    if (bad != null) {
      return bad;
    }
    bad = Checks.shortText(c.callbackOwner().strip(), "callback owner");
    if (bad != null) {
      return bad;
    }
    if (c.callbackOwner().isBlank()) {
      return no(DispatchRefusal.CALLBACK_OWNER_MISSING, "nobody", "hold of " + c.incidentId());
    }
    if (c.callbackDueMs() <= log.nowMs()) {
      return no(
          DispatchRefusal.CALLBACK_DUE_IN_THE_PAST,
          "due " + c.callbackDueMs() + " at " + log.nowMs(),
          "hold of " + c.incidentId());
    }
    log.seal(Commitment.Item.FREE_TEXT, c.note());
    log.tell(new CallEvent.Held(c.incidentId(), c.reason(), c.callbackOwner(), c.callbackDueMs()));
    alarms.settle(state.incidents().known(c.incidentId()), log);
    return null;
  }

  @Nullable Refused callBack(CallCommand.CallBack c, Log log) {
    Refused bad = checks.open(c.incidentId());
    if (bad != null) {
      return bad;
    }
    Incident incident = state.incidents().known(c.incidentId());
    if (incident.hold() == null) {
      return no(DispatchRefusal.INCIDENT_NOT_HELD, c.incidentId() + " has no hold", "call back");
    }
    if (c.nextDueMs() <= log.nowMs()) {
      return no(
          DispatchRefusal.CALLBACK_DUE_IN_THE_PAST,
          "due " + c.nextDueMs() + " at " + log.nowMs(),
          "call back of " + c.incidentId());
    }
    log.seal(Commitment.Item.FREE_TEXT, c.note());
    log.tell(new CallEvent.CalledBack(c.incidentId(), c.nextDueMs()));
    alarms.settle(incident, log);
    return null;
  }

  @Nullable Refused duplicate(CallCommand.LinkDuplicate c, Log log) {
    Refused bad = linkable(c.incidentId(), c.originalId());
    if (bad != null) {
      return bad;
    }
    if (state.incidents().known(c.incidentId()).hasUnits()) {
      return stillAssigned(c.incidentId());
    }
    if (!state.incidents().known(c.incidentId()).duplicates().isEmpty()) {
      return no(
          DispatchRefusal.LINK_IN_A_CIRCLE, c.incidentId() + " has duplicates of its own", "link");
    }
    log.tell(new CallEvent.Linked(c.incidentId(), LinkKind.DUPLICATE_OF, c.originalId()));
    alarms.settle(state.incidents().known(c.incidentId()), log);
    return null;
  }

  private @Nullable Refused linkable(String from, String to) {
    Refused bad = checks.open(from);
    bad = bad != null ? bad : checks.open(to);
    if (bad != null) {
      return bad;
    }
    return from.equals(to) ? no(DispatchRefusal.LINK_TO_ITSELF, from, "link") : null;
  }

  private static Refused stillAssigned(String incidentId) {
    return no(DispatchRefusal.UNITS_STILL_ASSIGNED, incidentId + " has units", "incident");
  }

  @Nullable Refused child(CallCommand.LinkChild c, Log log) {
    Refused bad = linkable(c.incidentId(), c.parentId());
    if (bad != null) {
      return bad;
    }
    for (String above = c.parentId(); !above.isEmpty(); above = parent(above)) {
      if (above.equals(c.incidentId())) {
        return no(DispatchRefusal.LINK_IN_A_CIRCLE, c.parentId() + " is below " + above, "link");
      }
    }
    log.tell(new CallEvent.Linked(c.incidentId(), LinkKind.CHILD_OF, c.parentId()));
    return null;
  }

  private String parent(String incidentId) {
    Incident incident = state.incident(incidentId);
    if (incident == null) {
      return "";
    }
    String parent = "";
    for (Link link : incident.links()) {
      parent = link.kind() == LinkKind.CHILD_OF ? link.otherId() : parent;
    }
    return parent;
  }

  @Nullable Refused split(CallCommand.Split c, Log log) {
    Refused bad = checks.open(c.incidentId());
    bad = bad != null ? bad : checks.free(c.newIncidentId());
    bad = bad != null ? bad : Checks.id(c.type(), "incident type");
    if (bad != null) {
      return bad;
    }
    if (c.priority() < 1) {
      return no(DispatchRefusal.BAD_PRIORITY, "P" + c.priority(), "priority");
    }
    if (state.setup().plan(c.type(), c.priority()) == null && c.services().isEmpty()) {
      return no(DispatchRefusal.NO_SERVICE_NEEDED, c.type() + " P" + c.priority(), "services");
    }
    Incident old = state.incidents().known(c.incidentId());
    places.put(c.newIncidentId(), places.get(c.incidentId()));
    log.tell(
        new CallEvent.IncidentOpened(
            c.newIncidentId(),
            c.type(),
            c.priority(),
            c.services(),
            old.placeStatus(),
            old.beat(),
            old.zoneIds()));
    log.follow(new CallEvent.CallerUpdated(c.newIncidentId(), old.callerState()));
    log.follow(new CallEvent.Linked(c.newIncidentId(), LinkKind.SPLIT_FROM, c.incidentId()));
    Incident split = state.incidents().known(c.newIncidentId());
    alarms.placeUnconfirmed(split, log);
    follow.recommendAnew(split, log);
    return null;
  }

  @Nullable Refused transfer(CallCommand.Transfer c, Log log) {
    Refused bad = endable(c.incidentId());
    bad = bad != null ? bad : Checks.id(c.agency(), "agency");
    if (bad != null) {
      return bad;
    }
    log.seal(Commitment.Item.FREE_TEXT, c.note());
    log.tell(new CallEvent.Transferred(c.incidentId(), c.agency()));
    ended(c.incidentId(), IncidentOutcome.OTHER_SERVICE, log);
    return null;
  }

  private @Nullable Refused endable(String incidentId) {
    Refused bad = checks.open(incidentId);
    if (bad != null) {
      return bad;
    }
    return state.incidents().known(incidentId).hasUnits() ? stillAssigned(incidentId) : null;
  }

  private void ended(String incidentId, IncidentOutcome outcome, Log log) {
    Incident incident = state.incidents().known(incidentId);
    log.tell(new CallEvent.IncidentEnded(incidentId, outcome));
    alarms.settle(incident, log);
    for (String duplicate : List.copyOf(incident.duplicates())) {
      Incident same = state.incident(duplicate);
      if (same != null && same.open()) {
        log.follow(new CallEvent.IncidentEnded(duplicate, outcome));
        alarms.settle(same, log);
      }
    }
    places.prune(state);
  }

  /** Nobody was reached or met whom no unit is on record as having come to. */
  private @Nullable Refused borneOut(CallCommand.End c) {
    boolean came =
        switch (c.outcome()) {
          case REACHED -> came(c.incidentId(), false);
          case MET_AT_THE_EDGE -> came(c.incidentId(), true);
          case OTHER_SERVICE, DEFERRED, WITHDRAWN_BY_THE_CALLER, NOT_REACHED -> true;
        };
    Incident incident = state.incidents().known(c.incidentId());
    if (c.outcome() == IncidentOutcome.MET_AT_THE_EDGE && !incident.staying().isEmpty()) {
      String inside = Words.cannotBeMoved(incident.staying());
      return no(DispatchRefusal.CASUALTY_STAYS_INSIDE, inside, c.incidentId());
    }
    return came
        ? null
        : no(
            DispatchRefusal.OUTCOME_NOT_ON_RECORD,
            c.outcome() + ", but no unit came",
            c.incidentId());
  }

  private boolean came(String incidentId, boolean toThePoint) {
    return state.incidents().known(incidentId).assignments().stream()
        .filter(a -> !a.unsent() && (!toThePoint || a.task() == Task.MEET))
        .anyMatch(a -> a.timeMs(Milestone.ON_SCENE) >= 0 || a.timeMs(Milestone.HANDS_ON) >= 0);
  }

  @Nullable Refused end(CallCommand.End c, Log log) {
    Refused bad = endable(c.incidentId());
    bad = bad != null ? bad : Checks.text(c.note(), "note");
    bad = bad != null ? bad : borneOut(c);
    if (bad != null) {
      return bad;
    }
    log.seal(Commitment.Item.FREE_TEXT, c.note());
    ended(c.incidentId(), c.outcome(), log);
    return null;
  }

  @Nullable Refused reopen(CallCommand.Reopen c, Log log) {
    Refused bad = checks.open(c.incidentId());
    if (bad == null) {
      return no(DispatchRefusal.INCIDENT_NOT_ENDED, c.incidentId() + " is open", "incident");
    }
    boolean merged = bad.name() == DispatchRefusal.INCIDENT_MERGED;
    if (bad.name() != DispatchRefusal.INCIDENT_ENDED && !merged) {
      return bad;
    }
    if (state.incidents().fallsDue(c.incidentId(), log.nowMs())) {
      return no(DispatchRefusal.INCIDENT_FILED, c.incidentId(), "incident");
    }
    log.seal(Commitment.Item.FREE_TEXT, c.note());
    log.tell(new CallEvent.IncidentReopened(c.incidentId()));
    follow.recommendAnew(state.incidents().known(c.incidentId()), log);
    return null;
  }

  @Nullable Refused secure(CallCommand.SecureScene c, Log log) {
    Refused bad = checks.open(c.incidentId());
    bad = bad != null ? bad : checks.unit(c.unitId());
    if (bad != null) {
      return bad;
    }
    Incident incident = state.incidents().known(c.incidentId());
    Unit unit = state.units().known(c.unitId());
    if (!unit.incidentId().equals(c.incidentId())) {
      return no(DispatchRefusal.UNIT_NOT_ASSIGNED, c.unitId() + " is not on it", c.incidentId());
    }
    Assignment a = unit.assignment();
    boolean meets = a != null && a.task() == Task.MEET;
    if (!unit.status().arrived() || meets) {
      String found = c.unitId() + " is " + unit.status() + (meets ? ", sent to the edge" : "");
      return no(DispatchRefusal.UNIT_NOT_AT_THE_SCENE, found, "unit");
    }
    String other = escorts.otherEscortFor(incident, unit, log.nowMs());
    if (!other.isEmpty()) {
      return no(DispatchRefusal.NOT_AN_ESCORT, other, incident.id());
    }
    log.tell(new CallEvent.SceneSecured(c.incidentId(), c.unitId()));
    escorts.letIn(incident, log);
    recommendRest(incident, log);
    return null;
  }

  @Nullable Refused revoke(CallCommand.RevokeScene c, Log log) {
    Refused bad = checks.open(c.incidentId());
    bad = bad != null ? bad : checks.unit(c.unitId());
    if (bad != null) {
      return bad;
    }
    Incident incident = state.incidents().known(c.incidentId());
    if (incident.securedBy().isEmpty()) {
      return no(DispatchRefusal.SCENE_NOT_SECURED_YET, "no unit secured it", c.incidentId());
    }
    log.tell(new CallEvent.SceneRevoked(c.incidentId(), c.unitId()));
    escorts.bringOut(incident, "scene no longer secured, says " + c.unitId(), log);
    recommendRest(incident, log);
    return null;
  }

  private void recommendRest(Incident incident, Log log) {
    escorts.watch(incident, log);
    if (incident.needsUnits() && incident.hold() == null) {
      follow.recommendAnew(incident, log);
    }
  }
}
