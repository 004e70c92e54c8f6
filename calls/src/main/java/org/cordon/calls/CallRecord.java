package org.cordon.calls;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call for service as a city published it.
 *
 * @param id the publisher's number, or "row N" where the file has none
 * @param times of the call: the first unit to reach each moment, the last to be available
 * @param where null when the file has no usable place
 * @param units in the order sent, where the file says so
 * @param onView an officer came upon it; nobody waited, so its response time means nothing
 * @param findings what is unusual or missing, in the order of {@link Finding}
 */
public record CallRecord(
    String id,
    Service service,
    CallType type,
    CallPriority priority,
    Times times,
    @Nullable Where where,
    Area area,
    List<UnitSent> units,
    boolean onView,
    Set<Finding> findings) {
  public CallRecord {
    units = List.copyOf(units);
    findings = Finding.sorted(findings);
    if (times.first().isEmpty()) {
      throw new IllegalArgumentException("call " + id + " has no time at all");
    }
  }

  /** The same call with other findings. */
  public CallRecord with(Set<Finding> found) {
    return new CallRecord(id, service, type, priority, times, where, area, units, onView, found);
  }

  /** When it was received, or the earliest time the file knows of it; UTC milliseconds. */
  public long atMs() {
    return times.first().orElseThrow();
  }
}
