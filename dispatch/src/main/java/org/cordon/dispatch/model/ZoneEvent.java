package org.cordon.dispatch.model;

import java.util.List;
import org.cordon.dispatch.model.account.AccountEntry.Contact.Reached;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.cordon.roads.Place;

/**
 * Changes to zones, rules, agreements, orders and closed streets. What people entered about an
 * agreement, an order or an attempt is on the account; here is what the engine acts on.
 */
public sealed interface ZoneEvent extends Event {
  /**
   * A zone that restricts nobody yet.
   *
   * @param authority the human entry that the outline rests on, "" when none is given
   */
  record ZoneDrafted(String zoneId, String name, List<Place> outline, String authority)
      implements ZoneEvent {
    public ZoneDrafted {
      outline = List.copyOf(outline);
    }
  }

  record ZonePreviewed(String zoneId) implements ZoneEvent {}

  record ZoneActivated(String zoneId) implements ZoneEvent {}

  record ZoneEnded(String zoneId) implements ZoneEvent {}

  /**
   * A new version of a zone's outline.
   *
   * @param authority the human entry that it rests on, "" when none is given
   */
  record OutlineSet(String zoneId, int version, List<Place> outline, String authority)
      implements ZoneEvent {
    public OutlineSet {
      outline = List.copyOf(outline);
    }
  }

  record RulesSet(String zoneId, int version, List<AccessRule> rules) implements ZoneEvent {
    public RulesSet {
      rules = List.copyOf(rules);
    }
  }

  /** A rule or an agreement came near its end, to its start or to its end. */
  record RuleTimeReached(String zoneId) implements ZoneEvent {}

  /** A decision or an order began or ended by its own times. */
  record AuthorityTimeReached(String entryId) implements ZoneEvent {}

  record CollectionPointAdded(String zoneId, NamedPlace point) implements ZoneEvent {}

  record CollectionPointRemoved(String zoneId, String pointId) implements ZoneEvent {}

  record AgreementEntered(String agreementId, String zoneId, long fromMs, long untilMs)
      implements ZoneEvent {}

  record AgreementEnded(String agreementId, Agreement.Standing standing) implements ZoneEvent {}

  record OrderEntered(CourtOrder order) implements ZoneEvent {}

  /** The desks no longer see it: it was lifted, or struck from the account. */
  record OrderWithdrawn(String orderId) implements ZoneEvent {}

  record StreetsClosed(Closure closure) implements ZoneEvent {}

  record StreetsOpened(String closureId) implements ZoneEvent {}

  record AttemptLogged(String zoneId, String who, AttemptOutcome outcome) implements ZoneEvent {}

  /** It was struck from the account and no longer counts. */
  record AttemptWithdrawn(String zoneId, AttemptOutcome outcome) implements ZoneEvent {}

  /** An attempt to go in speaks for another rule. */
  record RuleProposed(String zoneId, ProposedRule proposed) implements ZoneEvent {}

  /** What an attempt proposed was decided on, or the attempt was struck. */
  record ProposalWithdrawn(String zoneId, String attemptId) implements ZoneEvent {}

  /** Somebody tried to speak with the people inside. */
  record ContactLogged(String zoneId, Reached reached) implements ZoneEvent {}

  /** It was struck from the account and no longer counts. */
  record ContactWithdrawn(String zoneId, Reached reached) implements ZoneEvent {}
}
