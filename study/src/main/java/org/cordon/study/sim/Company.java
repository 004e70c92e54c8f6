package org.cordon.study.sim;

import java.util.List;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.UnitStatus;

/** Who else is on a unit's incident. */
final class Company {
  private Company() {}

  /** Whether units wait outside for a police unit to secure the scene. */
  static boolean waitsFor(World world, SimUnit unit) {
    return unit.service() == Service.POLICE
        && on(world, unit).stream().anyMatch(a -> a.active() && a.waitsOutside());
  }

  /** Whether nobody whom an escort came for is on the way, waits, or is inside any more. */
  static boolean gone(World world, SimUnit escort) {
    return on(world, escort).stream()
        .filter(a -> a.active() && a.task() != Task.ESCORT)
        .map(a -> world.engine.state().units().known(a.unit().id()).status())
        .allMatch(s -> s == UnitStatus.LEFT || s == UnitStatus.AT_HOSPITAL);
  }

  private static List<Assignment> on(World world, SimUnit unit) {
    return world.engine.state().incidents().known(unit.incidentId).assignments();
  }
}
