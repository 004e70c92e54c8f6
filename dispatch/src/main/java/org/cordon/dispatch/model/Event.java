package org.cordon.dispatch.model;

/** What happened; the state is the fold of these and consults nothing else. */
public sealed interface Event {
  long atMs();

  record UnitAdded(long atMs, String unitId, Service service, String crewId) implements Event {}

  record CallReceived(long atMs, String incidentId, String type, int priority, Service service)
      implements Event {}

  record Dispatched(long atMs, String unitId, String incidentId) implements Event {}

  record StatusChanged(long atMs, String unitId, UnitStatus status) implements Event {}

  record Held(long atMs, String incidentId, String reason, String callbackOwner, long dueMs)
      implements Event {}

  record CallbackDue(long atMs, String incidentId, String callbackOwner) implements Event {}

  record Closed(long atMs, String incidentId, IncidentOutcome outcome) implements Event {}
}
