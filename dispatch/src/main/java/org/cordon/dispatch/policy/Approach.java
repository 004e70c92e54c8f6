package org.cordon.dispatch.policy;

import java.util.List;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.HoldReason;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.ResponsePlan;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.ZonesBoard;
import org.jspecify.annotations.Nullable;

/**
 * How one service may come to one incident, before anybody looks for units.
 *
 * @param otherwise what to fall back to when an escort cannot be found; null if not escorted
 * @param because what kept the service from going in; null where it may, or waits by its rule
 */
public record Approach(
    Service service,
    RecommendationKind kind,
    Access.Ruling ruling,
    @Nullable Approach otherwise,
    @Nullable HoldReason because) {

  /** Decides for a service at an incident that lies in the zones. */
  public static Approach of(
      Service service, Incident incident, List<Zone> zones, ZonesBoard board, long nowMs) {
    Access.Ruling ruling = Access.of(zones, service, incident.type(), board, nowMs);
    boolean secured = !incident.securedBy().isEmpty();
    return switch (ruling.level()) {
      case OPEN -> plain(service, RecommendationKind.DIRECT, ruling);
      case ESCORTED ->
          secured
              ? plain(service, RecommendationKind.DIRECT, ruling)
              : escorted(service, ruling, incident, zones, board, nowMs);
      case STAGED ->
          secured
              ? plain(service, RecommendationKind.DIRECT, ruling)
              : staged(service, ruling, incident, zones, board, nowMs);
      case CLOSED -> edge(service, ruling, incident, HoldReason.ZONE_CLOSED);
    };
  }

  /** Whether anybody of an incident may be asked to come to a meeting point. */
  public static boolean mayMeet(Incident incident) {
    return incident.plan().meetAllowed()
        && !incident.plan().violence()
        && !incident.coming().isEmpty();
  }

  /**
   * What to do where the service may go in and no street there is open to it: meet whoever can
   * come. Null where the plan or the caller's state does not allow that.
   */
  public @Nullable Approach cutOff(Incident incident) {
    return incident.plan().onEdge() == ResponsePlan.OnEdge.MEET && mayMeet(incident)
        ? new Approach(service, RecommendationKind.MEET, ruling, null, HoldReason.NO_WAY)
        : null;
  }

  private static Approach plain(Service service, RecommendationKind kind, Access.Ruling ruling) {
    return new Approach(service, kind, ruling, null, null);
  }

  /** Waits for clearance; where nobody who may go in could clear it, meets the caller if it can. */
  private static Approach staged(
      Service service,
      Access.Ruling ruling,
      Incident incident,
      List<Zone> zones,
      ZonesBoard board,
      long nowMs) {
    boolean clearable =
        incident.plan().requirements().stream()
            .map(Requirement::service)
            .anyMatch(
                s -> s != service && Access.of(zones, s, incident.type(), board, nowMs).open());
    Approach outside = edge(service, ruling, incident, HoldReason.ZONE_CLOSED);
    return outside.kind == RecommendationKind.MEET && !clearable
        ? outside
        : plain(service, RecommendationKind.STAGED, ruling);
  }

  private static Approach escorted(
      Service service,
      Access.Ruling ruling,
      Incident incident,
      List<Zone> zones,
      ZonesBoard board,
      long nowMs) {
    AccessRule rule = ruling.rule();
    AccessRule.Escort escort = rule == null ? null : rule.escort();
    if (escort == null) {
      return edge(service, ruling, incident, HoldReason.NO_ESCORT);
    }
    Access.Ruling first = Access.of(zones, escort.service(), incident.type(), board, nowMs);
    if (first.level() == AccessLevel.ESCORTED) {
      return edge(service, ruling, incident, HoldReason.ESCORTS_WAIT_FOR_EACH_OTHER);
    }
    if (!first.open()) {
      return edge(service, ruling, incident, HoldReason.ZONE_CLOSED);
    }
    Approach otherwise = edge(service, ruling, incident, HoldReason.NO_ESCORT);
    return new Approach(service, RecommendationKind.ESCORTED, ruling, otherwise, null);
  }

  /** What a service does that may not go in. */
  private static Approach edge(
      Service service, Access.Ruling ruling, Incident incident, HoldReason why) {
    ResponsePlan plan = incident.plan();
    HoldReason held = why;
    if (plan.onEdge() == ResponsePlan.OnEdge.MEET && plan.meetAllowed()) {
      if (plan.violence()) {
        held = HoldReason.VIOLENCE_IN_PROGRESS;
      } else if (incident.coming().isEmpty()) {
        held = HoldReason.CALLER_CANNOT_MOVE;
      } else {
        return new Approach(service, RecommendationKind.MEET, ruling, null, why);
      }
    }
    if (plan.onEdge() == ResponsePlan.OnEdge.STAGE && ruling.stagingPoint() != null) {
      return new Approach(service, RecommendationKind.STAGED, ruling, null, why);
    }
    return new Approach(service, RecommendationKind.HELD, ruling, null, held);
  }
}
