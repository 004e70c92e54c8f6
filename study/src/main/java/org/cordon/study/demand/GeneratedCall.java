package org.cordon.study.demand;

import java.util.List;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.study.scenario.IncidentType.Mobility;

/**
 * A call as it comes in. What else a simulation draws for it, it draws by {@link #subject} and a
 * purpose of its own.
 *
 * @param id "C" and a number for a base call, "X" and a number for one that a case adds
 * @param subject what {@link Draws} takes for this call; the same in every case
 * @param services who is asked for, the leading one first
 * @param area where it comes from, "" if in no area
 * @param zoneId the zone whose outline holds it when it comes in, in force or not; "" if none
 * @param withdrawsAfterMs after receipt, if nobody has come; {@link #NEVER_MS} if the caller waits
 */
public record GeneratedCall(
    String id,
    long subject,
    long receivedMs,
    String type,
    int priority,
    List<Service> services,
    Place place,
    String area,
    String zoneId,
    Mobility mobility,
    long withdrawsAfterMs) {
  /** Longer than any study. */
  public static final long NEVER_MS = (1L << 53) - 1;

  public GeneratedCall {
    services = List.copyOf(services);
  }
}
