package org.cordon.study.scenario;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.model.Service;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of one type take and who makes them.
 *
 * @param services who answers, the first of them leading
 * @param callHandling from receipt until the incident is ready for dispatch
 * @param turnout from the alert until wheels roll, by each of its services
 * @param onScene from hands-on until the unit leaves or is free, by each of its services
 */
public record IncidentType(
    String name,
    List<Service> services,
    Distribution callHandling,
    Map<Service, Distribution> turnout,
    Map<Service, Distribution> onScene,
    Callers callers) {
  public IncidentType {
    services = List.copyOf(services);
    turnout = Collections.unmodifiableMap(new TreeMap<>(turnout));
    onScene = Collections.unmodifiableMap(new TreeMap<>(onScene));
  }

  /** How a person could get to a meeting point. */
  public enum Mobility {
    WALKS,
    CARRIED,
    CANNOT_BE_MOVED
  }

  /**
   * The mix of callers, each share in thousandths; the three of mobility add up to 1000.
   *
   * @param withdrawsPermille the share who give up if nobody comes
   * @param patience after how long those do, from receipt
   */
  public record Callers(
      int walksPermille,
      int carriedPermille,
      int cannotBeMovedPermille,
      int withdrawsPermille,
      @Nullable Distribution patience) {
    public Callers {
      if (walksPermille + carriedPermille + cannotBeMovedPermille != 1000) {
        throw new IllegalArgumentException("shares of mobility that do not add up to 1000");
      }
    }
  }

  /** Time on scene of a service, which must be one that the type has. */
  public Distribution onScene(Service service) {
    return of(onScene, service);
  }

  /** Turnout of a service, which must be one that the type has. */
  public Distribution turnout(Service service) {
    return of(turnout, service);
  }

  private Distribution of(Map<Service, Distribution> times, Service service) {
    Distribution found = times.get(service);
    if (found == null) {
      throw new IllegalArgumentException("type " + name + " does not need " + service);
    }
    return found;
  }
}
