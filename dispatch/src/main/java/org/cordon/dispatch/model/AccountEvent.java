package org.cordon.dispatch.model;

import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.Provenance;

/** What people entered. */
public sealed interface AccountEvent extends Event {
  /**
   * A human entry.
   *
   * @param office of the operator who entered it; "" for the centre itself
   */
  record Entered(String office, AccountEntry entry, Provenance provenance)
      implements AccountEvent {}
}
