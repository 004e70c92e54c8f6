package org.cordon.brief.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.cordon.brief.account.TestRecord;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.Counterparty;
import org.cordon.dispatch.model.account.Period;
import org.cordon.dispatch.model.account.Scope;
import org.cordon.roads.Place;
import org.junit.jupiter.api.Test;

/** What the front page says of contacts about an agreement. */
final class AgreementContactsTest {
  private static final List<Place> OUTLINE =
      List.of(Place.of(47.6, -122.3), Place.of(47.6, -122.2), Place.of(47.7, -122.2));

  @Test
  void whoWasSpokenWithAboutAnAgreementStandsBesideItAlsoWhereNothingCameOfIt() {
    TestRecord record = new TestRecord();
    record.on(new ZoneEvent.ZoneDrafted("zone", "the zone", OUTLINE, ""));
    record.on(new ZoneEvent.ZoneActivated("zone"));
    Counterparty inside =
        new Counterparty(
            Counterparty.Kind.GROUP, "the people inside", Counterparty.Mandate.CLAIMED);
    record.enter(
        new AccountEntry.Agreement(
            "pact",
            "zone",
            inside,
            "Ambulances may drive in.",
            Scope.OPEN,
            List.of("fire chief"),
            List.of(new AccountEntry.Agreement.Told("police chief", false)),
            new Period(0, 90_000)));
    record.on(new ZoneEvent.AgreementEntered("pact", "zone", 0, 90_000));
    Counterparty desk =
        new Counterparty(Counterparty.Kind.ROLE, "the police desk", Counterparty.Mandate.VERIFIED);
    record.enter(
        new AccountEntry.Contact(
            "told", "", desk, AccountEntry.Contact.Reached.REACHED, "the agreement", "pact"));
    record.enter(
        new AccountEntry.Contact(
            "rang", "", inside, AccountEntry.Contact.Reached.NOT_REACHED, "the lamps", "pact"));
    record.enter(
        new AccountEntry.Contact(
            "other", "", inside, AccountEntry.Contact.Reached.REACHED, "the weather", ""));
    Situation situation =
        Situation.of(
            record.account(record.nowMs()),
            record.reader(),
            List.of(),
            new Situation.Telltale("record.sqlite", "", ZoneOffset.UTC, ""));
    assertThat(situation.panels())
        .flatExtracting(Panel::groups)
        .flatExtracting(Group::items)
        .filteredOn(i -> i.title().startsWith("With the people inside"))
        .flatExtracting(Item::lines)
        .filteredOn(l -> l.label().equals("Contact about it"))
        .extracting(Line::text)
        .satisfiesExactly(
            l -> assertThat(l).startsWith("the police desk (role, mandate verified): reached, "),
            l -> assertThat(l).contains("the people inside", ": not reached, "));
  }
}
