package org.cordon.dispatch.engine;

import java.util.HashMap;
import java.util.Map;
import org.cordon.dispatch.model.State;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where incidents are. Exact places are sealed, so the state does not have them; the engine keeps
 * those of active incidents here, looked up and never iterated for a decision.
 */
final class IncidentPlaces {
  private static final int SLACK = 256;

  private final Map<String, Place> places = new HashMap<>(); // never iterated

  @Nullable Place get(String incidentId) {
    return places.get(incidentId);
  }

  void put(String incidentId, @Nullable Place place) {
    if (place != null) {
      places.put(incidentId, place);
    } else {
      places.remove(incidentId);
    }
  }

  /** Forgets the places of filed incidents, now and then. */
  void prune(State state) {
    if (places.size() > 2 * state.incidents().active().size() + SLACK) {
      places.keySet().removeIf(id -> state.incident(id) == null);
    }
  }
}
