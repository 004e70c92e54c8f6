package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
import org.cordon.dispatch.policy.MeetingChoice.Pair;
import org.cordon.dispatch.policy.MeetingSearch;
import org.cordon.dispatch.policy.MeetingSearch.Found;
import org.cordon.dispatch.policy.MeetingWords;
import org.cordon.roads.Place;
import org.cordon.roads.corner.MeetingPoint.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Where to meet, and with whom, decided together by {@link MeetingSearch}: what is asked is made of
 * the incident, the rules in force and the units, and what was found is put into words.
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

  /** The units in question, each once, and who of them could fill what is needed. */
  private record Roster(List<Ranker.Ready> units, List<MeetingSearch.Need> needs) {
    Roster() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void add(int count, List<Ranker.Ready> ready) {
      List<Integer> numbers = new ArrayList<>();
      for (Ranker.Ready r : ready) {
        int known = units.size();
        for (int u = 0; u < units.size(); u++) {
          known = units.get(u).unit() == r.unit() ? u : known;
        }
        if (known == units.size()) {
          units.add(r);
        }
        numbers.add(known);
      }
      needs.add(new MeetingSearch.Need(count, numbers));
    }

    List<MeetingSearch.Unit> asked() {
      return units.stream()
          .map(r ->
              new MeetingSearch.Unit(
                  r.unit().id(), r.unit().spec().crewId(), !r.preempts().isEmpty()))
          .toList();
    }
  }

  /** What lies within the walk, and what was found there. */
  private record Searched(MeetingGround ground, Roster roster, MeetingSearch search) {}

  /** The three best, or null where there is no point or no unit. */
  @Nullable MeetingAdvice plan(Ask ask) {
    Roster roster = new Roster();
    for (Requirement r : ask.requirements) {
      List<Ranker.Ready> all = ranker.ready(r, ask.incident, ask.nowMs);
      all.removeIf(u -> ask.usedCrews.contains(u.unit().spec().crewId()));
      List<Ranker.Ready> free = all.stream().filter(u -> u.preempts().isEmpty()).toList();
      roster.add(r.count(), free.size() >= r.count() ? free : all);
    }
    return advice(search(ask, ground(ask, true), roster), ask);
  }

  /** A point for units that are already sent: each is ranked from where it is now. */
  @Nullable MeetingPoint pointFor(Ask ask, List<Assignment> units) {
    MeetingAdvice advice = advice(search(ask, ground(ask, false), sent(units, ask)), ask);
    boolean all = advice != null && advice.best().candidates().size() == units.size();
    return advice == null || !all ? null : advice.best().point();
  }

  /**
   * Whether a point that is held may stay: everybody who was sent can come there, and they are
   * together no later than the tolerance after the soonest that is possible now. Who has been told
   * a point is walking to it, so a point that is about as good is no reason to call them back.
   *
   * @param atAnyTime a point that a person named stays however long it takes
   */
  boolean keeps(Ask ask, List<Assignment> units, MeetingPoint held, boolean atAnyTime) {
    Roster roster = sent(units, ask);
    List<Place> there = List.of(held.place());
    MeetingSearch.Arrivals arrivals = arrivals(ask, roster, there);
    long togetherMs = Math.max(0, walkMs(ask.incident, ask.caller, named(held)));
    for (int u = 0; u < roster.units.size(); u++) {
      togetherMs = Math.max(togetherMs, arrivals.leastMs(u));
    }
    if (togetherMs >= MeetingSearch.NO_WAY_MS || atAnyTime) {
      return togetherMs < MeetingSearch.NO_WAY_MS;
    }
    long leastMs = search(ask, ground(ask, false), roster).search.leastMs();
    return togetherMs - leastMs <= state.setup().settings().meeting().toleranceMs();
  }

  private Roster sent(List<Assignment> units, Ask ask) {
    Roster roster = new Roster();
    for (Assignment a : units) {
      Ranker.Ready ready = ranker.ready(state.units().known(a.unit().id()), ask.nowMs);
      Place at = ready.unit().status().arrived() ? a.destination() : null;
      Ranker.Ready now =
          at == null || ready.start() == null
              ? ready
              : new Ranker.Ready(ready.unit(), new Start("", at), 0, 0, "");
      roster.add(1, List.of(now));
    }
    return roster;
  }

  static NamedPlace named(MeetingPoint point) {
    return new NamedPlace(point.pointId(), point.spokenName(), point.place());
  }

  /** How long those who come walk to a point, or {@link Times#UNKNOWN_MS}. */
  long walkMs(Incident incident, Place caller, NamedPlace to) {
    Settings.Meeting meeting = state.setup().settings().meeting();
    int speed = meeting.speedMmPerS(incident.coming());
    MeetingQuery query =
        new MeetingQuery(List.of(), List.of(), List.of(to), caller, speed, 0, meeting.maxWalkMs());
    for (MeetingCandidate c : times.meetingCandidates(query)) {
      if (c.id().equals(to.id())) {
        return c.walkMs();
      }
    }
    return Times.UNKNOWN_MS;
  }

  /** The one point already set stays; else every agreed point and corner in reach. */
  private List<MeetingCandidate> ground(Ask ask, boolean keepSet) {
    Incident incident = ask.incident;
    MeetingPoint set = incident.point();
    if (keepSet && set != null) {
      return List.of(
          new MeetingCandidate(named(set), Math.max(0, set.walkMs()), false, Standing.OFFERED));
    }
    List<Service> services =
        ask.requirements.stream().map(Requirement::service).distinct().sorted().toList();
    List<ClosedStreets> closed = services.stream().map(s -> closed(ask, s)).toList();
    List<NamedPlace> agreed =
        ask.view.of(incident).stream().flatMap(z -> z.collectionPoints().stream()).toList();
    Settings.Meeting meeting = state.setup().settings().meeting();
    return times.meetingCandidates(
        new MeetingQuery(
            services,
            closed,
            agreed,
            ask.caller,
            meeting.speedMmPerS(incident.coming()),
            meeting.standOffMm(),
            meeting.maxWalkMs()));
  }

  private ClosedStreets closed(Ask ask, Service service) {
    return closedSets.to(ask.incident, service, ask.view, ask.nowMs);
  }

  private MeetingSearch.Arrivals arrivals(Ask ask, Roster roster, List<Place> points) {
    return new MeetingArrivals(times, roster.units, s -> closed(ask, s), points);
  }

  private Searched search(Ask ask, List<MeetingCandidate> within, Roster roster) {
    MeetingGround ground = new MeetingGround(within);
    List<Place> places = ground.offered().stream().map(MeetingCandidate::place).toList();
    MeetingSearch search =
        MeetingSearch.of(
            new MeetingSearch.Ask(
                roster.asked(),
                roster.needs,
                ground.points(),
                state.setup().settings().meeting().toleranceMs(),
                OPTIONS),
            arrivals(ask, roster, places));
    return new Searched(ground, roster, search);
  }

  private @Nullable MeetingAdvice advice(Searched searched, Ask ask) {
    List<MeetingOption> options = new ArrayList<>();
    for (int i = 0; i < searched.search.best().size(); i++) {
      options.add(option(searched, i, ask));
    }
    return options.isEmpty() ? null : new MeetingAdvice(options);
  }

  private MeetingOption option(Searched searched, int number, Ask ask) {
    Found found = searched.search.best().get(number);
    Pair pair = found.pair();
    MeetingCandidate at = searched.ground.offered().get(found.point());
    List<Candidate> candidates = new ArrayList<>();
    for (int u : found.units()) {
      Ranker.Ready ready = searched.roster.units.get(u);
      long etaMs = searched.search.etaMs(u, found.point());
      candidates.add(Ranker.candidate(ready, etaMs - ready.turnoutMs()));
    }
    MeetingPoint point =
        new MeetingPoint(
            at.point().id(),
            ask.incident.pointVersion() + 1,
            at.point().spokenName(),
            at.point().place(),
            pair.walkMs(),
            ask.nowMs + pair.togetherMs(),
            ask.nowMs + pair.exposedMs());
    return new MeetingOption(
        point,
        at.agreed(),
        candidates,
        pair.togetherMs(),
        candidates.stream().mapToLong(Candidate::etaMs).min().orElse(0),
        pair.walkMs(),
        pair.exposedMs(),
        pair.exposedMs(),
        why(searched, number, candidates));
  }

  private String why(Searched searched, int number, List<Candidate> candidates) {
    Found found = searched.search.best().get(number);
    MeetingCandidate at = searched.ground.offered().get(found.point());
    return MeetingWords.sentence(
        new MeetingWords.Spoken(
            at.point().spokenName(),
            at.agreed(),
            candidates.stream().map(c -> new MeetingWords.Arrival(c.unitId(), c.etaMs())).toList(),
            found.pair().walkMs(),
            "",
            searched.ground.nearer(searched.search, number),
            state.setup().settings().meeting().standOffMm()));
  }
}
