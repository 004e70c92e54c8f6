package org.cordon.brief.account;

import java.util.List;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.account.AccountEntry;

/**
 * What is spoken of, such as the station, and where each office stands on it. People enter
 * positions; nothing is read out of words.
 *
 * @param offices every office that said something or took a position, by name
 * @param questions about it, in the order of the log, also answered ones
 */
public record Subject(
    String name, Alignment alignment, List<Office> offices, List<AccountItem> questions) {
  /** How the positions that hold now fit together. */
  public enum Alignment {
    /** Two offices or more take a position, in the same words. */
    ALIGNED,
    /** Two offices or more take positions, in other words. */
    DIFFER,
    /** One office takes a position. */
    ONE_SILENT,
    /** No office takes a position. */
    UNKNOWN
  }

  /**
   * An office on a subject.
   *
   * @param positions that stand, in the order of the log; the last is the current one if it is in
   *     force
   * @param statements that stand, in the order of the log
   */
  public record Office(String name, List<AccountItem> positions, List<AccountItem> statements) {
    public Office {
      positions = List.copyOf(positions);
      statements = List.copyOf(statements);
    }

    /** The position that holds now: none, or one. */
    public List<AccountItem> current() {
      boolean holds = !positions.isEmpty() && positions.getLast().inForce();
      return holds ? List.of(positions.getLast()) : List.of();
    }

    /** The words of the position that holds now, or "". */
    public String stance() {
      return current().isEmpty() ? "" : stance(positions.getLast());
    }

    private static String stance(AccountItem position) {
      return ((AccountEntry.Position) position.entry()).stance();
    }
  }

  public Subject {
    offices = List.copyOf(offices);
    questions = List.copyOf(questions);
  }

  /** Questions without an answer. */
  public List<AccountItem> open() {
    return questions.stream().filter(q -> q.answers().isEmpty()).toList();
  }
}
