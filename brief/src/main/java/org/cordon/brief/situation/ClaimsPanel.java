package org.cordon.brief.situation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cordon.brief.claim.Answer;
import org.cordon.brief.claim.Bound;
import org.cordon.brief.claim.ClaimText;
import org.cordon.brief.claim.Interval;
import org.cordon.brief.claim.Reading;
import org.cordon.brief.claim.Verdict;
import org.cordon.brief.page.Wording;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.account.AccountEntry.Statement;
import org.cordon.dispatch.model.account.EntryKind;

/** What was claimed of calls and what calls say of it; and figures that nobody checked. */
final class ClaimsPanel {
  private final Telling telling;
  private final List<Answer> answers;

  private ClaimsPanel(Telling telling, List<Answer> answers) {
    this.telling = telling;
    this.answers = answers;
  }

  static Panel of(Telling telling, List<Answer> answers) {
    return new ClaimsPanel(telling, answers).panel();
  }

  private Panel panel() {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    answers.forEach(a -> verdicts.merge(a.verdict(), 1, Integer::sum));
    int settled = answers.size() - verdicts.getOrDefault(Verdict.CANNOT_BE_TESTED, 0);
    List<Item> unchecked = unchecked();
    List<String> words = new ArrayList<>();
    verdicts.forEach((verdict, n) -> words.add(n + " " + ClaimText.words(verdict)));
    Panel.Headline headline =
        new Panel.Headline(
            answers.isEmpty() || settled < answers.size() ? Mark.LOOK : Mark.WELL,
            settled + " of " + answers.size(),
            answers.size() == 1 ? "claim could be tested" : "claims could be tested",
            beside(words, unchecked.size()));
    String lead =
        answers.isEmpty()
            ? "No claim was handed in to be checked."
            : "Claims handed in: " + answers.size() + " \u2013 " + String.join(", ", words) + ".";
    return new Panel(
        "claims",
        "Claims checked",
        headline,
        List.of(
            lead,
            Wording.count(unchecked.size(), "statement quotes figures", "statements quote figures")
                + " that no check here bears out; say so before anybody repeats them."),
        List.of(
            Group.of("Claims", "", answers.stream().map(this::item).toList()),
            Group.of(
                "Quoted figures without a check",
                "No quoted figure is without a check.",
                unchecked)));
  }

  private static List<String> beside(List<String> verdicts, int unchecked) {
    List<String> beside = new ArrayList<>(verdicts);
    beside.add(Wording.count(unchecked, "quoted figure", "quoted figures") + " not checked");
    return beside;
  }

  private Item item(Answer answer) {
    Item.Draft draft =
        Item.draft(
                mark(answer.verdict()),
                ClaimText.words(answer.verdict()),
                answer.claim().said().claim())
            .line("Said by", answer.claim().said().by())
            .line("Source", answer.claim().said().source())
            .line("Why this verdict", answer.reason())
            .line("Held against", source(answer.read().source()))
            .line("As stated", stated(answer));
    answer.cautions().forEach(c -> draft.line("Say aloud", c));
    answer.settles().stream()
        .filter(s -> !s.endsWith(answer.command())) // it has a line of its own
        .forEach(s -> draft.line("Would settle it", s));
    draft.line(new Line("Check it", answer.command(), Line.Kind.COMMAND, ""));
    AccountItem statement = telling.account().state().account().item(answer.claim().statement());
    if (statement != null) {
      draft.line("Tests the statement", statement.id()).on(telling.account().numbers(statement));
    }
    return draft.done();
  }

  private static Mark mark(Verdict verdict) {
    return switch (verdict) {
      case SUPPORTED -> Mark.WELL;
      case NOT_SUPPORTED -> Mark.STOP;
      case DEPENDS_ON_DEFINITION -> Mark.LOOK;
      case CANNOT_BE_TESTED -> Mark.OPEN;
    };
  }

  private static String source(Answer.Source source) {
    return switch (source) {
      case NONE -> "nothing: no file of calls was given";
      case FILES -> "files of calls";
      case RECORD -> "the calls of this record";
      case SIMULATED_RECORD -> "the calls of this record, which are simulated";
    };
  }

  private static String tested(Reading reading) {
    Interval tested = reading.tested();
    return tested == null
        ? reading.note()
        : ClaimText.interval(tested, reading.base() == null ? reading.unit() : Bound.Unit.TIMES);
  }

  private static String stated(Answer answer) {
    if (answer.readings().isEmpty()) {
      return "";
    }
    Reading reading = answer.readings().getFirst();
    String base = reading.base() == null ? "" : ", against " + reading.baseN() + " before";
    return tested(reading) + "; n = " + reading.n() + base;
  }

  /** Statements that quote a figure, of which no claim that calls could settle says anything. */
  private List<Item> unchecked() {
    SortedSet<String> checked = new TreeSet<>();
    for (Answer answer : answers) {
      if (answer.verdict() != Verdict.CANNOT_BE_TESTED) {
        checked.add(answer.claim().statement());
      }
    }
    List<Item> items = new ArrayList<>();
    for (AccountItem item : telling.account().standing(EntryKind.STATEMENT)) {
      Statement statement = (Statement) item.entry();
      if (!statement.figures().isEmpty() && !checked.contains(item.id())) {
        items.add(quoted(item, statement));
      }
    }
    return items;
  }

  private Item quoted(AccountItem item, Statement statement) {
    List<String> figures =
        statement.figures().stream()
            .map(f -> (f.value() + " " + f.unit()).strip() + " (" + f.metric() + ")")
            .toList();
    return Item.draft(
            Mark.LOOK, "not checked", statement.office() + ": " + Wording.list(figures, ""))
        .line(Telling.said("Said", statement.text()))
        .line("Occasion", statement.occasion())
        .line("Happened", telling.words().happened(item))
        .line(Telling.basis(item))
        .on(telling.account().numbers(item))
        .done();
  }
}
