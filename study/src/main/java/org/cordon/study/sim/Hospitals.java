package org.cordon.study.sim;

import org.cordon.dispatch.engine.ClosedStreets;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Router;
import org.cordon.study.scenario.Plan;
import org.cordon.study.scenario.Resources.Hospital;
import org.jspecify.annotations.Nullable;

/** Who is taken to which hospital: the nearest by road that can be reached. */
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
    Hospital best = nearestOf(unit, metric, start);
    countCutOff(unit, metric, start);
    if (best == null) {
      world.ledger.nowhere(unit.incidentId);
      return null;
    }
    Snap at = at(unit, best);
    Journey drive =
        start.heading() == Router.STANDING
            ? Journey.by(world.ways.to(metric, at), metric, start, at)
            : world.ways.drive(metric, start, at);
    return drive == null ? null : new Trip(best, drive);
  }

  private @Nullable Hospital nearestOf(SimUnit unit, Metric metric, Journey.Start start) {
    Hospital best = null;
    int leastMs = City.INFINITY_MS;
    for (Hospital hospital : world.scenario.resources().hospitals()) {
      int ms = ms(unit, metric, start, hospital);
      if (ms < leastMs) {
        leastMs = ms;
        best = hospital;
      }
    }
    return best;
  }

  /** Where some hospital cannot be reached: whether it would be the nearest with nothing closed. */
  private void countCutOff(SimUnit unit, Metric metric, Journey.Start start) {
    boolean all =
        world.scenario.resources().hospitals().stream()
            .allMatch(h -> ms(unit, metric, start, h) < City.INFINITY_MS);
    Metric open = all ? metric : world.ways.metric(unit.service(), ClosedStreets.NONE);
    Hospital usual = all ? null : nearestOf(unit, open, start);
    if (usual != null && ms(unit, metric, start, usual) >= City.INFINITY_MS) {
      world.ledger.cutOff(usual.name(), unit.incidentId);
    }
  }

  private int ms(SimUnit unit, Metric metric, Journey.Start start, Hospital hospital) {
    return world.ways.to(metric, at(unit, hospital)).ms(start.at());
  }

  private Snap at(SimUnit unit, Hospital hospital) {
    return world.ways.snap(unit.service(), hospital.place());
  }
}
