package org.cordon.dispatch.scenario;

import static org.cordon.dispatch.scenario.Words.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordon.dispatch.model.AccountCommand;
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
import org.cordon.dispatch.model.account.Counterparty.Mandate;
import org.cordon.dispatch.model.account.Dating;
import org.cordon.dispatch.model.account.HowKnown;
import org.cordon.dispatch.model.account.Issue;
import org.cordon.dispatch.model.account.Part;
import org.cordon.dispatch.model.account.Period;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.dispatch.model.account.Scope;
import org.cordon.dispatch.model.account.Signature;
import org.cordon.dispatch.model.account.Source;
import org.jspecify.annotations.Nullable;

/**
 * Lines about what people entered. Any may end with how it is known: {@code known quoted "police
 * chief" "press conference" date 2020-06-13 link https://example.org/ inferred}, and with a note.
 */
final class AccountScript {
  private static final Provenance DESK = Provenance.observed("duty officer", "the desk");

  private AccountScript() {}

  /** The command, or null if the line is about something else. */
  static @Nullable AccountCommand command(String verb, Words w) {
    AccountEntry entry =
        switch (verb) {
          case "agreement" -> agreement(w);
          case "agreement-is" -> over(w);
          case "order" -> order(w);
          case "attempt" -> attempt(w);
          case "contact" -> contact(w);
          case "decision" -> decision(w);
          case "statement" -> statement(w);
          case "stance" -> position(w); // "position" is where a unit is
          case "question", "condition" -> question(verb, w);
          case "briefing" -> briefing(w);
          case "signs" -> signature(w);
          case "issues" -> new Issue(w.next(), w.next());
          case "strikes", "amends", "answers", "ends", "breaches" -> correction(verb, w);
          default -> null;
        };
    if (entry == null) {
      return null;
    }
    Provenance known = known(w, DESK);
    String note = verb.equals("agreement") ? "with whom: sealed" : "";
    return new AccountCommand.Enter(entry, known, w.take("note") ? w.next() : note);
  }

  private static Provenance known(Words w, Provenance otherwise) {
    if (!w.take("known")) {
      return otherwise;
    }
    HowKnown how = w.constant(HowKnown.class);
    String office = w.next();
    String source = w.next();
    String date = w.take("date") ? w.next() : "";
    String link = w.take("link") ? w.next() : "";
    Dating dating =
        w.take("inferred")
            ? Dating.INFERRED
            : w.take("hour-assumed") ? Dating.HOUR_ASSUMED : Dating.STATED;
    return new Provenance(office, how, new Source(source, date, link), dating);
  }

  private static String after(String word, Words w, String otherwise) {
    return w.take(word) ? w.next() : otherwise;
  }

  private static Period period(Words w) {
    long from = w.take("from") ? clock(w.next()) : 0;
    return new Period(from, w.take("until") ? clock(w.next()) : Period.OPEN_MS);
  }

  private static About about(Words w) {
    return new About(
        after("zone", w, ""),
        after("station", w, ""),
        after("service", w, "").toUpperCase(Locale.ROOT));
  }

  private static List<Part> parts(Words w) {
    List<Part> parts = new ArrayList<>();
    while (w.take("part")) {
      Part.Did did = w.constant(Part.Did.class);
      String office = w.next();
      Part.Basis basis = w.constant(Part.Basis.class);
      parts.add(new Part(did, office, basis, known(w, DESK)));
    }
    return parts;
  }

  private static Counterparty with(Words w) {
    if (!w.take("with")) {
      return new Counterparty(
          Counterparty.Kind.GROUP, "people inside the zone", Mandate.NOT_ESTABLISHED);
    }
    Counterparty.Kind kind = w.constant(Counterparty.Kind.class);
    return new Counterparty(kind, w.next(), w.constant(Mandate.class));
  }

  private static AccountEntry agreement(Words w) {
    String id = w.next();
    w.need("on");
    String zone = w.next();
    Counterparty with = with(w);
    Period period = period(w);
    String terms = after("terms", w, "Access for emergency vehicles.");
    List<String> services = new ArrayList<>();
    while (w.take("lets")) {
      services.add(w.next().toUpperCase(Locale.ROOT));
    }
    List<Told> told = new ArrayList<>();
    while (w.take("told")) {
      told.add(new Told(w.next(), w.take("acknowledged")));
    }
    List<String> points = new ArrayList<>();
    while (w.take("at")) {
      points.add(w.next());
    }
    Scope scope = new Scope(List.of(), points, services, "");
    return new AccountEntry.Agreement(
        id, zone, with, terms, scope, List.of("liaison"), told, period);
  }

  private static AccountEntry over(Words w) {
    String agreement = w.next();
    String standing = w.next();
    How how = standing.equals("broken") ? How.BREACHES : How.ENDS;
    return new AccountEntry.Correction(
        agreement + "-" + standing, agreement, how, "it is " + standing, "");
  }

  private static AccountEntry order(Words w) {
    String id = w.next();
    String court = w.next();
    String subject = w.next();
    return new AccountEntry.Order(id, court, subject, about(w), period(w));
  }

  private static AccountEntry attempt(Words w) {
    String zone = w.next();
    w.need("by");
    String who = w.next();
    AttemptOutcome outcome = w.constant(AttemptOutcome.class);
    String service = after("service", w, "").toUpperCase(Locale.ROOT);
    String id = after("as", w, "attempt-" + who);
    return new AccountEntry.AccessAttempt(id, zone, who, service, outcome);
  }

  private static AccountEntry contact(Words w) {
    String id = w.next();
    String zone = after("on", w, "");
    Counterparty with = with(w);
    Reached reached = w.constant(Reached.class);
    return new AccountEntry.Contact(id, zone, with, reached, w.next(), after("about", w, ""));
  }

  private static AccountEntry decision(Words w) {
    String id = w.next();
    String what = w.next();
    return new AccountEntry.Decision(id, what, about(w), period(w), parts(w));
  }

  private static AccountEntry statement(Words w) {
    String id = w.next();
    String office = w.next();
    String subject = w.next();
    String text = w.next();
    String occasion = after("at", w, "");
    List<Figure> figures = new ArrayList<>();
    while (w.take("figure")) {
      figures.add(new Figure(w.next(), w.next(), w.next()));
    }
    String decision = after("in", w, "");
    List<Part> parts = parts(w);
    List<String> against = new ArrayList<>();
    while (w.take("against")) {
      against.add(w.next());
    }
    return new AccountEntry.Statement(
        id, office, subject, occasion, text, figures, decision, parts, against);
  }

  private static AccountEntry position(Words w) {
    String id = w.next();
    String office = w.next();
    String subject = w.next();
    String stance = w.next();
    List<String> statements = new ArrayList<>();
    while (w.take("by")) {
      statements.add(w.next());
    }
    return new AccountEntry.Position(id, office, subject, stance, "", statements);
  }

  private static AccountEntry question(String verb, Words w) {
    Ask ask = Ask.valueOf(verb.toUpperCase(Locale.ROOT));
    String id = w.next();
    String subject = w.next();
    String text = w.next();
    String of = after("of", w, "");
    return new AccountEntry.Question(id, ask, of, subject, text, about(w), after("about", w, ""));
  }

  private static AccountEntry correction(String verb, Words w) {
    How how = How.valueOf(verb.toUpperCase(Locale.ROOT));
    String entry = w.next();
    String instead = after("by", w, "");
    String why = w.next();
    w.need("as");
    return new AccountEntry.Correction(w.next(), entry, how, why, instead);
  }

  /** {@code briefing B1 at 08:00 lines a b asks "mayor's office" "police chief"}. */
  private static AccountEntry briefing(Words w) {
    String id = w.next();
    w.need("at");
    long at = clock(w.next());
    w.need("lines");
    List<String> lines = new ArrayList<>();
    while (!w.take("asks")) {
      lines.add(w.next());
    }
    List<String> offices = new ArrayList<>();
    while (w.more()) {
      offices.add(w.next());
    }
    return new Briefing(id, at, 12, "0f".repeat(32), lines, offices);
  }

  /** {@code signs G1 B1 for "mayor's office" a b dissents c "not so"}. */
  private static AccountEntry signature(Words w) {
    String id = w.next();
    String briefing = w.next();
    w.need("for");
    String office = w.next();
    List<String> lines = new ArrayList<>();
    List<Signature.Dissent> dissents = new ArrayList<>();
    String proof = "";
    while (w.more()) {
      if (w.take("proof")) {
        proof = w.next();
      } else if (w.take("dissents")) {
        dissents.add(new Signature.Dissent(w.next(), w.next()));
      } else {
        lines.add(w.next());
      }
    }
    return new Signature(id, briefing, office, lines, dissents, proof);
  }
}
