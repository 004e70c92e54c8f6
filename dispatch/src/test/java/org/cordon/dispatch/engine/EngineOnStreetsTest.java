package org.cordon.dispatch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.CallCommand;
import org.cordon.dispatch.model.CallData;
import org.cordon.dispatch.model.CallerState;
import org.cordon.dispatch.model.Closure;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.ResponsePlan;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Settings;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.UnitCommand;
import org.cordon.dispatch.model.UnitSpec;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.dispatch.model.ZoneCommand;
import org.cordon.dispatch.policy.Outlines;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.route.Roads;
import org.cordon.roads.schematic.Schematic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The engine on the project's own drawing of central Seattle. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineOnStreetsTest {
  private static final String TOWN = "../scenarios/capitol-hill-2020/central-seattle.town";
  private static final Stamp SETUP = Stamp.now(0, "op-officer");

  private Roads roads;
  private Corners corners;
  private List<Place> outline;

  @BeforeAll
  void readTheTown() {
    City city = Schematic.read(Path.of(TOWN));
    roads = Roads.of(city);
    corners = Corners.of(city);
    outline =
        List.of(
            Place.of(47.6145, -122.3199),
            Place.of(47.6145, -122.3162),
            Place.of(47.6165, -122.3162),
            Place.of(47.6165, -122.3199));
  }

  private Engine engine(int units) {
    Engine engine =
        new Engine(
            new State(false),
            new RoadTravelTimes(roads, corners),
            (u, now) -> null,
            Journal.NONE,
            Salts.seeded(7));
    accept(engine, new SetupCommand.EnrolOperator("op-officer", Role.DUTY_OFFICER), SETUP);
    Settings d = Settings.defaults();
    accept(
        engine,
        new SetupCommand.Configure(
            new Settings(d.watch(), d.meeting(), new Settings.Sending(120_000, 120_000, 0, 5))),
        SETUP);
    accept(
        engine,
        new SetupCommand.SetPlan(
            new ResponsePlan(
                "chest-pain",
                1,
                List.of(new Requirement(Service.EMS, "", 1)),
                true,
                false,
                false,
                ResponsePlan.OnEdge.MEET)),
        SETUP);
    int[] junctions = corners.junctions();
    for (int i = 0; i < units; i++) {
      Place at = corners.corner(junctions[i * 37 % junctions.length]).place();
      accept(engine, new SetupCommand.AddStation(new Station("S" + i, "S" + i, at)), SETUP);
      accept(
          engine,
          new SetupCommand.AddUnit(
              UnitSpec.of("M" + i, Service.EMS, List.of("medic"), "S" + i, 60_000)),
          SETUP);
    }
    return engine;
  }

  private static void accept(Engine engine, Command command, Stamp stamp) {
    Outcome outcome = engine.handle(command, stamp);
    assertTrue(outcome instanceof Outcome.Accepted, () -> command + ": " + outcome);
  }

  @Test
  void aOneWayBarrierForOneServiceStopsThatServiceThatWay() {
    Engine engine = engine(1);
    List<Place> line = List.of(Place.of(47.61422, -122.31702), Place.of(47.61422, -122.31658));
    Closure oneWay =
        new Closure("12th", false, line, 0, List.of(Service.EMS), Closure.Crossing.LEFT_TO_RIGHT);
    accept(engine, new ZoneCommand.CloseStreets(oneWay), Stamp.now(1000, "op-officer"));
    Place south = Place.of(47.61412, -122.31681);
    Place north = Place.of(47.61432, -122.31681);
    for (Service service : Service.values()) {
      ClosedStreets closed = engine.closed("", service, 1000);
      RoadTravelTimes times = new RoadTravelTimes(roads, corners);
      int northbound = times.drivingMs(service, closed, List.of(new Start("", south)), north)[0];
      int southbound = times.drivingMs(service, closed, List.of(new Start("", north)), south)[0];
      boolean stopped = service == Service.EMS;
      assertTrue(northbound < 5_000, service + " northbound " + northbound);
      assertEquals(stopped, southbound > 30_000, service + " southbound " + southbound);
    }
  }

  @Test
  void aPostAnswersFromItsTableWhatASearchFinds() {
    RoadTravelTimes times = new RoadTravelTimes(roads, corners);
    Random random = new Random(11);
    int[] junctions = corners.junctions();
    ClosedStreets closed = new ClosedStreets("z", List.of(outline), List.of());
    for (int i = 0; i < 50; i++) {
      Place from = corners.corner(junctions[random.nextInt(junctions.length)]).place();
      Place to = corners.corner(junctions[random.nextInt(junctions.length)]).place();
      List<Start> both = List.of(new Start("post", from), new Start("", from));
      int[] ms = times.drivingMs(Service.FIRE, closed, both, to);
      assertEquals(ms[0], ms[1], from + " to " + to);
    }
  }

  @Test
  void nobodyDrivesInAndTheMeetingPointStandsOff() {
    Engine engine = engine(12);
    accept(engine, new ZoneCommand.Draft("Z", "CHOP", outline), SETUP);
    accept(
        engine,
        new ZoneCommand.SetRules(
            "Z", List.of(AccessRule.plain(Service.EMS, AccessLevel.CLOSED, 0, Times.NEVER_MS))),
        SETUP);
    accept(engine, new ZoneCommand.Preview("Z"), SETUP);
    accept(engine, new ZoneCommand.Activate("Z"), SETUP);
    Place caller = corners.find("11th & Pine").place();
    CallerState walks =
        new CallerState(CallerState.Mobility.WALKS, CallerState.Answer.YES, false, "");
    accept(
        engine,
        new CallCommand.ReceiveCall(
            "c1", "C1", "chest-pain", 1, List.of(), CallData.at(caller, "E2", walks)),
        Stamp.now(1000, "op-1"));
    Recommendation r = engine.recommend("C1", 1000);
    assertNotNull(r);
    assertEquals(RecommendationKind.MEET, r.kind(), r.reason());
    assertNotNull(r.meeting());
    assertEquals(3, r.meeting().options().size());
    for (Recommendation.MeetingOption option : r.meeting().options()) {
      long off = Outlines.distanceMm(outline, option.point().place());
      assertTrue(off >= Settings.defaults().meeting().standOffMm(), option.why());
      assertTrue(option.walkMs() <= Settings.defaults().meeting().maxWalkMs(), option.why());
      assertTrue(option.point().spokenName().contains(" and "), option.why());
    }
    System.out.println("11th and Pine: " + r.meeting().best().why());
  }

  @Test
  void whoBarriersAloneShutInIsMetOutsideThem() {
    Engine engine = engine(12);
    List<Place> ring = new ArrayList<>(outline);
    ring.add(outline.getFirst());
    accept(
        engine,
        new ZoneCommand.CloseStreets(new Closure("ring", false, ring, 0)),
        Stamp.now(500, "op-officer"));
    CallerState walks =
        new CallerState(CallerState.Mobility.WALKS, CallerState.Answer.YES, false, "");
    Place caller = corners.find("11th & Pine").place();
    accept(
        engine,
        new CallCommand.ReceiveCall(
            "c1", "C1", "chest-pain", 1, List.of(), CallData.at(caller, "E2", walks)),
        Stamp.now(1000, "op-1"));
    Recommendation r = engine.recommend("C1", 1000);
    assertNotNull(r);
    assertEquals(RecommendationKind.MEET, r.kind(), r.reason());
    assertTrue(r.reason().contains("every street there is closed to EMS"), r.reason());
    assertNotNull(r.meeting());
    for (Recommendation.MeetingOption option : r.meeting().options()) {
      assertTrue(Outlines.distanceMm(outline, option.point().place()) > 0, option.why());
    }
    accept(
        engine, new UnitCommand.Dispatch("C1", r.unitIds(), false, null), Stamp.now(2000, "op-1"));
    assertTrue(engine.state().alarms().all().isEmpty());
  }

  @Test
  void aDayOfCallsLeavesNothingBehind() {
    Engine engine = engine(100);
    int[] junctions = corners.junctions();
    List<Place> places = new ArrayList<>();
    for (int junction : junctions) {
      places.add(corners.corner(junction).place());
    }
    int calls = 30_000;
    calls(engine, places, 0, 10_000);
    long start = System.nanoTime();
    calls(engine, places, 10_000, calls);
    long ns = System.nanoTime() - start;
    System.out.println(
        "engine only, 100 units at posts, streets: "
            + (calls - 10_000) * 1_000_000_000L / ns
            + " calls/s");
    assertEquals(calls - 1, engine.state().incidents().filedCount());
    assertEquals(1, engine.state().incidents().active().size());
    assertTrue(engine.waiting().isEmpty());
    assertEquals(Times.NEVER_MS, engine.nextDueMs());
    assertTrue(engine.state().alarms().all().isEmpty());
  }

  private static void calls(Engine engine, List<Place> places, int from, int to) {
    for (int i = from; i < to; i++) {
      long now = 1_000L + i * 10_000L;
      String id = "C" + i;
      Place place = places.get((int) (i * 7919L % places.size()));
      Stamp stamp = Stamp.now(now, "op-1");
      accept(
          engine,
          new CallCommand.ReceiveCall(
              "c" + i,
              id,
              "chest-pain",
              1,
              List.of(),
              CallData.at(place, "E2", CallerState.UNKNOWN)),
          stamp);
      Recommendation r = engine.recommend(id, now);
      assertNotNull(r);
      accept(engine, new UnitCommand.Dispatch(id, r.unitIds(), false, null), stamp);
      String unit = r.unitIds().getFirst();
      for (UnitStatus status :
          List.of(
              UnitStatus.ACKNOWLEDGED,
              UnitStatus.EN_ROUTE,
              UnitStatus.ON_SCENE,
              UnitStatus.HANDS_ON,
              UnitStatus.AVAILABLE)) {
        now += 1000;
        accept(engine, new UnitCommand.Report(unit, status), Stamp.now(now, "op-1"));
      }
      accept(engine, new CallCommand.End(id, IncidentOutcome.REACHED, ""), Stamp.now(now, "op-1"));
    }
  }
}
