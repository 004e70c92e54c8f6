package org.cordon.brief.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cordon.brief.account.Account;
import org.cordon.brief.account.Contradiction;
import org.cordon.brief.account.Subject;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.account.AccountEntry.Position;
import org.cordon.dispatch.model.account.AccountEntry.Statement;
import org.cordon.dispatch.model.account.EntryKind;

/** What was claimed, and where offices differ: each in its own words, side by side. */
record QuotedLines(Account account, Said said, List<ClaimLine> claims, Lines lines) {
  /** Stands behind a figure that no claim with data tests. */
  static final String FLAG = "NOT CHECKED";

  void told() {
    for (ClaimLine claim : claims) {
      AccountItem statement = account.state().account().item(claim.statement());
      lines.add(
          Section.CLAIMS,
          claim.file().replaceFirst("^.*/", "").replaceFirst("\\.ya?ml$", ""),
          claim(claim),
          statement == null ? List.of() : account.numbers(statement));
    }
    List<AccountItem> quoted = new ArrayList<>();
    for (AccountItem item : account.standing(EntryKind.STATEMENT)) {
      if (item.entry() instanceof Statement s && !s.figures().isEmpty()) {
        quoted.add(item);
      }
    }
    TreeSet<Long> rest = new TreeSet<>();
    for (int i = 0; i < quoted.size(); i++) {
      if (i < Lines.MOST) {
        figures(quoted.get(i));
      } else {
        rest.addAll(account.numbers(quoted.get(i)));
      }
    }
    lines.more(
        Section.CLAIMS, quoted.size() - Lines.MOST + " statements with figures", List.copyOf(rest));
  }

  private static String claim(ClaimLine claim) {
    StringBuilder text = new StringBuilder();
    text.append(claim.by().isEmpty() ? "" : Said.cut(claim.by(), 100) + ": ");
    text.append(Said.entered(claim.claim()));
    text.append(" – ").append(claim.verdict().replace('-', ' ')).append(". ");
    text.append(Said.cut(claim.reason(), 200));
    if (claim.meanings().size() > 1) {
      text.append(" Could mean: ").append(Said.list(claim.meanings())).append('.');
    }
    claim.cautions().forEach(c -> text.append(' ').append(Said.cut(c, 120)).append('.'));
    if (!claim.settles().isEmpty()) {
      text.append(" Would settle it: ")
          .append(Said.entered(claim.settles().getFirst()))
          .append('.');
      String last = claim.settles().getLast();
      text.append(last.startsWith("Then: ") ? " " + last + "." : "");
    }
    return text.toString().replace("..", ".");
  }

  private void figures(AccountItem item) {
    if (item.entry() instanceof Statement s) {
      String text =
          s.office()
              + " ("
              + said.known(item)
              + "): "
              + quoted(s)
              + "; "
              + Said.entered(s.text())
              + ".";
      lines.quote(
          Section.CLAIMS,
          "said-" + s.id(),
          new Lines.Quotes(text, List.of(), !checked(s.id())),
          account.numbers(item));
    }
  }

  /** The figures of a statement, with what data say of them right behind. */
  private String quoted(Statement s) {
    String flag = flag(s.id());
    List<String> all = new ArrayList<>();
    for (Statement.Figure figure : s.figures()) {
      String unit = figure.unit().isEmpty() ? "" : " " + figure.unit();
      all.add(figure.metric() + " " + figure.value() + unit + flag);
    }
    return Said.list(all, "");
  }

  private String flag(String statement) {
    List<String> verdicts = new ArrayList<>();
    for (ClaimLine claim : claims) {
      if (settled(claim, statement)) {
        verdicts.add(claim.verdict().replace('-', ' '));
      }
    }
    return verdicts.isEmpty() ? " [" + FLAG + "]" : " [checked: " + Said.list(verdicts) + "]";
  }

  private boolean checked(String statement) {
    return claims.stream().anyMatch(c -> settled(c, statement));
  }

  private static boolean settled(ClaimLine claim, String statement) {
    return claim.tested()
        && claim.statement().equals(statement)
        && !claim.verdict().equals("cannot-be-tested");
  }

  void differences() {
    List<String> silent = new ArrayList<>();
    List<String> aligned = new ArrayList<>();
    for (Subject subject : account.subjects()) {
      switch (subject.alignment()) {
        case DIFFER -> differ(subject);
        case ONE_SILENT -> silent.add(subject.name());
        case ALIGNED -> aligned.add(subject.name());
        case UNKNOWN -> {}
      }
    }
    for (Contradiction each : account.contradictions()) {
      contradict(each);
    }
    offices("aligned", "The positions on record are aligned on: ", aligned);
    offices("one-silent", "One office alone has a position on record on: ", silent);
  }

  private void offices(String key, String text, List<String> subjects) {
    if (!subjects.isEmpty()) {
      TreeSet<Long> numbers = new TreeSet<>();
      for (Subject subject : account.subjects()) {
        if (subjects.contains(subject.name())) {
          subject.offices().forEach(o -> o.current().forEach(p -> numbers.add(account.number(p))));
        }
      }
      lines.add(Section.DIFFERENCES, key, text + Said.list(subjects) + ".", List.copyOf(numbers));
    }
  }

  private void differ(Subject subject) {
    List<Line.Side> sides = new ArrayList<>();
    TreeSet<Long> numbers = new TreeSet<>();
    for (Subject.Office office : subject.offices()) {
      for (AccountItem item : office.current()) {
        sides.add(new Line.Side(office.name(), position(item, office)));
        numbers.addAll(account.numbers(item));
        office.statements().forEach(s -> numbers.add(account.number(s)));
      }
    }
    lines.quote(
        Section.DIFFERENCES,
        subject.name(),
        new Lines.Quotes("On " + subject.name() + ":", sides, false),
        List.copyOf(numbers));
  }

  private String position(AccountItem item, Subject.Office office) {
    if (!(item.entry() instanceof Position p)) {
      throw new IllegalStateException(item.id() + " is no position");
    }
    String changed = office.positions().size() > 1 ? ", changed then" : "";
    String text = p.text().isEmpty() ? "" : ": " + Said.entered(p.text());
    return p.stance() + text + " (" + said.known(item) + changed + ")";
  }

  private void contradict(Contradiction each) {
    List<Line.Side> sides = new ArrayList<>();
    TreeSet<Long> numbers = new TreeSet<>();
    boolean unchecked = false;
    for (AccountItem item : each.sides()) {
      String who = item.provenance().onWordOf();
      String words = Said.words(item.entry().kind()) + " " + item.id();
      if (item.entry() instanceof Statement s) {
        who = s.office();
        String figures = s.figures().isEmpty() ? "" : quoted(s) + "; ";
        unchecked |= !s.figures().isEmpty() && !checked(s.id());
        words = figures + Said.entered(s.text());
      }
      sides.add(new Line.Side(who, words + " (" + said.known(item) + ")"));
      numbers.addAll(account.numbers(item));
    }
    String why =
        each.why() == Contradiction.Why.NUMBERS_DIFFER
            ? "Different numbers for " + each.about() + ":"
            : "Cannot both hold, on " + each.about() + ":";
    String key = each.about() + " " + each.sides().getLast().id();
    lines.quote(
        Section.DIFFERENCES, key, new Lines.Quotes(why, sides, unchecked), List.copyOf(numbers));
  }
}
