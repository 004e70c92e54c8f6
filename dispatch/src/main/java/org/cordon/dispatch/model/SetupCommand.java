package org.cordon.dispatch.model;

import java.util.List;
import org.cordon.roads.Place;

/** Roster, stations, plans and settings: all that the engine knows about a centre. */
public sealed interface SetupCommand extends Command {
  record Configure(Settings settings) implements SetupCommand {}

  /**
   * An operator's role, and whose entries theirs are.
   *
   * @param office such as "police chief"; "" for the centre itself
   * @param key public key under which a head signs, as C2SP signed-note writes it; "" leaves the
   *     one that is on record, if any
   */
  record EnrolOperator(String operatorId, Role role, String office, String key)
      implements SetupCommand {
    /** Without a key. */
    public EnrolOperator(String operatorId, Role role, String office) {
      this(operatorId, role, office, "");
    }

    /** One of the centre's own. */
    public EnrolOperator(String operatorId, Role role) {
      this(operatorId, role, "");
    }
  }

  record SetPlan(ResponsePlan plan) implements SetupCommand {}

  record AddStation(Station station) implements SetupCommand {}

  record MoveStation(String stationId, Place place) implements SetupCommand {}

  /**
   * Its units get another home.
   *
   * @param authority the human entry that it rests on, "" when none is given
   */
  record CloseStation(String stationId, String rehomeTo, String authority) implements SetupCommand {
    /** On no authority. */
    public CloseStation(String stationId, String rehomeTo) {
      this(stationId, rehomeTo, "");
    }
  }

  record OpenStation(String stationId) implements SetupCommand {}

  record AddUnit(UnitSpec unit) implements SetupCommand {}

  record SetShift(String unitId, Shift shift) implements SetupCommand {}

  record Rehome(List<String> unitIds, String stationId) implements SetupCommand {
    public Rehome {
      unitIds = List.copyOf(unitIds);
    }
  }
}
