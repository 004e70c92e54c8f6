package org.cordon.dispatch.engine;

import java.util.List;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;

/**
 * Where could they meet?
 *
 * @param services who has to get there
 * @param closed to each of the services, in the same order
 * @param agreed collection points agreed for the zones the caller is in
 * @param caller where they are now; sealed, so never to be written down
 */
public record MeetingQuery(
    List<Service> services,
    List<ClosedStreets> closed,
    List<NamedPlace> agreed,
    Place caller,
    int speedMmPerS,
    long standOffMm,
    long maxWalkMs) {
  public MeetingQuery {
    services = List.copyOf(services);
    closed = List.copyOf(closed);
    agreed = List.copyOf(agreed);
  }
}
