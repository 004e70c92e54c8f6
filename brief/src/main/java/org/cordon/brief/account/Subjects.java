package org.cordon.brief.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.dispatch.model.AccountBoard;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.EntryKind;

/** Sorts statements, positions and questions by what they are about and whose they are. */
public final class Subjects {
  /** What is on record about one subject. */
  private static final class Heap {
    final TreeMap<String, List<AccountItem>> positions = new TreeMap<>();
    final TreeMap<String, List<AccountItem>> statements = new TreeMap<>();
    final List<AccountItem> questions = new ArrayList<>();
  }

  private Subjects() {}

  /** Every subject on which anybody said, took a position or asked something, by name. */
  public static List<Subject> of(AccountBoard account) {
    TreeMap<String, Heap> heaps = new TreeMap<>();
    for (AccountItem item : account.all()) {
      if (item.stands()) {
        sort(item, heaps);
      }
    }
    List<Subject> subjects = new ArrayList<>();
    heaps.forEach((name, heap) -> subjects.add(subject(name, heap)));
    return subjects;
  }

  private static void sort(AccountItem item, Map<String, Heap> heaps) {
    switch (item.entry()) {
      case AccountEntry.Statement s -> add(heap(s.subject(), heaps).statements, s.office(), item);
      case AccountEntry.Position p -> add(heap(p.subject(), heaps).positions, p.office(), item);
      case AccountEntry.Question q when item.entry().kind() == EntryKind.QUESTION ->
          heap(q.subject(), heaps).questions.add(item);
      default -> {}
    }
  }

  private static Heap heap(String subject, Map<String, Heap> heaps) {
    return heaps.computeIfAbsent(subject, s -> new Heap());
  }

  private static void add(Map<String, List<AccountItem>> to, String office, AccountItem item) {
    to.computeIfAbsent(office, o -> new ArrayList<>()).add(item);
  }

  private static Subject subject(String name, Heap heap) {
    TreeSet<String> names = new TreeSet<>(heap.positions.keySet());
    names.addAll(heap.statements.keySet());
    List<Subject.Office> offices = new ArrayList<>();
    for (String office : names) {
      offices.add(
          new Subject.Office(
              office,
              heap.positions.getOrDefault(office, List.of()),
              heap.statements.getOrDefault(office, List.of())));
    }
    return new Subject(name, alignment(offices), offices, heap.questions);
  }

  private static Subject.Alignment alignment(List<Subject.Office> offices) {
    List<String> stances =
        offices.stream().map(Subject.Office::stance).filter(s -> !s.isEmpty()).toList();
    if (stances.isEmpty()) {
      return Subject.Alignment.UNKNOWN;
    }
    if (stances.size() == 1) {
      return Subject.Alignment.ONE_SILENT;
    }
    return new TreeSet<>(stances).size() == 1
        ? Subject.Alignment.ALIGNED
        : Subject.Alignment.DIFFER;
  }
}
