package org.cordon.brief.joint;

import java.util.ArrayList;
import java.util.List;
import org.cordon.brief.account.Account;
import org.cordon.brief.account.ZoneOnRecord;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.account.About;
import org.cordon.dispatch.model.account.AccountEntry.Agreement;
import org.cordon.dispatch.model.account.AccountEntry.Order;
import org.cordon.dispatch.model.account.Counterparty;
import org.cordon.dispatch.model.account.EntryKind;
import org.cordon.dispatch.model.account.Scope;
import org.jspecify.annotations.Nullable;

/** What was agreed with whom, what lapses next, and what courts ordered. */
record AgreedLines(Account account, Said said, Lines lines) {
  /** What ends at a time after now. */
  private record End(long atMs, String what, List<Long> entries) {}

  void agreements() {
    End next = next();
    if (next != null) {
      lines.add(
          Section.AGREEMENTS,
          "next",
          "Lapses next: " + next.what + ", " + said.time(next.atMs) + ".",
          next.entries);
    }
    for (AccountItem item : account.standing(EntryKind.AGREEMENT)) {
      if (item.entry() instanceof Agreement a) {
        lines.add(Section.AGREEMENTS, a.id(), agreement(a, item), account.numbers(item));
      }
    }
  }

  private @Nullable End next() {
    End next = null;
    for (AccountItem item : account.standing(EntryKind.AGREEMENT)) {
      if (item.entry() instanceof Agreement a
          && ZoneOnRecord.holds(item, account.state(), account.atMs())) {
        String what = "agreement with " + a.with().name();
        next = sooner(next, new End(a.period().untilMs(), what, account.numbers(item)));
      }
    }
    for (ZoneOnRecord zone : account.zones()) {
      for (ZoneOnRecord.Rule rule : zone.rules()) {
        String what = "rule of " + Said.words(rule.service()) + " in " + zone.zone().name();
        next = sooner(next, new End(rule.written().untilMs(), what, List.of(rule.number())));
      }
    }
    return next;
  }

  private @Nullable End sooner(@Nullable End a, End b) {
    boolean ends = b.atMs > account.atMs() && b.atMs < Times.NEVER_MS;
    return ends && (a == null || b.atMs < a.atMs) ? b : a;
  }

  private String agreement(Agreement a, AccountItem item) {
    Counterparty with = a.with();
    List<String> parts = new ArrayList<>();
    parts.add(
        "With "
            + with.name()
            + " ("
            + Said.words(with.kind())
            + ", mandate "
            + Said.words(with.mandate())
            + "): "
            + Said.entered(a.terms()));
    Scope scope = a.scope();
    add(parts, "may enter ", scope.mayEnter());
    add(parts, "when ", scope.when().isEmpty() ? List.of() : List.of(Said.cut(scope.when(), 80)));
    add(parts, "routes ", scope.routes());
    add(parts, "collection points ", scope.collectionPoints());
    parts.add("can bind: " + Said.list(a.binds(), "nobody named"));
    parts.add(
        "told: "
            + Said.list(
                a.told().stream()
                    .map(t ->
                        t.office() + (t.acknowledged() ? " (acknowledged)" : " (not acknowledged)"))
                    .toList(),
                "nobody"));
    parts.add(said.until(a.period().untilMs()));
    parts.add(standing(item));
    return String.join("; ", parts) + ".";
  }

  private static void add(List<String> parts, String what, List<String> values) {
    if (!values.isEmpty()) {
      parts.add(what + Said.list(values));
    }
  }

  private String standing(AccountItem item) {
    var agreement = account.state().zones().agreement(item.id());
    if (agreement == null) {
      return "not in force";
    }
    if (agreement.holds(account.atMs())) {
      return "in force";
    }
    boolean open = agreement.standing() == org.cordon.dispatch.model.Agreement.Standing.IN_FORCE;
    if (!open) {
      return Said.words(agreement.standing());
    }
    return agreement.fromMs() > account.atMs() ? "not yet in force" : "lapsed";
  }

  void orders() {
    for (AccountItem item : account.standing(EntryKind.ORDER)) {
      if (item.entry() instanceof Order o) {
        boolean holds = item.inForce() && o.period().contains(account.atMs());
        String text =
            o.court()
                + ": "
                + Said.entered(o.subject())
                + "; "
                + said.until(o.period().untilMs())
                + "; "
                + (holds ? "in force" : "not in force")
                + about(o.about())
                + " ("
                + said.known(item)
                + ").";
        lines.add(Section.ORDERS, o.id(), text, account.numbers(item));
      }
    }
  }

  private static String about(About about) {
    List<String> on = new ArrayList<>();
    for (String each : List.of(about.zoneId(), about.stationId(), about.service())) {
      if (!each.isEmpty()) {
        on.add(each);
      }
    }
    return on.isEmpty() ? "" : "; bears on " + Said.list(on);
  }
}
