package org.cordon.study.scenario.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AccountEntry.Correction;
import org.cordon.dispatch.model.account.AccountEntry.Statement;
import org.cordon.dispatch.model.account.Dating;
import org.cordon.dispatch.model.account.HowKnown;
import org.cordon.dispatch.model.account.Part;
import org.cordon.dispatch.model.account.Period;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.study.scenario.Timeline.Told;
import org.cordon.study.scenario.yaml.Item.Fields;
import org.jspecify.annotations.Nullable;

/** Reads what people decided, said, asked and corrected, as the entries they become. */
final class AccountReader {
  /** Where a scenario does not say how something is known. */
  static final Provenance UNSAID = Provenance.observed("scenario", "scenario");

  private final Source source;

  AccountReader(Source source) {
    this.source = source;
  }

  /** Decisions, which rules may rest on: they are read before the zones. */
  List<Told> decisions(Fields scenario) {
    return source.problems.each(scenario.find("decisions"), this::decision);
  }

  /** All else, together with the decisions in the order of time. */
  List<Told> all(List<Told> decisions, Fields scenario) {
    List<Told> all = new ArrayList<>(decisions);
    all.addAll(source.problems.each(scenario.find("statements"), this::statement));
    all.addAll(source.problems.each(scenario.find("positions"), this::position));
    all.addAll(source.problems.each(scenario.find("open-questions"), this::question));
    all.addAll(source.problems.each(scenario.find("corrections"), this::correction));
    all.sort(Comparator.comparingLong(Told::atMs)); // stable
    return all;
  }

  /** How something is known. */
  static Provenance known(@Nullable Item item) {
    if (item == null) {
      return UNSAID;
    }
    Fields f = item.fields(Section.KNOWN);
    Item dating = f.find("dating");
    return new Provenance(
        f.get("by").text(),
        Words.read(f.get("how"), HowKnown.class),
        new org.cordon.dispatch.model.account.Source(
            f.get("source").text(), f.text("date", ""), f.text("link", "")),
        dating == null ? Dating.STATED : Words.read(dating, Dating.class));
  }

  private String id(Fields f) {
    return source.define("entry", f.get("id"));
  }

  private Told told(Fields f, AccountEntry entry) {
    long atMs = source.ms(f.get("at"));
    Item recorded = f.find("recorded");
    long recordedMs = recorded == null ? atMs : source.ms(recorded);
    if (recorded != null && recordedMs < atMs) {
      throw recorded.refusal(
          "recorded-before-it-happened",
          recorded.text() + ", before " + f.get("at").text(),
          "Give the time at which it was entered, or leave \"recorded\" out.");
    }
    return new Told(atMs, recordedMs, entry, known(f.get("known")), "");
  }

  private List<Part> parts(@Nullable Item list) {
    return source.problems.each(
        list,
        item -> {
          Fields f = item.fields(Section.PART);
          return new Part(
              Words.read(f.get("did"), Part.Did.class),
              f.get("office").text(),
              Words.read(f.get("basis"), Part.Basis.class),
              known(f.get("known")));
        });
  }

  private List<String> entries(@Nullable Item list) {
    return source.problems.each(list, item -> source.refer("entry", item));
  }

  private Told decision(Item item) {
    Fields f = item.fields(Section.DECISION);
    String id = id(f);
    source.know("authority", f.get("id"));
    Item from = f.find("from");
    Item until = f.find("until");
    Period period =
        new Period(
            source.ms(from == null ? f.get("at") : from),
            until == null ? Period.OPEN_MS : source.ms(until));
    return told(
        f,
        new AccountEntry.Decision(
            id, f.get("what").text(), source.about(f), period, parts(f.find("parts"))));
  }

  private Told statement(Item item) {
    Fields f = item.fields(Section.STATEMENT);
    String id = id(f);
    Item decision = f.find("decision");
    List<Part> parts = parts(f.find("parts"));
    if (decision == null && !parts.isEmpty()) {
      throw item.refusal(
          "parts-without-decision",
          "parts in no decision",
          "Name the decision, or leave them out.");
    }
    List<Statement.Figure> figures =
        source.problems.each(
            f.find("figures"),
            figure -> {
              Fields g = figure.fields(Section.FIGURE);
              return new Statement.Figure(
                  g.get("metric").text(), g.get("value").text(), g.text("unit", ""));
            });
    List<String> conflicts = entries(f.find("conflicts-with"));
    return told(
        f,
        new Statement(
            id,
            f.get("office").text(),
            f.get("subject").text(),
            f.text("occasion", ""),
            f.get("text").text(),
            figures,
            decision == null ? "" : source.refer("entry", decision),
            parts,
            conflicts));
  }

  private Told position(Item item) {
    Fields f = item.fields(Section.POSITION);
    return told(
        f,
        new AccountEntry.Position(
            id(f),
            f.get("office").text(),
            f.get("subject").text(),
            f.get("stance").text(),
            f.text("text", ""),
            entries(f.find("statements"))));
  }

  private Told question(Item item) {
    Fields f = item.fields(Section.OPEN_QUESTION);
    Item entry = f.find("entry");
    AccountEntry.Question.Ask ask =
        AccountEntry.Question.Ask.valueOf(
            f.text("condition", "false").equals("true") ? "CONDITION" : "QUESTION");
    return told(
        f,
        new AccountEntry.Question(
            id(f),
            ask,
            f.text("asked-of", ""),
            f.get("subject").text(),
            f.get("text").text(),
            source.about(f),
            entry == null ? "" : source.refer("entry", entry)));
  }

  private Told correction(Item item) {
    Fields f = item.fields(Section.CORRECTION);
    Correction.How how = Words.read(f.get("how"), Correction.How.class);
    Item instead = f.find("instead");
    if (how == Correction.How.AMENDS
        ? instead == null
        : instead != null && how != Correction.How.ANSWERS) {
      throw item.refusal(
          "correction-unclear",
          how.name().toLowerCase(Locale.ROOT)
              + (instead == null ? " without" : " with")
              + " \"instead\"",
          "Name the entry that holds instead where one amends; where one answers it may be named.");
    }
    return told(
        f,
        new Correction(
            id(f),
            source.refer("entry", f.get("entry")),
            how,
            f.get("why").text(),
            instead == null ? "" : source.refer("entry", instead)));
  }
}
