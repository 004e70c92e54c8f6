package org.cordon.dispatch.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.cordon.dispatch.model.account.AccountEntry.Correction;
import org.cordon.dispatch.model.account.EntryFields;
import org.cordon.dispatch.model.account.EntryKind;
import org.cordon.dispatch.model.account.Period;
import org.jspecify.annotations.Nullable;

/**
 * The human entries, in the order in which they were entered. It is the fold of their entries on
 * the log and of nothing else, so those, applied in order, bring it back.
 */
public final class AccountBoard {
  private final List<AccountItem> all = new ArrayList<>();
  private final TreeMap<String, AccountItem> byId = new TreeMap<>();

  /** Every one, in the order of the log, also those that no longer stand. */
  public List<AccountItem> all() {
    return Collections.unmodifiableList(all);
  }

  /** All of a kind, in the order of the log. */
  public List<AccountItem> of(EntryKind kind) {
    return all.stream().filter(i -> i.entry().kind() == kind).toList();
  }

  /** An entry, or null. */
  public @Nullable AccountItem item(String id) {
    return byId.get(id);
  }

  /**
   * The entry that stands in the place of another in the end: itself if it was not amended; null if
   * there is none.
   */
  public @Nullable AccountItem inPlaceOf(String id) {
    AccountItem item = byId.get(id);
    int steps = 0;
    while (item != null && item.standing() == AccountItem.Standing.AMENDED) {
      boolean circle = ++steps > all.size(); // which no engine lets through
      item =
          !circle && item.removedBy().getFirst().entry() instanceof Correction c
              ? byId.get(c.instead())
              : null;
    }
    return item;
  }

  void apply(AccountEvent.Entered event, Entry on) {
    AccountItem target = null;
    if (event.entry() instanceof Correction c) {
      target = byId.get(c.entryId());
      if (target == null) {
        throw new IllegalStateException(
            "a correction names " + c.entryId() + ", which nobody entered");
      }
    }
    AccountItem item = new AccountItem(on, event, target);
    if (byId.putIfAbsent(item.id(), item) != null) {
      throw new IllegalStateException("two human entries are called " + item.id());
    }
    all.add(item);
    if (target != null) {
      target.add(item);
      settle(target);
    }
  }

  /** Whether an entry stands decides about the one that it corrects, and so on down the chain. */
  private static void settle(AccountItem changed) {
    AccountItem item = changed;
    while (item != null && item.removed == item.removedBy().isEmpty()) {
      item.removed = !item.removed;
      item = item.target();
    }
  }

  List<StateImage.Told> image() {
    return all.stream().map(AccountItem::image).toList();
  }

  void restore(List<StateImage.Told> image) {
    for (StateImage.Told t : image) {
      AccountEvent.Entered event = new AccountEvent.Entered(t.office(), t.entry(), t.provenance());
      apply(
          event,
          new Entry(t.seq(), t.recordedAtMs(), t.happenedAtMs(), t.by(), event, t.commitments()));
    }
  }

  /** All of them in one exact form; nothing where there are none, as before there were any. */
  public void canonical(Canonical out) {
    if (all.isEmpty()) {
      return;
    }
    out.put("account").put(all.size());
    Exact exact = new Exact(out);
    for (AccountItem item : all) {
      Entry on = item.on();
      out.put(on.seq()).put(on.recordedAtMs()).put(on.happenedAtMs()).put(on.by());
      out.put(item.office()).put(item.entry().kind()).put(item.standing());
      item.entry().tell(exact);
      item.provenance().tell("", exact);
    }
  }

  /** Values in their order; the kind and the counts before them say what they are. */
  private record Exact(Canonical out) implements EntryFields {
    @Override
    public void id(String field, String value) {
      out.put(value);
    }

    @Override
    public void idOrNone(String field, String value) {
      out.put(value);
    }

    @Override
    public void name(String field, String value) {
      out.put(value);
    }

    @Override
    public void text(String field, String value, int most) {
      out.put(value);
    }

    @Override
    public void textOrNone(String field, String value, int most) {
      out.put(value);
    }

    @Override
    public void date(String field, String value) {
      out.put(value);
    }

    @Override
    public void link(String field, String value) {
      out.put(value);
    }

    @Override
    public void word(String field, Enum<?> value) {
      out.put(value);
    }

    @Override
    public void number(String field, long value) {
      out.put(value);
    }

    @Override
    public void lineId(String field, String value) {
      out.put(value);
    }

    @Override
    public void period(Period period) {
      out.put(period.fromMs()).put(period.untilMs());
    }

    @Override
    public void count(String field, int size, int most) {
      out.put(size);
    }
  }
}
