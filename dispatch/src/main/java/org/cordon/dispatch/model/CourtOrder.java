package org.cordon.dispatch.model;

import java.util.List;
import org.cordon.dispatch.model.account.About;

/** An order of a court that the desks must see, such as one on crowd-control weapons. */
public record CourtOrder(
    String id, String court, String subject, About about, long fromMs, long untilMs) {
  /** Whether it is in force at a time. */
  public boolean inForce(long ms) {
    return fromMs <= ms && ms < untilMs;
  }

  /**
   * Whether it bears on a dispatch of services into zones: on what it names, or on all where it
   * names nothing. One about a station alone bears on none.
   */
  public boolean bearsOn(List<Service> services, List<Zone> zones) {
    boolean stationAlone =
        !about.stationId().isEmpty() && about.zoneId().isEmpty() && about.service().isEmpty();
    boolean zone =
        about.zoneId().isEmpty() || zones.stream().anyMatch(z -> z.id().equals(about.zoneId()));
    boolean service =
        about.service().isEmpty()
            || services.stream().anyMatch(s -> s.name().equals(about.service()));
    return !stationAlone && zone && service;
  }
}
