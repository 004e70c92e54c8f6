package org.cordon.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cordon.dispatch.codec.LogJournal;
import org.cordon.dispatch.engine.ClosedStreets;
import org.cordon.dispatch.engine.Engine;
import org.cordon.dispatch.engine.MeetingCandidate;
import org.cordon.dispatch.engine.MeetingQuery;
import org.cordon.dispatch.engine.Recommendation;
import org.cordon.dispatch.engine.Salts;
import org.cordon.dispatch.engine.Start;
import org.cordon.dispatch.engine.TravelTimes;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.CallCommand;
import org.cordon.dispatch.model.CallData;
import org.cordon.dispatch.model.CallerState;
import org.cordon.dispatch.model.CallerState.Answer;
import org.cordon.dispatch.model.CallerState.Mobility;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.ResponsePlan;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.UnitCommand;
import org.cordon.dispatch.model.UnitSpec;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.dispatch.model.ZoneCommand;
import org.cordon.record.log.Log;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.SqliteStore;
import org.cordon.roads.Place;
import org.cordon.roads.corner.MeetingPoint.Standing;

/**
 * One station, one ambulance, one zone and one corner outside it, all 30 seconds apart, decided by
 * the engine and kept on a record: so little that a change can have but one cause.
 */
final class ChainDay implements TravelTimes, AutoCloseable {
  static final long FROM_MS = 1_590_969_600_000L; // 1 June 2020, 00:00 UTC

  private static final int STEP_MS = 5_000;
  private static final Place STATION = Place.of(47.60, -122.30);
  private static final Place INSIDE = Place.of(47.65, -122.25);
  private static final NamedPlace CORNER =
      new NamedPlace("corner", "First and Main, north side", Place.of(47.61, -122.29));

  private final Log log;
  private final LogJournal journal;
  private final Engine engine;
  private long nowMs = FROM_MS - 600_000;
  private int calls;

  ChainDay(Path record, SignerKey key) {
    log = Log.open(SqliteStore.write(record), key);
    journal = LogJournal.gathering(log, null, 2_000);
    engine = new Engine(new State(false), this, (unit, at) -> null, journal, Salts.seeded(1));
    tell(new SetupCommand.EnrolOperator("op-1", Role.DUTY_OFFICER, ""));
    tell(new SetupCommand.AddStation(new Station("S1", "Station 1", STATION)));
    tell(new SetupCommand.AddUnit(UnitSpec.of("M1", Service.EMS, List.of("als"), "S1", STEP_MS)));
    tell(
        new SetupCommand.SetPlan(
            new ResponsePlan(
                "medical",
                1,
                List.of(new Requirement(Service.EMS, "", 1)),
                true,
                false,
                false,
                ResponsePlan.OnEdge.MEET)));
    List<Place> outline =
        List.of(
            Place.of(47.64, -122.26),
            Place.of(47.64, -122.24),
            Place.of(47.66, -122.24),
            Place.of(47.66, -122.26));
    tell(new ZoneCommand.Draft("zone", "The zone", outline));
    tell(
        new ZoneCommand.SetRules(
            "zone",
            List.of(AccessRule.plain(Service.POLICE, AccessLevel.CLOSED, nowMs, Times.NEVER_MS))));
    tell(new ZoneCommand.Preview("zone"));
    tell(new ZoneCommand.Activate("zone"));
    nowMs = FROM_MS;
  }

  /** The time now, which is after everything told so far. */
  long nowMs() {
    return nowMs;
  }

  /** The state as it stands. */
  State state() {
    return engine.state();
  }

  /** A command of the duty officer, which must be taken. */
  void tell(Command command) {
    nowMs += STEP_MS;
    Outcome outcome = engine.handle(command, Stamp.now(nowMs, "op-1"));
    assertThat(outcome).as(command.toString()).isNotInstanceOf(Outcome.Refused.class);
  }

  /**
   * A call from inside, sent to as recommended and worked off.
   *
   * @return what was recommended
   */
  RecommendationKind call(Mobility mobility) {
    String id = "C" + ++calls;
    CallerState caller = new CallerState(mobility, Answer.YES, false, "");
    CallData data = CallData.at(INSIDE, "E2", caller);
    tell(new CallCommand.ReceiveCall(id, id, "medical", 1, List.of(), data));
    Recommendation what = engine.recommend(id, nowMs);
    RecommendationKind kind = what == null ? RecommendationKind.HELD : what.kind();
    if (what == null || what.send().isEmpty()) {
      tell(new CallCommand.End(id, IncidentOutcome.NOT_REACHED, ""));
      return kind;
    }
    tell(new UnitCommand.Dispatch(id, what.unitIds(), false, null));
    for (UnitStatus status :
        List.of(
            UnitStatus.ACKNOWLEDGED,
            UnitStatus.EN_ROUTE,
            UnitStatus.ON_SCENE,
            UnitStatus.HANDS_ON,
            UnitStatus.AVAILABLE)) {
      tell(new UnitCommand.Report("M1", status));
    }
    boolean met = kind == RecommendationKind.MEET;
    tell(
        new CallCommand.End(
            id, met ? IncidentOutcome.MET_AT_THE_EDGE : IncidentOutcome.REACHED, ""));
    return kind;
  }

  /** Writes what was told so far. */
  void keep() {
    journal.finish();
  }

  @Override
  public String cityHash() {
    return "thirty-seconds-apart";
  }

  @Override
  public int[] drivingMs(Service service, ClosedStreets closed, List<Start> starts, Place to) {
    return starts.stream().mapToInt(start -> 30_000).toArray();
  }

  @Override
  public List<MeetingCandidate> meetingCandidates(MeetingQuery query) {
    return List.of(new MeetingCandidate(CORNER, 60_000, false, Standing.OFFERED));
  }

  @Override
  public void close() {
    log.close();
  }
}
