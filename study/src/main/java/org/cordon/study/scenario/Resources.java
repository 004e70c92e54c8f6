package org.cordon.study.scenario;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/**
 * Who and what can be sent, and from where, and who signs for it. Every list is in the order of the
 * file.
 */
public record Resources(
    List<Station> stations, List<Hospital> hospitals, List<Unit> units, List<Head> heads) {
  public Resources {
    stations = List.copyOf(stations);
    hospitals = List.copyOf(hospitals);
    units = List.copyOf(units);
    heads = List.copyOf(heads);
  }

  /**
   * Who signs for an office that a joint briefing is asked of.
   *
   * @param office as statements of it name it
   */
  public record Head(String operatorId, String office) {}

  /** A house or post of one service. */
  public record Station(String id, String name, Service service, Place place) {}

  /**
   * Where transports go.
   *
   * @param handover from arrival there until the crew is free
   */
  public record Hospital(String id, String name, Place place, Distribution handover) {}

  /**
   * A unit on the roster.
   *
   * @param crewId apparatus with one crew id are cross-staffed
   * @param stationId its home
   * @param shifts when it is on duty; empty means always
   * @param manualEtaMs travel time as told by a mutual-aid agency, null for a unit on the map
   */
  public record Unit(
      String id,
      Service service,
      List<String> capabilities,
      String crewId,
      String stationId,
      List<Shift> shifts,
      @Nullable Long manualEtaMs) {
    public Unit {
      capabilities = List.copyOf(capabilities);
      shifts = List.copyOf(shifts);
    }
  }

  /**
   * Duty that comes back every week, in local time.
   *
   * @param days on which it begins
   * @param until if not after {@code from}, on the next day
   */
  public record Shift(List<DayOfWeek> days, LocalTime from, LocalTime until) {
    public Shift {
      days = List.copyOf(days);
    }
  }

  /** The station of an id, which the reader has checked. */
  public Station station(String id) {
    for (Station station : stations) {
      if (station.id().equals(id)) {
        return station;
      }
    }
    throw new IllegalArgumentException("no station " + id);
  }
}
