package org.cordon.brief.situation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cordon.brief.account.Contradiction;
import org.cordon.brief.account.Subject;
import org.cordon.brief.account.Subject.Alignment;
import org.cordon.brief.page.Wording;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AccountEntry.Position;
import org.cordon.dispatch.model.account.AccountEntry.Statement;
import org.cordon.dispatch.model.account.EntryKind;

/** Where each office stands on each subject, in its own words and side by side. */
final class HeadsPanel {
  private static final int SHOWN = 4; // statements of an office on a subject, the latest

  private final Telling telling;

  private HeadsPanel(Telling telling) {
    this.telling = telling;
  }

  static Panel of(Telling telling) {
    return new HeadsPanel(telling).panel();
  }

  private Panel panel() {
    List<Subject> subjects = telling.account().subjects();
    List<Contradiction> contradictions = telling.account().contradictions();
    List<AccountItem> questions =
        telling.account().standing(EntryKind.QUESTION).stream().filter(Questions::open).toList();
    List<Item> differ = of(subjects, Alignment.DIFFER);
    List<Item> silent = of(subjects, Alignment.ONE_SILENT);
    List<Item> aligned = of(subjects, Alignment.ALIGNED);
    List<Item> unknown = of(subjects, Alignment.UNKNOWN);
    Panel.Headline headline =
        new Panel.Headline(
            differ.isEmpty() ? silent.isEmpty() ? Mark.WELL : Mark.LOOK : Mark.STOP,
            String.valueOf(differ.size()),
            differ.size() == 1
                ? "subject on which the heads differ"
                : "subjects on which the heads differ",
            List.of(
                silent.size() + " one silent, " + aligned.size() + " aligned",
                Wording.count(
                    contradictions.size(),
                    "set of entries that cannot all hold",
                    "sets of entries that cannot all hold"),
                Questions.words(questions.size())));
    return new Panel(
        "heads",
        "Where the heads differ",
        headline,
        List.of(
            lead(
                subjects,
                List.of(differ, silent, aligned, unknown),
                contradictions.size(),
                questions.size()),
            "Positions are entered by people; none is read out of somebody's words. Which of two"
                + " entries holds is not said here."),
        List.of(
            Group.of(
                "They differ", "On no subject do two offices take different positions.", differ),
            Group.of("One office takes a position, the others are silent", "", silent),
            Group.of("Aligned", "", aligned),
            Group.of("Spoken of, but nobody's position is on record", "", unknown),
            Group.of(
                "Entries that cannot all hold",
                "No two entries contradict each other.",
                contradictions.stream().map(this::contradiction).toList()),
            Group.of(
                "Open questions",
                "No question is open.",
                questions.stream().map(q -> Questions.item(telling, q)).toList())));
  }

  private static String lead(
      List<Subject> subjects, List<List<Item>> sorted, int contradictions, int questions) {
    return "Of "
        + Wording.count(subjects.size(), "subject", "subjects")
        + ": "
        + sorted.get(0).size()
        + " differ, "
        + sorted.get(1).size()
        + " one office alone, "
        + sorted.get(2).size()
        + " aligned, "
        + sorted.get(3).size()
        + " without a position. "
        + Wording.count(
            contradictions, "set of entries cannot all hold", "sets of entries cannot all hold")
        + ". "
        + Questions.words(questions)
        + ".";
  }

  private List<Item> of(List<Subject> subjects, Alignment alignment) {
    return subjects.stream()
        .filter(s -> s.alignment() == alignment)
        .filter(s -> !s.offices().isEmpty())
        .map(this::item)
        .toList();
  }

  private Item item(Subject subject) {
    Item.Draft draft =
        switch (subject.alignment()) {
          case DIFFER -> Item.draft(Mark.STOP, "differ", subject.name());
          case ONE_SILENT -> Item.draft(Mark.LOOK, "one silent", subject.name());
          case ALIGNED -> Item.draft(Mark.WELL, "aligned", subject.name());
          case UNKNOWN -> Item.draft(Mark.OPEN, "unknown", subject.name());
        };
    draft.gist(gist(subject));
    TreeSet<String> silent = new TreeSet<>(telling.account().heads());
    for (Subject.Office office : subject.offices()) {
      silent.remove(office.name());
      draft.side(side(office, draft));
    }
    for (String head : silent) {
      draft.side(new Side(head, "silent", List.of(Line.of("Position", "none on record"))));
    }
    return draft.done();
  }

  private static String gist(Subject subject) {
    List<String> stances = new ArrayList<>();
    for (Subject.Office office : subject.offices()) {
      if (!office.current().isEmpty()) {
        stances.add(office.name() + ": " + office.stance());
      }
    }
    return String.join("; ", stances);
  }

  private Side side(Subject.Office office, Item.Draft draft) {
    List<Line> lines = new ArrayList<>();
    if (office.current().isEmpty()) {
      lines.add(Line.of("Position", "none on record"));
    }
    for (AccountItem item : office.positions().reversed()) {
      Position position = (Position) item.entry();
      boolean current = office.current().contains(item);
      lines.add(
          Line.of(
              current ? "Position" : "Before",
              position.stance() + " (since " + telling.words().happened(item) + ")"));
      if (current && !position.text().isEmpty()) {
        lines.add(Line.of("In words", position.text()));
      }
      draft.on(telling.account().numbers(item));
    }
    List<AccountItem> statements = office.statements();
    int first = Math.max(0, statements.size() - SHOWN);
    for (AccountItem item : statements.subList(first, statements.size()).reversed()) {
      lines.addAll(statement(item));
      draft.on(telling.account().numbers(item));
    }
    if (first > 0) {
      lines.add(Line.of("Earlier", Wording.count(first, "statement more", "statements more")));
    }
    return new Side(office.name(), office.current().isEmpty() ? "silent" : "", lines);
  }

  private List<Line> statement(AccountItem item) {
    Statement statement = (Statement) item.entry();
    String occasion = statement.occasion().isEmpty() ? "" : ", " + statement.occasion();
    return List.of(
        Telling.said("Said", statement.text()),
        new Line(
            "",
            telling.words().happened(item) + occasion + "; " + Telling.basis(item.provenance()),
            Line.Kind.WORDS,
            item.provenance().source().link()));
  }

  private Item contradiction(Contradiction contradiction) {
    boolean numbers = contradiction.why() == Contradiction.Why.NUMBERS_DIFFER;
    Item.Draft draft =
        Item.draft(
            Mark.STOP, numbers ? "numbers differ" : "cannot all hold", contradiction.about());
    draft.line(
        "How that is known",
        numbers
            ? "they give one thing different numbers"
            : "whoever entered one of them says that the others cannot hold");
    draft.gist(
        String.join(
            "; ",
            contradiction.sides().stream()
                .map(s -> gist(s, contradiction.about(), numbers))
                .toList()));
    for (AccountItem side : contradiction.sides()) {
      draft.side(side(side, contradiction.about(), numbers)).on(telling.account().numbers(side));
    }
    return draft.done();
  }

  private static String gist(AccountItem item, String about, boolean numbers) {
    return item.entry() instanceof Statement statement
        ? statement.office() + (numbers ? ": " + figures(statement, about) : "")
        : item.provenance().onWordOf();
  }

  private Side side(AccountItem item, String about, boolean numbers) {
    List<Line> lines = new ArrayList<>();
    String title = item.provenance().onWordOf();
    String state = "";
    if (item.entry() instanceof Statement statement) {
      title = statement.office();
      if (numbers) {
        state = figures(statement, about);
      }
      lines.addAll(statement(item));
    } else {
      lines.add(Line.of(Wording.word(item.entry().kind()), what(item.entry())));
      lines.add(Line.of("Happened", telling.words().happened(item)));
      lines.add(Telling.basis(item));
    }
    return new Side(title, state, lines);
  }

  private static String figures(Statement statement, String metric) {
    List<String> all = new ArrayList<>();
    for (Statement.Figure figure : statement.figures()) {
      if (figure.metric().equals(metric)) {
        all.add((figure.value() + " " + figure.unit()).strip());
      }
    }
    return String.join(", ", all);
  }

  private static String what(AccountEntry entry) {
    return switch (entry) {
      case AccountEntry.Decision d -> d.what();
      case AccountEntry.Order o -> o.subject();
      case AccountEntry.Agreement a -> a.terms();
      case AccountEntry.Contact c -> c.subject();
      case AccountEntry.AccessAttempt a -> a.who() + ": " + Wording.word(a.outcome());
      case AccountEntry.Position p -> p.stance();
      case AccountEntry.Question q -> q.text();
      default -> entry.id();
    };
  }
}
