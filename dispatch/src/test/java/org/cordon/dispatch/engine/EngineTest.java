package org.cordon.dispatch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Event;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.UnitStatus;
import org.junit.jupiter.api.Test;

class EngineTest {
  private static final List<UnitStatus> STATUSES = List.of(UnitStatus.values());

  private final List<Event> log = new ArrayList<>();
  private final Engine engine =
      new Engine((unit, incident) -> unit.equals("E1") ? 90_000 : 60_000, log::add);

  private void start() {
    engine.handle(new Command.AddUnit("E1", Service.FIRE, "crew1"), 0);
    engine.handle(new Command.AddUnit("L1", Service.FIRE, "crew1"), 0);
    engine.handle(new Command.ReceiveCall("C1", "fire", 1, Service.FIRE), 0);
    engine.handle(new Command.ReceiveCall("C2", "fire", 1, Service.FIRE), 0);
  }

  @Test
  void theClosestFreeUnitIsRecommendedAndACrewIsNeverInTwoPlaces() {
    start();
    Recommendation first = engine.recommend("C1");
    assertNotNull(first);
    assertEquals("L1", first.unitId());
    engine.handle(new Command.Dispatch("L1", "C1"), 1);
    assertEquals(
        new Outcome.Refused(DispatchRefusal.CREW_IN_USE),
        engine.handle(new Command.Dispatch("E1", "C2"), 2));
  }

  @Test
  void aHeldCallNeedsAReasonAndItsCallbackFallsDueOnce() {
    start();
    assertEquals(
        new Outcome.Refused(DispatchRefusal.REASON_MISSING),
        engine.handle(new Command.Hold("C1", "", "desk", 50), 1));
    engine.handle(new Command.Hold("C1", "no way in", "desk", 50), 1);
    assertEquals(50, engine.nextDueMs());
    engine.handle(new Command.Tick(), 50);
    assertEquals(State.NEVER, engine.nextDueMs());
  }

  @Test
  void afterEveryRandomCommandTheInvariantsHoldAndTheFoldOfTheLogIsTheState() {
    long seed = 611;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    start();
    for (int i = 0; i < 5000; i++) {
      String unit = random.nextBoolean() ? "E1" : "L1";
      String call = "C" + random.nextInt(40);
      Command command =
          switch (random.nextInt(6)) {
            case 0 -> new Command.ReceiveCall(call, "fire", 1, Service.FIRE);
            case 1 -> new Command.Dispatch(unit, call);
            case 2 -> new Command.SetStatus(unit, STATUSES.get(random.nextInt(STATUSES.size())));
            case 3 -> new Command.Hold(call, "busy", "desk", i + 5);
            case 4 -> new Command.Close(call, IncidentOutcome.REACHED);
            default -> new Command.Tick();
          };
      engine.handle(command, i);
      assertTrue(engine.state().units().stream().filter(u -> u.incidentId() != null).count() <= 1);
      assertTrue(engine.state().incidents().stream().noneMatch(c -> c.reason().isBlank()));
    }
    State folded = new State();
    log.forEach(folded::apply);
    assertEquals(List.copyOf(engine.state().units()), List.copyOf(folded.units()));
    assertEquals(List.copyOf(engine.state().incidents()), List.copyOf(folded.incidents()));
  }
}
