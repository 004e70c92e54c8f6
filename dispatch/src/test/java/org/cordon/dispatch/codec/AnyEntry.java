package org.cordon.dispatch.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.account.About;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AccountEntry.Agreement.Told;
import org.cordon.dispatch.model.account.AccountEntry.Contact.Reached;
import org.cordon.dispatch.model.account.AccountEntry.Correction.How;
import org.cordon.dispatch.model.account.AccountEntry.Question.Ask;
import org.cordon.dispatch.model.account.AccountEntry.Statement.Figure;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.cordon.dispatch.model.account.Briefing;
import org.cordon.dispatch.model.account.Counterparty;
import org.cordon.dispatch.model.account.Dating;
import org.cordon.dispatch.model.account.EntryFields;
import org.cordon.dispatch.model.account.EntryKind;
import org.cordon.dispatch.model.account.HowKnown;
import org.cordon.dispatch.model.account.Issue;
import org.cordon.dispatch.model.account.Part;
import org.cordon.dispatch.model.account.Period;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.dispatch.model.account.Scope;
import org.cordon.dispatch.model.account.Signature;
import org.cordon.dispatch.model.account.Source;

/** Human entries with anything in their fields, or with as much as fits. */
final class AnyEntry {
  private static final int ID = 64;

  private final Random random;
  private final List<String> texts;
  private final String widest; // "" for anything, else what fields are filled with

  AnyEntry(Random random, List<String> texts) {
    this(random, texts, "");
  }

  private AnyEntry(Random random, List<String> texts, String widest) {
    this.random = random;
    this.texts = texts;
    this.widest = widest;
  }

  static AnyEntry longest(String widest) {
    return new AnyEntry(new Random(0), List.of(), widest);
  }

  private String text(int most) {
    if (!widest.isEmpty()) {
      return widest.repeat(most / widest.length());
    }
    return texts.get(random.nextInt(texts.size())) + random.nextInt(1_000);
  }

  private String maybe(int most) {
    return widest.isEmpty() && random.nextInt(3) == 0 ? "" : text(most);
  }

  private <T> List<T> some(int most, Supplier<T> one) {
    List<T> all = new ArrayList<>();
    int n = widest.isEmpty() ? random.nextInt(4) : most;
    for (int i = 0; i < n; i++) {
      all.add(one.get());
    }
    return all;
  }

  private List<String> names(int length) {
    return some(EntryFields.MOST_NAMES, () -> text(length));
  }

  private <E extends Enum<E>> E one(Class<E> type) {
    E[] all = type.getEnumConstants();
    return all[random.nextInt(all.length)];
  }

  private Provenance known() {
    String day = "2020-06-" + (10 + random.nextInt(20));
    String link = "https://example.org/?q=";
    return new Provenance(
        text(EntryFields.NAME),
        one(HowKnown.class),
        new Source(
            text(EntryFields.SHORT),
            random.nextBoolean() ? "" : day,
            link + (widest.isEmpty() ? "1" : "\uFFFD".repeat(EntryFields.SHORT - link.length()))),
        one(Dating.class));
  }

  private About about() {
    return new About(maybe(ID), maybe(ID), maybe(ID));
  }

  private Period period() {
    long from = random.nextInt(1_000_000);
    return new Period(from, random.nextBoolean() ? Period.OPEN_MS : from + 1);
  }

  private Counterparty with() {
    return new Counterparty(
        one(Counterparty.Kind.class), text(EntryFields.NAME), one(Counterparty.Mandate.class));
  }

  private List<Part> parts() {
    return some(
        EntryFields.MOST_PARTS,
        () ->
            new Part(one(Part.Did.class), text(EntryFields.NAME), one(Part.Basis.class), known()));
  }

  AccountEvent.Entered event() {
    return event(one(EntryKind.class));
  }

  AccountEvent.Entered event(EntryKind kind) {
    return new AccountEvent.Entered(maybe(EntryFields.NAME), entry(kind), known());
  }

  private AccountEntry entry(EntryKind kind) {
    String id = text(ID);
    return switch (kind) {
      case DECISION ->
          new AccountEntry.Decision(id, text(EntryFields.LONG), about(), period(), parts());
      case ORDER ->
          new AccountEntry.Order(
              id, text(EntryFields.NAME), text(EntryFields.LONG), about(), period());
      case AGREEMENT -> agreement(id);
      case CONTACT ->
          new AccountEntry.Contact(
              id, maybe(ID), with(), one(Reached.class), text(EntryFields.LONG), maybe(ID));
      case ACCESS_ATTEMPT ->
          new AccountEntry.AccessAttempt(
              id, text(ID), text(EntryFields.NAME), maybe(ID), one(AttemptOutcome.class));
      case STATEMENT -> statement(id);
      case POSITION ->
          new AccountEntry.Position(
              id,
              text(EntryFields.NAME),
              text(EntryFields.NAME),
              text(EntryFields.NAME),
              maybe(EntryFields.LONG),
              names(ID));
      case QUESTION ->
          new AccountEntry.Question(
              id,
              one(Ask.class),
              maybe(EntryFields.NAME),
              text(EntryFields.NAME),
              text(EntryFields.LONG),
              about(),
              maybe(ID));
      case CORRECTION -> correction(id);
      case BRIEFING ->
          new Briefing(
              id,
              random.nextInt(1_000_000),
              random.nextInt(1_000_000),
              "0123456789abcdef".repeat(4),
              some(Briefing.MOST_LINES, this::line),
              names(EntryFields.NAME));
      case SIGNATURE ->
          new Signature(
              id,
              text(ID),
              text(EntryFields.NAME),
              some(Briefing.MOST_LINES, this::line),
              some(
                  Signature.MOST_DISSENTS,
                  () -> new Signature.Dissent(line(), text(EntryFields.SHORT))),
              maybe(EntryFields.SHORT));
      case ISSUE -> new Issue(id, text(ID));
    };
  }

  private String line() {
    return widest.isEmpty()
        ? "rule.z-" + random.nextInt(1_000)
        : "calls.".repeat(EntryFields.LINE_ID / 6);
  }

  private AccountEntry agreement(String id) {
    List<Told> told =
        some(EntryFields.MOST_NAMES, () -> new Told(text(EntryFields.NAME), random.nextBoolean()));
    return new AccountEntry.Agreement(
        id,
        text(ID),
        with(),
        text(EntryFields.SPOKEN),
        new Scope(
            names(EntryFields.NAME),
            names(EntryFields.NAME),
            names(EntryFields.NAME),
            maybe(EntryFields.SHORT)),
        names(EntryFields.NAME),
        told,
        period());
  }

  private AccountEntry statement(String id) {
    String decision = maybe(ID);
    return new AccountEntry.Statement(
        id,
        text(EntryFields.NAME),
        text(EntryFields.NAME),
        maybe(EntryFields.SHORT),
        text(EntryFields.SPOKEN),
        some(EntryFields.MOST_PARTS, () -> new Figure(text(EntryFields.NAME), text(ID), maybe(ID))),
        decision,
        decision.isEmpty() ? List.of() : parts(),
        names(ID));
  }

  private AccountEntry correction(String id) {
    How how = one(How.class);
    String instead =
        switch (how) {
          case AMENDS -> text(ID);
          case ANSWERS -> maybe(ID);
          default -> "";
        };
    return new AccountEntry.Correction(id, text(ID), how, text(EntryFields.LONG), instead);
  }
}
