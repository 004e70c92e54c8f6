package org.cordon.dispatch.engine;

import java.util.List;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.HoldReason;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.policy.Approach;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/**
 * Answers what to do about an incident: who may come and how ({@link Approach}), then who is
 * closest. Services that go in by themselves are chosen first, because others may need them as
 * escort; then the escorted, the staged, and last those that meet the caller, who all choose one
 * point together.
 */
final class Recommender {
  private final State state;
  private final Ranker ranker;
  private final ClosedSets closedSets;
  private final MeetingPlanner meetings;
  private final IncidentPlaces places;

  Recommender(State state, TravelTimes times, Positions positions, IncidentPlaces places) {
    this.state = state;
    this.places = places;
    ranker = new Ranker(state, times, positions);
    closedSets = new ClosedSets(state);
    meetings = new MeetingPlanner(state, times, ranker, closedSets);
  }

  Ranker ranker() {
    return ranker;
  }

  ClosedSets closedSets() {
    return closedSets;
  }

  /** By the zones in force. Null when nothing is missing. */
  @Nullable Recommendation recommend(Incident incident, long nowMs) {
    return recommend(incident, ZoneView.inForce(state, places), nowMs);
  }

  @Nullable Recommendation recommend(Incident incident, ZoneView view, long nowMs) {
    List<Requirement> unmet = incident.unmet();
    if (!incident.open() || !incident.mergedInto().isEmpty() || unmet.isEmpty()) {
      return null;
    }
    Plan plan = new Plan(state, incident, view, nowMs, ranker, closedSets);
    Place place = places.get(incident.id());
    if (place == null) {
      unmet.forEach(r -> plan.missing(r, r.count(), HoldReason.NO_PLACE));
      return plan.finish(null);
    }
    List<Zone> zones = view.of(incident);
    for (Requirement r : unmet) {
      plan.add(r, Approach.of(r.service(), incident, zones, state.zones(), nowMs));
    }
    plan.sendDirect(place);
    plan.sendEscorted(place);
    plan.sendStaged();
    Recommendation.MeetingAdvice advice = null;
    if (!plan.meeting().isEmpty()) {
      advice =
          meetings.plan(
              new MeetingPlanner.Ask(
                  incident, place, plan.meeting(), view, plan.usedCrews(), nowMs));
      plan.sendToMeet(advice);
    }
    return plan.finish(advice);
  }

  /**
   * Another meeting point for units that are already on their way to one; null if there is none.
   */
  @Nullable MeetingPoint pointFor(
      Incident incident, Place caller, List<Assignment> meeting, long nowMs) {
    return meetings.pointFor(incident, caller, meeting, ZoneView.inForce(state, places), nowMs);
  }

  /** How long a caller walks to a point, or {@link Times#UNKNOWN_MS}. */
  long walkMs(Incident incident, Place caller, NamedPlace to) {
    return meetings.walkMs(incident, caller, to);
  }

  /** How a service may come to an incident now. */
  Approach approach(Incident incident, Service service, long nowMs) {
    ZoneView view = ZoneView.inForce(state, places);
    return Approach.of(service, incident, view.of(incident), state.zones(), nowMs);
  }

  /** What is closed to a service that is on its way to no incident. */
  ClosedStreets closed(Service service, long nowMs) {
    return closedSets.toNone(service, ZoneView.inForce(state, places), nowMs);
  }

  /** What is closed to a service on its way to an incident now. */
  ClosedStreets closed(Incident incident, Service service, long nowMs) {
    return closedSets.to(incident, service, ZoneView.inForce(state, places), nowMs);
  }
}
