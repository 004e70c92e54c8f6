package org.cordon.brief.situation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cordon.brief.account.ZoneOnRecord;
import org.cordon.brief.page.Wording;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.account.AccountEntry.AccessAttempt;
import org.cordon.dispatch.model.account.AccountEntry.Agreement;
import org.cordon.dispatch.model.account.AccountEntry.Contact;
import org.cordon.dispatch.model.account.AccountEntry.Order;
import org.cordon.dispatch.model.account.AccountEntry.Question;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.cordon.dispatch.model.account.Counterparty;
import org.cordon.dispatch.model.account.EntryKind;

/** What people agreed, tried and were ordered about a zone. */
final class Dealings {
  private static final int SHOWN = 8;

  private final Telling telling;

  Dealings(Telling telling) {
    this.telling = telling;
  }

  List<Item> agreements(ZoneOnRecord zone) {
    List<AccountItem> all = new ArrayList<>(zone.of(EntryKind.AGREEMENT));
    all.sort(
        Comparator.<AccountItem, Boolean>comparing(a -> !holds(a))
            .thenComparingLong(a -> ((Agreement) a.entry()).period().untilMs()));
    return all.stream().map(this::agreement).toList();
  }

  private boolean holds(AccountItem agreement) {
    return ZoneOnRecord.holds(agreement, telling.account().state(), telling.atMs());
  }

  private Item agreement(AccountItem item) {
    Agreement agreement = (Agreement) item.entry();
    boolean holds = holds(item);
    long untilMs = agreement.period().untilMs();
    boolean ends = telling.words().until(untilMs).startsWith("until");
    String state =
        !holds
            ? "does not hold"
            : ends ? "holds, lapses in " + Wording.duration(untilMs - telling.atMs()) : "holds";
    Item.Draft draft =
        Item.draft(holds ? Mark.WELL : Mark.STOP, state, "With " + with(agreement.with()))
            .line(Telling.said("Terms", agreement.terms()))
            .line(
                "May enter",
                Wording.list(
                    agreement.scope().mayEnter().stream().map(Wording::service).toList(), ""))
            .line("When", agreement.scope().when())
            .line("Routes", Wording.list(agreement.scope().routes(), ""))
            .line("Collection points", Wording.list(agreement.scope().collectionPoints(), ""))
            .line("Who can bind their side", Wording.list(agreement.binds(), "not established"))
            .line("Acknowledged by", Wording.list(told(agreement, true), "nobody"))
            .line("Told, not acknowledged", Wording.list(told(agreement, false), ""))
            .line(
                "Valid",
                "from "
                    + telling.time(agreement.period().fromMs())
                    + ", "
                    + telling.words().until(untilMs))
            .line("Became", item.inForce() ? "" : Wording.word(item.standing()))
            .line(Telling.basis(item));
    telling
        .alarms(item.id())
        .forEach(a -> draft.line("Alarm", telling.said(a)).on(telling.account().number(a)));
    for (AccountItem told : telling.account().standing(EntryKind.CONTACT)) {
      Contact contact = (Contact) told.entry();
      if (contact.entryId().equals(item.id())) {
        draft.line("Contact about it", contact(told, contact)).on(telling.account().numbers(told));
      }
    }
    return draft.on(telling.account().numbers(item)).done();
  }

  private String contact(AccountItem item, Contact contact) {
    return with(contact.with())
        + ": "
        + Wording.word(contact.reached())
        + ", "
        + telling.words().happened(item);
  }

  private static String with(Counterparty with) {
    String mandate =
        switch (with.mandate()) {
          case VERIFIED -> "mandate verified";
          case CLAIMED -> "mandate claimed, not verified";
          case NOT_ESTABLISHED -> "mandate not established";
        };
    return with.name() + " (" + Wording.word(with.kind()) + ", " + mandate + ")";
  }

  private static List<String> told(Agreement agreement, boolean acknowledged) {
    return agreement.told().stream()
        .filter(t -> t.acknowledged() == acknowledged)
        .map(Agreement.Told::office)
        .toList();
  }

  Group attempts(ZoneOnRecord zone, String of) {
    List<AccountItem> all = zone.of(EntryKind.ACCESS_ATTEMPT);
    long failed =
        all.stream()
            .filter(a -> ((AccessAttempt) a.entry()).outcome() != AttemptOutcome.ENTERED)
            .count();
    String title = of + "Attempts to go in: " + all.size() + ", failed: " + failed;
    return latest(
        title, "No attempt to go in is on record.", all.stream().map(this::attempt).toList());
  }

  private static Group latest(String title, String none, List<Item> all) {
    int first = Math.max(0, all.size() - SHOWN);
    return new Group(title, none, all.subList(first, all.size()).reversed(), first);
  }

  private Item attempt(AccountItem item) {
    AccessAttempt attempt = (AccessAttempt) item.entry();
    boolean entered = attempt.outcome() == AttemptOutcome.ENTERED;
    return Item.draft(
            entered ? Mark.WELL : Mark.STOP, Wording.word(attempt.outcome()), attempt.who())
        .line("Service", attempt.service().isEmpty() ? "" : Wording.service(attempt.service()))
        .line("Happened", telling.words().happened(item))
        .line(Telling.basis(item))
        .on(telling.account().numbers(item))
        .done();
  }

  Group contacts(ZoneOnRecord zone, String of) {
    List<AccountItem> all = zone.of(EntryKind.CONTACT);
    long failed =
        all.stream()
            .filter(c -> ((Contact) c.entry()).reached() != Contact.Reached.REACHED)
            .count();
    String title = of + "Contacts with the people inside: " + all.size() + ", failed: " + failed;
    return latest(
        title,
        "No contact with the people inside is on record.",
        all.stream().map(this::contact).toList());
  }

  private Item contact(AccountItem item) {
    Contact contact = (Contact) item.entry();
    boolean reached = contact.reached() == Contact.Reached.REACHED;
    return Item.draft(
            reached ? Mark.WELL : Mark.STOP, Wording.word(contact.reached()), with(contact.with()))
        .line(Telling.said("About", contact.subject()))
        .line("Entry it is about", contact.entryId())
        .line("Happened", telling.words().happened(item))
        .line(Telling.basis(item))
        .on(telling.account().numbers(item))
        .done();
  }

  List<Item> orders() {
    return telling.account().standing(EntryKind.ORDER).stream()
        .filter(o -> o.inForce() && ((Order) o.entry()).period().contains(telling.atMs()))
        .map(this::order)
        .toList();
  }

  private Item order(AccountItem item) {
    Order order = (Order) item.entry();
    String zone = order.about().zoneId();
    return Item.draft(Mark.LOOK, "in force", order.subject())
        .line("Court", order.court())
        .line(
            "In force",
            "from "
                + telling.time(order.period().fromMs())
                + ", "
                + telling.words().until(order.period().untilMs()))
        .line("Zone", zone.isEmpty() ? "" : telling.zone(zone))
        .line(
            "Service",
            order.about().service().isEmpty() ? "all" : Wording.service(order.about().service()))
        .line(Telling.basis(item))
        .on(telling.account().numbers(item))
        .done();
  }

  List<Item> conditions() {
    return telling.account().standing(EntryKind.QUESTION).stream()
        .filter(q -> ((Question) q.entry()).ask() == Question.Ask.CONDITION)
        .map(q -> Questions.item(telling, q))
        .toList();
  }
}
