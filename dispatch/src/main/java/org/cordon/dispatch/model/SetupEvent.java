package org.cordon.dispatch.model;

import org.cordon.roads.Place;

/** Changes to roster, stations, plans and settings. */
public sealed interface SetupEvent extends Event {
  /**
   * The first entry: which streets the decisions that follow were computed on.
   *
   * @param speedsHash of the table by which their times change with the hour; empty for free flow
   */
  record Started(String cityHash, String speedsHash) implements SetupEvent {}

  record Configured(Settings settings) implements SetupEvent {}

  /**
   * An operator's role and office.
   *
   * @param key public key under which a head signs, as C2SP signed-note writes it; "" for none
   */
  record OperatorEnrolled(String operatorId, Role role, String office, String key)
      implements SetupEvent {
    /** Without a key. */
    public OperatorEnrolled(String operatorId, Role role, String office) {
      this(operatorId, role, office, "");
    }
  }

  record PlanSet(ResponsePlan plan) implements SetupEvent {}

  record StationAdded(Station station) implements SetupEvent {}

  record StationMoved(String stationId, Place place) implements SetupEvent {}

  /**
   * Nobody starts from it any more.
   *
   * @param authority the human entry that it rests on, "" when none is given
   */
  record StationClosed(String stationId, String authority) implements SetupEvent {}

  record StationOpened(String stationId) implements SetupEvent {}

  record UnitAdded(UnitSpec unit, boolean onDuty) implements SetupEvent {}

  record ShiftSet(String unitId, Shift shift) implements SetupEvent {}

  record UnitRehomed(String unitId, String stationId) implements SetupEvent {}
}
