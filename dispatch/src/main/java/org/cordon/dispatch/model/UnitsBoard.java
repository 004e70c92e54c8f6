package org.cordon.dispatch.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/** Units, crews and stations. */
public final class UnitsBoard {
  private final TreeMap<String, Unit> units = new TreeMap<>();
  private final TreeMap<String, List<Unit>> crews = new TreeMap<>();
  private final List<List<Unit>> byService = new ArrayList<>();
  private final TreeMap<String, Station> stations = new TreeMap<>();
  private final TreeMap<String, Boolean> open = new TreeMap<>();
  private final TreeMap<String, String> closedOn = new TreeMap<>(); // where an authority is given
  private final Timers timers;
  private int stationsVersion;

  UnitsBoard(Timers timers) {
    this.timers = timers;
    for (int i = 0; i < Service.count(); i++) {
      byService.add(new ArrayList<>());
    }
  }

  /** A unit, or null. */
  public @Nullable Unit unit(String id) {
    return units.get(id);
  }

  /** A unit that an event names, which therefore exists. */
  public Unit known(String id) {
    Unit unit = units.get(id);
    if (unit == null) {
      throw new IllegalStateException("an event names unit " + id + ", which no entry added");
    }
    return unit;
  }

  /** Every unit, by id. */
  public Collection<Unit> all() {
    return Collections.unmodifiableCollection(units.values());
  }

  /** The units of a service, by id. */
  public List<Unit> of(Service service) {
    return Collections.unmodifiableList(byService.get(service.ordinal()));
  }

  /** The unit of the same crew that is on an incident, other than this one, or null. */
  public @Nullable Unit crewMateAtWork(Unit unit) {
    for (Unit other : crews.getOrDefault(unit.spec().crewId(), List.of())) {
      if (other != unit && other.status().assigned()) {
        return other;
      }
    }
    return null;
  }

  /** A station, or null. */
  public @Nullable Station station(String id) {
    return stations.get(id);
  }

  /** Whether a station is open. */
  public boolean isOpen(String stationId) {
    return open.getOrDefault(stationId, false);
  }

  /** The human entry that a closed station's closing rests on, "" when none is given. */
  public String closedOn(String stationId) {
    return closedOn.getOrDefault(stationId, "");
  }

  /** Every station, by id. */
  public Collection<Station> stations() {
    return Collections.unmodifiableCollection(stations.values());
  }

  /** Changes when any station was added or moved. */
  public int stationsVersion() {
    return stationsVersion;
  }

  /** Where a unit's post is. */
  public Place post(Unit unit) {
    Station station = stations.get(unit.postId());
    if (station == null) {
      throw new IllegalStateException(unit.id() + " is posted at unknown station " + unit.postId());
    }
    return station.place();
  }

  void add(Station station) {
    stations.put(station.id(), station);
    open.put(station.id(), true);
    stationsVersion++;
  }

  void move(String stationId, Place place) {
    Station old = stations.get(stationId);
    if (old != null) {
      stations.put(stationId, new Station(stationId, old.name(), place));
      stationsVersion++;
    }
  }

  void open(String stationId) {
    open.put(stationId, true);
    closedOn.remove(stationId);
  }

  void close(String stationId, String authority) {
    open.put(stationId, false);
    if (!authority.isEmpty()) {
      closedOn.put(stationId, authority);
    }
  }

  void add(UnitSpec spec, boolean onDuty, long nowMs) {
    Unit unit = new Unit(spec, onDuty ? UnitStatus.AVAILABLE : UnitStatus.OFF_DUTY);
    enlist(unit);
    retimeShift(unit, nowMs);
  }

  private void enlist(Unit unit) {
    UnitSpec spec = unit.spec();
    units.put(spec.id(), unit);
    List<Unit> crew = crews.computeIfAbsent(spec.crewId(), c -> new ArrayList<>(1));
    crew.add(unit);
    crew.sort(Comparator.comparing(Unit::id));
    List<Unit> same = byService.get(spec.service().ordinal());
    same.add(unit);
    same.sort(Comparator.comparing(Unit::id));
  }

  void setShift(String unitId, Shift shift, long nowMs) {
    Unit unit = known(unitId);
    unit.setShift(shift);
    if (shift.covers(nowMs)) {
      unit.setLeavesWhenFree(false);
    }
    retimeShift(unit, nowMs);
  }

  void turnShift(Unit unit, boolean begins, long nowMs) {
    if (begins && unit.status() == UnitStatus.OFF_DUTY) {
      unit.become(UnitStatus.AVAILABLE, Times.UNKNOWN_MS);
    } else if (!begins && unit.status() == UnitStatus.AVAILABLE) {
      unit.become(UnitStatus.OFF_DUTY, Times.UNKNOWN_MS);
    } else if (!begins && unit.status().assigned()) {
      unit.setLeavesWhenFree(true);
    }
    if (!unit.status().assigned()) {
      unit.forgetSteps(); // nobody pressed a key
    }
    retimeShift(unit, nowMs);
  }

  private void retimeShift(Unit unit, long nowMs) {
    Shift shift = unit.shift();
    long due =
        shift.startMs() > nowMs
            ? shift.startMs()
            : shift.endMs() > nowMs ? shift.endMs() : Times.NEVER_MS;
    timers.set(Timers.Kind.SHIFT, unit.id(), due);
  }

  StateImage.Units image(ImageTaker taker) {
    List<StateImage.Opening> openings = new ArrayList<>(open.size());
    open.forEach((id, is) -> openings.add(new StateImage.Opening(id, is, closedOn(id))));
    return new StateImage.Units(
        units.values().stream().map(u -> u.image(taker)).toList(),
        List.copyOf(stations.values()),
        openings,
        stationsVersion);
  }

  void restore(StateImage.Units image, ImageReader reader) {
    image.units().forEach(u -> enlist(Unit.of(u, reader)));
    image.stations().forEach(s -> stations.put(s.id(), s));
    for (StateImage.Opening o : image.open()) {
      open.put(o.stationId(), o.open());
      if (!o.closedOn().isEmpty()) {
        closedOn.put(o.stationId(), o.closedOn());
      }
    }
    stationsVersion = image.stationsVersion();
  }

  /** All of them in one exact form. */
  public void canonical(Canonical out) {
    out.put(stations.size());
    for (Station s : stations.values()) {
      out.put(s.id()).put(s.name()).put(s.place()).put(isOpen(s.id()));
    }
    if (!closedOn.isEmpty()) { // else as it was before a closed station could rest on anything
      out.put("closed on").put(closedOn.size());
      closedOn.forEach((id, authority) -> out.put(id).put(authority));
    }
    out.put(units.size());
    units.values().forEach(u -> u.canonical(out));
  }
}
