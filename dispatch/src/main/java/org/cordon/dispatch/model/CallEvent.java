package org.cordon.dispatch.model;

import java.util.List;

/** Changes to calls and incidents. */
public sealed interface CallEvent extends Event {
  record CallReceived(
      String callId, String incidentId, PlaceStatus placeStatus, CallerState callerState)
      implements CallEvent {}

  /**
   * A new incident.
   *
   * @param services only these, or empty for those of the plan
   * @param zoneIds the active zones it lies in, by their outlines of that moment
   */
  record IncidentOpened(
      String incidentId,
      String type,
      int priority,
      List<Service> services,
      PlaceStatus placeStatus,
      String beat,
      List<String> zoneIds)
      implements CallEvent {
    public IncidentOpened {
      services = List.copyOf(services);
      zoneIds = List.copyOf(zoneIds);
    }
  }

  record IncidentLocated(
      String incidentId, PlaceStatus placeStatus, String beat, List<String> zoneIds)
      implements CallEvent {
    public IncidentLocated {
      zoneIds = List.copyOf(zoneIds);
    }
  }

  /** An outline changed around an open incident. */
  record ZonesRedecided(String incidentId, List<String> zoneIds) implements CallEvent {
    public ZonesRedecided {
      zoneIds = List.copyOf(zoneIds);
    }
  }

  record CallerUpdated(String incidentId, CallerState callerState) implements CallEvent {}

  /** One of several casualties; {@link Casualty} says how they are told apart. */
  record CasualtyUpdated(String incidentId, String casualtyId, CallerState state)
      implements CallEvent {}

  record CasualtyRemoved(String incidentId, String casualtyId) implements CallEvent {}

  record Reclassified(String incidentId, String type, int priority, List<Service> services)
      implements CallEvent {
    public Reclassified {
      services = List.copyOf(services);
    }
  }

  /** What the engine recommends, and why, in a sentence. */
  record Recommended(
      String incidentId, RecommendationKind kind, List<String> unitIds, String reason)
      implements CallEvent {
    public Recommended {
      unitIds = List.copyOf(unitIds);
    }
  }

  /** What becomes of an incident. */
  sealed interface Fate extends CallEvent {}

  record Held(String incidentId, HoldReason reason, String callbackOwner, long callbackDueMs)
      implements Fate {}

  record CalledBack(String incidentId, long nextDueMs) implements Fate {}

  record Linked(String incidentId, LinkKind kind, String otherId) implements Fate {}

  record Transferred(String incidentId, String agency) implements Fate {}

  record SceneSecured(String incidentId, String unitId) implements Fate {}

  record SceneRevoked(String incidentId, String unitId) implements Fate {}

  record IncidentEnded(String incidentId, IncidentOutcome outcome) implements Fate {}

  record IncidentReopened(String incidentId) implements Fate {}
}
