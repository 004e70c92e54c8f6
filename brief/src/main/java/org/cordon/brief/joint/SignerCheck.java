package org.cordon.brief.joint;

import org.cordon.dispatch.codec.Fold;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.SetupBoard;
import org.cordon.dispatch.model.account.Issue;
import org.cordon.dispatch.model.account.Signature;
import org.cordon.record.log.LogReader;
import org.jspecify.annotations.Nullable;

/**
 * Whether every signature and issue on a record was entered by somebody who could: a head of that
 * very office, or a duty officer. The engine refuses others; whoever checks does not rely on it.
 */
final class SignerCheck {
  private @Nullable Finding wrong;

  private SignerCheck() {}

  /** The first that was not, or null. */
  static @Nullable Finding wrong(LogReader log, String name) {
    SignerCheck check = new SignerCheck();
    Fold fold = new Fold(name, Long.MAX_VALUE, true);
    fold.all(log, 0, (entry, number) -> check.see(entry, number, fold.state().setup()));
    return check.wrong;
  }

  private void see(Entry entry, long number, SetupBoard setup) {
    if (wrong != null || !(entry.event() instanceof AccountEvent.Entered entered)) {
      return;
    }
    Role role = setup.role(entry.by());
    String office = setup.office(entry.by());
    boolean fits =
        switch (entered.entry()) {
          case Signature s ->
              role == Role.HEAD && s.office().equals(office) && entered.office().equals(office);
          case Issue i -> role == Role.HEAD || role == Role.DUTY_OFFICER;
          default -> true;
        };
    if (!fits) {
      wrong =
          new Finding(
              "wrong-signer",
              entered.entry().id() + " by " + entry.by() + ", " + role + " of \"" + office + "\"",
              "entry " + number,
              "Whoever has the record's key let somebody sign for another office: ask that office.");
    }
  }
}
