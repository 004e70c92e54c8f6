package org.cordon.brief.account;

import java.util.List;
import org.cordon.dispatch.model.AccountItem;

/**
 * Entries that cannot all hold. Which of them does, if any, is not said.
 *
 * @param about the subject, or what was put in different numbers
 * @param sides two or more, in the order of the log
 */
public record Contradiction(Why why, String about, List<AccountItem> sides) {
  /** How it is known that they cannot all hold. */
  public enum Why {
    /** Whoever entered one of them says so. */
    SAID_SO,
    /** They give one thing different numbers. */
    NUMBERS_DIFFER
  }

  public Contradiction {
    sides = List.copyOf(sides);
  }
}
