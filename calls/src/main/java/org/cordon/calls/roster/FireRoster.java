package org.cordon.calls.roster;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cordon.calls.Where;

/**
 * Fire stations and the apparatus in them, as a city published them.
 *
 * @param leftOut call signs that cannot be placed on duty, by reason
 */
public record FireRoster(
    List<FireStation> stations,
    List<Apparatus> apparatus,
    SortedMap<String, List<String>> leftOut) {

  /** A station. */
  public record FireStation(String id, Where where) {}

  /**
   * An apparatus at its station.
   *
   * @param id its call sign, such as E25
   * @param kind the letters of its call sign: E engine, L ladder, A aid, M medic, B chief, ...
   * @param note what the roster says about it, such as "part-time"
   */
  public record Apparatus(String id, String kind, String stationId, String note) {}

  public FireRoster {
    stations = List.copyOf(stations);
    apparatus = List.copyOf(apparatus);
    leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
  }
}
