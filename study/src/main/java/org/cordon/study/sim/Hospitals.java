package org.cordon.study.sim;

import org.cordon.dispatch.model.Service;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Router;
import org.cordon.study.scenario.Plan;
import org.cordon.study.scenario.Resources.Hospital;
import org.jspecify.annotations.Nullable;

/** Who is taken to which hospital: the nearest by road. */
final class Hospitals {
  /** A hospital and the drive there. */
  record Trip(Hospital hospital, Journey drive) {}

  private final World world;

  Hospitals(World world) {
    this.world = world;
  }

  /** Whether this unit transports: drawn once a call, done by the first ambulance to leave. */
  boolean takes(SimUnit unit, SimCall call) {
    Plan plan = call.plan;
    return plan != null
        && !call.transported
        && unit.service() == Service.EMS
        && !world.scenario.resources().hospitals().isEmpty()
        && world.luck.befalls(plan.transportPermille(), call.call.subject(), Purpose.TRANSPORT);
  }

  /** The nearest hospital with a way, the first in the scenario where two are equally near. */
  @Nullable Trip nearest(SimUnit unit, Metric metric, Journey.Start start) {
    Hospital best = null;
    int leastMs = City.INFINITY_MS;
    for (Hospital hospital : world.scenario.resources().hospitals()) {
      Snap at = at(unit, hospital);
      int ms = world.ways.to(metric, at).ms(start.at());
      if (ms < leastMs) {
        leastMs = ms;
        best = hospital;
      }
    }
    if (best == null) {
      return null;
    }
    Snap at = at(unit, best);
    Journey drive =
        start.heading() == Router.STANDING
            ? Journey.by(world.ways.to(metric, at), metric, start, at)
            : world.ways.drive(metric, start, at);
    return drive == null ? null : new Trip(best, drive);
  }

  private Snap at(SimUnit unit, Hospital hospital) {
    return world.ways.snap(unit.service(), hospital.place());
  }
}
