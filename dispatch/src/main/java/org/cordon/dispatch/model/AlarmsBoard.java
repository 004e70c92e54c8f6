package org.cordon.dispatch.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The alarms that stand now. */
public final class AlarmsBoard {
  private record Key(AlarmKind kind, String subject) {}

  private final TreeMap<Key, Alarm> raised =
      new TreeMap<>(Comparator.comparing(Key::kind).thenComparing(Key::subject));
  private final Timers timers;

  AlarmsBoard(Timers timers) {
    this.timers = timers;
  }

  /** All that stand, by kind and subject. */
  public Collection<Alarm> all() {
    return Collections.unmodifiableCollection(raised.values());
  }

  /** An alarm that stands, or null. */
  public @Nullable Alarm get(AlarmKind kind, String subject) {
    return raised.isEmpty() ? null : raised.get(new Key(kind, subject));
  }

  void apply(AlarmEvent event, Entry entry) {
    switch (event) {
      case AlarmEvent.Raised e -> {
        Key key = new Key(e.kind(), e.subject());
        raised.put(key, new Alarm(e.kind(), e.subject(), e.text(), entry.recordedAtMs(), ""));
        Timers.Kind timer = timerOf(e.kind());
        if (timer != null) {
          timers.cancel(timer, e.subject());
        }
      }
      case AlarmEvent.Cleared e -> raised.remove(new Key(e.kind(), e.subject()));
      case AlarmEvent.Acknowledged e ->
          raised.computeIfPresent(
              new Key(e.kind(), e.subject()),
              (k, a) -> new Alarm(a.kind(), a.subject(), a.text(), a.raisedMs(), entry.by()));
    }
  }

  private static Timers.@Nullable Kind timerOf(AlarmKind kind) {
    return switch (kind) {
      case WAITING_TOO_LONG -> Timers.Kind.WAITING;
      case CALLBACK_DUE -> Timers.Kind.CALLBACK;
      case NO_ACKNOWLEDGEMENT -> Timers.Kind.ACKNOWLEDGE;
      case MEETING_POINT_NOT_ACKNOWLEDGED -> Timers.Kind.POINT;
      case NO_CONTACT_INSIDE_ZONE -> Timers.Kind.CONTACT;
      case ETA_OVERRUN -> Timers.Kind.ETA;
      default -> null;
    };
  }

  void restore(List<Alarm> image) {
    image.forEach(a -> raised.put(new Key(a.kind(), a.subject()), a));
  }

  /** All of them in one exact form. */
  public void canonical(Canonical out) {
    out.put(raised.size());
    for (Alarm a : raised.values()) {
      out.put(a.kind()).put(a.subject()).put(a.text()).put(a.raisedMs()).put(a.acknowledgedBy());
    }
  }
}
