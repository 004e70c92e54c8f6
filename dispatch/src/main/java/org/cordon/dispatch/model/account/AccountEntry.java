package org.cordon.dispatch.model.account;

import java.util.List;

/**
 * What somebody enters about what happened. An entry is never edited: a {@link Correction} strikes,
 * amends, answers or ends it, and stands beside it for ever. Texts here are open; what may name a
 * private person belongs into the note, which lies behind a commitment.
 *
 * <p><b>A correction of a correction.</b> A correction is an entry like any other. When one that
 * struck or amended something is itself struck, what it struck stands again; and so on along the
 * chain. So an entry stands exactly when no correction that strikes or amends it stands. A
 * correction cannot be amended: it is struck, and another entered. It names an entry that is on the
 * record before it, so chains have no circle; what would put two entries in each other's place is
 * refused. An agreement that was struck comes back in words only: what it permitted has to be
 * agreed anew, since ends fail safe.
 */
public sealed interface AccountEntry
    permits AccountEntry.Decision,
        AccountEntry.Order,
        AccountEntry.Agreement,
        AccountEntry.Contact,
        AccountEntry.AccessAttempt,
        AccountEntry.Statement,
        AccountEntry.Position,
        AccountEntry.Question,
        AccountEntry.Correction,
        Briefing,
        Signature,
        Issue {
  /** Its id, which never changes and is no other entry's. */
  String id();

  /** What it is. */
  EntryKind kind();

  /** Tells every field. */
  void tell(EntryFields out);

  /**
   * Something was decided, whoever decided it.
   *
   * @param what in words
   * @param parts who ordered, advised, concurred, carried out or disclaimed it, as known then;
   *     statements add to them later
   */
  record Decision(String id, String what, About about, Period period, List<Part> parts)
      implements AccountEntry {
    public Decision {
      parts = List.copyOf(parts);
    }

    @Override
    public EntryKind kind() {
      return EntryKind.DECISION;
    }

    @Override
    public void tell(EntryFields out) {
      out.id("decision id", id);
      out.text("what was decided", what, EntryFields.LONG);
      about.tell(out);
      out.period(period);
      tellParts(parts, out);
    }
  }

  /** An order of a court, which every desk sees. */
  record Order(String id, String court, String subject, About about, Period period)
      implements AccountEntry {
    @Override
    public EntryKind kind() {
      return EntryKind.ORDER;
    }

    @Override
    public void tell(EntryFields out) {
      out.id("order id", id);
      out.name("court", court);
      out.text("subject", subject, EntryFields.LONG);
      about.tell(out);
      out.period(period);
    }
  }

  /**
   * Something was agreed about a zone. A rule may stand on it, and falls with it.
   *
   * @param binds offices and roles that can bind their side
   */
  record Agreement(
      String id,
      String zoneId,
      Counterparty with,
      String terms,
      Scope scope,
      List<String> binds,
      List<Told> told,
      Period period)
      implements AccountEntry {
    /** An office that was told of it, and whether it acknowledged. */
    public record Told(String office, boolean acknowledged) {}

    public Agreement {
      binds = List.copyOf(binds);
      told = List.copyOf(told);
    }

    @Override
    public EntryKind kind() {
      return EntryKind.AGREEMENT;
    }

    @Override
    public void tell(EntryFields out) {
      out.id("agreement id", id);
      out.id("zone", zoneId);
      with.tell(out);
      out.text("terms", terms, EntryFields.SPOKEN);
      scope.tell(out);
      out.names("who can bind", binds);
      out.names("who acknowledged", told(true));
      out.names("who was told", told(false));
      out.period(period);
    }

    private List<String> told(boolean acknowledged) {
      return told.stream().filter(t -> t.acknowledged == acknowledged).map(Told::office).toList();
    }
  }

  /**
   * Somebody tried to speak with somebody; also when nothing came of it.
   *
   * @param subject what about
   * @param entryId the entry it is about, such as an agreement that an office is told of, or ""
   */
  record Contact(
      String id, String zoneId, Counterparty with, Reached reached, String subject, String entryId)
      implements AccountEntry {
    /** What came of it. */
    public enum Reached {
      REACHED,
      NOT_REACHED,
      BROKEN_OFF
    }

    @Override
    public EntryKind kind() {
      return EntryKind.CONTACT;
    }

    @Override
    public void tell(EntryFields out) {
      out.id("contact id", id);
      out.idOrNone("zone", zoneId);
      with.tell(out);
      out.word("reached", reached);
      out.text("subject", subject, EntryFields.LONG);
      out.idOrNone("entry", entryId);
    }
  }

  /**
   * Somebody tried to go in.
   *
   * @param who a unit or a role
   * @param service POLICE, FIRE or EMS, or ""
   */
  record AccessAttempt(String id, String zoneId, String who, String service, AttemptOutcome outcome)
      implements AccountEntry {
    @Override
    public EntryKind kind() {
      return EntryKind.ACCESS_ATTEMPT;
    }

    @Override
    public void tell(EntryFields out) {
      out.id("attempt id", id);
      out.id("zone", zoneId);
      out.name("who tried", who);
      out.idOrNone("service", service);
      out.word("outcome", outcome);
    }
  }

  /**
   * What an office said in public.
   *
   * @param office an office or a role
   * @param occasion where it was said, or ""
   * @param figures what it put in numbers
   * @param decisionId the decision whose owner it bears on, or ""
   * @param parts who had what to do with that decision, by this statement
   * @param conflictsWith entries that cannot hold if this one does
   */
  record Statement(
      String id,
      String office,
      String subject,
      String occasion,
      String text,
      List<Figure> figures,
      String decisionId,
      List<Part> parts,
      List<String> conflictsWith)
      implements AccountEntry {
    /** A number as it was said, which is not yet a checked one. */
    public record Figure(String metric, String value, String unit) {}

    public Statement {
      figures = List.copyOf(figures);
      parts = List.copyOf(parts);
      conflictsWith = List.copyOf(conflictsWith);
      if (decisionId.isEmpty() && !parts.isEmpty()) {
        throw new IllegalArgumentException(
            "statement " + id + " has parts in no decision; name the decision");
      }
    }

    /** Words only. */
    public static Statement of(String id, String office, String subject, String text) {
      return new Statement(id, office, subject, "", text, List.of(), "", List.of(), List.of());
    }

    @Override
    public EntryKind kind() {
      return EntryKind.STATEMENT;
    }

    @Override
    public void tell(EntryFields out) {
      out.id("statement id", id);
      out.name("office", office);
      out.name("subject", subject);
      out.textOrNone("occasion", occasion, EntryFields.SHORT);
      out.text("text", text, EntryFields.SPOKEN);
      out.count("figures", figures.size(), EntryFields.MOST_PARTS);
      for (Figure figure : figures) {
        out.name("metric of a figure", figure.metric());
        out.id("value of a figure", figure.value());
        out.idOrNone("unit of a figure", figure.unit());
      }
      out.idOrNone("decision", decisionId);
      tellParts(parts, out);
      out.count("entries it conflicts with", conflictsWith.size(), EntryFields.MOST_NAMES);
      conflictsWith.forEach(other -> out.id("entry it conflicts with", other));
    }
  }

  /**
   * Where an office stands on a subject, until it ends or the office enters another.
   *
   * @param stance in a few words; two offices with the same words on a subject are aligned
   * @param statementIds what it is read from
   */
  record Position(
      String id,
      String office,
      String subject,
      String stance,
      String text,
      List<String> statementIds)
      implements AccountEntry {
    public Position {
      statementIds = List.copyOf(statementIds);
    }

    @Override
    public EntryKind kind() {
      return EntryKind.POSITION;
    }

    @Override
    public void tell(EntryFields out) {
      out.id("position id", id);
      out.name("office", office);
      out.name("subject", subject);
      out.name("stance", stance);
      out.textOrNone("text", text, EntryFields.LONG);
      out.count("statements", statementIds.size(), EntryFields.MOST_NAMES);
      statementIds.forEach(statement -> out.id("statement", statement));
    }
  }

  /**
   * What is open until it is answered.
   *
   * @param askedOf an office or a role, or "" for whoever knows
   * @param entryId the entry it is asked about, or ""
   */
  record Question(
      String id, Ask ask, String askedOf, String subject, String text, About about, String entryId)
      implements AccountEntry {
    /** What is asked. */
    public enum Ask {
      /** To be told something. */
      QUESTION,
      /** That something be so, before something else can be; its answer says that it is. */
      CONDITION
    }

    @Override
    public EntryKind kind() {
      return EntryKind.QUESTION;
    }

    @Override
    public void tell(EntryFields out) {
      out.id("question id", id);
      out.word("what is asked", ask);
      out.textOrNone("asked of", askedOf, EntryFields.NAME);
      out.name("subject", subject);
      out.text("text", text, EntryFields.LONG);
      about.tell(out);
      out.idOrNone("entry", entryId);
    }
  }

  /**
   * Strikes, amends, answers or ends an earlier entry.
   *
   * @param entryId the earlier entry
   * @param why in words; of an answer, the answer
   * @param instead the entry that now holds, or that has the answer, or ""
   */
  record Correction(String id, String entryId, How how, String why, String instead)
      implements AccountEntry {
    /** What it does to the earlier entry. */
    public enum How {
      /** It was not so. */
      STRIKES,
      /** Another entry of its kind stands in its place. */
      AMENDS,
      /** It is answered; it stands. */
      ANSWERS,
      /** It was so, and is so no longer. */
      ENDS,
      /** An agreement was broken. */
      BREACHES;

      /** Whether what it is done to no longer stands. */
      public boolean removes() {
        return this == STRIKES || this == AMENDS;
      }

      /** Whether what it is done to is over. */
      public boolean ends() {
        return this == ENDS || this == BREACHES;
      }
    }

    public Correction {
      boolean names = !instead.isEmpty();
      if (how == How.AMENDS ? !names : names && how != How.ANSWERS) {
        throw new IllegalArgumentException(
            "correction "
                + id
                + (names ? " names" : " does not name")
                + " an entry that holds instead; one that amends does, one that answers may");
      }
    }

    @Override
    public EntryKind kind() {
      return EntryKind.CORRECTION;
    }

    @Override
    public void tell(EntryFields out) {
      out.id("correction id", id);
      out.id("entry", entryId);
      out.word("how", how);
      out.text("why", why, EntryFields.LONG);
      out.idOrNone("entry instead", instead);
    }
  }

  private static void tellParts(List<Part> parts, EntryFields out) {
    out.count("parts", parts.size(), EntryFields.MOST_PARTS);
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).tell("part " + (i + 1), out);
    }
  }
}
