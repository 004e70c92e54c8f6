package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.model.Candidate;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.dispatch.policy.UnitChoice;
import org.cordon.dispatch.policy.UnitChoice.Suitable;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/** Finds the suitable units and how long each would take. */
final class Ranker {
  /**
   * A unit that could be sent.
   *
   * @param start null for mutual aid from off the map
   */
  record Ready(Unit unit, @Nullable Start start, long ageMs, long turnoutMs, String preempts) {}

  private final State state;
  private final TravelTimes times;
  private final Positions positions;

  Ranker(State state, TravelTimes times, Positions positions) {
    this.state = state;
    this.times = times;
    this.positions = positions;
  }

  /** Every unit that has what is asked for and could be sent, by id. */
  List<Ready> ready(Requirement requirement, Incident incident, long nowMs) {
    List<Ready> ready = new ArrayList<>();
    for (Unit unit : state.units().of(requirement.service())) {
      if (Incident.fits(unit.spec(), requirement) && sendable(unit, incident)) {
        ready.add(ready(unit, nowMs));
      }
    }
    return ready;
  }

  private boolean sendable(Unit unit, Incident incident) {
    return (unit.status() == UnitStatus.AVAILABLE
            || (incident.plan().preempts() && preemptable(unit, incident)))
        && !unit.leavesWhenFree()
        && state.units().crewMateAtWork(unit) == null;
  }

  /** Under way, not yet arrived, to something less urgent. */
  boolean preemptable(Unit unit, Incident incident) {
    if (!unit.status().underWay() || unit.incidentId().equals(incident.id())) {
      return false;
    }
    Incident other = state.incident(unit.incidentId());
    return other != null && other.priority() > incident.priority();
  }

  Ready ready(Unit unit, long nowMs) {
    String preempts = unit.status().assigned() ? unit.incidentId() : "";
    if (unit.manualEtaMs() >= 0) {
      return new Ready(unit, null, Times.UNKNOWN_MS, unit.spec().turnoutMs(), preempts);
    }
    Positions.Position position = positions.of(unit.id(), nowMs);
    if (position == null
        || nowMs - position.measuredAtMs()
            > state.setup().settings().sending().positionMaxAgeMs()) {
      Start post = new Start(unit.postId(), state.units().post(unit));
      return new Ready(unit, post, Times.UNKNOWN_MS, unit.spec().turnoutMs(), preempts);
    }
    long ageMs = nowMs - position.measuredAtMs();
    if (position.atPost()) {
      Start post = new Start(unit.postId(), state.units().post(unit));
      return new Ready(unit, post, ageMs, unit.spec().turnoutMs(), preempts);
    }
    return new Ready(unit, new Start("", position.place()), ageMs, 0, preempts);
  }

  /** Those that have a way, best first. */
  List<Suitable> rank(List<Ready> ready, Service service, ClosedStreets closed, Place to) {
    List<Start> starts = new ArrayList<>(ready.size());
    for (Ready r : ready) {
      if (r.start != null) {
        starts.add(r.start);
      }
    }
    int[] drivingMs = times.drivingMs(service, closed, starts, to);
    List<Suitable> suitable = new ArrayList<>(ready.size());
    int next = 0;
    for (Ready r : ready) {
      long travelMs = r.start == null ? r.unit.manualEtaMs() : drivingMs[next++];
      if (travelMs < TravelTimes.NO_WAY_MS) {
        suitable.add(new Suitable(candidate(r, travelMs), r.unit.spec().crewId()));
      }
    }
    return UnitChoice.rank(suitable);
  }

  static Candidate candidate(Ready r, long travelMs) {
    Place from = r.start == null ? null : r.start.place();
    return new Candidate(r.unit.id(), from, r.ageMs, r.turnoutMs, travelMs, r.preempts);
  }
}
