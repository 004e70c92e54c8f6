package org.cordon.study.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.engine.Positions;
import org.cordon.roads.Place;
import org.cordon.study.scenario.Resources;
import org.jspecify.annotations.Nullable;

/** All units of the world. What they tell of themselves is true and fresh. */
final class Fleet implements Positions {
  private final Ways ways;
  private final List<SimUnit> units = new ArrayList<>();
  private final Map<String, SimUnit> byId = new HashMap<>(); // never iterated
  private final Map<Place, Journey.Start> told = new HashMap<>(); // never iterated
  private long toldMs = Long.MIN_VALUE;

  Fleet(Resources resources, Ways ways) {
    this.ways = ways;
    for (Resources.Unit unit : resources.units()) {
      Place home = resources.station(unit.stationId()).place();
      SimUnit made = new SimUnit(unit, ways.snap(unit.service(), home));
      units.add(made);
      byId.put(unit.id(), made);
    }
  }

  /** In the order of the scenario. */
  List<SimUnit> all() {
    return Collections.unmodifiableList(units);
  }

  SimUnit unit(String id) {
    SimUnit unit = byId.get(id);
    if (unit == null) {
      throw new IllegalStateException("no unit " + id + " in the world");
    }
    return unit;
  }

  @Override
  public @Nullable Position of(String unitId, long nowMs) {
    SimUnit unit = unit(unitId);
    Journey.Start start = unit.start(ways.router(), nowMs);
    if (!unit.atPost) {
      if (nowMs != toldMs) {
        told.clear();
        toldMs = nowMs;
      }
      told.put(start.at().place(), start);
    }
    return unit.position(start, nowMs);
  }

  /**
   * From where exactly the unit that just told this place would set off: on which street, in which
   * direction. A place alone does not say.
   */
  Journey.@Nullable Start told(Place place) {
    return told.get(place);
  }

  /** From the moment it was told until the unit is there: a turn to be finished, or a fraction. */
  int untilThereMs(Journey.Start start) {
    return (int) (start.atMs() - toldMs);
  }
}
