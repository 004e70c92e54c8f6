package org.cordon.dispatch.policy;

import java.util.List;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.ZonesBoard;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What trying to go in says about a rule. Who could not get in proposes that their service is kept
 * out; who got in where it is kept out proposes that it waits for clearance. Nothing is opened.
 */
public final class RuleProposal {
  private RuleProposal() {}

  /** The level that an attempt by a service proposes for its rule; null for none. */
  public static @Nullable AccessLevel of(
      AttemptOutcome outcome, Service service, Zone zone, ZonesBoard board, long nowMs) {
    boolean closed = level(service, zone, board, nowMs) == AccessLevel.CLOSED;
    return switch (outcome) {
      case TURNED_BACK, WITHDREW -> {
        boolean permits = !closed || !exceptions(service, zone, board, nowMs).isEmpty();
        yield zone.active() && permits ? AccessLevel.CLOSED : null;
      }
      case ENTERED -> zone.active() && closed ? AccessLevel.STAGED : null;
      case NOT_TRIED -> null;
    };
  }

  /** What holds for a service there now, exceptions aside. */
  public static AccessLevel level(Service service, Zone zone, ZonesBoard board, long nowMs) {
    return Access.in(zone, service, "", board, nowMs).level();
  }

  /** The incident types, in order, for which a service may go in where it else may not. */
  public static List<String> exceptions(Service service, Zone zone, ZonesBoard board, long nowMs) {
    AccessRule rule = zone.rule(service, nowMs);
    AccessLevel otherwise = level(service, zone, board, nowMs);
    List<String> types = rule == null ? List.of() : rule.exceptTypes();
    return types.stream()
        .filter(t -> Access.in(zone, service, t, board, nowMs).level().compareTo(otherwise) < 0)
        .toList();
  }

  /**
   * The rule as proposed. A closed one has no exceptions, since they would permit what just failed;
   * a staged one keeps those that hold, and waits where the service, or else another, waits now. It
   * stands on no agreement.
   */
  public static AccessRule rule(
      AccessLevel proposed, Service service, Zone zone, ZonesBoard board, long nowMs) {
    AccessRule old = zone.rule(service, nowMs);
    boolean holds =
        old != null && nowMs < old.untilMs() && Access.agreementHolds(old, board, nowMs);
    AccessRule kept = holds && proposed != AccessLevel.CLOSED ? old : null;
    return new AccessRule(
        service,
        proposed,
        kept == null ? List.of() : kept.exceptTypes(),
        kept == null ? AccessLevel.OPEN : kept.exceptLevel(),
        kept == null ? null : kept.escort(),
        stagingPoint(service, zone, nowMs),
        "",
        "",
        nowMs,
        Times.NEVER_MS);
  }

  private static @Nullable NamedPlace stagingPoint(Service service, Zone zone, long nowMs) {
    AccessRule own = zone.rule(service, nowMs);
    NamedPlace point = own == null ? null : own.stagingPoint();
    for (Service other : Service.values()) {
      AccessRule rule = zone.rule(other, nowMs);
      point = point == null && rule != null ? rule.stagingPoint() : point;
    }
    return point;
  }
}
