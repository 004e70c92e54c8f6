package org.cordon.brief.situation;

import org.cordon.brief.page.Wording;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.account.AccountEntry.Correction;
import org.cordon.dispatch.model.account.AccountEntry.Question;

/**
 * Questions that are open until they are answered, and conditions that are so until they are met.
 */
final class Questions {
  private Questions() {}

  static Item item(Telling telling, AccountItem item) {
    Question question = (Question) item.entry();
    boolean condition = question.ask() == Question.Ask.CONDITION;
    boolean open = item.answers().isEmpty();
    String state = condition ? open ? "not met" : "met, by an entry" : open ? "open" : "answered";
    Item.Draft draft =
        Item.draft(open ? Mark.OPEN : Mark.WELL, state, question.text())
            .line("Subject", question.subject())
            .line("Asked of", question.askedOf().isEmpty() ? "whoever knows" : question.askedOf())
            .line("Asked", telling.words().happened(item));
    for (AccountItem answer : item.answers()) {
      draft.line(
          "Answer",
          ((Correction) answer.entry()).why() + " (" + telling.words().happened(answer) + ")");
    }
    return draft.line(Telling.basis(item)).on(telling.account().numbers(item)).done();
  }

  /** Whether it is asked to be told something, and nobody answered. */
  static boolean open(AccountItem item) {
    return item.entry() instanceof Question question
        && question.ask() == Question.Ask.QUESTION
        && item.answers().isEmpty();
  }

  static String words(int open) {
    return Wording.count(open, "open question", "open questions");
  }
}
