package org.cordon.brief.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.dispatch.model.AccountBoard;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.account.AccountEntry.Statement;

/** Finds entries that cannot all hold: by what people entered, and by numbers for one thing. */
final class Contradictions {
  private Contradictions() {}

  static List<Contradiction> of(AccountBoard account) {
    List<Contradiction> all = new ArrayList<>(said(account));
    all.addAll(numbers(account));
    all.sort(Comparator.comparingLong(c -> c.sides().getLast().on().seq()));
    return all;
  }

  private static List<Contradiction> said(AccountBoard account) {
    List<Contradiction> all = new ArrayList<>();
    for (AccountItem item : account.all()) {
      if (item.stands() && item.entry() instanceof Statement statement) {
        List<AccountItem> sides = new ArrayList<>();
        for (String id : new TreeSet<>(statement.conflictsWith())) {
          AccountItem other = account.item(id);
          if (other != null && other.stands()) {
            sides.add(other);
          }
        }
        if (!sides.isEmpty()) {
          sides.add(item);
          sides.sort(Comparator.comparingLong(s -> s.on().seq()));
          all.add(new Contradiction(Contradiction.Why.SAID_SO, statement.subject(), sides));
        }
      }
    }
    return all;
  }

  /** A metric and a unit of measure that statements give more than one value. */
  private record Measured(String metric, String unit) implements Comparable<Measured> {
    private static final Comparator<Measured> ORDER =
        Comparator.comparing(Measured::metric).thenComparing(Measured::unit);

    @Override
    public int compareTo(Measured other) {
      return ORDER.compare(this, other);
    }
  }

  private static List<Contradiction> numbers(AccountBoard account) {
    TreeMap<Measured, Set<String>> values = new TreeMap<>();
    TreeMap<Measured, List<AccountItem>> by = new TreeMap<>();
    for (AccountItem item : account.all()) {
      if (item.stands() && item.entry() instanceof Statement statement) {
        for (Statement.Figure figure : statement.figures()) {
          Measured measured = new Measured(figure.metric(), figure.unit());
          values.computeIfAbsent(measured, m -> new TreeSet<>()).add(figure.value());
          List<AccountItem> sides = by.computeIfAbsent(measured, m -> new ArrayList<>());
          if (!sides.contains(item)) {
            sides.add(item);
          }
        }
      }
    }
    List<Contradiction> all = new ArrayList<>();
    by.forEach((measured, sides) -> {
      if (sides.size() > 1 && values.getOrDefault(measured, Set.of()).size() > 1) {
        all.add(new Contradiction(Contradiction.Why.NUMBERS_DIFFER, measured.metric(), sides));
      }
    });
    return all;
  }
}
