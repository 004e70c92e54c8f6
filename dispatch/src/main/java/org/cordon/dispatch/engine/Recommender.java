package org.cordon.dispatch.engine;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.HoldReason;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.policy.Access;
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
    if (!incident.open() || !incident.mergedInto().isEmpty()) {
      return null;
    }
    Requirement escort = missingEscort(incident, view, nowMs);
    if (unmet.isEmpty() && escort == null) {
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
    if (escort != null) {
      plan.sendEscort(escort, place);
    }
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
    return meetings.pointFor(sent(incident, caller, nowMs), meeting);
  }

  /** Whether a meeting point that is held may stay for units that are on their way to it. */
  boolean keeps(
      Incident incident, Place caller, List<Assignment> meeting, MeetingPoint held, long nowMs) {
    return meetings.keeps(sent(incident, caller, nowMs), meeting, held, incident.pointByHand());
  }

  private MeetingPlanner.Ask sent(Incident incident, Place caller, long nowMs) {
    return new MeetingPlanner.Ask(
        incident,
        caller,
        meetingServices(incident, nowMs).stream().map(s -> new Requirement(s, "", 1)).toList(),
        ZoneView.inForce(state, places),
        Set.of(),
        nowMs);
  }

  /**
   * The services that meet the caller of an incident, or would if they were sent now; where none
   * would, all that the plan asks for.
   */
  List<Service> meetingServices(Incident incident, long nowMs) {
    Set<Service> services = new TreeSet<>();
    for (Assignment a : incident.assignments()) {
      if (a.active() && a.task() == Task.MEET) {
        services.add(a.unit().service());
      }
    }
    for (Requirement r : incident.plan().requirements()) {
      if (approach(incident, r.service(), nowMs).kind() == RecommendationKind.MEET) {
        services.add(r.service());
      }
    }
    if (services.isEmpty()) {
      incident.plan().requirements().forEach(r -> services.add(r.service()));
    }
    return List.copyOf(services);
  }

  /** How long a caller walks to a point, or {@link Times#UNKNOWN_MS}. */
  long walkMs(Incident incident, Place caller, NamedPlace to) {
    return meetings.walkMs(incident, caller, to);
  }

  /**
   * The escort that a unit waits for and that is neither there nor on its way: it was sent
   * elsewhere, or never sent. Null when nobody waits in vain, or when no escort may go in.
   */
  @Nullable Requirement missingEscort(Incident incident, long nowMs) {
    return missingEscort(incident, ZoneView.inForce(state, places), nowMs);
  }

  private @Nullable Requirement missingEscort(Incident incident, ZoneView view, long nowMs) {
    List<Zone> zones = view.of(incident);
    for (Assignment a : zones.isEmpty() ? List.<Assignment>of() : incident.assignments()) {
      boolean waits =
          a.active()
              && a.task() != Task.MEET
              && a.waitsOutside()
              && state.units().known(a.unit().id()).status().underWay();
      Approach approach =
          waits ? Approach.of(a.unit().service(), incident, zones, state.zones(), nowMs) : null;
      AccessRule rule = approach == null ? null : approach.ruling().rule();
      boolean escorted = approach != null && approach.ruling().level() == AccessLevel.ESCORTED;
      AccessRule.Escort escort = rule == null || !escorted ? null : rule.escort();
      if (escort != null) {
        long coming =
            incident.assignments().stream()
                .filter(e -> e.unit().service() == escort.service() && goesIn(e))
                .count();
        boolean open =
            Access.of(zones, escort.service(), incident.type(), state.zones(), nowMs).open();
        if (coming < escort.units() && open) {
          return new Requirement(escort.service(), "", escort.units() - (int) coming);
        }
      }
    }
    return null;
  }

  /** Whether a unit is at the scene, or on its way in. */
  boolean goesIn(@Nullable Assignment a) {
    return a != null
        && a.active()
        && a.task() != Task.MEET
        && !a.waitsOutside()
        && state.units().known(a.unit().id()).status().compareTo(UnitStatus.LEFT) < 0;
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
