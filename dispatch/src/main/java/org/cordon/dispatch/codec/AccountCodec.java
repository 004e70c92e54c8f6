package org.cordon.dispatch.codec;

import java.util.Locale;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AccountEntry.Agreement;
import org.cordon.dispatch.model.account.AccountEntry.Contact;
import org.cordon.dispatch.model.account.AccountEntry.Correction;
import org.cordon.dispatch.model.account.AccountEntry.Question;
import org.cordon.dispatch.model.account.AccountEntry.Statement;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.cordon.dispatch.model.account.Briefing;
import org.cordon.dispatch.model.account.EntryKind;
import org.cordon.dispatch.model.account.Issue;
import org.cordon.dispatch.model.account.Signature;
import org.jspecify.annotations.Nullable;

/**
 * Human entries, each way. Their kind on the log is what they are: {@code decision}, {@code order},
 * {@code agreement}, {@code contact}, {@code access-attempt}, {@code statement}, {@code position},
 * {@code question}, {@code correction}, {@code briefing}, {@code signature}, {@code issue}. A field
 * that is empty is left out.
 */
final class AccountCodec {
  private AccountCodec() {}

  private static String name(EntryKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Kinded write(AccountEvent.Entered event) {
    AccountEntry entry = event.entry();
    Fields f =
        write(entry)
            .put("id", entry.id())
            .putUnlessEmpty("office", event.office())
            .put("provenance", AccountValues.of(event.provenance()));
    return Kinded.of(name(entry.kind()), f);
  }

  private static Fields write(AccountEntry entry) {
    Fields f = new Fields();
    return switch (entry) {
      case AccountEntry.Decision e ->
          f.put("what", e.what())
              .put("about", AccountValues.of(e.about()))
              .put("from_ms", e.period().fromMs())
              .put("until_ms", e.period().untilMs())
              .putAll("parts", e.parts(), p -> AccountValues.of(p).map());
      case AccountEntry.Order e ->
          f.put("court", e.court())
              .put("subject", e.subject())
              .put("about", AccountValues.of(e.about()))
              .put("from_ms", e.period().fromMs())
              .put("until_ms", e.period().untilMs());
      case Agreement e -> write(e, f);
      case Contact e ->
          f.putUnlessEmpty("zone", e.zoneId())
              .put("with", AccountValues.of(e.with()))
              .put("reached", e.reached())
              .put("subject", e.subject())
              .putUnlessEmpty("entry", e.entryId());
      case AccountEntry.AccessAttempt e ->
          f.put("zone", e.zoneId())
              .put("who", e.who())
              .putUnlessEmpty("service", e.service())
              .put("outcome", e.outcome());
      case Statement e -> write(e, f);
      case AccountEntry.Position e ->
          f.put("of", e.office())
              .put("subject", e.subject())
              .put("stance", e.stance())
              .putUnlessEmpty("text", e.text())
              .putTexts("statements", e.statementIds());
      case Question e ->
          f.put("ask", e.ask())
              .putUnlessEmpty("askedOf", e.askedOf())
              .put("subject", e.subject())
              .put("text", e.text())
              .put("about", AccountValues.of(e.about()))
              .putUnlessEmpty("entry", e.entryId());
      case Correction e ->
          f.put("entry", e.entryId())
              .put("how", e.how())
              .put("why", e.why())
              .putUnlessEmpty("instead", e.instead());
      case Briefing e ->
          f.put("at_ms", e.atMs())
              .put("size", e.size())
              .put("sha256", e.sha256())
              .putTexts("lines", e.lines())
              .putTexts("offices", e.offices());
      case Signature e -> write(e, f);
      case Issue e -> f.put("briefing", e.briefingId());
    };
  }

  private static Fields write(Signature e, Fields f) {
    return f.put("briefing", e.briefingId())
        .put("of", e.office())
        .putTexts("lines", e.lines())
        .putAll("dissents", e.dissents(), d -> AccountValues.of(d).map())
        .putUnlessEmpty("proof", e.proof());
  }

  private static Fields write(Agreement e, Fields f) {
    return f.put("zone", e.zoneId())
        .put("with", AccountValues.of(e.with()))
        .put("terms", e.terms())
        .put("scope", AccountValues.of(e.scope()))
        .putTexts("binds", e.binds())
        .putAll("told", e.told(), t -> AccountValues.of(t).map())
        .put("from_ms", e.period().fromMs())
        .put("until_ms", e.period().untilMs());
  }

  private static Fields write(Statement e, Fields f) {
    return f.put("by", e.office())
        .put("subject", e.subject())
        .putUnlessEmpty("occasion", e.occasion())
        .put("text", e.text())
        .putAll("figures", e.figures(), g -> AccountValues.of(g).map())
        .putUnlessEmpty("decision", e.decisionId())
        .putAll("parts", e.parts(), p -> AccountValues.of(p).map())
        .putTexts("conflictsWith", e.conflictsWith());
  }

  static AccountEvent.@Nullable Entered read(String kind, Fields f) {
    for (EntryKind known : EntryKind.values()) {
      if (name(known).equals(kind)) {
        String id = f.text("id");
        return new AccountEvent.Entered(
            f.textOr("office", ""),
            read(known, id, f),
            f.nested("provenance", AccountValues::provenance));
      }
    }
    return null;
  }

  private static AccountEntry read(EntryKind kind, String id, Fields f) {
    return switch (kind) {
      case DECISION ->
          new AccountEntry.Decision(
              id,
              f.text("what"),
              f.nested("about", AccountValues::about),
              AccountValues.period(f),
              f.nestedAll("parts", AccountValues::part));
      case ORDER ->
          new AccountEntry.Order(
              id,
              f.text("court"),
              f.text("subject"),
              f.nested("about", AccountValues::about),
              AccountValues.period(f));
      case AGREEMENT -> agreement(id, f);
      case CONTACT -> contact(id, f);
      case ACCESS_ATTEMPT ->
          new AccountEntry.AccessAttempt(
              id,
              f.text("zone"),
              f.text("who"),
              f.textOr("service", ""),
              f.constant("outcome", AttemptOutcome.class));
      case STATEMENT -> statement(id, f);
      case POSITION ->
          new AccountEntry.Position(
              id,
              f.text("of"),
              f.text("subject"),
              f.text("stance"),
              f.textOr("text", ""),
              f.texts("statements"));
      case QUESTION ->
          new Question(
              id,
              f.constant("ask", Question.Ask.class),
              f.textOr("askedOf", ""),
              f.text("subject"),
              f.text("text"),
              f.nested("about", AccountValues::about),
              f.textOr("entry", ""));
      case CORRECTION ->
          new Correction(
              id,
              f.text("entry"),
              f.constant("how", Correction.How.class),
              f.text("why"),
              f.textOr("instead", ""));
      case BRIEFING, SIGNATURE, ISSUE -> ofBriefing(kind, id, f);
    };
  }

  private static AccountEntry ofBriefing(EntryKind kind, String id, Fields f) {
    if (kind == EntryKind.ISSUE) {
      return new Issue(id, f.text("briefing"));
    }
    return kind == EntryKind.BRIEFING
        ? new Briefing(
            id,
            f.number("at_ms"),
            f.number("size"),
            f.text("sha256"),
            f.texts("lines"),
            f.texts("offices"))
        : new Signature(
            id,
            f.text("briefing"),
            f.text("of"),
            f.texts("lines"),
            f.nestedAll("dissents", AccountValues::dissent),
            f.textOr("proof", ""));
  }

  private static Agreement agreement(String id, Fields f) {
    return new Agreement(
        id,
        f.text("zone"),
        f.nested("with", AccountValues::counterparty),
        f.text("terms"),
        f.nested("scope", AccountValues::scope),
        f.texts("binds"),
        f.nestedAll("told", AccountValues::told),
        AccountValues.period(f));
  }

  private static Contact contact(String id, Fields f) {
    return new Contact(
        id,
        f.textOr("zone", ""),
        f.nested("with", AccountValues::counterparty),
        f.constant("reached", Contact.Reached.class),
        f.text("subject"),
        f.textOr("entry", ""));
  }

  private static Statement statement(String id, Fields f) {
    return new Statement(
        id,
        f.text("by"),
        f.text("subject"),
        f.textOr("occasion", ""),
        f.text("text"),
        f.nestedAll("figures", AccountValues::figure),
        f.textOr("decision", ""),
        f.nestedAll("parts", AccountValues::part),
        f.texts("conflictsWith"));
  }
}
