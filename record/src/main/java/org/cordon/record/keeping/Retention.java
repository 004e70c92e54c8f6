package org.cordon.record.keeping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.LogEntry;
import org.cordon.record.log.LogReader;
import org.cordon.record.side.Commitments;
import org.cordon.record.side.Deletion;
import org.cordon.record.side.Forgotten;
import org.cordon.record.side.SideItem;
import org.cordon.record.side.SideStore;

/**
 * Deletes what a policy says is due, or what somebody has the right to have deleted. Salt and data
 * go together; the log keeps its bytes, and gets one entry {@code log-forgot} for each kind: how
 * many items, by which policy, and the SHA-256 of their sorted commitments, so that who holds the
 * list can show which they were. Deletion and entry are one: the side store keeps what is still to
 * be told, and {@link RecordWriter#open} tells it.
 */
public final class Retention {
  private static final long DAY_MS = 86_400_000;
  private static final String BY_SCHEDULE = "retention";

  private final SideStore side;
  private final RetentionPolicy policy;
  private final TreeMap<String, RetentionPolicy.Hold> held = new TreeMap<>();

  /**
   * What is deleted, and what is not.
   *
   * @param due what was deleted, or would be
   * @param held commitment to the hold that keeps it though it is due
   * @param notNamed kinds of which the policy says nothing, and how many items of them are kept
   */
  public record Outcome(
      List<Forgotten> due, Map<String, RetentionPolicy.Hold> held, Map<String, Long> notNamed) {
    /** Copies. */
    public Outcome {
      due = List.copyOf(due);
      held = java.util.Collections.unmodifiableMap(new TreeMap<>(held));
      notNamed = java.util.Collections.unmodifiableMap(new TreeMap<>(notNamed));
    }

    /** How many of each kind. */
    public Map<String, Long> byKind() {
      TreeMap<String, Long> kinds = new TreeMap<>();
      due.forEach(f -> kinds.merge(f.kind(), 1L, Long::sum));
      return kinds;
    }
  }

  /**
   * Retention by a policy.
   *
   * @param log to look up the items of held entries
   * @throws RecordRefusal {@code no-such-entry} for a hold on an entry that is not there
   */
  public Retention(RetentionPolicy policy, LogReader log, SideStore side) {
    this.side = side;
    this.policy = policy;
    for (RetentionPolicy.Hold hold : policy.holds()) {
      if (hold.isEntry()) {
        itemsOf(log, Long.parseLong(hold.what())).values().forEach(c -> held.put(c, hold));
      } else {
        held.put(hold.what(), hold);
      }
    }
  }

  private static Map<String, String> itemsOf(LogReader log, long entry) {
    return Commitments.of(log.entries(entry, entry + 1).getFirst());
  }

  /** What is due at a time by the schedule; nothing is deleted. */
  public Outcome due(long nowMs) {
    List<Forgotten> due = new ArrayList<>();
    TreeMap<String, RetentionPolicy.Hold> kept = new TreeMap<>();
    policy
        .keptDays()
        .forEach((kind, days) -> {
          if (days != RetentionPolicy.FOR_EVER) {
            for (String each : side.due(kind, cutoffMs(days, nowMs))) {
              sort(new Forgotten(each, kind, nowMs, BY_SCHEDULE), due, kept);
            }
          }
        });
    TreeMap<String, Long> notNamed = new TreeMap<>(side.kinds());
    notNamed.keySet().removeAll(policy.keptDays().keySet());
    return new Outcome(due, kept, notNamed);
  }

  private static long cutoffMs(long days, long nowMs) {
    return nowMs - days * DAY_MS;
  }

  private void sort(Forgotten each, List<Forgotten> due, Map<String, RetentionPolicy.Hold> kept) {
    RetentionPolicy.Hold hold = held.get(each.sha256());
    if (hold == null) {
      due.add(each);
    } else {
      kept.put(each.sha256(), hold);
    }
  }

  /**
   * What of some entries is still there, for a request; nothing is deleted.
   *
   * @param why reason code
   */
  public Outcome requested(LogReader log, List<Long> entries, String why, long nowMs) {
    List<Forgotten> due = new ArrayList<>();
    TreeMap<String, RetentionPolicy.Hold> kept = new TreeMap<>();
    TreeSet<String> seen = new TreeSet<>();
    for (long entry : entries) {
      for (Map.Entry<String, String> each : itemsOf(log, entry).entrySet()) {
        SideItem item = side.item(each.getValue());
        if (item != null && seen.add(item.sha256())) {
          sort(new Forgotten(item.sha256(), item.kind(), nowMs, why), due, kept);
        }
      }
    }
    return new Outcome(due, kept, Map.of());
  }

  /** Deletes what is due, overwrites it, and tells the log. */
  public void forget(Outcome outcome, RecordWriter record, long nowMs) {
    if (outcome.due().isEmpty()) {
      return;
    }
    List<String> entries = new ArrayList<>();
    outcome
        .byKind()
        .keySet()
        .forEach(kind -> {
          List<Forgotten> of = outcome.due().stream().filter(f -> f.kind().equals(kind)).toList();
          Long days = policy.keptDays().get(kind);
          TreeMap<String, Object> more = new TreeMap<>(Map.of("policy", policy.sha256()));
          if (days != null && of.getFirst().why().equals(BY_SCHEDULE)) {
            more.put("recordedBefore", cutoffMs(days, nowMs));
          }
          entries.add(entry(of, more, nowMs));
        });
    side.forget(new Deletion(outcome.due(), entries, record.log().size()));
    record.tell();
  }

  /** The entry that says what was deleted of one kind. */
  static String entry(List<Forgotten> items, Map<String, Object> more, long nowMs) {
    StringBuilder list = new StringBuilder();
    items.stream().map(Forgotten::sha256).sorted().forEach(c -> list.append(c).append('\n'));
    TreeMap<String, Object> data = new TreeMap<>(more);
    data.put("item", items.getFirst().kind());
    data.put("count", (long) items.size());
    data.put("items", RetentionPolicy.sha256(list.toString()));
    data.put("why", items.getFirst().why());
    byte[] bytes = new LogEntry(LogEntry.Kind.FORGOT, nowMs, data).bytes();
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
