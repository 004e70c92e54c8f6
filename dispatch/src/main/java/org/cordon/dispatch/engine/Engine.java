package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Event;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.UnitStatus;
import org.jspecify.annotations.Nullable;

/** The single writer: decide, append, apply. Time is an argument. */
public final class Engine {
  private final State state = new State();
  private final TravelTimes times;
  private final Journal journal;

  public Engine(TravelTimes times, Journal journal) {
    this.times = times;
    this.journal = journal;
  }

  public State state() {
    return state;
  }

  public Outcome handle(Command command, long nowMs) {
    DispatchRefusal refusal = refusal(command);
    if (refusal != null) {
      return new Outcome.Refused(refusal);
    }
    List<Event> events = decide(command, nowMs);
    for (Event event : events) {
      journal.append(event);
      state.apply(event);
    }
    return new Outcome.Accepted(events);
  }

  /** The closest available unit of the incident's service, ties by unit id; null if unknown. */
  public @Nullable Recommendation recommend(String incidentId) {
    State.Incident incident = state.incident(incidentId);
    if (incident == null || incident.outcome() != null) {
      return null;
    }
    String best = null;
    int bestMs = Integer.MAX_VALUE;
    for (State.Unit unit : state.units()) {
      if (unit.service() == incident.service() && sendable(unit) == null) {
        int etaMs = times.etaMs(unit.id(), incidentId);
        if (etaMs >= 0 && etaMs < bestMs) {
          best = unit.id();
          bestMs = etaMs;
        }
      }
    }
    return best == null
        ? new Recommendation(RecommendationKind.HELD, null, -1, "no unit is free with a way in")
        : new Recommendation(RecommendationKind.DIRECT, best, bestMs, "closest free unit by road");
  }

  /** When the next Tick has something to fire; State.NEVER if nothing waits. */
  public long nextDueMs() {
    long dueMs = State.NEVER;
    for (State.Incident incident : state.incidents()) {
      dueMs = Math.min(dueMs, incident.callbackDueMs());
    }
    return dueMs;
  }

  private @Nullable DispatchRefusal refusal(Command command) {
    return switch (command) {
      case Command.AddUnit c ->
          state.unit(c.unitId()) == null ? null : DispatchRefusal.DUPLICATE_ID;
      case Command.ReceiveCall c ->
          state.incident(c.incidentId()) == null ? null : DispatchRefusal.DUPLICATE_ID;
      case Command.Dispatch c -> {
        State.Unit unit = state.unit(c.unitId());
        DispatchRefusal open = open(c.incidentId());
        yield open != null ? open : unit == null ? DispatchRefusal.UNKNOWN_UNIT : sendable(unit);
      }
      case Command.SetStatus c -> status(c);
      case Command.Hold c -> {
        DispatchRefusal open = open(c.incidentId());
        boolean silent = c.reason().isBlank() || c.callbackOwner().isBlank();
        yield open != null ? open : silent ? DispatchRefusal.REASON_MISSING : null;
      }
      case Command.Close c -> {
        DispatchRefusal open = open(c.incidentId());
        yield open != null ? open : assigned(c.incidentId());
      }
      case Command.Tick c -> null;
    };
  }

  private @Nullable DispatchRefusal open(String incidentId) {
    State.Incident incident = state.incident(incidentId);
    if (incident == null) {
      return DispatchRefusal.UNKNOWN_INCIDENT;
    }
    return incident.outcome() == null ? null : DispatchRefusal.INCIDENT_CLOSED;
  }

  private @Nullable DispatchRefusal assigned(String incidentId) {
    for (State.Unit unit : state.units()) {
      if (incidentId.equals(unit.incidentId())) {
        return DispatchRefusal.UNITS_STILL_ASSIGNED;
      }
    }
    return null;
  }

  private @Nullable DispatchRefusal sendable(State.Unit unit) {
    if (unit.status() != UnitStatus.AVAILABLE) {
      return DispatchRefusal.UNIT_NOT_AVAILABLE;
    }
    for (State.Unit other : state.units()) {
      if (other.incidentId() != null && other.crewId().equals(unit.crewId())) {
        return DispatchRefusal.CREW_IN_USE;
      }
    }
    return null;
  }

  private @Nullable DispatchRefusal status(Command.SetStatus c) {
    State.Unit unit = state.unit(c.unitId());
    if (unit == null) {
      return DispatchRefusal.UNKNOWN_UNIT;
    }
    if (c.status() == UnitStatus.AVAILABLE) {
      return null;
    }
    if (c.status() == UnitStatus.OFF_DUTY) {
      return unit.incidentId() == null ? null : DispatchRefusal.UNITS_STILL_ASSIGNED;
    }
    if (unit.incidentId() == null) {
      return DispatchRefusal.UNIT_NOT_ASSIGNED;
    }
    return c.status().compareTo(unit.status()) > 0 ? null : DispatchRefusal.STATUS_OUT_OF_ORDER;
  }

  private List<Event> decide(Command command, long nowMs) {
    return switch (command) {
      case Command.AddUnit c ->
          List.of(new Event.UnitAdded(nowMs, c.unitId(), c.service(), c.crewId()));
      case Command.ReceiveCall c ->
          List.of(
              new Event.CallReceived(nowMs, c.incidentId(), c.type(), c.priority(), c.service()));
      case Command.Dispatch c -> List.of(new Event.Dispatched(nowMs, c.unitId(), c.incidentId()));
      case Command.SetStatus c -> List.of(new Event.StatusChanged(nowMs, c.unitId(), c.status()));
      case Command.Hold c ->
          List.of(new Event.Held(nowMs, c.incidentId(), c.reason(), c.callbackOwner(), c.dueMs()));
      case Command.Close c -> List.of(new Event.Closed(nowMs, c.incidentId(), c.outcome()));
      case Command.Tick c -> dueCallbacks(nowMs);
    };
  }

  private List<Event> dueCallbacks(long nowMs) {
    List<Event> events = new ArrayList<>();
    for (State.Incident incident : state.incidents()) {
      if (incident.callbackDueMs() <= nowMs) {
        events.add(new Event.CallbackDue(nowMs, incident.id(), incident.callbackOwner()));
      }
    }
    return events;
  }
}
