package org.cordon.study.sim;

import java.util.TreeMap;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Unit;

/** What must hold after every step; a run in which it does not is stopped at once. */
final class Paranoia {
  private Paranoia() {}

  static void check(World world) {
    State state = world.engine.state();
    TreeMap<String, String> busyCrews = new TreeMap<>();
    for (Unit unit : state.units().all()) {
      SimUnit seen = world.fleet.unit(unit.id());
      must(
          seen.incidentId.equals(unit.incidentId()),
          unit.id() + " is on " + seen.incidentId + ", on record on " + unit.incidentId());
      if (unit.status().assigned()) {
        String other = busyCrews.put(unit.spec().crewId(), unit.id());
        must(other == null, "the crew of " + unit.id() + " is also on " + other);
        Incident incident = state.incident(unit.incidentId());
        must(incident != null && incident.open(), unit.id() + " is on no open incident");
      }
    }
    for (Incident incident : state.incidents().active()) {
      must(!incident.reason().isBlank(), incident.id() + " has no reason");
      boolean looked =
          !incident.open()
              || incident.hasUnits()
              || incident.hold() != null
              || !incident.needsUnits()
              || world.call(incident.id()).finished
              || incident.needSinceMs() == world.nowMs()
              || moreNow(world);
      must(looked, incident.id() + " waits without a hold: " + incident.reason());
    }
  }

  /** Between a unit's being free and the dispatcher's look there may be other steps of now. */
  private static boolean moreNow(World world) {
    return !world.agenda.isEmpty() && world.agenda.nextMs() == world.nowMs();
  }

  private static void must(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("after a step: " + what);
    }
  }
}
