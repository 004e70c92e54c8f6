package org.cordon.dispatch.model;

import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Single-writer state: a fold of events in which every collection is ordered by id. */
public final class State {
  /** A unit now; the incident is null while it has none. */
  public record Unit(
      String id, Service service, String crewId, UnitStatus status, @Nullable String incidentId) {}

  /** An incident now; a callback owner of "" means that it is not held. */
  public record Incident(
      String id,
      String type,
      int priority,
      Service service,
      long receivedMs,
      String reason,
      String callbackOwner,
      long callbackDueMs,
      @Nullable IncidentOutcome outcome) {}

  /** The due time of an incident that has no callback pending. */
  public static final long NEVER = Long.MAX_VALUE;

  private final TreeMap<String, Unit> units = new TreeMap<>();
  private final TreeMap<String, Incident> incidents = new TreeMap<>();

  public @Nullable Unit unit(String id) {
    return units.get(id);
  }

  public @Nullable Incident incident(String id) {
    return incidents.get(id);
  }

  public Collection<Unit> units() {
    return Collections.unmodifiableCollection(units.values());
  }

  public Collection<Incident> incidents() {
    return Collections.unmodifiableCollection(incidents.values());
  }

  public void apply(Event event) {
    switch (event) {
      case Event.UnitAdded e ->
          units.put(
              e.unitId(),
              new Unit(e.unitId(), e.service(), e.crewId(), UnitStatus.AVAILABLE, null));
      case Event.CallReceived e ->
          incidents.put(
              e.incidentId(),
              new Incident(
                  e.incidentId(),
                  e.type(),
                  e.priority(),
                  e.service(),
                  e.atMs(),
                  "waiting for a unit",
                  "",
                  NEVER,
                  null));
      case Event.Dispatched e -> {
        Unit u = known(units.get(e.unitId()), e.unitId());
        units.put(
            u.id(),
            new Unit(u.id(), u.service(), u.crewId(), UnitStatus.DISPATCHED, e.incidentId()));
        change(e.incidentId(), "dispatched " + u.id(), "", NEVER, null);
      }
      case Event.StatusChanged e -> {
        Unit u = known(units.get(e.unitId()), e.unitId());
        boolean free = e.status() == UnitStatus.AVAILABLE || e.status() == UnitStatus.OFF_DUTY;
        units.put(
            u.id(),
            new Unit(u.id(), u.service(), u.crewId(), e.status(), free ? null : u.incidentId()));
      }
      case Event.Held e -> change(e.incidentId(), e.reason(), e.callbackOwner(), e.dueMs(), null);
      case Event.CallbackDue e -> {
        Incident i = known(incidents.get(e.incidentId()), e.incidentId());
        change(i.id(), i.reason(), i.callbackOwner(), NEVER, null);
      }
      case Event.Closed e -> change(e.incidentId(), "closed", "", NEVER, e.outcome());
    }
  }

  private void change(
      String id, String reason, String owner, long dueMs, @Nullable IncidentOutcome outcome) {
    Incident i = known(incidents.get(id), id);
    incidents.put(
        id,
        new Incident(
            id,
            i.type(),
            i.priority(),
            i.service(),
            i.receivedMs(),
            reason,
            owner,
            dueMs,
            outcome));
  }

  private static <T> T known(@Nullable T found, String id) {
    if (found == null) {
      throw new IllegalStateException("event names " + id + ", which no earlier event created");
    }
    return found;
  }
}
