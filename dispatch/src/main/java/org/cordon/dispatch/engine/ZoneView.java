package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.ZoneStatus;
import org.cordon.dispatch.model.ZonesBoard;
import org.cordon.dispatch.policy.Outlines;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/** The zones that a recommendation looks at: those in force, or those and one to be previewed. */
record ZoneView(List<Zone> active, ZonesBoard board, @Nullable Zone added, IncidentPlaces places) {

  static ZoneView inForce(State state, IncidentPlaces places) {
    return new ZoneView(state.zones().active(), state.zones(), null, places);
  }

  static ZoneView with(State state, Zone draft, IncidentPlaces places) {
    List<Zone> all = new ArrayList<>(state.zones().active());
    all.removeIf(z -> z.id().equals(draft.id()));
    Zone added = draft.asActive();
    all.add(added);
    return new ZoneView(List.copyOf(all), state.zones(), added, places);
  }

  /** The zones that an incident lies in. */
  List<Zone> of(Incident incident) {
    if (active.isEmpty()) {
      return List.of();
    }
    List<Zone> found = new ArrayList<>();
    for (Zone zone : active) {
      if (zone == added ? coversPlace(incident, zone) : incident.zoneIds().contains(zone.id())) {
        found.add(zone);
      }
    }
    return found;
  }

  private boolean coversPlace(Incident incident, Zone zone) {
    Place place = places.get(incident.id());
    return place != null && Outlines.contains(zone.outline(), place);
  }

  /** The ids of active zones around a place, sorted. */
  static List<String> idsAt(State state, @Nullable Place place) {
    if (place == null || state.zones().active().isEmpty()) {
      return List.of();
    }
    return state.zones().active().stream()
        .filter(z -> z.status() == ZoneStatus.ACTIVE && Outlines.contains(z.outline(), place))
        .map(Zone::id)
        .toList();
  }
}
