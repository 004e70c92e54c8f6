package org.cordon.dispatch.engine;

import java.util.Objects;
import org.cordon.dispatch.model.AccountCommand;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Agreement;
import org.cordon.dispatch.model.Commitment;
import org.cordon.dispatch.model.CourtOrder;
import org.cordon.dispatch.model.Outcome.Refused;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AccountEntry.Correction;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.cordon.dispatch.model.account.Period;
import org.jspecify.annotations.Nullable;

/**
 * Takes what people enter, and does what follows from it in the zones: an agreement can carry a
 * rule and falls with what it permitted, an order is seen on every desk, an attempt counts.
 */
final class AccountDesk {
  private final State state;
  private final AccountChecks checks;
  private final Follow follow;
  private final RuleWatch rules;
  private final OwnerWatch owners;
  private final Proposals proposals;

  AccountDesk(State state, Follow follow, RuleWatch rules, OwnerWatch owners, Proposals proposals) {
    this.state = state;
    this.checks = new AccountChecks(state);
    this.follow = follow;
    this.rules = rules;
    this.owners = owners;
    this.proposals = proposals;
  }

  @Nullable Refused enter(AccountCommand.Enter c, Log log) {
    Refused bad = checks.refused(c, log);
    if (bad != null) {
      return bad;
    }
    AccountEntry entry = c.entry();
    AccountItem root =
        entry instanceof Correction correction ? checks.corrected(correction).root() : null;
    boolean before = root != null && root.inForce();
    String office = state.setup().office(log.stamp().by());
    log.seal(Commitment.Item.FREE_TEXT, c.note());
    log.tell(new AccountEvent.Entered(office, entry, c.provenance()));
    if (root == null) {
      begin(entry, log);
    } else if (before && !root.inForce()) {
      end(root.entry(), how(entry), log);
    } else if (!before && root.inForce()) {
      beginAgain(root.entry(), log);
    }
    owners.entered(entered(entry.id()), log);
    return null;
  }

  private AccountItem entered(String id) {
    return Objects.requireNonNull(state.account().item(id), id);
  }

  private static Correction.How how(AccountEntry entry) {
    return entry instanceof Correction c ? c.how() : Correction.How.STRIKES;
  }

  private void begin(AccountEntry entry, Log log) {
    switch (entry) {
      case AccountEntry.Agreement a -> {
        long from = a.period().fromMs();
        log.tell(new ZoneEvent.AgreementEntered(a.id(), a.zoneId(), from, a.period().untilMs()));
        rules.check(state.zones().known(a.zoneId()), log);
      }
      case AccountEntry.Order o -> show(o, log);
      case AccountEntry.AccessAttempt a -> count(a, log);
      case AccountEntry.Contact c -> count(c, log);
      default -> {}
    }
  }

  private void show(AccountEntry.Order o, Log log) {
    Period period = o.period();
    log.tell(
        new ZoneEvent.OrderEntered(
            new CourtOrder(
                o.id(), o.court(), o.subject(), o.about(), period.fromMs(), period.untilMs())));
    follow.adviceChanged(log);
  }

  private void count(AccountEntry.AccessAttempt a, Log log) {
    log.tell(new ZoneEvent.AttemptLogged(a.zoneId(), a.who(), a.outcome()));
    proposals.tried(a, log);
  }

  private static void count(AccountEntry.Contact c, Log log) {
    if (!c.zoneId().isEmpty()) {
      log.tell(new ZoneEvent.ContactLogged(c.zoneId(), c.reached()));
    }
  }

  private void end(AccountEntry entry, Correction.How how, Log log) {
    switch (entry) {
      case AccountEntry.Agreement a -> end(a, how, log);
      case AccountEntry.Order o -> {
        log.tell(new ZoneEvent.OrderWithdrawn(o.id()));
        follow.adviceChanged(log);
      }
      case AccountEntry.AccessAttempt a -> {
        AttemptOutcome outcome = a.outcome();
        log.tell(new ZoneEvent.AttemptWithdrawn(a.zoneId(), outcome));
        proposals.untried(a, log);
      }
      case AccountEntry.Contact c when !c.zoneId().isEmpty() ->
          log.tell(new ZoneEvent.ContactWithdrawn(c.zoneId(), c.reached()));
      default -> {}
    }
  }

  private void end(AccountEntry.Agreement a, Correction.How how, Log log) {
    Agreement standing = state.zones().agreement(a.id());
    if (standing == null || standing.standing() != Agreement.Standing.IN_FORCE) {
      return;
    }
    Agreement.Standing next =
        switch (how) {
          case BREACHES -> Agreement.Standing.BROKEN;
          case ENDS -> Agreement.Standing.LAPSED;
          default -> Agreement.Standing.STRUCK;
        };
    log.tell(new ZoneEvent.AgreementEnded(a.id(), next));
    rules.check(state.zones().known(a.zoneId()), log);
    follow.accessChanged("agreement " + a.id() + " is " + next, log);
  }

  /** What a correction took away, given back by striking it; a permission is agreed anew. */
  private void beginAgain(AccountEntry entry, Log log) {
    switch (entry) {
      case AccountEntry.Order o -> show(o, log);
      case AccountEntry.AccessAttempt a -> count(a, log);
      case AccountEntry.Contact c -> count(c, log);
      default -> {}
    }
  }
}
