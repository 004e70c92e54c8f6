package org.cordon.brief.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cordon.brief.account.Account;
import org.cordon.brief.account.ZoneOnRecord;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Ownership;
import org.cordon.dispatch.model.account.AccountEntry.Agreement;
import org.cordon.dispatch.model.account.AccountEntry.Decision;
import org.cordon.dispatch.model.account.AccountEntry.Order;
import org.cordon.dispatch.model.account.Part;
import org.cordon.dispatch.model.account.Part.Did;

/** Says whose a decision is and what a rule rests on, by the entries and without a guess. */
record Owners(Account account, Said said) {
  /** "ordered by: not established; disclaimed by: police chief (10 Jun 12:00; quoted, …)". */
  String parts(Ownership ownership) {
    List<String> all = new ArrayList<>();
    all.add("ordered by: " + who(ownership, Did.ORDERED, "not established"));
    for (Did did :
        List.of(Did.ADVISED, Did.CONCURRED, Did.CARRIED_OUT, Did.DISCLAIMED, Did.MAY_DECIDE)) {
      String who = who(ownership, did, "");
      if (!who.isEmpty()) {
        String word = did == Did.MAY_DECIDE ? "may be decided" : Said.words(did);
        all.add(word + " by: " + who);
      }
    }
    return String.join("; ", all);
  }

  private String who(Ownership ownership, Did did, String none) {
    List<String> who = new ArrayList<>();
    for (Ownership.Said each : ownership.of(did)) {
      Part part = each.part();
      String word = part.provenance().onWordOf();
      String by =
          part.basis() == Part.Basis.DOCUMENTED
              ? "documented"
              : word.equals(part.office()) ? "says so itself" : "claimed by " + word;
      who.add(part.office() + " (" + by + ", " + said.brief(each.by().on().happenedAtMs()) + ")");
    }
    return Said.list(who, none);
  }

  /** What a rule, an outline or a closed station rests on; "" for nothing. */
  String authority(String id) {
    if (id.isEmpty()) {
      return "no authority given";
    }
    AccountItem item = account.state().account().item(id);
    if (item == null) {
      return "authority " + id + ", which is not on record";
    }
    String struck = item.stands() ? "" : " (" + Said.words(item.standing()) + ")";
    return "authority: "
        + switch (item.entry()) {
          case Decision d -> {
            Ownership ownership = Ownership.of(item, account.state().account());
            yield "decision "
                + Said.entered(d.what())
                + ", "
                + Said.words(ownership.standing())
                + ", "
                + parts(ownership);
          }
          case Order o -> "order of " + o.court();
          case Agreement a ->
              "agreement with "
                  + a.with().name()
                  + (ZoneOnRecord.holds(item, account.state(), account.atMs())
                      ? ", in force"
                      : ", not in force");
          default -> Said.words(item.entry().kind()) + " " + id;
        }
        + struck;
  }

  /** The entries behind an authority. */
  List<Long> numbers(String id) {
    AccountItem item = account.state().account().item(id);
    if (item == null) {
      return List.of();
    }
    TreeSet<Long> numbers = new TreeSet<>(account.numbers(item));
    if (item.entry() instanceof Decision) {
      Ownership.of(item, account.state().account())
          .said()
          .forEach(s -> numbers.add(account.number(s.by())));
    }
    return List.copyOf(numbers);
  }
}
