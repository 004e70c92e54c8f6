package org.cordon.study.sim;

import org.cordon.dispatch.model.Acknowledgement.How;
import org.cordon.dispatch.model.CallCommand;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.Party;
import org.cordon.dispatch.model.PointCommand;
import org.cordon.dispatch.model.PointEvent;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.study.demand.GeneratedCall;
import org.cordon.study.scenario.Distribution;

/**
 * What callers do: wait, walk to a meeting point once told and when told, or give up. And what
 * those do who have to hold a meeting point: read it back after a while of their own.
 */
final class Callers implements World.Listener {
  private final World world;

  Callers(World world) {
    this.world = world;
  }

  @Override
  public void hear(Entry entry) {
    switch (entry.event()) {
      case PointEvent.PointSet e -> pointSet(world.call(e.incidentId()), e.point());
      case PointEvent.PointWithdrawn e -> {
        SimCall call = world.call(e.incidentId());
        call.callerThereMs = SimCall.NOT_YET;
      }
      case UnitEvent.Dispatched e -> lateParty(e);
      default -> {}
    }
  }

  /** When the caller will be at the current meeting point, or {@link SimCall#NOT_YET}. */
  long thereMs(SimCall call) {
    return call.callerThereMs;
  }

  private void pointSet(SimCall call, MeetingPoint point) {
    long now = world.nowMs();
    long toldMs = now + drawn(Habits.POINT_CALL_TAKER, call, Purpose.POINT_CALL_TAKER, point, 0);
    long walkedMs =
        call.callerLeavesMs == SimCall.NOT_YET ? 0 : Math.max(0, toldMs - call.callerLeavesMs);
    // Who is already on the way to an earlier point turns back first: never too optimistic.
    long leavesMs = walkedMs > 0 ? toldMs : Math.max(toldMs, point.leaveAtMs());
    call.callerThereMs = leavesMs + walkedMs + point.walkMs();
    call.callerLeavesMs = leavesMs;
    Incident incident = world.engine.state().incidents().known(call.id());
    int desk = 0;
    for (Party party : incident.parties()) {
      switch (party.kind()) {
        case CALL_TAKER -> acknowledge(call, party, point, toldMs, How.TELEPHONE);
        case DESK -> {
          long ms = drawn(Habits.POINT_DESK, call, Purpose.POINT_DESK, point, desk++);
          acknowledge(call, party, point, now + ms, How.OWN_PAGE);
        }
        case UNIT -> unitAcknowledges(call, party, point);
      }
    }
  }

  /** A unit sent after the point was set has to hold it too. */
  private void lateParty(UnitEvent.Dispatched e) {
    Incident incident = world.engine.state().incidents().incident(e.incidentId());
    MeetingPoint point = incident == null ? null : incident.point();
    if (point != null) {
      unitAcknowledges(world.call(e.incidentId()), Party.unit(e.unitId()), point);
    }
  }

  private void unitAcknowledges(SimCall call, Party party, MeetingPoint point) {
    int which = world.fleet.unit(party.id()).nth;
    long ms = drawn(Habits.POINT_UNIT, call, Purpose.POINT_UNIT, point, which);
    acknowledge(call, party, point, world.nowMs() + ms, How.RADIO);
  }

  private long drawn(
      Distribution time, SimCall call, Purpose purpose, MeetingPoint point, int which) {
    return world.luck.ms(time, call.call.subject(), purpose, which + 16 * point.version());
  }

  private void acknowledge(SimCall call, Party party, MeetingPoint point, long ms, How how) {
    world.agenda.at(
        ms,
        () -> {
          Incident incident = world.engine.state().incidents().incident(call.id());
          boolean asked =
              incident != null
                  && incident.open()
                  && incident.pointVersion() == point.version()
                  && incident.point() != null
                  && !incident.holdsPoint(party)
                  && incident.parties().contains(party);
          if (asked) {
            world.tell(
                new PointCommand.Acknowledge(call.id(), party, point.version(), "", how, ""),
                party.id().isEmpty() ? Desk.CALL_TAKER : party.id());
          }
        });
  }

  /** Puts down when this caller gives up, if ever. */
  void expect(SimCall call) {
    if (call.call.withdrawsAfterMs() < GeneratedCall.NEVER_MS) {
      long ms = call.call.receivedMs() + call.call.withdrawsAfterMs();
      world.agenda.at(Math.max(ms, world.nowMs()), () -> giveUp(call));
    }
  }

  private void giveUp(SimCall call) {
    boolean nobodyCame =
        call.open()
            && call.handsOnMs == SimCall.NOT_YET
            && call.otherHandsOnMs == SimCall.NOT_YET
            && call.wheelsStopMs == SimCall.NOT_YET;
    if (nobodyCame) {
      call.finished = true;
      Desk.recall(world, call);
      world.tell(
          new CallCommand.End(call.id(), IncidentOutcome.WITHDRAWN_BY_THE_CALLER, ""),
          Desk.CALL_TAKER);
    }
  }
}
