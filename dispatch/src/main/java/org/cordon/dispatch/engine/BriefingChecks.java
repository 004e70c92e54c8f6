package org.cordon.dispatch.engine;

import static org.cordon.dispatch.engine.Checks.no;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Outcome.Refused;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.Signing;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.account.AccountEntry.Correction;
import org.cordon.dispatch.model.account.Briefing;
import org.cordon.dispatch.model.account.Issue;
import org.cordon.dispatch.model.account.Signature;
import org.jspecify.annotations.Nullable;

/** What speaks against a draft of a joint briefing, a signature, an issue, or taking one back. */
final class BriefingChecks {
  private final State state;

  BriefingChecks(State state) {
    this.state = state;
  }

  @Nullable Refused draft(Briefing b, long nowMs) {
    if (b.atMs() > nowMs) {
      return no(DispatchRefusal.HAPPENED_IN_THE_FUTURE, b.atMs() + " after " + nowMs, "at");
    }
    if (b.lines().isEmpty() || new TreeSet<>(b.lines()).size() < b.lines().size()) {
      return no(DispatchRefusal.BRIEFING_WITHOUT_LINES, b.lines().size() + " lines", "lines");
    }
    Set<String> heads = heads();
    for (String office : b.offices()) {
      if (!heads.remove(office)) {
        return no(DispatchRefusal.UNKNOWN_OFFICE, "\"" + office + "\"", "offices");
      }
    }
    return b.offices().isEmpty() ? no(DispatchRefusal.UNKNOWN_OFFICE, "none", "offices") : null;
  }

  private Set<String> heads() {
    Set<String> heads = new TreeSet<>();
    for (String operator : state.setup().operators()) {
      if (state.setup().role(operator) == Role.HEAD) {
        heads.add(state.setup().office(operator));
      }
    }
    return heads;
  }

  /** The briefing that can still be answered and issued, or what speaks against that. */
  private @Nullable Refused open(String id) {
    AccountItem item = state.account().item(id);
    if (item == null || !(item.entry() instanceof Briefing)) {
      String what = item == null ? "" : " is a " + item.entry().kind();
      return no(DispatchRefusal.UNKNOWN_BRIEFING, id + what, "briefing");
    }
    if (!item.stands()) {
      return no(DispatchRefusal.BRIEFING_STRUCK, id + " is struck", "briefing");
    }
    return issued(id);
  }

  private @Nullable Refused issued(String id) {
    AccountItem issue = signing(id).issue();
    return issue == null
        ? null
        : no(
            DispatchRefusal.BRIEFING_ISSUED,
            id + " by " + issue.id() + " of \"" + issue.office() + "\"",
            "briefing");
  }

  private Signing signing(String id) {
    AccountItem item = state.account().item(id);
    if (item == null) {
      throw new IllegalStateException("no briefing " + id + "; it was looked for before");
    }
    return Signing.of(item, state.account());
  }

  @Nullable Refused signature(Signature s) {
    Refused bad = open(s.briefingId());
    if (bad != null) {
      return bad;
    }
    Signing signing = signing(s.briefingId());
    if (!signing.entry().offices().contains(s.office())) {
      return no(DispatchRefusal.OFFICE_NOT_ASKED, "\"" + s.office() + "\"", "office");
    }
    List<String> answered = new ArrayList<>(s.lines());
    s.dissents().forEach(d -> answered.add(d.line()));
    if (answered.isEmpty()) {
      return no(DispatchRefusal.SIGNATURE_EMPTY, "no line", "lines");
    }
    Set<String> once = new TreeSet<>();
    for (String line : answered) {
      if (!signing.entry().lines().contains(line)) {
        return no(DispatchRefusal.UNKNOWN_LINE, line + " of " + s.briefingId(), "line");
      }
      Signing.Answer before = signing.answer(s.office(), line);
      if (before != null || !once.add(line)) {
        String by = before == null ? "twice in this signature" : "by " + before.by().id();
        return no(DispatchRefusal.LINE_ANSWERED, line + " " + by, "line");
      }
    }
    return null;
  }

  @Nullable Refused issue(Issue i) {
    Refused bad = open(i.briefingId());
    if (bad != null) {
      return bad;
    }
    List<Signing.Unanswered> open = signing(i.briefingId()).unanswered();
    return open.isEmpty()
        ? null
        : no(
            DispatchRefusal.LINE_UNANSWERED,
            open.getFirst().line() + " by \"" + open.getFirst().office() + "\"",
            "line");
  }

  /**
   * Striking a draft, a signature or an issue, or striking what struck it: what is issued stays as
   * it was signed, and what would stand again has to fit what was entered since.
   */
  @Nullable Refused taken(AccountItem struck) {
    AccountItem root = struck.root();
    Refused bad =
        switch (root.entry()) {
          case Briefing b -> issued(b.id());
          case Signature s -> issued(s.briefingId());
          default -> null;
        };
    if (bad != null || !standsAgain(struck)) {
      return bad;
    }
    return switch (root.entry()) {
      case Signature s -> signature(s);
      case Issue i -> issue(i);
      default -> null;
    };
  }

  /** Whether the entry at the end of a chain of corrections stands again when one is struck. */
  private static boolean standsAgain(AccountItem struck) {
    AccountItem item = struck;
    boolean stands = false; // of the item, once it is struck
    while (item.entry() instanceof Correction c && c.how().removes()) {
      AccountItem target = item.target();
      boolean changes =
          target != null && (stands ? target.stands() : target.removedBy().size() == 1);
      if (target == null || !changes) {
        return false;
      }
      stands = !stands;
      item = target;
    }
    return stands && item == struck.root();
  }
}
