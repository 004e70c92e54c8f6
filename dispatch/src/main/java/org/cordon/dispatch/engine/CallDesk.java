package org.cordon.dispatch.engine;

import static org.cordon.dispatch.engine.Checks.no;

import java.util.List;
import org.cordon.dispatch.model.CallCommand;
import org.cordon.dispatch.model.CallData;
import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.Casualty;
import org.cordon.dispatch.model.Commitment;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Outcome.Refused;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.jspecify.annotations.Nullable;

/** Decides on calls as they are taken and told. */
final class CallDesk {
  private final State state;
  private final Checks checks;
  private final IncidentPlaces places;
  private final Follow follow;
  private final Alarms alarms;

  CallDesk(State state, Checks checks, IncidentPlaces places, Follow follow, Alarms alarms) {
    this.state = state;
    this.checks = checks;
    this.places = places;
    this.follow = follow;
    this.alarms = alarms;
  }

  @Nullable Refused receive(CallCommand.ReceiveCall c, Log log) {
    Refused bad = checks.free(c.incidentId());
    bad = bad != null ? bad : newCall(c.callId(), c.data());
    bad = bad != null ? bad : classified(c.type(), c.priority(), c.services());
    if (bad != null) {
      return bad;
    }
    places.put(c.incidentId(), c.data().place());
    log.tell(
        new CallEvent.IncidentOpened(
            c.incidentId(),
            c.type(),
            c.priority(),
            c.services(),
            c.data().placeStatus(),
            c.data().beat(),
            ZoneView.idsAt(state, c.data().place())));
    call(c.callId(), c.incidentId(), c.data(), log);
    Incident incident = state.incidents().known(c.incidentId());
    alarms.placeUnconfirmed(incident, log);
    follow.recommendAnew(incident, log);
    return null;
  }

  private @Nullable Refused newCall(String callId, CallData data) {
    Refused bad = Checks.id(callId, "call id");
    bad = bad != null ? bad : Checks.text(data.note(), "note");
    bad = bad != null ? bad : Checks.text(data.spokenAddress(), "spoken address");
    bad = bad != null ? bad : Checks.text(data.caller(), "caller");
    bad = bad != null ? bad : told(data);
    if (bad != null) {
      return bad;
    }
    return state.incidents().call(callId) != null
        ? no(DispatchRefusal.DUPLICATE_ID, callId, "call id")
        : null;
  }

  private static @Nullable Refused told(CallData data) {
    Refused bad = Checks.shortText(data.beat(), "beat");
    return bad != null ? bad : Checks.shortText(data.callerState().language(), "language");
  }

  private @Nullable Refused classified(String type, int priority, List<Service> services) {
    Refused bad = Checks.id(type, "incident type");
    if (bad != null) {
      return bad;
    }
    if (priority < 1) {
      return no(DispatchRefusal.BAD_PRIORITY, "P" + priority, "priority");
    }
    if (state.setup().plan(type, priority) == null && services.isEmpty()) {
      return no(
          DispatchRefusal.NO_SERVICE_NEEDED,
          "no response plan for " + type + " P" + priority + " and no service named",
          "services");
    }
    return null;
  }

  private static void call(String callId, String incidentId, CallData data, Log log) {
    seal(data, log);
    log.tell(
        new CallEvent.CallReceived(callId, incidentId, data.placeStatus(), data.callerState()));
  }

  private static void seal(CallData data, Log log) {
    log.seal(data.place())
        .seal(Commitment.Item.SPOKEN_ADDRESS, data.spokenAddress())
        .seal(Commitment.Item.CALLER, data.caller())
        .seal(Commitment.Item.FREE_TEXT, data.note());
  }

  @Nullable Refused attach(CallCommand.AttachCall c, Log log) {
    Refused bad = checks.open(c.incidentId());
    bad = bad != null ? bad : newCall(c.callId(), c.data());
    if (bad != null) {
      return bad;
    }
    call(c.callId(), c.incidentId(), c.data(), log);
    follow.incidentChanged(state.incidents().known(c.incidentId()), "another call told more", log);
    return null;
  }

  @Nullable Refused locate(CallCommand.Locate c, Log log) {
    Refused bad = checks.open(c.incidentId());
    bad = bad != null ? bad : Checks.text(c.data().note(), "note");
    bad = bad != null ? bad : told(c.data());
    if (bad != null) {
      return bad;
    }
    places.put(c.incidentId(), c.data().place());
    seal(c.data(), log);
    log.tell(
        new CallEvent.IncidentLocated(
            c.incidentId(),
            c.data().placeStatus(),
            c.data().beat(),
            ZoneView.idsAt(state, c.data().place())));
    Incident incident = state.incidents().known(c.incidentId());
    alarms.settle(incident, log);
    alarms.placeUnconfirmed(incident, log);
    follow.incidentChanged(incident, "the place was corrected", log);
    return null;
  }

  @Nullable Refused caller(CallCommand.UpdateCaller c, Log log) {
    Refused bad = checks.open(c.incidentId());
    bad = bad != null ? bad : Checks.shortText(c.callerState().language(), "language");
    if (bad != null) {
      return bad;
    }
    log.tell(new CallEvent.CallerUpdated(c.incidentId(), c.callerState()));
    follow.incidentChanged(
        state.incidents().known(c.incidentId()), "the caller's state changed", log);
    return null;
  }

  @Nullable Refused casualty(CallCommand.UpdateCasualty c, Log log) {
    Refused bad = checks.open(c.incidentId());
    bad = bad != null ? bad : Checks.id(c.casualtyId(), "casualty id");
    bad = bad != null ? bad : Checks.shortText(c.state().language(), "language");
    if (bad != null) {
      return bad;
    }
    if (c.casualtyId().equals(Casualty.CALLER)) {
      return caller(new CallCommand.UpdateCaller(c.incidentId(), c.state()), log);
    }
    log.tell(new CallEvent.CasualtyUpdated(c.incidentId(), c.casualtyId(), c.state()));
    return casualtiesChanged(c.incidentId(), log);
  }

  @Nullable Refused casualty(CallCommand.RemoveCasualty c, Log log) {
    Refused bad = checks.open(c.incidentId());
    if (bad != null) {
      return bad;
    }
    boolean other =
        state.incidents().known(c.incidentId()).casualties().stream()
            .skip(1)
            .anyMatch(k -> k.id().equals(c.casualtyId()));
    if (!other) {
      return no(DispatchRefusal.UNKNOWN_CASUALTY, c.casualtyId(), c.incidentId());
    }
    log.tell(new CallEvent.CasualtyRemoved(c.incidentId(), c.casualtyId()));
    return casualtiesChanged(c.incidentId(), log);
  }

  private @Nullable Refused casualtiesChanged(String incidentId, Log log) {
    follow.incidentChanged(state.incidents().known(incidentId), "a casualty's state changed", log);
    return null;
  }

  @Nullable Refused reclassify(CallCommand.Reclassify c, Log log) {
    Refused bad = checks.open(c.incidentId());
    bad = bad != null ? bad : classified(c.type(), c.priority(), c.services());
    if (bad != null) {
      return bad;
    }
    log.tell(new CallEvent.Reclassified(c.incidentId(), c.type(), c.priority(), c.services()));
    follow.incidentChanged(
        state.incidents().known(c.incidentId()), "the incident was reclassified", log);
    return null;
  }

  @Nullable Refused review(CallCommand.Review c, Log log) {
    Refused bad = checks.open(c.incidentId());
    if (bad == null) {
      review(c.incidentId(), log);
    }
    return bad;
  }

  private void review(String incidentId, Log log) {
    Incident incident = state.incidents().known(incidentId);
    if (incident.hold() == null) {
      follow.recommendAnew(incident, log);
    }
    alarms.settle(incident, log);
  }
}
