package org.cordon.app.http;

import java.util.Arrays;
import java.util.List;
import org.cordon.app.desk.Desk;
import org.cordon.app.desk.Ways;
import org.cordon.dispatch.engine.ClosedStreets;
import org.cordon.dispatch.engine.Positions.Position;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.CallerState;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Instruction;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.Party;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a crew has to know now; the components are the names in JSON.
 *
 * @param nowMs the desk's time, UTC ms
 * @param emergency whether its emergency key was pressed and it is not yet known to be safe
 * @param next what it may report
 */
record CrewTask(
    String unitId,
    UnitStatus status,
    long nowMs,
    boolean emergency,
    List<UnitStatus> next,
    @Nullable OnCall call) {
  /**
   * The call that it is on.
   *
   * @param going where it goes, as it is spoken: the meeting point, the staging point or the scene
   * @param holdsPoint whether it acknowledged the newest version of the meeting point
   * @param way from where it was last, null when there is none or nobody knows where it is
   */
  record OnCall(
      String incidentId,
      String type,
      int priority,
      Task task,
      @Nullable Instruction instruction,
      String reason,
      String going,
      CallerState callerState,
      @Nullable MeetingPoint point,
      boolean holdsPoint,
      Ways.@Nullable Way way) {}

  /** What is taken from the desk's state; the way is looked up after it, off the desk's thread. */
  record Taken(CrewTask task, Service service, ClosedStreets closed, Goes goes) {
    CrewTask with(Ways ways) {
      OnCall call = task.call;
      Place to = goes.to;
      if (call == null || to == null) {
        return task;
      }
      Place from = goes.from;
      String going =
          call.point != null && call.task == Task.MEET ? call.point.spokenName() : ways.near(to);
      return new CrewTask(
          task.unitId,
          task.status,
          task.nowMs,
          task.emergency,
          task.next,
          new OnCall(
              call.incidentId,
              call.type,
              call.priority,
              call.task,
              call.instruction,
              call.reason,
              going,
              call.callerState,
              call.point,
              call.holdsPoint,
              from == null ? null : ways.way(service, closed, from, to)));
    }
  }

  /** From where, to where, as far as that is known. */
  record Goes(@Nullable Place from, @Nullable Place to) {}

  static @Nullable Taken of(Desk.View view, String unitId) {
    State state = view.engine().state();
    Unit unit = state.unit(unitId);
    if (unit == null) {
      return null;
    }
    Incident incident = state.incident(unit.incidentId());
    Assignment assignment = unit.assignment();
    if (incident == null || assignment == null) {
      CrewTask free = task(view, unit, null);
      return new Taken(free, unit.service(), ClosedStreets.NONE, new Goes(null, null));
    }
    return new Taken(
        task(view, unit, call(incident, assignment)),
        unit.service(),
        view.engine().closed(incident.id(), unit.service(), view.nowMs()),
        new Goes(from(view, unit), to(view, incident, assignment)));
  }

  private static CrewTask task(Desk.View view, Unit unit, @Nullable OnCall call) {
    return new CrewTask(
        unit.id(),
        unit.status(),
        view.nowMs(),
        view.engine().state().alarms().get(AlarmKind.CREW_EMERGENCY, unit.id()) != null,
        Arrays.stream(UnitStatus.values())
            .filter(s -> s != UnitStatus.OFF_DUTY && unit.status().mayBecome(s))
            .toList(),
        call);
  }

  private static OnCall call(Incident i, Assignment a) {
    return new OnCall(
        i.id(),
        i.type(),
        i.priority(),
        a.task(),
        a.instruction(),
        i.reason(),
        "",
        i.callerState(),
        i.point(),
        i.point() != null && i.holdsPoint(Party.unit(a.unit().id())),
        null);
  }

  private static @Nullable Place from(Desk.View view, Unit unit) {
    Position last = view.positions().of(unit.id(), view.nowMs());
    Station post = view.engine().state().units().station(unit.postId());
    return last != null ? last.place() : post == null ? null : post.place();
  }

  private static @Nullable Place to(Desk.View view, Incident i, Assignment a) {
    MeetingPoint point = i.point();
    if (a.task() == Task.MEET && point != null) {
      return point.place();
    }
    return a.destination() != null ? a.destination() : view.engine().place(i.id());
  }
}
