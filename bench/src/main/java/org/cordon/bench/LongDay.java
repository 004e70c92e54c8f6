package org.cordon.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.cordon.dispatch.engine.ClosedStreets;
import org.cordon.dispatch.engine.Engine;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.engine.MeetingCandidate;
import org.cordon.dispatch.engine.MeetingQuery;
import org.cordon.dispatch.engine.Recommendation;
import org.cordon.dispatch.engine.Salts;
import org.cordon.dispatch.engine.Start;
import org.cordon.dispatch.engine.TravelTimes;
import org.cordon.dispatch.model.CallCommand;
import org.cordon.dispatch.model.CallData;
import org.cordon.dispatch.model.CallerState;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.ResponsePlan;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.UnitCommand;
import org.cordon.dispatch.model.UnitSpec;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.roads.Place;

/**
 * The entries of a centre with a hundred units over as many days as one likes, decided by the
 * engine itself: every call is taken, sent to as recommended and worked off. Ways are as the crow
 * flies, for here entries are wanted and not times.
 */
final class LongDay implements TravelTimes {
  private static final Place ORIGIN = new Place(476_000_000, -1_223_000_000);
  private static final int STATIONS = 25;
  private static final int UNITS = 100;
  private static final int ACROSS_E7 = 400_000;
  private static final int CALLS_EVERY_MS = 40_000;
  private static final String DESK = "op-7";

  private final Engine engine;
  private final SplittableRandom random = new SplittableRandom(20200620);
  private final PriorityQueue<Step> agenda =
      new PriorityQueue<>(Comparator.comparingLong(Step::dueMs).thenComparingLong(Step::order));
  private long order;
  private long calls;

  /** What a crew reports, and when. */
  private record Step(long dueMs, long order, String unitId, String incidentId, int next) {}

  private static final List<UnitStatus> REPORTS =
      List.of(
          UnitStatus.ACKNOWLEDGED,
          UnitStatus.EN_ROUTE,
          UnitStatus.ON_SCENE,
          UnitStatus.HANDS_ON,
          UnitStatus.AVAILABLE);

  LongDay(State state, Journal journal) {
    engine = new Engine(state, this, (unit, nowMs) -> null, journal, Salts.seeded(1));
    setUp();
  }

  private void tell(Command command, long nowMs) {
    engine.handle(command, Stamp.now(nowMs, DESK));
  }

  private void setUp() {
    tell(new SetupCommand.EnrolOperator(DESK, Role.DUTY_OFFICER), 0);
    for (int i = 0; i < STATIONS; i++) {
      tell(new SetupCommand.AddStation(new Station("S" + i, "Station " + i, place())), 0);
    }
    for (int i = 0; i < UNITS; i++) {
      Service service = Service.values()[i % Service.values().length];
      tell(
          new SetupCommand.AddUnit(
              UnitSpec.of("U" + i, service, List.of("any"), "S" + i % STATIONS, 60_000)),
          0);
    }
    plan("medical", 1, List.of(new Requirement(Service.EMS, "", 1)));
    plan("fire", 1, List.of(new Requirement(Service.FIRE, "", 2)));
    plan("noise", 3, List.of(new Requirement(Service.POLICE, "", 1)));
  }

  private void plan(String type, int priority, List<Requirement> needs) {
    tell(
        new SetupCommand.SetPlan(
            new ResponsePlan(type, priority, needs, true, false, true, ResponsePlan.OnEdge.MEET)),
        0);
  }

  private Place place() {
    return new Place(
        ORIGIN.latE7() + random.nextInt(ACROSS_E7), ORIGIN.lonE7() + random.nextInt(ACROSS_E7));
  }

  /** Goes on until there are so many entries. */
  void until(long entries) {
    while (engine.state().seq() < entries) {
      long callMs = 60_000 + calls * CALLS_EVERY_MS;
      while (!agenda.isEmpty() && agenda.peek().dueMs < callMs) {
        report(agenda.remove());
      }
      pass(callMs);
      call(callMs);
    }
  }

  private void pass(long nowMs) {
    while (engine.nextDueMs() <= nowMs) {
      tell(new Command.Tick(), Math.max(engine.nextDueMs(), engine.state().recordedAtMs()));
    }
  }

  private void call(long nowMs) {
    String id = "C" + calls++;
    boolean urgent = random.nextInt(3) > 0;
    String type = !urgent ? "noise" : random.nextInt(4) == 0 ? "fire" : "medical";
    CallData data = CallData.at(place(), "B" + random.nextInt(40), CallerState.UNKNOWN);
    tell(new CallCommand.ReceiveCall(id, id, type, urgent ? 1 : 3, List.of(), data), nowMs);
    send(id, nowMs);
  }

  private void send(String id, long nowMs) {
    Recommendation r = engine.recommend(id, nowMs);
    if (r == null || r.send().isEmpty()) {
      return;
    }
    tell(new UnitCommand.Dispatch(id, r.unitIds(), false, null), nowMs);
    for (String unit : r.unitIds()) {
      step(nowMs, unit, id, 0);
    }
  }

  private void step(long nowMs, String unit, String incident, int next) {
    long dueMs = nowMs + 20_000 + random.nextInt(next > 1 ? 900_000 : 60_000);
    agenda.add(new Step(dueMs, order++, unit, incident, next));
  }

  private void report(Step step) {
    pass(step.dueMs);
    tell(new UnitCommand.Report(step.unitId, REPORTS.get(step.next)), step.dueMs);
    if (step.next + 1 < REPORTS.size()) {
      step(step.dueMs, step.unitId, step.incidentId, step.next + 1);
      return;
    }
    tell(new CallCommand.End(step.incidentId, IncidentOutcome.REACHED, ""), step.dueMs);
    var waiting = engine.waiting().iterator();
    if (waiting.hasNext()) {
      send(waiting.next().id(), step.dueMs);
    }
  }

  @Override
  public String cityHash() {
    return "as-the-crow-flies";
  }

  @Override
  public int[] drivingMs(Service service, ClosedStreets closed, List<Start> starts, Place to) {
    return starts.stream()
        .mapToInt(s ->
            Math.abs(s.place().latE7() - to.latE7()) + Math.abs(s.place().lonE7() - to.lonE7()))
        .toArray();
  }

  @Override
  public List<MeetingCandidate> meetingCandidates(MeetingQuery query) {
    return new ArrayList<>();
  }
}
