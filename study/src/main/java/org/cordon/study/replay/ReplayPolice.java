package org.cordon.study.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.cordon.calls.CallRecord;
import org.cordon.calls.Where;
import org.cordon.calls.reader.CallFile;
import org.cordon.calls.reader.CallReader;
import org.cordon.calls.reader.ReadingRules;
import org.cordon.dispatch.engine.Recommendation;
import org.cordon.dispatch.engine.TravelTimes;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.ResponsePlan;
import org.cordon.dispatch.model.ResponsePlan.OnEdge;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.UnitSpec;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;

/** Asks the real engine about a year's police calls, without a zone and with it. */
public final class ReplayPolice {
  private static final long TURNOUT_MS = 0; // patrol cars are on the road
  private static final int PRIORITY = 2;

  /** Types that the written rule of 15-16 June 2020 lets police answer inside the zone. */
  private static final String[] ANSWERED_INSIDE = {
    "ASSAULTS", "GUN CALLS", "WEAPONS CALLS", "CASUALTIES", "PERSON DOWN/INJURY"
  };

  /** Types to which a meeting point is no answer. */
  private static final Set<String> VIOLENT =
      Set.of("ASSAULTS", "GUN CALLS", "WEAPONS CALLS", "ROBBERY", "THREATS, HARASSMENT");

  private final PoliceInput input;
  private final CallFile file;
  private final ReplayDesk open;
  private final ReplayDesk zoned;
  private final SortedMap<RecommendationKind, Long> kindsInside = new TreeMap<>();
  private final SortedMap<String, Long> heldInside = new TreeMap<>();
  private final LongStream.Builder withoutInside = LongStream.builder();
  private final LongStream.Builder withInside = LongStream.builder();
  private final LongStream.Builder meetInside = LongStream.builder();
  private final LongStream.Builder withoutOutside = LongStream.builder();
  private final LongStream.Builder withOutside = LongStream.builder();
  private final LongStream.Builder slower = LongStream.builder();
  private long asked;
  private long noStreet;
  private long inside;
  private long worseKind;

  private ReplayPolice(PoliceInput input) {
    this.input = input;
    file = CallReader.read(input.calls(), ReadingRules.forReplay(Scenes.box(input.roads().city())));
    long start = file.calls().stream().mapToLong(CallRecord::atMs).min().orElse(0);
    TravelTimes times = Scenes.times(input.roads());
    open = desk(times, start);
    zoned = desk(times, start);
    input.zones().forEach(zone -> zoned.open(zone, start));
  }

  /**
   * Asks about the calls of a file.
   *
   * @throws org.cordon.calls.CallsRefusal when the file cannot be read
   */
  public static PoliceReplayResult run(PoliceInput input) {
    ReplayPolice replay = new ReplayPolice(input);
    List<CallRecord> calls = new ArrayList<>(replay.file.calls());
    calls.sort(Comparator.comparingLong(CallRecord::atMs).thenComparing(CallRecord::id));
    for (int i = 0; i < calls.size(); i += input.every()) {
      replay.ask(calls.get(i));
    }
    return replay.result();
  }

  /** Closed to police except for what the written rule of 15-16 June 2020 lets them answer. */
  public static List<AccessRule> rulesAsWritten() {
    return List.of(
        AccessRule.plain(Service.POLICE, AccessLevel.CLOSED, 0, Times.NEVER_MS)
            .except(AccessLevel.OPEN, ANSWERED_INSIDE));
  }

  /** Closed to police, whatever happens inside. */
  public static List<AccessRule> nobodyEnters() {
    return List.of(AccessRule.plain(Service.POLICE, AccessLevel.CLOSED, 0, Times.NEVER_MS));
  }

  private ReplayDesk desk(TravelTimes times, long nowMs) {
    ReplayDesk desk = new ReplayDesk(times, (unit, now) -> null, nowMs);
    for (PolicePosts.Post post : input.posts().posts()) {
      String id = post.beat();
      desk.must(new SetupCommand.AddStation(new Station(id, "beat " + id, post.middle())), nowMs);
      desk.must(
          new SetupCommand.AddUnit(
              UnitSpec.of("unit-" + id, Service.POLICE, List.of(), id, TURNOUT_MS)),
          nowMs);
    }
    return desk;
  }

  private void ask(CallRecord call) {
    Where where = call.where();
    if (where == null) {
      throw new IllegalStateException("a call without a place was accepted: " + call.id());
    }
    Place scene = Scenes.place(where);
    if (input.roads().snap(Profile.POLICE, scene) == null) {
      noStreet++;
      return;
    }
    asked++;
    ResponsePlan plan = plan(call);
    Recommendation without = open.receive(call.id(), plan, scene, call.atMs());
    Recommendation with = zoned.receive(call.id(), plan, scene, call.atMs());
    if (zoned.insideZone(call.id())) {
      countInside(without, with);
    } else {
      countOutside(without, with);
    }
    open.end(call.id(), IncidentOutcome.OTHER_SERVICE, call.atMs());
    zoned.end(call.id(), IncidentOutcome.OTHER_SERVICE, call.atMs());
  }

  private static ResponsePlan plan(CallRecord call) {
    String type = call.type().group().isEmpty() ? "UNKNOWN" : call.type().group();
    boolean violent = VIOLENT.contains(type);
    List<Requirement> one = List.of(new Requirement(Service.POLICE, "", 1));
    return new ResponsePlan(type, PRIORITY, one, !violent, violent, false, OnEdge.MEET);
  }

  private void countInside(Recommendation without, Recommendation with) {
    inside++;
    kindsInside.merge(with.kind(), 1L, Long::sum);
    soonest(without).ifPresent(withoutInside::add);
    Recommendation.HoldAdvice hold = with.hold();
    Recommendation.MeetingAdvice meeting = with.meeting();
    if (hold != null) {
      heldInside.merge(hold.reason().why(), 1L, Long::sum);
    } else if (meeting != null) {
      meetInside.add(meeting.best().meetMs());
    } else {
      soonest(with).ifPresent(withInside::add);
    }
  }

  private void countOutside(Recommendation without, Recommendation with) {
    OptionalLong before = soonest(without);
    OptionalLong after = soonest(with);
    before.ifPresent(withoutOutside::add);
    after.ifPresent(withOutside::add);
    if (before.isPresent() && after.isEmpty()) {
      worseKind++;
    } else if (before.isPresent() && after.getAsLong() > before.getAsLong()) {
      slower.add(after.getAsLong() - before.getAsLong());
    }
  }

  private static OptionalLong soonest(Recommendation advice) {
    return advice.send().stream().mapToLong(send -> send.candidate().etaMs()).min();
  }

  private PoliceReplayResult result() {
    Quantiles slowerMs = Quantiles.of(slower.build().toArray());
    return new PoliceReplayResult(
        file.tally(),
        file.tally().calls() - asked - noStreet,
        noStreet,
        asked,
        inside,
        kindsInside,
        heldInside,
        Quantiles.of(withoutInside.build().toArray()),
        Quantiles.of(withInside.build().toArray()),
        Quantiles.of(meetInside.build().toArray()),
        Quantiles.of(withoutOutside.build().toArray()),
        Quantiles.of(withOutside.build().toArray()),
        slowerMs.count(),
        slowerMs,
        worseKind);
  }
}
