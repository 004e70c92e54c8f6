package org.cordon.dispatch.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.dispatch.policy.Access.Standing;
import org.cordon.roads.Place;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final List<Place> BOX =
      List.of(new Place(0, 0), new Place(0, 100), new Place(100, 100), new Place(100, 0));

  private final State state = new State(false);
  private long seq;

  private Zone zone(String id, AccessRule... rules) {
    tell(new ZoneEvent.ZoneDrafted(id, id, BOX, ""));
    tell(new ZoneEvent.RulesSet(id, 1, List.of(rules)));
    tell(new ZoneEvent.ZoneActivated(id));
    return state.zones().known(id);
  }

  private void tell(ZoneEvent event) {
    state.apply(new Entry(++seq, 0, 0, "op", event, List.of()));
  }

  private static AccessRule rule(AccessLevel level) {
    return AccessRule.plain(Service.POLICE, level, 1000, 2000);
  }

  private Access.Ruling at(Zone zone, String type, long ms) {
    return Access.in(zone, Service.POLICE, type, state.zones(), ms);
  }

  @Test
  void everyLevelPastItsEndIsAsStrictOrStricter() {
    int n = 0;
    for (AccessLevel level : AccessLevel.values()) {
      for (AccessLevel except : AccessLevel.values()) {
        Zone zone = zone("z" + n++, rule(level).except(except, "shooting"));
        for (String type : List.of("shooting", "noise")) {
          AccessLevel during = at(zone, type, 1999).level();
          AccessLevel after = at(zone, type, 2000).level();
          assertTrue(after.compareTo(during) >= 0, level + " except " + except + " for " + type);
          assertTrue(after != AccessLevel.OPEN, "open for ever: " + level + " except " + except);
        }
      }
    }
  }

  @Test
  void whatAnEndMeansIsSaid() {
    Zone closed = zone("closed", rule(AccessLevel.CLOSED));
    assertEquals(Standing.NO_RULE, at(closed, "noise", 999).standing());
    assertEquals(Standing.IN_FORCE, at(closed, "noise", 1999).standing());
    assertEquals(Standing.EXPIRED_UNCONFIRMED, at(closed, "noise", 2000).standing());
    Zone open = zone("open", rule(AccessLevel.OPEN));
    assertEquals(Standing.PERMISSION_WITHDRAWN, at(open, "noise", 2000).standing());
    assertEquals(AccessLevel.CLOSED, at(open, "noise", 2000).level());
  }

  @Test
  void anAgreementThatLapsedOrWasBrokenPermitsNothing() {
    tell(new ZoneEvent.ZoneDrafted("a", "a", BOX, ""));
    tell(new ZoneEvent.AgreementEntered("A1", "a", 0, 1500));
    Zone zone =
        zone(
            "z", AccessRule.plain(Service.POLICE, AccessLevel.OPEN, 0, 9000).onAuthority("", "A1"));
    assertEquals(AccessLevel.OPEN, at(zone, "noise", 1499).level());
    assertEquals(AccessLevel.CLOSED, at(zone, "noise", 1500).level());
    assertEquals(Standing.PERMISSION_WITHDRAWN, at(zone, "noise", 1500).standing());
  }

  @Test
  void aLaterRuleReplacesTheEarlierFromItsStart() {
    Zone zone =
        zone(
            "z",
            AccessRule.plain(Service.POLICE, AccessLevel.OPEN, 0, Times.NEVER_MS),
            AccessRule.plain(Service.POLICE, AccessLevel.STAGED, 1000, Times.NEVER_MS));
    assertEquals(AccessLevel.OPEN, at(zone, "noise", 999).level());
    assertEquals(AccessLevel.STAGED, at(zone, "noise", 1000).level());
    assertEquals(
        AccessLevel.OPEN, Access.in(zone, Service.FIRE, "noise", state.zones(), 1000).level());
  }

  @Test
  void whatLiesOnTheEdgeLiesInside() {
    assertTrue(Outlines.contains(BOX, new Place(50, 50)));
    assertTrue(Outlines.contains(BOX, new Place(0, 50)));
    assertTrue(Outlines.contains(BOX, new Place(100, 100)));
    assertFalse(Outlines.contains(BOX, new Place(101, 50)));
    assertFalse(Outlines.contains(BOX, new Place(-1, -1)));
    List<Place> notched =
        List.of(
            new Place(0, 0),
            new Place(0, 100),
            new Place(100, 100),
            new Place(50, 50),
            new Place(100, 0));
    assertFalse(Outlines.contains(notched, new Place(90, 50)));
    assertTrue(Outlines.contains(notched, new Place(40, 50)));
  }

  @Test
  void anOutlineWithoutInsideOrAcrossItselfIsUnusable() {
    assertTrue(Outlines.usable(BOX));
    assertFalse(Outlines.usable(BOX.subList(0, 2)));
    assertFalse(Outlines.usable(List.of(BOX.get(0), BOX.get(2), BOX.get(1), BOX.get(3))));
    assertFalse(Outlines.usable(List.of(new Place(0, 0), new Place(10, 10), new Place(20, 20))));
  }

  @Test
  void distanceIsToTheNearestPointOfTheEdge() {
    List<Place> big =
        List.of(
            new Place(0, 0),
            new Place(0, 100_000),
            new Place(100_000, 100_000),
            new Place(100_000, 0));
    assertEquals(0, Outlines.distanceMm(big, new Place(50_000, 50_000)));
    long north = Outlines.distanceMm(big, new Place(110_000, 50_000));
    assertTrue(Math.abs(north - 111_195) <= 1, north + " mm"); // 0.001 degree of latitude
    long corner = Outlines.distanceMm(big, new Place(110_000, 110_000));
    assertTrue(Math.abs(corner - 157_253) <= 20, corner + " mm");
  }
}
