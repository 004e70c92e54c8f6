package org.cordon.roads.route;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.cordon.roads.speed.Period;
import org.jspecify.annotations.Nullable;

/**
 * The metrics asked for lately, so many and so many bytes of them at most; the longest unused are
 * given up first. For any thread; a metric is made by the first who asks for it, while others that
 * want another do not wait.
 */
final class KeptMetrics {
  static final int MOST = 32;
  static final long MOST_BYTES = 128L << 20;

  /** What a metric is kept under. */
  record Asked(Closures.Key closed, Period period) {}

  private static final class Slot {
    private volatile @Nullable Metric made;

    synchronized Metric get(Supplier<Metric> maker) {
      Metric metric = made;
      if (metric == null) {
        metric = maker.get();
        made = metric;
      }
      return metric;
    }
  }

  private final LinkedHashMap<Asked, Slot> slots = new LinkedHashMap<>(2 * MOST, 0.75f, true);

  Metric get(Asked asked, Supplier<Metric> maker) {
    Slot slot;
    synchronized (slots) {
      slot = slots.computeIfAbsent(asked, k -> new Slot());
    }
    Metric known = slot.made;
    if (known != null) {
      return known;
    }
    Metric metric = slot.get(maker);
    synchronized (slots) {
      giveUp();
    }
    return metric;
  }

  private void giveUp() {
    long bytes = 0;
    for (Slot slot : slots.values()) {
      Metric made = slot.made;
      bytes += made == null ? 0 : made.bytesOwn();
    }
    Iterator<Slot> eldest = slots.values().iterator();
    while (slots.size() > 1 && (slots.size() > MOST || bytes > MOST_BYTES)) {
      Metric made = eldest.next().made;
      bytes -= made == null ? 0 : made.bytesOwn();
      eldest.remove();
    }
  }

  /** Those that are ready, of one profile's times; the longest unused first. */
  List<Metric> ready(Metric like) {
    List<Metric> ready = new ArrayList<>();
    synchronized (slots) {
      for (Slot slot : slots.values()) {
        Metric made = slot.made;
        if (made != null && made.times() == like.times()) {
          ready.add(made);
        }
      }
    }
    return ready;
  }

  int size() {
    synchronized (slots) {
      return slots.size();
    }
  }
}
