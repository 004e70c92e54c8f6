package org.cordon.brief.joint;

import java.util.List;
import java.util.TreeSet;
import org.cordon.brief.account.Account;
import org.cordon.brief.account.DecisionOnRecord;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Ownership;
import org.cordon.dispatch.model.account.AccountEntry.Correction;
import org.cordon.dispatch.model.account.AccountEntry.Question;
import org.cordon.dispatch.model.account.EntryKind;

/** What nobody owns, and what is still to be answered. */
record OpenLines(Account account, Said said, Owners owners, Lines lines) {
  void decisions() {
    for (DecisionOnRecord decision : account.decisions()) {
      if (decision.ownership().standing() != Ownership.Standing.OWNED) {
        String force = decision.inForce(account.atMs()) ? "in force" : "not in force now";
        lines.add(
            Section.DECISIONS,
            decision.item().id(),
            Said.entered(decision.decision().what())
                + ", "
                + force
                + ", "
                + Said.words(decision.ownership().standing())
                + ": "
                + owners.parts(decision.ownership())
                + ".",
            decision.numbers());
      }
    }
  }

  void questions() {
    TreeSet<Long> rest = new TreeSet<>();
    int shown = 0;
    int more = 0;
    for (AccountItem item : account.standing(EntryKind.QUESTION)) {
      if (item.entry() instanceof Question q
          && (q.ask() == Question.Ask.CONDITION || item.answers().isEmpty())) {
        if (shown++ < Lines.MOST) {
          lines.add(Section.QUESTIONS, q.id(), text(q, item), account.numbers(item));
        } else {
          rest.addAll(account.numbers(item));
          more++;
        }
      }
    }
    lines.more(Section.QUESTIONS, more + " questions and conditions", List.copyOf(rest));
  }

  private String text(Question q, AccountItem item) {
    String of = q.askedOf().isEmpty() ? "" : " of " + q.askedOf();
    String what = q.ask() == Question.Ask.CONDITION ? "Condition" : "Asked";
    return what
        + of
        + " on "
        + q.subject()
        + ": "
        + Said.entered(q.text())
        + " – "
        + state(q, item);
  }

  private String state(Question q, AccountItem item) {
    List<AccountItem> answers = item.answers();
    if (answers.isEmpty()) {
      return q.ask() == Question.Ask.CONDITION ? "not met." : "open.";
    }
    AccountItem answer = answers.getFirst();
    String why = answer.entry() instanceof Correction c ? Said.cut(c.why(), 120) : answer.id();
    return "met: " + why + " (" + said.brief(answer.on().happenedAtMs()) + ").";
  }
}
