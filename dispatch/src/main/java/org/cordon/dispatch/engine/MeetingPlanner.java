package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cordon.dispatch.engine.Recommendation.MeetingAdvice;
import org.cordon.dispatch.engine.Recommendation.MeetingOption;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.Candidate;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Settings;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.policy.MeetingChoice;
import org.cordon.dispatch.policy.MeetingChoice.Pair;
import org.cordon.dispatch.policy.UnitChoice;
import org.cordon.dispatch.policy.UnitChoice.Suitable;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where to meet, and with whom, decided together. One required unit is paired with every point; of
 * several, each point gets the earliest of every requirement, because a later one can only make
 * that point worse.
 */
final class MeetingPlanner {
  private static final int OPTIONS = 3;

  private final State state;
  private final TravelTimes times;
  private final Ranker ranker;
  private final ClosedSets closedSets;

  MeetingPlanner(State state, TravelTimes times, Ranker ranker, ClosedSets closedSets) {
    this.state = state;
    this.times = times;
    this.ranker = ranker;
    this.closedSets = closedSets;
  }

  /** What is asked: which requirements, for whom, where. */
  record Ask(
      Incident incident,
      Place caller,
      List<Requirement> requirements,
      ZoneView view,
      Set<String> usedCrews,
      long nowMs) {}

  /** A pair with the point and the units behind it. */
  private record Choice(Pair pair, MeetingCandidate point, List<Candidate> candidates) {}

  /** The three best, or null where there is no point or no unit. */
  @Nullable MeetingAdvice plan(Ask ask) {
    List<MeetingCandidate> points = points(ask, true);
    if (points.isEmpty()) {
      return null;
    }
    Map<Requirement, List<Ranker.Ready>> ready = new TreeMap<>(MeetingPlanner::order);
    for (Requirement r : ask.requirements) {
      List<Ranker.Ready> all = ranker.ready(r, ask.incident, ask.nowMs);
      all.removeIf(u -> ask.usedCrews.contains(u.unit().spec().crewId()));
      List<Ranker.Ready> free = all.stream().filter(u -> u.preempts().isEmpty()).toList();
      ready.put(r, free.size() >= r.count() ? free : all);
    }
    List<Choice> choices = new ArrayList<>();
    for (MeetingCandidate point : points) {
      choices.addAll(at(point, ask, ready));
    }
    return advice(choices, ask);
  }

  /** A point for units that are already sent: each is ranked from where it is now. */
  @Nullable MeetingPoint pointFor(Ask ask, List<Assignment> units) {
    Incident incident = ask.incident;
    ZoneView view = ask.view;
    long nowMs = ask.nowMs;
    List<Choice> choices = new ArrayList<>();
    for (MeetingCandidate point : points(ask, false)) {
      List<Candidate> all = new ArrayList<>();
      for (Assignment a : units) {
        ClosedStreets closed = closedSets.to(incident, a.unit().service(), view, nowMs);
        Ranker.Ready ready = ranker.ready(state.units().known(a.unit().id()), nowMs);
        ranker
            .rank(List.of(ready), a.unit().service(), closed, point.point().place())
            .forEach(s -> all.add(s.candidate()));
      }
      if (all.size() == units.size() && !all.isEmpty()) {
        choices.add(choice(point, all));
      } else if (units.isEmpty()) {
        choices.add(nobodyYet(point));
      }
    }
    MeetingAdvice advice = advice(choices, ask);
    return advice == null ? null : advice.best().point();
  }

  /** How long the caller walks to a point, or {@link Times#UNKNOWN_MS} where no way is known. */
  long walkMs(Incident incident, Place caller, NamedPlace to) {
    Settings.Meeting meeting = state.setup().settings().meeting();
    int speed = meeting.speedMmPerS(incident.callerState());
    MeetingQuery query =
        new MeetingQuery(List.of(), List.of(), List.of(to), caller, speed, 0, meeting.maxWalkMs());
    for (MeetingCandidate c : times.meetingCandidates(query)) {
      if (c.point().id().equals(to.id())) {
        return c.walkMs();
      }
    }
    return Times.UNKNOWN_MS;
  }

  private static Choice nobodyYet(MeetingCandidate point) {
    return new Choice(new Pair("", point.point().id(), 0, point.walkMs()), point, List.of());
  }

  private static int order(Requirement a, Requirement b) {
    int order = a.service().compareTo(b.service());
    order = order != 0 ? order : a.capability().compareTo(b.capability());
    return order != 0 ? order : Integer.compare(a.count(), b.count());
  }

  /** The one point already set stays; else every agreed point and corner in reach. */
  private List<MeetingCandidate> points(Ask ask, boolean keepSet) {
    Incident incident = ask.incident;
    MeetingPoint set = incident.point();
    if (keepSet && set != null) {
      NamedPlace point = new NamedPlace(set.pointId(), set.spokenName(), set.place());
      return List.of(new MeetingCandidate(point, Math.max(0, set.walkMs()), false));
    }
    List<Service> services =
        ask.requirements.stream().map(Requirement::service).distinct().sorted().toList();
    List<ClosedStreets> closed =
        services.stream().map(s -> closedSets.to(incident, s, ask.view, ask.nowMs)).toList();
    List<NamedPlace> agreed =
        ask.view.of(incident).stream().flatMap(z -> z.collectionPoints().stream()).toList();
    Settings.Meeting meeting = state.setup().settings().meeting();
    return times.meetingCandidates(
        new MeetingQuery(
            services,
            closed,
            agreed,
            ask.caller,
            meeting.speedMmPerS(incident.callerState()),
            meeting.standOffMm(),
            meeting.maxWalkMs()));
  }

  private List<Choice> at(
      MeetingCandidate point, Ask ask, Map<Requirement, List<Ranker.Ready>> ready) {
    if (ask.requirements.size() == 1 && ask.requirements.getFirst().count() == 1) {
      Requirement only = ask.requirements.getFirst();
      return rank(only, point, ask, ready).stream()
          .map(s -> choice(point, List.of(s.candidate())))
          .toList();
    }
    Set<String> crews = new LinkedHashSet<>(ask.usedCrews);
    List<Candidate> all = new ArrayList<>();
    for (Requirement r : ask.requirements) {
      List<Suitable> chosen =
          UnitChoice.choose(rank(r, point, ask, ready), r.count(), Long.MAX_VALUE, crews);
      if (chosen.isEmpty()) {
        continue; // others still meet; what is missing stays unmet
      }
      chosen.forEach(s -> all.add(s.candidate()));
    }
    return all.isEmpty() ? List.of() : List.of(choice(point, all));
  }

  private List<Suitable> rank(
      Requirement r, MeetingCandidate point, Ask ask, Map<Requirement, List<Ranker.Ready>> ready) {
    ClosedStreets closed = closedSets.to(ask.incident, r.service(), ask.view, ask.nowMs);
    return ranker.rank(
        ready.getOrDefault(r, List.of()), r.service(), closed, point.point().place());
  }

  private static Choice choice(MeetingCandidate point, List<Candidate> candidates) {
    String ids = String.join(" ", candidates.stream().map(Candidate::unitId).toList());
    long lastMs = candidates.stream().mapToLong(Candidate::etaMs).max().orElseThrow();
    return new Choice(new Pair(ids, point.point().id(), lastMs, point.walkMs()), point, candidates);
  }

  private @Nullable MeetingAdvice advice(List<Choice> all, Ask ask) {
    int most = all.stream().mapToInt(c -> c.candidates.size()).max().orElse(0);
    Map<Pair, Choice> byPair =
        new TreeMap<>((a, b) -> key(a).compareTo(key(b))); // a pair names its units and point
    for (Choice c : all) {
      if (c.candidates.size() == most) { // a point that fewer units can reach is no answer
        byPair.put(c.pair, c);
      }
    }
    long toleranceMs = state.setup().settings().meeting().toleranceMs();
    List<MeetingOption> options =
        MeetingChoice.best(List.copyOf(byPair.keySet()), toleranceMs, OPTIONS).stream()
            .map(p -> option(byPair.get(p), ask))
            .toList();
    return options.isEmpty() ? null : new MeetingAdvice(options);
  }

  private static String key(Pair pair) {
    return pair.pointId() + "\n" + pair.unitIds();
  }

  private static MeetingOption option(@Nullable Choice choice, Ask ask) {
    if (choice == null) {
      throw new IllegalStateException("chose a pair that was not offered");
    }
    Pair pair = choice.pair;
    NamedPlace p = choice.point.point();
    long firstMs = choice.candidates.stream().mapToLong(Candidate::etaMs).min().orElse(0);
    MeetingPoint point =
        new MeetingPoint(
            p.id(),
            ask.incident.pointVersion() + 1,
            p.spokenName(),
            p.place(),
            pair.walkMs(),
            ask.nowMs + pair.togetherMs(),
            ask.nowMs + pair.exposedMs());
    return new MeetingOption(
        point,
        choice.point.agreed(),
        choice.candidates,
        pair.togetherMs(),
        firstMs,
        pair.walkMs(),
        pair.exposedMs(),
        pair.exposedMs(),
        why(choice));
  }

  private static String why(Choice choice) {
    Pair pair = choice.pair;
    List<String> units = choice.candidates.stream().map(Candidate::unitId).toList();
    String leave =
        pair.exposedMs() == 0
            ? "go now"
            : "wait inside and leave in " + Words.minutes(pair.exposedMs());
    return choice.point.point().spokenName()
        + (choice.point.agreed() ? " (agreed)" : "")
        + ": "
        + Words.minutes(pair.walkMs())
        + " on foot, "
        + Words.and(units)
        + " there in "
        + Words.minutes(pair.unitMs())
        + "; "
        + leave;
  }
}
