package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cordon.dispatch.engine.Recommendation.HoldAdvice;
import org.cordon.dispatch.engine.Recommendation.MeetingAdvice;
import org.cordon.dispatch.engine.Recommendation.Ranking;
import org.cordon.dispatch.engine.Recommendation.Send;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.Candidate;
import org.cordon.dispatch.model.CourtOrder;
import org.cordon.dispatch.model.HoldReason;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.policy.Access;
import org.cordon.dispatch.policy.Approach;
import org.cordon.dispatch.policy.UnitChoice;
import org.cordon.dispatch.policy.UnitChoice.Suitable;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/** A recommendation in the making. */
final class Plan {
  private static final int RANKED_SHOWN = 8;

  private final State state;
  private final Incident incident;
  private final ZoneView view;
  private final long nowMs;
  private final Ranker ranker;
  private final ClosedSets closedSets;
  private final Map<Requirement, Approach> approaches = new LinkedHashMap<>();
  private final Set<String> crews = new HashSet<>(); // asked, never iterated
  private final List<Send> sends = new ArrayList<>();
  private final List<Ranking> ranked = new ArrayList<>();
  private final List<Requirement> unmet = new ArrayList<>();
  private final List<String> why = new ArrayList<>();
  private @Nullable HoldReason held;

  Plan(
      State state,
      Incident incident,
      ZoneView view,
      long nowMs,
      Ranker ranker,
      ClosedSets closedSets) {
    this.state = state;
    this.incident = incident;
    this.view = view;
    this.nowMs = nowMs;
    this.ranker = ranker;
    this.closedSets = closedSets;
  }

  void add(Requirement requirement, Approach approach) {
    HoldReason reason = approach.because();
    if (reason != null && approach.kind() == RecommendationKind.HELD) {
      why.add(approach.ruling().words(requirement.service()));
      explainEscort(approach);
      missing(requirement, requirement.count(), reason);
    } else {
      approaches.put(requirement, approach);
    }
  }

  void missing(Requirement r, int count, HoldReason reason) {
    unmet.add(new Requirement(r.service(), r.capability(), count));
    if (held == null || reason.compareTo(held) > 0) {
      held = reason; // a rule or a state explains more than a lack of units
    }
  }

  Set<String> usedCrews() {
    return crews;
  }

  private List<Requirement> of(RecommendationKind kind) {
    List<Requirement> found = new ArrayList<>();
    approaches.forEach((r, a) -> {
      if (a.kind() == kind) {
        found.add(r);
      }
    });
    return found;
  }

  void sendDirect(Place scene) {
    for (Requirement r : of(RecommendationKind.DIRECT)) {
      explain(r);
      List<Suitable> chosen = pick(r, scene);
      Approach approach = approaches.get(r);
      Approach outside = approach == null ? null : approach.cutOff(incident);
      if (outside != null && ranked.getLast().candidates().isEmpty() && cutOff(r, scene)) {
        ranked.removeLast();
        approaches.put(r, outside);
      } else {
        take(r, chosen, Task.DIRECT, null, "the scene");
      }
    }
  }

  /** Whether nobody has a way there, and somebody would if nothing were closed. */
  private boolean cutOff(Requirement r, Place scene) {
    List<Ranker.Ready> ready = ranker.ready(r, incident, nowMs);
    boolean open = !ranker.rank(ready, r.service(), ClosedStreets.NONE, scene).isEmpty();
    if (open) {
      why.add("every street there is closed to " + r.service());
    }
    return open;
  }

  private void explain(Requirement r) {
    Approach approach = approaches.get(r);
    if (approach != null && approach.ruling().zone() != null) {
      String by = incident.securedBy();
      why.add(
          approach.ruling().words(r.service())
              + (by.isEmpty() || approach.ruling().open() ? "" : "; scene secured by " + by));
      explainEscort(approach);
      HoldReason because = approach.because();
      if (approach.kind() == RecommendationKind.MEET
          && approach.ruling().level() == AccessLevel.STAGED) {
        why.add("nobody who may go in could clear the scene");
      }
      if (because != null && because != HoldReason.ZONE_CLOSED) {
        why.add(because.why());
      }
    }
  }

  /** Why nobody can go first, where that is the rule of the escort's own service. */
  private void explainEscort(Approach approach) {
    AccessRule rule = approach.ruling().rule();
    AccessRule.Escort escort = rule == null ? null : rule.escort();
    if (escort != null && approach.ruling().level() == AccessLevel.ESCORTED) {
      Access.Ruling first =
          Access.of(view.of(incident), escort.service(), incident.type(), state.zones(), nowMs);
      if (!first.open() && incident.securedBy().isEmpty()) {
        why.add(first.words(escort.service()));
      }
    }
  }

  /** The escorted wait at the rule's staging point; their escort is completed first. */
  void sendEscorted(Place scene) {
    for (Requirement r : of(RecommendationKind.ESCORTED)) {
      Approach approach = approaches.get(r);
      AccessRule rule = approach == null ? null : approach.ruling().rule();
      AccessRule.Escort escort = rule == null ? null : rule.escort();
      NamedPlace join = rule == null ? null : rule.stagingPoint();
      if (approach == null || escort == null || join == null) {
        continue;
      }
      if (!completeEscort(escort, scene)) {
        fallBack(r, approach);
        continue;
      }
      explain(r);
      choose(r, join.place(), Task.ESCORTED, join.place(), join.spokenName());
      why.add(escort.service() + " goes first; " + r.service() + " joins at " + join.spokenName());
    }
  }

  private void fallBack(Requirement r, Approach approach) {
    Approach otherwise = approach.otherwise();
    approaches.remove(r);
    if (otherwise != null) {
      add(r, otherwise);
    }
  }

  private boolean completeEscort(AccessRule.Escort escort, Place scene) {
    int have = 0;
    for (Assignment a : incident.assignments()) {
      boolean in = a.active() && goesIn(a.task()) && !a.waitsOutside();
      have += in && a.unit().service() == escort.service() ? 1 : 0;
    }
    List<Integer> planned = new ArrayList<>();
    for (int i = 0; i < sends.size(); i++) {
      Send send = sends.get(i);
      if (service(send) == escort.service() && goesIn(send.task())) {
        planned.add(i);
      }
    }
    int missing = escort.units() - have - planned.size();
    if (missing > 0) {
      Requirement extra = new Requirement(escort.service(), "", missing);
      List<Suitable> chosen = pick(extra, scene);
      if (chosen.size() < missing) {
        chosen.forEach(s -> crews.remove(s.crewId()));
        return false;
      }
      chosen.forEach(s -> sends.add(new Send(s.candidate(), Task.ESCORT, null, "the scene")));
    }
    for (int i : planned) {
      Send s = sends.get(i);
      sends.set(i, new Send(s.candidate(), Task.ESCORT, s.destination(), s.where()));
    }
    return true;
  }

  /** Sends an escort anew to those who already wait for one. */
  void sendEscort(Requirement escort, Place scene) {
    int planned = 0;
    for (Send send : sends) {
      planned += service(send) == escort.service() && goesIn(send.task()) ? 1 : 0;
    }
    if (planned >= escort.count()) {
      return;
    }
    Requirement left =
        new Requirement(escort.service(), escort.capability(), escort.count() - planned);
    List<Suitable> chosen = pick(left, scene);
    chosen.forEach(s -> sends.add(new Send(s.candidate(), Task.ESCORT, null, "the scene")));
    if (chosen.size() < left.count()) {
      missing(left, left.count() - chosen.size(), HoldReason.NO_ESCORT);
    }
    why.add("others wait for " + escort.service());
  }

  private static boolean goesIn(Task task) {
    return task == Task.DIRECT || task == Task.ESCORT;
  }

  private Service service(Send send) {
    return state.units().known(send.unitId()).service();
  }

  void sendStaged() {
    for (Requirement r : of(RecommendationKind.STAGED)) {
      Approach approach = approaches.get(r);
      NamedPlace point = approach == null ? null : approach.ruling().stagingPoint();
      if (point == null) {
        missing(r, r.count(), HoldReason.ZONE_CLOSED);
        continue;
      }
      explain(r);
      choose(r, point.place(), Task.STAGED, point.place(), point.spokenName());
      why.add(r.service() + " waits at " + point.spokenName() + " for clearance");
    }
  }

  /** Requirements whose units meet the caller. */
  List<Requirement> meeting() {
    return of(RecommendationKind.MEET);
  }

  void sendToMeet(@Nullable MeetingAdvice advice) {
    List<Candidate> chosen = advice == null ? List.of() : advice.best().candidates();
    for (Requirement r : meeting()) {
      boolean cutOff = cutOff(r);
      if (!cutOff) {
        explain(r);
      }
      int found = 0;
      for (Candidate c : chosen) {
        if (Incident.fits(state.units().known(c.unitId()).spec(), r)
            && found < r.count()
            && advice != null
            && sends.stream().noneMatch(s -> s.unitId().equals(c.unitId()))) {
          found++;
          crews.add(state.units().known(c.unitId()).spec().crewId());
          sends.add(
              new Send(
                  c, Task.MEET, advice.best().point().place(), advice.best().point().spokenName()));
        }
      }
      if (found < r.count()) {
        boolean anyUnit = !ranker.ready(r, incident, nowMs).isEmpty();
        HoldReason none = cutOff ? HoldReason.NO_WAY : HoldReason.NO_MEETING_POINT;
        missing(r, r.count() - found, anyUnit ? none : HoldReason.NO_UNIT);
      }
      ranked.add(new Ranking(r, chosen));
    }
    if (advice != null) {
      why.add("meet at " + advice.best().why());
      if (!incident.staying().isEmpty()) {
        why.add(Words.cannotBeMoved(incident.staying()) + ": somebody has to go in");
      }
    }
  }

  private boolean cutOff(Requirement r) {
    Approach approach = approaches.get(r);
    return approach != null && approach.because() == HoldReason.NO_WAY;
  }

  private void choose(
      Requirement r, Place to, Task task, @Nullable Place destination, String where) {
    take(r, pick(r, to), task, destination, where);
  }

  private void take(
      Requirement r, List<Suitable> chosen, Task task, @Nullable Place destination, String where) {
    chosen.forEach(s -> sends.add(new Send(s.candidate(), task, destination, where)));
    if (chosen.size() < r.count()) {
      boolean anyUnit = !ranker.ready(r, incident, nowMs).isEmpty();
      boolean noWay = anyUnit && ranked.getLast().candidates().isEmpty();
      missing(r, r.count() - chosen.size(), noWay ? HoldReason.NO_WAY : HoldReason.NO_UNIT);
    }
  }

  private List<Suitable> pick(Requirement r, Place to) {
    ClosedStreets closed = closedSets.to(incident, r.service(), view, nowMs);
    List<Suitable> all = ranker.rank(ranker.ready(r, incident, nowMs), r.service(), closed, to);
    int shown = Math.min(all.size(), RANKED_SHOWN);
    ranked.add(new Ranking(r, all.subList(0, shown).stream().map(Suitable::candidate).toList()));
    long gainMs = state.setup().settings().sending().preemptionGainMs();
    return UnitChoice.choose(all, r.count(), gainMs, crews);
  }

  Recommendation finish(@Nullable MeetingAdvice advice) {
    HoldReason reason = held;
    HoldAdvice hold = null;
    if (sends.isEmpty()) {
      HoldReason stated = reason == null ? HoldReason.NO_UNIT : reason;
      long dueMs = nowMs + state.setup().settings().watch().callbackMs();
      hold = new HoldAdvice(stated, stated.release(), "call-taker", dueMs);
      why.addFirst(stated.why());
      why.add("released by " + stated.release());
    } else {
      why.addFirst(sendWords());
      if (!unmet.isEmpty() && reason != null) {
        why.add("missing " + Words.and(unmet.stream().map(Requirement::toString).toList()));
        why.add(reason.why());
      }
    }
    why.addAll(Words.apply(orders()));
    MeetingAdvice shown = kind() == RecommendationKind.MEET ? advice : null;
    return new Recommendation(
        incident.id(), kind(), sends, ranked, unmet, shown, hold, String.join("; ", why));
  }

  private List<CourtOrder> orders() {
    if (state.zones().orders().isEmpty()) {
      return List.of();
    }
    List<Service> services =
        incident.plan().requirements().stream().map(Requirement::service).toList();
    return state.zones().orders().stream()
        .filter(o -> o.inForce(nowMs) && o.bearsOn(services, view.of(incident)))
        .toList();
  }

  private String sendWords() {
    return Words.and(sends.stream().map(s -> Words.eta(s.candidate())).toList());
  }

  private RecommendationKind kind() {
    RecommendationKind kind = sends.isEmpty() ? RecommendationKind.HELD : RecommendationKind.DIRECT;
    for (Send send : sends) {
      RecommendationKind own =
          switch (send.task()) {
            case DIRECT, ESCORT -> RecommendationKind.DIRECT;
            case ESCORTED -> RecommendationKind.ESCORTED;
            case MEET -> RecommendationKind.MEET;
            case STAGED -> RecommendationKind.STAGED;
          };
      boolean stronger =
          kind == RecommendationKind.DIRECT
              || (own == RecommendationKind.MEET && kind != RecommendationKind.HELD);
      kind = stronger ? own : kind;
    }
    return kind;
  }
}
