package org.cordon.study.demand;

import java.util.Comparator;
import java.util.List;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;

/** A call before its caller is drawn. */
record Arrival(
    long subject, long receivedMs, String type, int priority, List<Service> services, Place place) {
  /** By time, then subject: a total order. */
  static final Comparator<Arrival> ORDER =
      Comparator.comparingLong(Arrival::receivedMs)
          .thenComparing(Arrival::subject, Long::compareUnsigned);

  Arrival {
    services = List.copyOf(services);
  }
}
