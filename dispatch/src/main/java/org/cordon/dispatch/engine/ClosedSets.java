package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.Closure;
import org.cordon.dispatch.model.Closure.Crossing;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.policy.Access;
import org.cordon.roads.Place;

/**
 * Which streets a service may not use on its way to an incident. Exceptions by incident type open
 * only the zones that the incident lies in: driving through another zone is no part of them.
 */
final class ClosedSets {
  private static final String NO_TYPE = "";

  private record Shut(Service service, List<String> zoneIds) {}

  private final State state;
  private final Map<Shut, ClosedStreets> known = new HashMap<>(); // never iterated
  private int knownVersion = -1;

  ClosedSets(State state) {
    this.state = state;
  }

  /** For a unit that goes to no incident: nothing lets it into a zone, and it may leave any. */
  ClosedStreets toNone(Service service, ZoneView view, long nowMs) {
    if (view.active().isEmpty() && state.zones().closures().isEmpty()) {
      return ClosedStreets.NONE;
    }
    List<Zone> closed = new ArrayList<>();
    for (Zone zone : view.active()) {
      AccessLevel level = Access.in(zone, service, NO_TYPE, state.zones(), nowMs).level();
      if (level != AccessLevel.OPEN) {
        closed.add(zone);
      }
    }
    return kept(service, closed);
  }

  ClosedStreets to(Incident incident, Service service, ZoneView view, long nowMs) {
    if (view.active().isEmpty() && state.zones().closures().isEmpty()) {
      return ClosedStreets.NONE;
    }
    List<Zone> around = view.of(incident);
    boolean secured = !incident.securedBy().isEmpty();
    List<Zone> closed = new ArrayList<>();
    for (Zone zone : view.active()) {
      boolean inside = around.contains(zone);
      String type = inside ? incident.type() : NO_TYPE;
      AccessLevel level = Access.in(zone, service, type, state.zones(), nowMs).level();
      boolean letIn = inside && secured && level != AccessLevel.CLOSED;
      if (level != AccessLevel.OPEN && !letIn) {
        closed.add(zone);
      }
    }
    return view.added() == null ? kept(service, closed) : build(service, closed);
  }

  private ClosedStreets kept(Service service, List<Zone> closed) {
    if (knownVersion != state.zones().version()) {
      known.clear();
      knownVersion = state.zones().version();
    }
    List<String> ids = closed.stream().map(Zone::id).toList();
    return known.computeIfAbsent(new Shut(service, ids), k -> build(service, closed));
  }

  /** The key is what is closed, written out: the same on every run and in every case. */
  private ClosedStreets build(Service service, List<Zone> closed) {
    List<Closure> closures =
        state.zones().closures().stream().filter(c -> c.services().contains(service)).toList();
    if (closed.isEmpty() && closures.isEmpty()) {
      return ClosedStreets.NONE;
    }
    List<List<Place>> areas = closed.stream().map(Zone::outline).toList();
    StringBuilder key = new StringBuilder();
    for (List<Place> area : areas) {
      append(key.append('z'), area);
    }
    for (Closure closure : closures) {
      key.append(closure.area() ? 'a' : 'l').append(closure.layer());
      key.append(closure.crossing() == Crossing.BOTH ? "" : closure.crossing().name());
      append(key, closure.points());
    }
    return new ClosedStreets(key.toString(), areas, closures);
  }

  private static void append(StringBuilder key, List<Place> points) {
    for (Place p : points) {
      key.append(' ').append(p.latE7()).append(',').append(p.lonE7());
    }
    key.append(';');
  }
}
