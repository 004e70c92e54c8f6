package org.cordon.brief.joint;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.dispatch.codec.Fold;
import org.cordon.dispatch.model.AccountBoard;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.SetupBoard;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.account.Briefing;
import org.cordon.dispatch.model.account.Issue;
import org.cordon.dispatch.model.account.Signature;
import org.cordon.dispatch.policy.OfficeProof;
import org.cordon.record.log.LogReader;
import org.jspecify.annotations.Nullable;

/**
 * Whether every signature and issue on a record was entered by somebody who could: a head of that
 * very office, under the key that it is enrolled with if any, or a duty officer. The engine refuses
 * others; whoever checks does not rely on it.
 */
final class SignerCheck {
  private final TreeMap<String, String> keys = new TreeMap<>(); // by id of the signature
  private @Nullable Finding wrong;

  private SignerCheck() {}

  /** Of all entries of a record. */
  static SignerCheck of(LogReader log, String name) {
    SignerCheck check = new SignerCheck();
    Fold fold = new Fold(name, Long.MAX_VALUE, true);
    fold.all(log, 0, (entry, number) -> check.see(entry, number, fold.state()));
    return check;
  }

  /** The first that was not, or null. */
  @Nullable Finding wrong() {
    return wrong;
  }

  /** The answers to a briefing, and under which keys they are. */
  JointCheck.Signed signed(Signatures signatures) {
    TreeSet<String> under = new TreeSet<>();
    int proved = 0;
    for (Signatures.Given given : signatures.given()) {
      String key = keys.getOrDefault(given.signature(), "");
      if (!key.isEmpty()) {
        proved++;
        under.add(key);
      }
    }
    return new JointCheck.Signed(signatures.given().size(), proved, List.copyOf(under));
  }

  private void see(Entry entry, long number, State state) {
    SetupBoard setup = state.setup();
    if (wrong != null || !(entry.event() instanceof AccountEvent.Entered entered)) {
      return;
    }
    if (entered.entry() instanceof Signature s) {
      keys.put(s.id(), setup.key(entry.by()));
    }
    Role role = setup.role(entry.by());
    String office = setup.office(entry.by());
    boolean fits =
        switch (entered.entry()) {
          case Signature s ->
              role == Role.HEAD
                  && s.office().equals(office)
                  && entered.office().equals(office)
                  && proved(s, setup.key(entry.by()), state.account());
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

  private static boolean proved(Signature s, String key, AccountBoard account) {
    AccountItem briefing = account.item(s.briefingId());
    return briefing != null
        && briefing.entry() instanceof Briefing b
        && OfficeProof.holds(s, b, key);
  }
}
