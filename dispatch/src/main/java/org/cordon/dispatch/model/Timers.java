package org.cordon.dispatch.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What falls due when; part of the fold, so that a restart misses no deadline. Each kind has at
 * most one timer a subject. Ordered by (due, kind, subject).
 */
public final class Timers {
  /** What falls due. */
  public enum Kind {
    WAITING,
    CALLBACK,
    ACKNOWLEDGE,
    POINT,
    CONTACT,
    ETA,
    RULE,
    SHIFT,
    /** A decision or an order begins or ends. */
    AUTHORITY
  }

  /** A deadline. */
  public record Timer(long dueMs, Kind kind, String subject) {}

  private record Key(Kind kind, String subject) {}

  private final TreeSet<Timer> ordered =
      new TreeSet<>(
          Comparator.comparingLong(Timer::dueMs)
              .thenComparing(Timer::kind)
              .thenComparing(Timer::subject));
  private final Map<Key, Timer> byKey = new HashMap<>(); // looked up, never iterated

  /** The next to fall due, or null. */
  public @Nullable Timer next() {
    return ordered.isEmpty() ? null : ordered.first();
  }

  /** When the next falls due, UTC ms, or {@link Times#NEVER_MS}. */
  public long nextDueMs() {
    return ordered.isEmpty() ? Times.NEVER_MS : ordered.first().dueMs();
  }

  /** Whether one is set. */
  public boolean isSet(Kind kind, String subject) {
    return byKey.containsKey(new Key(kind, subject));
  }

  /** All that are set, in the order in which they fall due. */
  List<Timer> all() {
    return List.copyOf(ordered);
  }

  void restore(List<Timer> image) {
    image.forEach(t -> set(t.kind(), t.subject(), t.dueMs()));
  }

  void set(Kind kind, String subject, long dueMs) {
    cancel(kind, subject);
    if (dueMs < Times.NEVER_MS) {
      Timer timer = new Timer(dueMs, kind, subject);
      byKey.put(new Key(kind, subject), timer);
      ordered.add(timer);
    }
  }

  void cancel(Kind kind, String subject) {
    Timer old = byKey.remove(new Key(kind, subject));
    if (old != null) {
      ordered.remove(old);
    }
  }

  /**
   * All of them in one exact form, but those that follow from the account, as before these were.
   */
  public void canonical(Canonical out) {
    List<Timer> told = ordered.stream().filter(t -> t.kind() != Kind.AUTHORITY).toList();
    out.put(told.size());
    told.forEach(t -> out.put(t.dueMs()).put(t.kind()).put(t.subject()));
  }
}
