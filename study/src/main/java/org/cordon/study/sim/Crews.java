package org.cordon.study.sim;

import org.cordon.dispatch.engine.ClosedStreets;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.CallCommand;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Instruction;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.SetupEvent;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.UnitCommand;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.roads.Place;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Metric;
import org.cordon.study.result.Approach;
import org.cordon.study.scenario.Distribution;
import org.cordon.study.scenario.Resources;
import org.jspecify.annotations.Nullable;

/**
 * What crews do with what they are told: turn out, drive, wait outside, secure, help, take people
 * to hospital, go home. They only know what is on the log, and they report every step of it.
 */
final class Crews implements World.Listener {
  private final World world;
  private final Callers callers;
  private final Hospitals hospitals;

  Crews(World world, Callers callers) {
    this.world = world;
    this.callers = callers;
    hospitals = new Hospitals(world);
  }

  @Override
  public void hear(Entry entry) {
    switch (entry.event()) {
      case UnitEvent.Dispatched e -> sent(e);
      case UnitEvent.StatusChanged e when !e.status().assigned() -> free(e);
      case UnitEvent.Instructed e -> instructed(e);
      case UnitEvent.MovedUp e -> posted(e.unitId(), e.stationId());
      case SetupEvent.UnitRehomed e -> posted(e.unitId(), e.stationId());
      case SetupEvent.StationMoved e -> stationMoved(e.stationId());
      case ZoneEvent e -> streetsChanged(e);
      default -> {}
    }
  }

  private void sent(UnitEvent.Dispatched e) {
    SimUnit unit = world.fleet.unit(e.unitId());
    SimCall call = world.call(e.incidentId());
    unit.errand++;
    unit.incidentId = e.incidentId();
    unit.destination = e.destination();
    unit.rolling = false;
    unit.nth = call.sent[unit.service().ordinal()]++;
    long now = world.nowMs();
    if (!unit.atPost) {
      later(unit, now, () -> setOut(unit));
      return;
    }
    Distribution turnout = world.timesOf(call, unit.service()).turnout(unit.service());
    long turnoutMs = drawn(turnout, unit, Purpose.TURNOUT);
    long heardMs = Math.min(turnoutMs, drawn(Habits.ACKNOWLEDGE, unit, Purpose.ACKNOWLEDGE));
    if (heardMs < turnoutMs) {
      later(unit, now + heardMs, () -> report(unit, UnitStatus.ACKNOWLEDGED));
    }
    later(unit, now + turnoutMs, () -> setOut(unit));
  }

  private void setOut(SimUnit unit) {
    if (report(unit, UnitStatus.EN_ROUTE)) {
      unit.rolling = true;
      driveToIncident(unit);
    }
  }

  private void driveToIncident(SimUnit unit) {
    unit.leg = SimUnit.Leg.TO_INCIDENT;
    if (unit.offMap()) {
      long etaMs = unit.roster.manualEtaMs() == null ? 0 : unit.roster.manualEtaMs();
      later(unit, world.nowMs() + etaMs, () -> arriveAtIncident(unit));
      return;
    }
    Metric metric = world.ways.metric(unit.service(), closedTo(unit));
    Journey.Start start = unit.start(world.ways.router(), world.nowMs());
    Snap to = target(unit);
    Journey drive =
        unit.atPost ? world.ways.fromPost(metric, start, to) : world.ways.drive(metric, start, to);
    int perRunMs = metric.perRunMs();
    drive(
        unit,
        drive,
        perRunMs == 0
            ? () -> arriveAtIncident(unit)
            : () -> later(unit, world.nowMs() + perRunMs, () -> arriveAtIncident(unit)));
  }

  private ClosedStreets closedTo(SimUnit unit) {
    return world.engine.closed(unit.incidentId, unit.service(), world.nowMs());
  }

  private Snap target(SimUnit unit) {
    Place to = unit.destination;
    return world.ways.snap(
        unit.service(), to == null ? world.call(unit.incidentId).call.place() : to);
  }

  /** Sets a unit rolling; one without a way stays where it is and says so. */
  private void drive(SimUnit unit, @Nullable Journey drive, Runnable arrive) {
    unit.at = unit.start(world.ways.router(), world.nowMs()).at();
    unit.atPost = false;
    unit.drive = drive;
    if (drive == null) {
      noWay(unit);
      return;
    }
    later(
        unit,
        Math.max(world.nowMs(), drive.arriveMs()),
        () -> {
          unit.stand(drive.to());
          arrive.run();
        });
  }

  /** The streets closed while it turned out or drove: it is free for another call. */
  private void noWay(SimUnit unit) {
    if (unit.leg == SimUnit.Leg.TO_INCIDENT) {
      later(unit, world.nowMs(), () -> report(unit, UnitStatus.AVAILABLE));
    }
  }

  private void arriveAtIncident(SimUnit unit) {
    Assignment assignment = assignment(unit);
    if (assignment.waitsOutside()) {
      SimCall call = world.call(unit.incidentId);
      call.stagedMs = first(call.stagedMs, world.nowMs());
      report(unit, UnitStatus.STAGED);
      return;
    }
    arriveAtScene(unit, assignment);
  }

  private void arriveAtScene(SimUnit unit, Assignment assignment) {
    SimCall call = world.call(unit.incidentId);
    if (!report(unit, UnitStatus.ON_SCENE)) {
      return;
    }
    call.wheelsStopMs = first(call.wheelsStopMs, world.nowMs());
    if (meets(assignment)) {
      long togetherMs = callers.thereMs(call);
      if (togetherMs != SimCall.NOT_YET) {
        later(unit, Math.max(world.nowMs(), togetherMs), () -> help(unit, 0));
      }
      return;
    }
    if (assignment.task() != Task.ESCORT && !Company.waitsFor(world, unit)) {
      help(unit, 0);
      return;
    }
    Distribution delay = world.scenario.settings().escortDelay();
    long secureMs = drawn(delay, unit, Purpose.SECURE);
    later(unit, world.nowMs() + secureMs, () -> secure(unit));
    if (assignment.task() != Task.ESCORT) {
      help(unit, secureMs + 1); // its own call too: it does not leave before it secured the scene
    }
  }

  private void secure(SimUnit unit) {
    world.tell(new CallCommand.SecureScene(unit.incidentId, unit.id()), unit.id());
    if (assignment(unit).task() == Task.ESCORT && report(unit, UnitStatus.HANDS_ON)) {
      world.call(unit.incidentId).helped(unit.service(), Approach.DIRECT, world.nowMs());
      stayWithThem(unit);
    }
  }

  /** An escort looks every minute whether anybody it came for is still there, and then goes. */
  private void stayWithThem(SimUnit unit) {
    if (Company.gone(world, unit)) {
      report(unit, UnitStatus.AVAILABLE);
    } else {
      later(unit, world.nowMs() + Habits.LOOKS_EVERY_MS, () -> stayWithThem(unit));
    }
  }

  /**
   * Hands-on: the clock of the response stops. It stays its time on scene, at the least so long.
   */
  private void help(SimUnit unit, long leastMs) {
    SimCall call = world.call(unit.incidentId);
    Assignment assignment = assignment(unit);
    if (!report(unit, UnitStatus.HANDS_ON)) {
      return;
    }
    call.helped(unit.service(), approach(assignment), world.nowMs());
    Distribution onScene = world.timesOf(call, unit.service()).onScene(unit.service());
    long onSceneMs = Math.max(leastMs, drawn(onScene, unit, Purpose.ON_SCENE));
    later(unit, world.nowMs() + onSceneMs, () -> leave(unit, call));
  }

  private static boolean meets(Assignment a) {
    Instruction told = a.instruction();
    return told == Instruction.GO_TO_MEETING_POINT
        || (a.task() == Task.MEET && told != Instruction.PROCEED);
  }

  private static Approach approach(Assignment a) {
    return switch (a.task()) {
      case DIRECT, ESCORT -> Approach.DIRECT;
      case ESCORTED -> Approach.ESCORTED;
      case STAGED -> Approach.STAGED;
      case MEET -> meets(a) ? Approach.MEET : Approach.DIRECT;
    };
  }

  private void leave(SimUnit unit, SimCall call) {
    if (unit.service() == call.leading()) {
      call.finished = true;
    }
    if (unit.offMap() || !hospitals.takes(unit, call)) {
      report(unit, UnitStatus.AVAILABLE);
      return;
    }
    call.transported = true;
    report(unit, UnitStatus.LEFT);
    driveToHospital(unit, call);
  }

  private void driveToHospital(SimUnit unit, SimCall call) {
    unit.leg = SimUnit.Leg.TO_HOSPITAL;
    Metric metric = world.ways.metric(unit.service(), onTheWayOut(unit));
    Journey.Start start = unit.start(world.ways.router(), world.nowMs());
    Hospitals.Trip trip = hospitals.nearest(unit, metric, start);
    if (trip == null) {
      report(unit, UnitStatus.AVAILABLE);
      return;
    }
    drive(unit, trip.drive(), () -> atHospital(unit, call, trip.hospital()));
  }

  private void atHospital(SimUnit unit, SimCall call, Resources.Hospital hospital) {
    report(unit, UnitStatus.AT_HOSPITAL);
    long handoverMs =
        world.luck.ms(hospital.handover(), call.call.subject(), Purpose.HANDOVER, unit.nth);
    later(unit, world.nowMs() + handoverMs, () -> report(unit, UnitStatus.AVAILABLE));
  }

  private void free(UnitEvent.StatusChanged e) {
    SimUnit unit = world.fleet.unit(e.unitId());
    unit.errand++;
    unit.incidentId = "";
    unit.destination = null;
    unit.rolling = false;
    if (!unit.atPost || !unit.at.equals(unit.post)) {
      later(unit, world.nowMs(), () -> goHome(unit));
    }
  }

  private void goHome(SimUnit unit) {
    if (unit.offMap()) {
      unit.atPost = true;
      return;
    }
    Journey.Start start = unit.start(world.ways.router(), world.nowMs());
    Metric metric = world.ways.metric(unit.service(), onTheWayOut(unit));
    unit.leg = SimUnit.Leg.TO_POST;
    drive(unit, world.ways.toPost(metric, start, unit.post), () -> unit.atPost = true);
  }

  private ClosedStreets onTheWayOut(SimUnit unit) {
    return world.engine.closed("", unit.service(), world.nowMs());
  }

  private void posted(String unitId, String stationId) {
    SimUnit unit = world.fleet.unit(unitId);
    unit.postId = stationId;
    moveTo(unit);
  }

  private void stationMoved(String stationId) {
    for (SimUnit unit : world.fleet.all()) {
      if (unit.postId.equals(stationId)) {
        moveTo(unit);
      }
    }
  }

  private void moveTo(SimUnit unit) {
    Place post = world.engine.state().units().post(world.engine.state().units().known(unit.id()));
    unit.post = world.ways.snap(unit.service(), post);
    if (unit.incidentId.isEmpty()) {
      unit.errand++;
      unit.atPost = false;
      later(unit, world.nowMs(), () -> goHome(unit));
    }
  }

  private void instructed(UnitEvent.Instructed e) {
    SimUnit unit = world.fleet.unit(e.unitId());
    unit.destination = e.destination();
    boolean toStay = e.instruction() == Instruction.PROCEED && !unit.rolling;
    if (toStay || (!unit.rolling && unit.atPost)) {
      return; // still turning out: it sets out for the new place
    }
    unit.errand++;
    later(unit, world.nowMs(), () -> redirect(unit));
  }

  private void redirect(SimUnit unit) {
    if (assignment(unit).waitsOutside() && unit.destination == null) {
      unit.stand(unit.start(world.ways.router(), world.nowMs()).at());
      report(unit, UnitStatus.STAGED); // no staging point is named: it waits where it is
      return;
    }
    UnitStatus status = world.engine.state().units().known(unit.id()).status();
    if (status == UnitStatus.STAGED) {
      report(unit, UnitStatus.EN_ROUTE);
    }
    unit.rolling = true;
    driveToIncident(unit);
  }

  /** Everybody on the road looks for the best way again over what is open now. */
  private void streetsChanged(ZoneEvent event) {
    boolean streets =
        event instanceof ZoneEvent.OutlineSet
            || event instanceof ZoneEvent.ZoneActivated
            || event instanceof ZoneEvent.ZoneEnded
            || event instanceof ZoneEvent.StreetsClosed
            || event instanceof ZoneEvent.StreetsOpened;
    if (!streets) {
      return;
    }
    for (SimUnit unit : world.fleet.all()) {
      if (unit.drive != null) {
        unit.errand++;
        later(unit, world.nowMs(), () -> goOn(unit));
      }
    }
  }

  private void goOn(SimUnit unit) {
    switch (unit.leg) {
      case TO_POST -> goHome(unit);
      case TO_INCIDENT -> {
        if (unit.incidentId.isEmpty()) {
          goHome(unit);
        } else {
          driveToIncident(unit);
        }
      }
      case TO_HOSPITAL -> driveToHospital(unit, world.call(unit.incidentId));
      case NONE -> {}
    }
  }

  private Assignment assignment(SimUnit unit) {
    Assignment found = world.engine.state().units().known(unit.id()).assignment();
    if (found == null) {
      throw new IllegalStateException(unit.id() + " is on " + unit.incidentId + " by no entry");
    }
    return found;
  }

  private boolean report(SimUnit unit, UnitStatus status) {
    return world.tell(new UnitCommand.Report(unit.id(), status), unit.id());
  }

  private long drawn(Distribution time, SimUnit unit, Purpose purpose) {
    SimCall call = world.call(unit.incidentId);
    int which = unit.service().ordinal() + Service.values().length * unit.nth;
    return world.luck.ms(time, call.call.subject(), purpose, which);
  }

  private void later(SimUnit unit, long ms, Runnable what) {
    int token = unit.errand;
    world.agenda.at(
        ms,
        () -> {
          if (unit.errand == token) {
            what.run();
          }
        });
  }

  private static long first(long before, long ms) {
    return before == SimCall.NOT_YET ? ms : before;
  }
}
