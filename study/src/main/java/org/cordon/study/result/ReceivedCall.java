package org.cordon.study.result;

import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;

/**
 * A call as it came in, the same object in every case of one run. {@code inZone} says whether the
 * place lies inside the outline that the scenario's timeline draws at the time of receipt, also in
 * cases in which no zone is in force: the population "inside the zone" must hold the same calls in
 * every case, or the cases could not be compared.
 *
 * @param id unique within a run; equal ids in two cases of the same run are the same call
 * @param kind type, priority and the service first asked for
 * @param area the area of the scenario's demand that it was drawn from, or the beat of a replay
 * @param inZone see above
 * @param receivedMs UTC, ms since 1970
 * @param place for the map only; no street address is derived from it
 */
public record ReceivedCall(
    String id, Kind kind, String area, boolean inZone, long receivedMs, Place place) {
  public ReceivedCall {
    Names.present(id, "a call's id");
  }

  /** Incident type, priority (1 is the most urgent) and service. */
  public record Kind(String type, int priority, Service service) {
    public Kind {
      Names.present(type, "a call's type");
      if (priority < 1) {
        throw new IllegalArgumentException("a priority is " + priority + ", below 1.");
      }
    }
  }
}
