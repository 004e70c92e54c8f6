package org.cordon.dispatch.model;

import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.Provenance;

/** What people enter about what happened. */
public sealed interface AccountCommand extends Command {
  /**
   * One human entry. Where it changes what holds in a zone, it does that as well.
   *
   * @param note what may name private persons; it is sealed
   */
  record Enter(AccountEntry entry, Provenance provenance, String note) implements AccountCommand {
    /** Without a note. */
    public Enter(AccountEntry entry, Provenance provenance) {
      this(entry, provenance, "");
    }
  }
}
