package org.cordon.dispatch.engine;

import java.util.List;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.ProposedRule;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.dispatch.model.account.AccountEntry.AccessAttempt;
import org.cordon.dispatch.policy.RuleProposal;
import org.jspecify.annotations.Nullable;

/**
 * What access attempts propose for rules ({@link RuleProposal}). A proposal changes nothing by
 * itself: it stands as an alarm until a duty officer decides on the service's rule, this way or
 * another, or the attempt is struck.
 */
final class Proposals {
  private final State state;
  private final Alarms alarms;

  Proposals(State state, Alarms alarms) {
    this.state = state;
    this.alarms = alarms;
  }

  /** After somebody tried to go in. */
  void tried(AccessAttempt attempt, Log log) {
    if (attempt.service().isEmpty()) {
      return;
    }
    Zone zone = state.zones().known(attempt.zoneId());
    Service service = Service.valueOf(attempt.service());
    AccessLevel level =
        RuleProposal.of(attempt.outcome(), service, zone, state.zones(), log.nowMs());
    if (level != null) {
      log.follow(
          new ZoneEvent.RuleProposed(zone.id(), new ProposedRule(attempt.id(), service, level)));
      tell(zone, service, log);
    }
  }

  /**
   * After an attempt was struck: what was proposed before it, and not yet decided, counts again.
   */
  void untried(AccessAttempt attempt, Log log) {
    Zone zone = state.zones().known(attempt.zoneId());
    for (ProposedRule p : zone.proposals()) {
      if (p.attemptId().equals(attempt.id())) {
        log.follow(new ZoneEvent.ProposalWithdrawn(zone.id(), p.attemptId()));
        tell(zone, p.service(), log);
        return;
      }
    }
  }

  /** After a duty officer decided on the rule of a service. */
  void decided(Zone zone, Service service, Log log) {
    for (ProposedRule p : zone.proposals()) {
      if (p.service() == service) {
        log.follow(new ZoneEvent.ProposalWithdrawn(zone.id(), p.attemptId()));
      }
    }
    tell(zone, service, log);
  }

  /** After a duty officer decided on all of a zone. */
  void decided(Zone zone, Log log) {
    for (Service service : Service.values()) {
      decided(zone, service, log);
    }
  }

  /** What is proposed for a service now; null for nothing. */
  static @Nullable ProposedRule current(Zone zone, Service service) {
    List<ProposedRule> all = zone.proposals().stream().filter(p -> p.service() == service).toList();
    return all.isEmpty() ? null : all.getLast();
  }

  private void tell(Zone zone, Service service, Log log) {
    ProposedRule proposed = current(zone, service);
    AccountItem item = proposed == null ? null : state.account().item(proposed.attemptId());
    String text =
        proposed != null && item != null && item.entry() instanceof AccessAttempt attempt
            ? words(attempt, zone, proposed, log.nowMs())
            : "";
    alarms.say(AlarmKind.RULE_CHANGE_PROPOSED, zone.id() + "/" + service, text, log);
  }

  private String words(AccessAttempt attempt, Zone zone, ProposedRule proposed, long nowMs) {
    String came =
        switch (attempt.outcome()) {
          case ENTERED -> " entered ";
          case TURNED_BACK -> " was turned back at ";
          case WITHDREW -> " withdrew from ";
          case NOT_TRIED -> " did not try ";
        };
    Service service = proposed.service();
    AccessLevel level = RuleProposal.level(service, zone, state.zones(), nowMs);
    List<String> types = RuleProposal.exceptions(service, zone, state.zones(), nowMs);
    return attempt.who()
        + came
        + zone.name()
        + ", which is "
        + level
        + " to "
        + service
        + (types.isEmpty() ? "" : " except for " + String.join(", ", types))
        + ": proposed is "
        + proposed.level()
        + "; accept it, or set the rule";
  }
}
