package org.cordon.study.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.calls.CallRecord;
import org.cordon.calls.UnitSent;
import org.cordon.calls.Where;
import org.cordon.calls.reader.CallFile;
import org.cordon.calls.reader.CallReader;
import org.cordon.calls.reader.ReadingRules;
import org.cordon.calls.roster.FireRoster.Apparatus;
import org.cordon.calls.roster.FireRoster.FireStation;
import org.cordon.dispatch.engine.Recommendation;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.OverrideReason;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.UnitCommand;
import org.cordon.dispatch.model.UnitSpec;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.Snap;

/**
 * Replays real fire calls on the real engine. Each call is received when it was, and the engine is
 * asked; then, whatever it advised, the units really sent are sent, drive there, are busy and drive
 * home, so that the next call finds the fleet about where it was that day. Same inputs, same
 * result.
 */
public final class ReplayFire {
  private final ReplayInput input;
  private final RunCards cards;
  private final CallFile file;
  private final ReplayFleet fleet;
  private final ReplayDesk desk;
  private final FireScore score;
  private final SortedMap<String, String> onDuty = new TreeMap<>(); // unit to its station
  private final SortedMap<String, List<String>> leftOut;
  private final SortedMap<String, Long> sentNotOnDuty = new TreeMap<>();
  private final SortedMap<String, Long> refused = new TreeMap<>();
  private final SortedMap<String, Long> unknownTypes = new TreeMap<>();
  private final SortedMap<String, Integer> stillAt = new TreeMap<>();
  private long sentWhileBusy;
  private long insideZone;

  private ReplayFire(ReplayInput input) {
    this.input = input;
    cards = new RunCards(input.codes());
    file = CallReader.read(input.calls(), ReadingRules.forReplay(Scenes.box(input.roads().city())));
    leftOut = new TreeMap<>(input.roster().leftOut());
    fleet = new ReplayFleet(input.roads());
    long start = calls().stream().mapToLong(CallRecord::atMs).min().orElse(0);
    desk = new ReplayDesk(Scenes.times(input.roads()), fleet, start);
    score = new FireScore(onDuty);
    enrol(start);
    input.zones().forEach(zone -> desk.open(zone, start));
  }

  /**
   * Replays the calls of a file.
   *
   * @throws org.cordon.calls.CallsRefusal when the file cannot be read
   */
  public static FireReplayResult run(ReplayInput input) {
    ReplayFire replay = new ReplayFire(input);
    replay.calls().forEach(replay::replay);
    return replay.result();
  }

  /** The accepted calls of the period asked for, by time. */
  private List<CallRecord> calls() {
    return file.calls().stream()
        .filter(c -> c.atMs() >= input.options().fromMs() && c.atMs() < input.options().untilMs())
        .sorted(Comparator.comparingLong(CallRecord::atMs).thenComparing(CallRecord::id))
        .toList();
  }

  private void enrol(long nowMs) {
    SortedMap<String, Place> posts = new TreeMap<>();
    for (FireStation station : input.roster().stations()) {
      Place place = Scenes.place(station.where());
      posts.put(station.id(), place);
      String name = "station " + station.id();
      desk.must(new SetupCommand.AddStation(new Station(station.id(), name, place)), nowMs);
    }
    for (Apparatus apparatus : input.roster().apparatus()) {
      enrol(apparatus, posts.getOrDefault(apparatus.stationId(), new Place(0, 0)), nowMs);
    }
  }

  private void enrol(Apparatus apparatus, Place post, long nowMs) {
    List<String> capabilities = RunCards.capabilities(apparatus);
    if (capabilities.isEmpty()) {
      leaveOut("of a kind that no response plan asks for", apparatus.id());
    } else if (!fleet.add(apparatus.id(), post)) {
      leaveOut("at a station with no street near", apparatus.id());
    } else {
      onDuty.put(apparatus.id(), apparatus.stationId());
      desk.must(
          new SetupCommand.AddUnit(
              UnitSpec.of(
                  apparatus.id(),
                  Service.FIRE,
                  capabilities,
                  apparatus.stationId(),
                  input.options().turnoutMs())),
          nowMs);
    }
  }

  private void leaveOut(String reason, String id) {
    List<String> ids = new ArrayList<>(leftOut.getOrDefault(reason, List.of()));
    ids.add(id);
    leftOut.put(reason, ids);
  }

  private void replay(CallRecord call) {
    long now = call.atMs();
    advance(now);
    Where where = call.where();
    Snap street = where == null ? null : input.roads().snap(Profile.FIRE, Scenes.place(where));
    if (street == null || where == null) {
      score.skipUnasked("no street near");
      return;
    }
    Place scene = Scenes.place(where);
    RunCards.Card card = cards.of(call.type().initial());
    if (card.response().isEmpty()) {
      unknownTypes.merge(call.type().initial(), 1L, Long::sum);
    }
    Recommendation advice = desk.receive(call.id(), card.plan(), scene, now);
    insideZone += desk.insideZone(call.id()) ? 1 : 0;
    score.score(call, scene, card.response(), advice);
    send(call, scene, advice);
  }

  /** Lets happen what is due by now: crews report, and incidents end with their last unit. */
  private void advance(long nowMs) {
    ReplayFleet.Due due = fleet.due(nowMs);
    while (due != null) {
      if (due.status() == UnitStatus.AVAILABLE) {
        release(due.unitId(), due.atMs());
      } else {
        desk.must(new UnitCommand.Report(due.unitId(), due.status()), due.atMs());
      }
      due = fleet.due(nowMs);
    }
  }

  private void release(String unitId, long nowMs) {
    Unit unit = desk.engine().state().units().known(unitId);
    String incident = unit.incidentId();
    desk.must(new UnitCommand.Report(unitId, UnitStatus.AVAILABLE), nowMs);
    fleet.release(unitId, nowMs);
    int left = stillAt.getOrDefault(incident, 1) - 1;
    stillAt.put(incident, left);
    if (left == 0) {
      stillAt.remove(incident);
      desk.endAsRecorded(incident, nowMs);
    }
  }

  /** Sends what was really sent, as far as it is on duty and the engine lets it. */
  private void send(CallRecord call, Place scene, Recommendation advice) {
    long now = call.atMs();
    List<String> units = new ArrayList<>();
    for (UnitSent sent : call.units()) {
      if (!onDuty.containsKey(sent.id())) {
        sentNotOnDuty.merge(sent.id(), 1L, Long::sum);
      } else if (!units.contains(sent.id())) {
        units.add(sent.id());
      }
    }
    for (String unit : units) {
      if (desk.engine().state().units().known(unit).status().assigned()) {
        sentWhileBusy++;
        release(unit, now);
      }
    }
    if (units.isEmpty() || !dispatch(call.id(), units, advice, now)) {
      desk.end(call.id(), IncidentOutcome.OTHER_SERVICE, now);
      return;
    }
    stillAt.put(call.id(), units.size());
    for (String unit : units) {
      fleet.send(unit, scene, now, stay(unit));
    }
  }

  private boolean dispatch(String incident, List<String> units, Recommendation advice, long now) {
    boolean asAdvised = new TreeSet<>(units).equals(new TreeSet<>(advice.unitIds()));
    OverrideReason reason = asAdvised ? null : OverrideReason.LOCAL_KNOWLEDGE;
    Outcome outcome = desk.handle(new UnitCommand.Dispatch(incident, units, false, reason), now);
    if (outcome instanceof Outcome.Refused no) {
      refused.merge(no.name().name(), (long) units.size(), Long::sum);
      return false;
    }
    return true;
  }

  private ReplayFleet.Stay stay(String unit) {
    ReplayInput.Busy busy = input.options().busy();
    long ms =
        switch (unit.charAt(0)) {
          case 'M' -> busy.medicMs();
          case 'A' -> busy.aidMs();
          default -> busy.otherMs();
        };
    return new ReplayFleet.Stay(input.options().turnoutMs(), ms);
  }

  private FireReplayResult result() {
    return new FireReplayResult(
        file.tally(),
        leftOut,
        onDuty.size(),
        score.replayed,
        score.notCompared,
        score.first,
        score.station,
        score.byAir,
        score.engine,
        score.medic,
        score.byResponse,
        score.ranks(),
        score.laterMs(),
        score.etaMs(),
        score.kinds,
        insideZone,
        sentNotOnDuty,
        sentWhileBusy,
        refused,
        unknownTypes);
  }
}
