package org.cordon.dispatch.engine;

import java.util.List;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;

/** How long on the streets. Looked up before a decision; what was found stands on the event. */
public interface TravelTimes {
  /** No way: the same number as the streets use. */
  int NO_WAY_MS = (1 << 30) - 1;

  /** The hash of the city that answers. */
  String cityHash();

  /** The hash of the speeds table by which times change with the hour; empty for free flow. */
  default String speedsHash() {
    return "";
  }

  /**
   * What time it is: times asked for from now on are those of its period of the week. The engine
   * tells before it decides; times that do not change with the hour need not listen.
   */
  default void now(long nowMs) {}

  /** Whether a street of the map is near enough for a unit to wait at a place. */
  default boolean onMap(Place place) {
    return true;
  }

  /**
   * Driving times to one place, in ms, in the order of the starts; {@link #NO_WAY_MS} where none
   * leads there over what is open. A start inside something closed may always leave it.
   */
  int[] drivingMs(Service service, ClosedStreets closed, List<Start> starts, Place to);

  /** Driving times from each start to each place. */
  default DrivingRows drivingRows(
      Service service, ClosedStreets closed, List<Start> starts, List<Place> to) {
    return new DrivingTable(this, service, closed, starts, to);
  }

  /**
   * What lies within the walk: agreed points, and every corner with what keeps it from being a
   * meeting point, if anything does: one is offered that is open to all the services and stands off
   * from everything closed. Ordered by id.
   */
  List<MeetingCandidate> meetingCandidates(MeetingQuery query);
}
