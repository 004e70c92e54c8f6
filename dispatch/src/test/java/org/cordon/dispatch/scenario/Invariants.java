package org.cordon.dispatch.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.policy.Access;
import org.cordon.dispatch.policy.Outlines;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/**
 * What must hold after every event, whatever was commanded. Folds the log a second time as it
 * grows.
 */
public final class Invariants {
  private final State fold = new State(false);
  private long lastMs;
  private long entries;
  private String hash = "";

  /** Checks the live state after a command, and what the command sent. */
  public void check(State live, List<Entry> written) {
    for (Entry entry : written) {
      assertTrue(entry.recordedAtMs() >= lastMs, "recordedAt went back at " + entry.seq());
      lastMs = entry.recordedAtMs();
      entries++;
      assertEquals(entries, entry.seq());
      fold.apply(entry);
      if (entry.event() instanceof UnitEvent.Dispatched sent) {
        nobodyIsSentThroughWhatIsClosed(sent, fold, lastMs);
      }
      noUnitOrCrewIsInTwoPlaces(fold);
      noIncidentIsWithoutAReason(fold);
      theQueueHoldsWhatNeedsUnits(fold);
    }
    hash = live.hash();
    assertEquals(fold.hash(), hash, "live state differs from the fold of its log");
  }

  /** The live state's, when it was checked last. */
  public String hash() {
    return hash;
  }

  private static void noUnitOrCrewIsInTwoPlaces(State state) {
    Map<String, String> unitOn = new HashMap<>();
    for (Incident incident : state.incidents().active()) {
      for (Assignment a : incident.assignments()) {
        if (a.active()) {
          String before = unitOn.put(a.unit().id(), incident.id());
          assertEquals(null, before, a.unit().id() + " is on two incidents");
        }
      }
    }
    Map<String, String> crewOn = new HashMap<>();
    for (Unit unit : state.units().all()) {
      assertEquals(unit.status().assigned(), !unit.incidentId().isEmpty(), unit.id());
      assertEquals(unit.incidentId(), unitOn.getOrDefault(unit.id(), ""), unit.id());
      if (unit.status().assigned()) {
        String before = crewOn.put(unit.spec().crewId(), unit.id());
        assertEquals(null, before, "crew " + unit.spec().crewId() + " is in two places");
      }
    }
  }

  private static void noIncidentIsWithoutAReason(State state) {
    for (Incident incident : state.incidents().active()) {
      assertFalse(incident.reason().isBlank(), incident.id());
      assertNotNull(incident.kind(), incident.id());
      assertTrue(incident.outcome() == null || !incident.hasUnits(), incident.id());
      if (incident.point() != null) {
        assertEquals(incident.pointVersion(), incident.point().version(), incident.id());
      }
    }
  }

  private static void theQueueHoldsWhatNeedsUnits(State state) {
    List<String> needing = new ArrayList<>();
    for (Incident incident : state.incidents().active()) {
      if (incident.needsUnits()) {
        needing.add(incident.id());
      }
    }
    assertEquals(
        needing, state.waiting().stream().map(Incident::id).sorted().toList(), "the queue");
  }

  /** Written again from the words of the rules, not with the engine's code for it. */
  private static void nobodyIsSentThroughWhatIsClosed(
      UnitEvent.Dispatched sent, State state, long nowMs) {
    Unit unit = state.units().known(sent.unitId());
    Incident incident = state.incidents().known(sent.incidentId());
    boolean goesIn = sent.task() == Task.DIRECT || sent.task() == Task.ESCORT;
    for (Zone zone : state.zones().active()) {
      Access.Ruling ruling = Access.in(zone, unit.service(), incident.type(), state.zones(), nowMs);
      boolean lies = incident.zoneIds().contains(zone.id());
      if (goesIn && lies) {
        boolean secured =
            !incident.securedBy().isEmpty()
                && ruling.level() != org.cordon.dispatch.model.AccessLevel.CLOSED;
        assertTrue(ruling.open() || secured, sent + " into " + zone.id() + " " + ruling.level());
      }
      @Nullable Place to = sent.destination();
      if (!goesIn) {
        assertNotNull(to, "nowhere to go: " + sent);
        if (to != null && !ruling.open()) {
          assertFalse(Outlines.contains(zone.outline(), to), sent + " waits inside " + zone.id());
        }
      }
    }
  }
}
