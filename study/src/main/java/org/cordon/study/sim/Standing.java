package org.cordon.study.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Shift;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.route.ClosedShape;
import org.cordon.study.scenario.Resources;
import org.cordon.study.scenario.Ring;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Timeline.StationChange;
import org.cordon.study.scenario.Zone;
import org.jspecify.annotations.Nullable;

/**
 * How things stand at a moment of a scenario before anybody calls: which units are on duty and at
 * which post, and what is closed to whom. Follows from the timeline alone.
 */
public final class Standing {
  private final Scenario scenario;
  private final long atMs;
  private final Map<String, Place> placeOf = new TreeMap<>(); // by station
  private final Map<String, String> standsIn =
      new TreeMap<>(); // by station left, where its units go

  /** At a moment of a scenario as one of its cases has it. */
  public Standing(Scenario scenario, long atMs) {
    this.scenario = scenario;
    this.atMs = atMs;
    for (Resources.Station s : scenario.resources().stations()) {
      placeOf.put(s.id(), s.place());
      standsIn.put(s.id(), s.id());
    }
    for (StationChange change : scenario.timeline().stationChanges()) {
      if (change.atMs() <= atMs) {
        apply(change);
      }
    }
  }

  private void apply(StationChange change) {
    Place to = change.movedTo();
    switch (change.kind()) {
      case OPENED -> standsIn.put(change.stationId(), change.stationId());
      case MOVED -> {
        if (to != null) {
          placeOf.put(change.stationId(), to);
        }
      }
      case CLOSED -> {
        String home =
            change.unitsGoTo().isEmpty() ? nearest(change.stationId()) : change.unitsGoTo();
        standsIn.replaceAll((station, now) -> now.equals(change.stationId()) ? home : now);
      }
    }
  }

  /** The nearest open station of the same service, as the simulated duty officer picks it. */
  private String nearest(String left) {
    Resources.Station from = scenario.resources().station(left);
    String nearest = "";
    long leastMm = Long.MAX_VALUE;
    for (Resources.Station s : scenario.resources().stations()) {
      long mm = s.place().distanceMm(from.place());
      boolean open = s.id().equals(standsIn.get(s.id())) && !s.id().equals(left);
      if (open && s.service() == from.service() && mm < leastMm) {
        leastMm = mm;
        nearest = s.id();
      }
    }
    return nearest;
  }

  /** A unit on duty, where it stands, and the turnout it is ranked with. */
  public record Unit(String id, Place post, long turnoutMs) {}

  /** The units of a service on duty, in the order of the scenario; not those from off the map. */
  public List<Unit> units(Service service) {
    Roster roster = new Roster(scenario);
    List<Unit> units = new ArrayList<>();
    for (Resources.Unit unit : scenario.resources().units()) {
      Place post = placeOf.get(standsIn.get(unit.stationId()));
      boolean ours = unit.service() == service && unit.manualEtaMs() == null;
      if (post != null && ours && onDuty(roster, unit)) {
        units.add(new Unit(unit.id(), post, roster.turnoutMs(service)));
      }
    }
    return units;
  }

  private boolean onDuty(Roster roster, Resources.Unit unit) {
    List<Shift> duty = roster.duty(unit);
    return unit.shifts().isEmpty() || duty.stream().anyMatch(shift -> shift.covers(atMs));
  }

  /**
   * What is closed to a service: outlines that it may not simply enter (escorted, staged and closed
   * alike; exceptions by incident type do not count), and barriers.
   */
  public List<ClosedShape> closed(Service service) {
    List<ClosedShape> shapes = new ArrayList<>();
    for (Zone zone : scenario.timeline().zones()) {
      Ring outline = zone.outlineAt(atMs, scenario.settings().outline());
      if (zone.inForce() && outline != null && !mayEnter(zone, service)) {
        shapes.add(ClosedShape.polygon(outline.corners(), ClosedShape.ALL_SERVICES));
      }
      for (Zone.Barrier barrier :
          zone.inForce() ? zone.ground().barriers() : List.<Zone.Barrier>of()) {
        if (barrier.span().contains(atMs)) {
          barrier.shapes().stream()
              .filter(shape -> shape.services().contains(profile(service)))
              .forEach(shapes::add);
        }
      }
    }
    return shapes;
  }

  /** By the rules that began last; a restriction past its end stays in force. */
  private boolean mayEnter(Zone zone, Service service) {
    Zone.@Nullable RuleVersion last = null;
    for (Zone.RuleVersion version : zone.rules()) {
      last = version.span().fromMs() <= atMs ? version : last;
    }
    return last == null
        || last.rules().stream()
            .noneMatch(r -> r.service() == service && r.level() != AccessLevel.OPEN);
  }

  /** Whose travel times a service has. */
  public static Profile profile(Service service) {
    return Streets.profile(service);
  }
}
