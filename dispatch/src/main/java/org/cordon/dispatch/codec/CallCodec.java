package org.cordon.dispatch.codec;

import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.HoldReason;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.LinkKind;
import org.cordon.dispatch.model.PlaceStatus;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Service;
import org.jspecify.annotations.Nullable;

/** Calls and incidents, each way. */
final class CallCodec {
  private CallCodec() {}

  static Kinded write(CallEvent event) {
    Fields f = new Fields();
    return switch (event) {
      case CallEvent.CallReceived e ->
          Kinded.of(
              "call-received",
              f.put("call", e.callId())
                  .put("incident", e.incidentId())
                  .put("placeStatus", e.placeStatus())
                  .put("caller", Values.of(e.callerState())));
      case CallEvent.IncidentOpened e ->
          Kinded.of(
              "incident-opened",
              f.put("incident", e.incidentId())
                  .put("type", e.type())
                  .put("priority", e.priority())
                  .putAll("services", e.services(), Service::name)
                  .put("placeStatus", e.placeStatus())
                  .put("beat", e.beat())
                  .putTexts("zones", e.zoneIds()));
      case CallEvent.IncidentLocated e ->
          Kinded.of(
              "incident-located",
              f.put("incident", e.incidentId())
                  .put("placeStatus", e.placeStatus())
                  .put("beat", e.beat())
                  .putTexts("zones", e.zoneIds()));
      case CallEvent.ZonesRedecided e ->
          Kinded.of(
              "zones-redecided", f.put("incident", e.incidentId()).putTexts("zones", e.zoneIds()));
      case CallEvent.CallerUpdated e ->
          Kinded.of(
              "caller-updated",
              f.put("incident", e.incidentId()).put("caller", Values.of(e.callerState())));
      case CallEvent.CasualtyUpdated e -> casualty(e, f);
      case CallEvent.CasualtyRemoved e ->
          Kinded.of(
              "casualty-removed",
              f.put("incident", e.incidentId()).put("casualty", e.casualtyId()));
      case CallEvent.Reclassified e ->
          Kinded.of(
              "reclassified",
              f.put("incident", e.incidentId())
                  .put("type", e.type())
                  .put("priority", e.priority())
                  .putAll("services", e.services(), Service::name));
      case CallEvent.Recommended e ->
          Kinded.of(
              "recommended",
              f.put("incident", e.incidentId())
                  .put("as", e.kind())
                  .putTexts("units", e.unitIds())
                  .put("reason", e.reason()));
      case CallEvent.Fate e -> writeFate(e, f);
    };
  }

  private static Kinded casualty(CallEvent.CasualtyUpdated e, Fields f) {
    return Kinded.of(
        "casualty-updated",
        f.put("incident", e.incidentId())
            .put("casualty", e.casualtyId())
            .put("state", Values.of(e.state())));
  }

  private static Kinded writeFate(CallEvent.Fate event, Fields f) {
    return switch (event) {
      case CallEvent.Held e ->
          Kinded.of(
              "held",
              f.put("incident", e.incidentId())
                  .put("reason", e.reason())
                  .put("callbackOwner", e.callbackOwner())
                  .put("callbackDue", e.callbackDueMs()));
      case CallEvent.CalledBack e ->
          Kinded.of("called-back", f.put("incident", e.incidentId()).put("nextDue", e.nextDueMs()));
      case CallEvent.Linked e ->
          Kinded.of(
              "linked",
              f.put("incident", e.incidentId()).put("as", e.kind()).put("to", e.otherId()));
      case CallEvent.Transferred e ->
          Kinded.of("transferred", f.put("incident", e.incidentId()).put("agency", e.agency()));
      case CallEvent.SceneSecured e ->
          Kinded.of("scene-secured", f.put("incident", e.incidentId()).put("unit", e.unitId()));
      case CallEvent.SceneRevoked e ->
          Kinded.of("scene-revoked", f.put("incident", e.incidentId()).put("unit", e.unitId()));
      case CallEvent.IncidentEnded e ->
          Kinded.of(
              "incident-ended", f.put("incident", e.incidentId()).put("outcome", e.outcome()));
      case CallEvent.IncidentReopened e ->
          Kinded.of("incident-reopened", f.put("incident", e.incidentId()));
    };
  }

  static @Nullable CallEvent read(String kind, Fields f) {
    return switch (kind) {
      case "call-received" ->
          new CallEvent.CallReceived(
              f.text("call"),
              f.text("incident"),
              f.constant("placeStatus", PlaceStatus.class),
              f.nested("caller", Values::callerState));
      case "incident-opened" ->
          new CallEvent.IncidentOpened(
              f.text("incident"),
              f.text("type"),
              f.count("priority"),
              f.constants("services", Service.class),
              f.constant("placeStatus", PlaceStatus.class),
              f.text("beat"),
              f.texts("zones"));
      case "incident-located" ->
          new CallEvent.IncidentLocated(
              f.text("incident"),
              f.constant("placeStatus", PlaceStatus.class),
              f.text("beat"),
              f.texts("zones"));
      case "zones-redecided" -> new CallEvent.ZonesRedecided(f.text("incident"), f.texts("zones"));
      case "caller-updated" ->
          new CallEvent.CallerUpdated(f.text("incident"), f.nested("caller", Values::callerState));
      case "casualty-updated" ->
          new CallEvent.CasualtyUpdated(
              f.text("incident"), f.text("casualty"), f.nested("state", Values::callerState));
      case "casualty-removed" ->
          new CallEvent.CasualtyRemoved(f.text("incident"), f.text("casualty"));
      case "reclassified" ->
          new CallEvent.Reclassified(
              f.text("incident"),
              f.text("type"),
              f.count("priority"),
              f.constants("services", Service.class));
      case "recommended" ->
          new CallEvent.Recommended(
              f.text("incident"),
              f.constant("as", RecommendationKind.class),
              f.texts("units"),
              f.text("reason"));
      default -> readFate(kind, f);
    };
  }

  private static @Nullable CallEvent readFate(String kind, Fields f) {
    return switch (kind) {
      case "held" ->
          new CallEvent.Held(
              f.text("incident"),
              f.constant("reason", HoldReason.class),
              f.text("callbackOwner"),
              f.number("callbackDue"));
      case "called-back" -> new CallEvent.CalledBack(f.text("incident"), f.number("nextDue"));
      case "linked" ->
          new CallEvent.Linked(f.text("incident"), f.constant("as", LinkKind.class), f.text("to"));
      case "transferred" -> new CallEvent.Transferred(f.text("incident"), f.text("agency"));
      case "scene-secured" -> new CallEvent.SceneSecured(f.text("incident"), f.text("unit"));
      case "scene-revoked" -> new CallEvent.SceneRevoked(f.text("incident"), f.text("unit"));
      case "incident-ended" ->
          new CallEvent.IncidentEnded(
              f.text("incident"), f.constant("outcome", IncidentOutcome.class));
      case "incident-reopened" -> new CallEvent.IncidentReopened(f.text("incident"));
      default -> null;
    };
  }
}
