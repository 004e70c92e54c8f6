package org.cordon.dispatch.model;

/** What may be asked of the engine. */
public sealed interface Command {
  record AddUnit(String unitId, Service service, String crewId) implements Command {}

  record ReceiveCall(String incidentId, String type, int priority, Service service)
      implements Command {}

  record Dispatch(String unitId, String incidentId) implements Command {}

  record SetStatus(String unitId, UnitStatus status) implements Command {}

  record Hold(String incidentId, String reason, String callbackOwner, long dueMs)
      implements Command {}

  record Close(String incidentId, IncidentOutcome outcome) implements Command {}

  /** Fires every timer that is due. */
  record Tick() implements Command {}
}
