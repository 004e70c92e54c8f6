package org.cordon.brief.account;

import java.util.List;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Ownership;
import org.cordon.dispatch.model.account.AccountEntry;

/**
 * A decision that stands, and whose it is.
 *
 * @param numbers of the decision, of what was entered to it and of the statements on it
 */
public record DecisionOnRecord(AccountItem item, Ownership ownership, List<Long> numbers) {
  public DecisionOnRecord {
    numbers = List.copyOf(numbers);
  }

  /** What was entered. */
  public AccountEntry.Decision decision() {
    return (AccountEntry.Decision) item.entry();
  }

  /** Whether it is in force at a time. */
  public boolean inForce(long ms) {
    return item.inForce() && decision().period().contains(ms);
  }
}
