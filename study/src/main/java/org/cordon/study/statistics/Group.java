package org.cordon.study.statistics;

import java.util.Locale;
import org.cordon.dispatch.model.Service;
import org.cordon.study.result.ReceivedCall;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a figure is about.
 *
 * @param zone where they came from, by the outline at the time of receipt
 * @param priority only these, or null for all
 * @param service only these, or null for all
 */
public record Group(Zone zone, @Nullable Integer priority, @Nullable Service service) {
  /** Inside the zone's outline at the time of receipt, outside it, or either. */
  public enum Zone {
    EVERYWHERE,
    INSIDE,
    OUTSIDE
  }

  /** All calls from inside, outside or everywhere. */
  public static Group of(Zone zone) {
    return new Group(zone, null, null);
  }

  /** Whether a call belongs to it. */
  public boolean includes(ReceivedCall call) {
    return (zone == Zone.EVERYWHERE || (zone == Zone.INSIDE) == call.inZone())
        && (priority == null || priority == call.kind().priority())
        && (service == null || service == call.kind().service());
  }

  /** Stable key: {@code inside}, {@code inside/priority-1}, {@code everywhere/fire}. */
  public String key() {
    String where = zone.name().toLowerCase(Locale.ROOT);
    return where
        + (priority == null ? "" : "/priority-" + priority)
        + (service == null ? "" : "/" + service.name().toLowerCase(Locale.ROOT));
  }

  /** What people read, without the zone: "all calls", "priority 1", "fire". */
  public String label() {
    if (service != null) {
      return service == Service.EMS ? "EMS" : service.name().toLowerCase(Locale.ROOT);
    }
    return priority == null ? "all calls" : "priority " + priority;
  }
}
