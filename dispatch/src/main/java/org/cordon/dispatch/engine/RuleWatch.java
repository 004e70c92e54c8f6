package org.cordon.dispatch.engine;

import static org.cordon.dispatch.engine.Checks.no;

import java.util.List;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.Agreement;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Outcome.Refused;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.dispatch.policy.Access;
import org.jspecify.annotations.Nullable;

/** Watches the ends of rules and agreements: alarms ahead, and fail-safe once they are past. */
final class RuleWatch {
  private final State state;
  private final Follow follow;
  private final Alarms alarms;

  RuleWatch(State state, Follow follow, Alarms alarms) {
    this.state = state;
    this.follow = follow;
    this.alarms = alarms;
  }

  /** Whether rules say all that their levels need, and no two services wait for each other. */
  static @Nullable Refused wellFormed(List<AccessRule> rules, String zoneId) {
    for (AccessRule rule : rules) {
      AccessRule.Escort escort = rule.escort();
      boolean escorted = rule.uses(AccessLevel.ESCORTED);
      String found = "rule for " + rule.service();
      if (escorted
          && (escort == null || escort.units() < 1 || escort.service() == rule.service())) {
        return no(DispatchRefusal.RULE_WITHOUT_ESCORT, found, zoneId);
      }
      if ((escorted || rule.uses(AccessLevel.STAGED)) && rule.stagingPoint() == null) {
        return no(DispatchRefusal.RULE_WITHOUT_STAGING_POINT, found, zoneId);
      }
      if (escort != null && rules.stream().anyMatch(r -> waitsFor(r, rule))) {
        return no(
            DispatchRefusal.ESCORTS_WAIT_FOR_EACH_OTHER,
            rule.service() + " and " + escort.service(),
            zoneId);
      }
    }
    return null;
  }

  private static boolean waitsFor(AccessRule other, AccessRule rule) {
    AccessRule.Escort mine = rule.escort();
    AccessRule.Escort theirs = other.escort();
    return mine != null
        && theirs != null
        && other.level() == AccessLevel.ESCORTED
        && rule.level() == AccessLevel.ESCORTED
        && mine.service() == other.service()
        && theirs.service() == rule.service()
        && other.fromMs() < rule.untilMs()
        && rule.fromMs() < other.untilMs();
  }

  /** Raises and clears the alarms of a zone's rules and agreements as they stand now. */
  void check(Zone zone, Log log) {
    for (Agreement a : List.copyOf(state.zones().agreements())) {
      if (a.zoneId().equals(zone.id())) {
        check(a, zone, log);
      }
    }
    for (Service service : Service.values()) {
      check(zone, service, log);
    }
  }

  private void check(Agreement a, Zone zone, Log log) {
    boolean stands = zone.active() && a.standing() == Agreement.Standing.IN_FORCE;
    if (stands && a.untilMs() <= log.nowMs()) {
      log.follow(new ZoneEvent.AgreementEnded(a.id(), Agreement.Standing.LAPSED));
      stands = false;
    }
    boolean soon = stands && endsSoon(a.untilMs(), log);
    turn(AlarmKind.AGREEMENT_EXPIRING, a.id(), soon, "agreement " + a.id() + " ends soon", log);
  }

  private boolean endsSoon(long endMs, Log log) {
    return endMs < Times.NEVER_MS
        && log.nowMs() < endMs
        && endMs - log.nowMs() <= state.setup().settings().watch().aheadMs();
  }

  private void check(Zone zone, Service service, Log log) {
    AccessRule rule = zone.active() ? zone.rule(service, log.nowMs()) : null;
    String subject = zone.id() + "/" + service;
    boolean past = rule != null && rule.untilMs() <= log.nowMs();
    boolean broken =
        rule != null
            && rule.level() != AccessLevel.CLOSED
            && !Access.agreementHolds(rule, state.zones(), log.nowMs());
    boolean withdrawn = broken || (past && rule != null && Access.permits(rule));
    String words =
        rule == null ? "" : Access.in(zone, service, "", state.zones(), log.nowMs()).words(service);
    turn(
        AlarmKind.RULE_EXPIRING,
        subject,
        rule != null && endsSoon(rule.untilMs(), log),
        words + " ends soon: renew or end it",
        log);
    turn(AlarmKind.RULE_EXPIRED, subject, past, words, log);
    turn(AlarmKind.PERMISSION_WITHDRAWN, subject, withdrawn, words, log);
  }

  private void turn(AlarmKind kind, String subject, boolean on, String text, Log log) {
    if (on && !alarms.raised(kind, subject)) {
      alarms.raise(kind, subject, text, log);
    } else if (!on) {
      alarms.clear(kind, subject, log);
    }
  }

  /** A rule or agreement came near its end, to its start or to its end. */
  void due(Zone zone, Log log) {
    log.follow(new ZoneEvent.RuleTimeReached(zone.id()));
    check(zone, log);
    follow.accessChanged("the rules of " + zone.name() + " changed with time", log);
  }
}
