package org.cordon.study.sim;

import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.engine.Recommendation;
import org.cordon.dispatch.model.AlarmEvent;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.CallCommand;
import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Hold;
import org.cordon.dispatch.model.HoldReason;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.UnitCommand;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.study.result.Approach;

/**
 * The automatic dispatcher: does what the engine recommends, at once, and asks again whenever
 * something changed that could help: a unit is free, a rule or a street changed, an alarm is due.
 * It never overrides.
 */
final class Desk implements World.Listener {
  static final String DISPATCHER = "dispatcher";
  static final String CALL_TAKER = "call-taker";

  private final World world;
  private final boolean[] lookPlanned = new boolean[Service.values().length];
  private boolean lookAtAllPlanned;

  Desk(World world) {
    this.world = world;
  }

  @Override
  public void hear(Entry entry) {
    switch (entry.event()) {
      case CallEvent.IncidentOpened e -> look(e.incidentId());
      case CallEvent.IncidentEnded e -> {
        SimCall call = world.call(e.incidentId());
        call.outcome = e.outcome();
        call.endedMs = entry.recordedAtMs();
      }
      case UnitEvent.StatusChanged e -> changed(e);
      case UnitEvent.ShiftTurned e -> planLook(world.fleet.unit(e.unitId()).service());
      case UnitEvent.Dispatched e when !e.preempts().isEmpty() -> lost(e.preempts());
      case AlarmEvent.Raised e -> alarm(e);
      case ZoneEvent e when changesAccess(e) -> planLookAtAll();
      default -> {}
    }
  }

  private static boolean changesAccess(ZoneEvent event) {
    return switch (event) {
      case ZoneEvent.AttemptLogged e -> false;
      case ZoneEvent.AttemptWithdrawn e -> false;
      case ZoneEvent.ContactLogged e -> false;
      case ZoneEvent.ContactWithdrawn e -> false;
      case ZoneEvent.OrderEntered e -> false;
      case ZoneEvent.OrderWithdrawn e -> false;
      case ZoneEvent.AuthorityTimeReached e -> false;
      case ZoneEvent.RuleProposed e -> false;
      case ZoneEvent.ProposalWithdrawn e -> false;
      default -> true;
    };
  }

  private void changed(UnitEvent.StatusChanged e) {
    if (e.status() == UnitStatus.STAGED) {
      staged(e);
    }
    if (e.status() == UnitStatus.AVAILABLE) {
      planLook(world.fleet.unit(e.unitId()).service());
    }
    if (!e.incidentId().isEmpty()
        && (e.status() == UnitStatus.AVAILABLE || e.status() == UnitStatus.LEFT)) {
      lost(e.incidentId());
    }
  }

  /** A unit left an incident: it is over, or needs another unit. */
  private void lost(String incidentId) {
    SimCall call = world.call(incidentId);
    world.agenda.at(
        world.nowMs(),
        () -> {
          close(call);
          if (call.open()) {
            look(incidentId);
          }
        });
  }

  private void planLook(Service service) {
    if (!lookPlanned[service.ordinal()]) {
      lookPlanned[service.ordinal()] = true;
      world.agenda.at(world.nowMs(), () -> lookFor(service));
    }
  }

  private void planLookAtAll() {
    if (!lookAtAllPlanned) {
      lookAtAllPlanned = true;
      world.agenda.at(world.nowMs(), this::lookAtAll);
    }
  }

  /** A unit of a service is free: the first in the queue that it could help gets it. */
  private void lookFor(Service service) {
    lookPlanned[service.ordinal()] = false;
    for (Incident incident : List.copyOf(world.engine.waiting())) {
      if (!anyFree(service)) {
        return;
      }
      if (helps(incident, service)) {
        look(incident.id());
      }
    }
  }

  private boolean anyFree(Service service) {
    for (Unit unit : world.engine.state().units().of(service)) {
      if (unit.status() == UnitStatus.AVAILABLE) {
        return true;
      }
    }
    return false;
  }

  /** Whether a free unit could change what is recommended; a closed zone stays closed. */
  private static boolean helps(Incident incident, Service service) {
    Hold hold = incident.hold();
    if (hold != null
        && hold.reason() != HoldReason.NO_UNIT
        && hold.reason() != HoldReason.NO_ESCORT) {
      return false; // a closed zone or street stays closed whoever is free
    }
    if (hold != null && hold.reason() == HoldReason.NO_ESCORT) {
      return true; // the escort is of another service than what is asked for
    }
    for (Requirement r : incident.unmet()) {
      if (r.service() == service) {
        return true;
      }
    }
    return false;
  }

  private static boolean forWantOfUnits(Hold hold) {
    return switch (hold.reason()) {
      case NO_UNIT, NO_ESCORT, NO_WAY -> true;
      default -> false;
    };
  }

  private void lookAtAll() {
    lookAtAllPlanned = false;
    world.calls().forEach(c -> c.stagedInVain = false);
    for (Incident incident : List.copyOf(world.engine.waiting())) {
      look(incident.id());
    }
  }

  /** Asks for a recommendation and does it. */
  private void look(String incidentId) {
    SimCall call = world.call(incidentId);
    if (call.finished) {
      return; // who was asked for has been there; nobody else is sent
    }
    Recommendation advice = world.engine.recommend(incidentId, world.nowMs());
    if (advice == null) {
      return;
    }
    if (call.stagedInVain && advice.kind() == RecommendationKind.STAGED) {
      hold(incidentId, HoldReason.ZONE_CLOSED);
      return;
    }
    Recommendation.HoldAdvice hold = advice.hold();
    if (hold == null) {
      boolean preempts = advice.send().stream().anyMatch(s -> !s.candidate().preempts().isEmpty());
      world.tell(
          new UnitCommand.Dispatch(incidentId, advice.unitIds(), preempts, null), DISPATCHER);
      return;
    }
    hold(incidentId, hold.reason());
  }

  private void hold(String incidentId, HoldReason reason) {
    Incident incident = world.engine.state().incidents().known(incidentId);
    Hold before = incident.hold();
    if (!incident.hasUnits() && (before == null || before.reason() != reason)) {
      world.tell(
          new CallCommand.Hold(incidentId, reason, CALL_TAKER, nextCallbackMs(), ""), DISPATCHER);
    }
  }

  private long nextCallbackMs() {
    return world.nowMs() + world.engine.state().setup().settings().watch().callbackMs();
  }

  /** A crew began to stage: if nobody comes who could clear the scene, it is not kept for ever. */
  private void staged(UnitEvent.StatusChanged e) {
    SimUnit unit = world.fleet.unit(e.unitId());
    int token = unit.errand;
    world.agenda.at(
        world.nowMs() + Habits.STAGED_IN_VAIN_MS,
        () -> {
          if (unit.errand == token && !clearable(e.incidentId())) {
            world.call(e.incidentId()).stagedInVain = true;
            world.tell(new UnitCommand.Report(unit.id(), UnitStatus.AVAILABLE), DISPATCHER);
          }
        });
  }

  /** Whether anybody is on the way in, or there, who could clear the scene. */
  private boolean clearable(String incidentId) {
    for (Assignment a : world.engine.state().incidents().known(incidentId).assignments()) {
      if (a.active() && !a.waitsOutside() && a.task() != Task.MEET) {
        return true;
      }
    }
    return false;
  }

  private void alarm(AlarmEvent.Raised e) {
    switch (e.kind()) {
      case CALLBACK_DUE -> now(() -> callBack(world.call(e.subject())));
      case NO_CONTACT_INSIDE_ZONE ->
          now(() -> world.tell(new UnitCommand.ConfirmSafe(e.subject()), e.subject()));
      case WAITING_TOO_LONG -> now(() -> look(e.subject()));
      case WAITS_IN_VAIN -> now(() -> sendEscortAgain(e.subject()));
      default -> {}
    }
  }

  private void now(Runnable what) {
    world.agenda.at(world.nowMs(), what);
  }

  /** Units wait for an escort that is gone: asks for another until they wait no more. */
  private void sendEscortAgain(String incidentId) {
    if (world.engine.state().alarms().get(AlarmKind.WAITS_IN_VAIN, incidentId) != null) {
      look(incidentId);
      world.agenda.at(world.nowMs() + Habits.LOOKS_EVERY_MS, () -> sendEscortAgain(incidentId));
    }
  }

  /** Calls a held caller back, asks again; puts off what is not urgent and kept out by a rule. */
  private void callBack(SimCall call) {
    Incident incident = world.engine.state().incidents().incident(call.id());
    if (incident == null || !incident.open() || incident.hold() == null) {
      return;
    }
    call.callbacks++;
    look(call.id());
    Hold hold = incident.hold();
    if (hold == null) {
      return;
    }
    boolean late = world.nowMs() - call.call.receivedMs() >= Simulation.HORIZON_MS;
    boolean keptOut = !forWantOfUnits(hold);
    if (call.otherHandsOnMs != SimCall.NOT_YET && (keptOut || late)) {
      end(call, IncidentOutcome.OTHER_SERVICE);
    } else if (keptOut
        && call.call.priority() >= Habits.DEFERRABLE_PRIORITY
        && call.callbacks >= Habits.CALLBACKS_UNTIL_DEFERRED) {
      end(call, IncidentOutcome.DEFERRED);
    } else if (late) {
      end(call, IncidentOutcome.NOT_REACHED);
    } else {
      world.tell(new CallCommand.CallBack(call.id(), nextCallbackMs(), ""), CALL_TAKER);
    }
  }

  /** Ends an incident once the leading service has done its work and nobody is on it any more. */
  private void close(SimCall call) {
    if (!call.open() || !call.finished) {
      return;
    }
    recall(world, call);
    Incident incident = world.engine.state().incidents().incident(call.id());
    if (incident != null && incident.open() && !incident.hasUnits()) {
      end(
          call,
          call.approach == Approach.MEET
              ? IncidentOutcome.MET_AT_THE_EDGE
              : IncidentOutcome.REACHED);
    }
  }

  private void end(SimCall call, IncidentOutcome outcome) {
    recall(world, call);
    world.tell(new CallCommand.End(call.id(), outcome, ""), DISPATCHER);
  }

  /** Frees the units still on their way: they are no longer needed. */
  static void recall(World world, SimCall call) {
    Incident incident = world.engine.state().incidents().incident(call.id());
    if (incident == null) {
      return;
    }
    List<String> underWay = new ArrayList<>();
    for (Assignment a : incident.assignments()) {
      Unit unit = world.engine.state().units().known(a.unit().id());
      if (a.active() && unit.status().underWay()) {
        underWay.add(unit.id());
      }
    }
    for (String unitId : underWay) {
      world.tell(new UnitCommand.Report(unitId, UnitStatus.AVAILABLE), DISPATCHER);
    }
  }
}
