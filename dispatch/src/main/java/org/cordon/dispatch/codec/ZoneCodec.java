package org.cordon.dispatch.codec;

import java.util.List;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.Agreement;
import org.cordon.dispatch.model.ProposedRule;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.dispatch.model.account.AccountEntry.Contact.Reached;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/** Zones, rules, agreements, orders and closed streets, each way. */
final class ZoneCodec {
  private ZoneCodec() {}

  static Kinded write(ZoneEvent event) {
    Fields f = new Fields();
    return switch (event) {
      case ZoneEvent.ZoneDrafted e ->
          Kinded.of(
              "zone-drafted",
              outline(f.put("name", e.name()), e.outline(), e.zoneId(), e.authority()));
      case ZoneEvent.ZonePreviewed e -> Kinded.of("zone-previewed", f.put("zone", e.zoneId()));
      case ZoneEvent.ZoneActivated e -> Kinded.of("zone-activated", f.put("zone", e.zoneId()));
      case ZoneEvent.ZoneEnded e -> Kinded.of("zone-ended", f.put("zone", e.zoneId()));
      case ZoneEvent.OutlineSet e ->
          Kinded.of(
              "outline-set",
              outline(f.put("version", e.version()), e.outline(), e.zoneId(), e.authority()));
      case ZoneEvent.RulesSet e ->
          Kinded.of(
              "rules-set",
              f.put("zone", e.zoneId())
                  .put("version", e.version())
                  .putAll("rules", e.rules(), r -> Values.of(r).map()));
      case ZoneEvent.RuleTimeReached e -> Kinded.of("rule-time-reached", f.put("zone", e.zoneId()));
      case ZoneEvent.AuthorityTimeReached e ->
          Kinded.of("authority-time-reached", f.put("entry", e.entryId()));
      case ZoneEvent.CollectionPointAdded e ->
          Kinded.of(
              "collection-point-added",
              f.put("zone", e.zoneId()).put("point", Values.of(e.point())));
      case ZoneEvent.CollectionPointRemoved e ->
          Kinded.of(
              "collection-point-removed", f.put("zone", e.zoneId()).put("point", e.pointId()));
      case ZoneEvent.AgreementEntered e -> Kinded.of("agreement-entered", entered(f, e));
      case ZoneEvent.AgreementEnded e ->
          Kinded.of(
              "agreement-ended", f.put("agreement", e.agreementId()).put("standing", e.standing()));
      case ZoneEvent.OrderEntered e ->
          Kinded.of("order-entered", f.put("order", Values.of(e.order())));
      case ZoneEvent.OrderWithdrawn e -> Kinded.of("order-withdrawn", f.put("order", e.orderId()));
      case ZoneEvent.AttemptWithdrawn e ->
          Kinded.of("attempt-withdrawn", f.put("zone", e.zoneId()).put("outcome", e.outcome()));
      case ZoneEvent.RuleProposed e -> Kinded.of("rule-proposed", proposed(f, e));
      case ZoneEvent.ProposalWithdrawn e ->
          Kinded.of("proposal-withdrawn", f.put("zone", e.zoneId()).put("attempt", e.attemptId()));
      case ZoneEvent.ContactLogged e ->
          Kinded.of("contact-logged", f.put("zone", e.zoneId()).put("reached", e.reached()));
      case ZoneEvent.ContactWithdrawn e ->
          Kinded.of("contact-withdrawn", f.put("zone", e.zoneId()).put("reached", e.reached()));
      case ZoneEvent.StreetsClosed e ->
          Kinded.of("streets-closed", f.put("closure", Values.of(e.closure())));
      case ZoneEvent.StreetsOpened e ->
          Kinded.of("streets-opened", f.put("closure", e.closureId()));
      case ZoneEvent.AttemptLogged e ->
          Kinded.of(
              "attempt-logged",
              f.put("zone", e.zoneId()).put("who", e.who()).put("outcome", e.outcome()));
    };
  }

  private static Fields outline(Fields f, List<Place> outline, String zoneId, String authority) {
    return f.put("zone", zoneId)
        .putPlaces("outline", outline)
        .putUnlessEmpty("authority", authority);
  }

  private static Fields entered(Fields f, ZoneEvent.AgreementEntered e) {
    return f.put("agreement", e.agreementId())
        .put("zone", e.zoneId())
        .put("from_ms", e.fromMs())
        .put("until_ms", e.untilMs());
  }

  private static Fields proposed(Fields f, ZoneEvent.RuleProposed e) {
    return f.put("zone", e.zoneId())
        .put("attempt", e.proposed().attemptId())
        .put("service", e.proposed().service())
        .put("level", e.proposed().level());
  }

  static @Nullable ZoneEvent read(String kind, Fields f) {
    return switch (kind) {
      case "zone-drafted" ->
          new ZoneEvent.ZoneDrafted(
              f.text("zone"), f.text("name"), f.places("outline"), f.textOr("authority", ""));
      case "zone-previewed" -> new ZoneEvent.ZonePreviewed(f.text("zone"));
      case "zone-activated" -> new ZoneEvent.ZoneActivated(f.text("zone"));
      case "zone-ended" -> new ZoneEvent.ZoneEnded(f.text("zone"));
      case "outline-set" ->
          new ZoneEvent.OutlineSet(
              f.text("zone"), f.count("version"), f.places("outline"), f.textOr("authority", ""));
      case "rules-set" ->
          new ZoneEvent.RulesSet(
              f.text("zone"), f.count("version"), f.nestedAll("rules", Values::rule));
      case "rule-time-reached" -> new ZoneEvent.RuleTimeReached(f.text("zone"));
      case "authority-time-reached" -> new ZoneEvent.AuthorityTimeReached(f.text("entry"));
      case "collection-point-added" ->
          new ZoneEvent.CollectionPointAdded(f.text("zone"), f.nested("point", Values::namedPlace));
      case "collection-point-removed" ->
          new ZoneEvent.CollectionPointRemoved(f.text("zone"), f.text("point"));
      case "agreement-entered" ->
          new ZoneEvent.AgreementEntered(
              f.text("agreement"), f.text("zone"), f.number("from_ms"), f.number("until_ms"));
      case "agreement-ended" ->
          new ZoneEvent.AgreementEnded(
              f.text("agreement"), f.constant("standing", Agreement.Standing.class));
      case "order-entered" -> new ZoneEvent.OrderEntered(f.nested("order", Values::order));
      case "order-withdrawn" -> new ZoneEvent.OrderWithdrawn(f.text("order"));
      case "attempt-withdrawn" ->
          new ZoneEvent.AttemptWithdrawn(
              f.text("zone"), f.constant("outcome", AttemptOutcome.class));
      case "rule-proposed" ->
          new ZoneEvent.RuleProposed(
              f.text("zone"),
              new ProposedRule(
                  f.text("attempt"),
                  f.constant("service", Service.class),
                  f.constant("level", AccessLevel.class)));
      case "proposal-withdrawn" ->
          new ZoneEvent.ProposalWithdrawn(f.text("zone"), f.text("attempt"));
      case "contact-logged" ->
          new ZoneEvent.ContactLogged(f.text("zone"), f.constant("reached", Reached.class));
      case "contact-withdrawn" ->
          new ZoneEvent.ContactWithdrawn(f.text("zone"), f.constant("reached", Reached.class));
      case "streets-closed" -> new ZoneEvent.StreetsClosed(f.nested("closure", Values::closure));
      case "streets-opened" -> new ZoneEvent.StreetsOpened(f.text("closure"));
      case "attempt-logged" ->
          new ZoneEvent.AttemptLogged(
              f.text("zone"), f.text("who"), f.constant("outcome", AttemptOutcome.class));
      default -> null;
    };
  }
}
