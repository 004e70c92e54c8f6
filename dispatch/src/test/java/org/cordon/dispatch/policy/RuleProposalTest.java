package org.cordon.dispatch.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.cordon.roads.Place;
import org.junit.jupiter.api.Test;

class RuleProposalTest {
  private static final List<Place> BOX =
      List.of(new Place(0, 0), new Place(0, 100), new Place(100, 100), new Place(100, 0));
  private static final NamedPlace CORNER = new NamedPlace("c", "a corner", new Place(500, 500));
  private static final NamedPlace YARD = new NamedPlace("y", "a yard", new Place(900, 900));

  private final State state = new State(false);
  private long seq;

  private Zone zone(AccessRule... rules) {
    String id = "z" + seq;
    tell(new ZoneEvent.ZoneDrafted(id, id, BOX, ""));
    tell(new ZoneEvent.RulesSet(id, 1, List.of(rules)));
    tell(new ZoneEvent.ZoneActivated(id));
    return state.zones().known(id);
  }

  private void tell(ZoneEvent event) {
    state.apply(new Entry(++seq, 0, 0, "op", event, List.of()));
  }

  private static AccessRule police(AccessLevel level) {
    return AccessRule.plain(Service.POLICE, level, 1000, 2000);
  }

  private AccessRule proposed(AccessLevel level, Zone zone, long nowMs) {
    return RuleProposal.rule(level, Service.POLICE, zone, state.zones(), nowMs);
  }

  @Test
  void onlyWhatContradictsTheRuleProposesAnother() {
    List<String> said = new ArrayList<>();
    for (AccessLevel level : AccessLevel.values()) {
      Zone zone = zone(police(level));
      for (AttemptOutcome outcome : AttemptOutcome.values()) {
        AccessLevel p = RuleProposal.of(outcome, Service.POLICE, zone, state.zones(), 1500);
        if (p != null) {
          said.add(outcome + " where " + level + ": " + p);
        }
      }
    }
    assertEquals(
        List.of(
            "TURNED_BACK where OPEN: CLOSED",
            "WITHDREW where OPEN: CLOSED",
            "TURNED_BACK where ESCORTED: CLOSED",
            "WITHDREW where ESCORTED: CLOSED",
            "TURNED_BACK where STAGED: CLOSED",
            "WITHDREW where STAGED: CLOSED",
            "ENTERED where CLOSED: STAGED"),
        said);
  }

  @Test
  void whoIsTurnedBackThoughAnExceptionPermitsItProposesThatThereBeNone() {
    AttemptOutcome back = AttemptOutcome.TURNED_BACK;
    AccessRule closed = police(AccessLevel.CLOSED);
    Zone excepts = zone(closed.except(AccessLevel.OPEN, "shooting", "assault"));
    assertEquals(
        AccessLevel.CLOSED, RuleProposal.of(back, Service.POLICE, excepts, state.zones(), 1500));
    assertEquals(
        List.of("assault", "shooting"),
        RuleProposal.exceptions(Service.POLICE, excepts, state.zones(), 1500));
    Zone none = zone(closed.except(AccessLevel.CLOSED, "shooting"));
    assertNull(RuleProposal.of(back, Service.POLICE, none, state.zones(), 1500));
  }

  @Test
  void whatCountsIsWhatHoldsNowAndOnlyInAnActiveZone() {
    Zone zone = zone(police(AccessLevel.OPEN));
    AttemptOutcome entered = AttemptOutcome.ENTERED;
    assertNull(RuleProposal.of(entered, Service.POLICE, zone, state.zones(), 1999));
    assertEquals( // its end withdrew the permission
        AccessLevel.STAGED, RuleProposal.of(entered, Service.POLICE, zone, state.zones(), 2000));
    assertEquals(
        AccessLevel.CLOSED,
        RuleProposal.of(AttemptOutcome.WITHDREW, Service.EMS, zone, state.zones(), 1500));
    tell(new ZoneEvent.ZoneEnded(zone.id()));
    for (AttemptOutcome outcome : AttemptOutcome.values()) {
      assertNull(RuleProposal.of(outcome, Service.EMS, zone, state.zones(), 1500));
    }
  }

  @Test
  void aClosedRuleKeepsNoExceptionAndAStagedOneThoseThatHold() {
    AccessRule old = police(AccessLevel.CLOSED).except(AccessLevel.OPEN, "shooting");
    Zone zone = zone(old.stagedAt(CORNER));
    AccessRule closed = proposed(AccessLevel.CLOSED, zone, 1500);
    assertEquals(List.of(), closed.exceptTypes());
    assertEquals(AccessLevel.CLOSED, closed.level());
    assertEquals(1500, closed.fromMs());
    AccessRule staged = proposed(AccessLevel.STAGED, zone, 1500);
    assertEquals(List.of("shooting"), staged.exceptTypes());
    assertEquals(CORNER, staged.stagingPoint());
    assertEquals(List.of(), proposed(AccessLevel.STAGED, zone, 2000).exceptTypes());
  }

  @Test
  void noRuleThatIsProposedStandsOnAnAgreementOrPermitsWhatABrokenOnePermitted() {
    tell(new ZoneEvent.ZoneDrafted("a", "a", BOX, ""));
    tell(new ZoneEvent.AgreementEntered("A1", "a", 0, 1400));
    AccessRule old = police(AccessLevel.STAGED).except(AccessLevel.OPEN, "shooting");
    Zone zone = zone(old.stagedAt(CORNER).onAuthority("D1", "A1"));
    assertEquals(
        AccessLevel.STAGED,
        RuleProposal.of(AttemptOutcome.ENTERED, Service.POLICE, zone, state.zones(), 1500));
    AccessRule staged = proposed(AccessLevel.STAGED, zone, 1500);
    assertEquals("", staged.agreementId());
    assertEquals("", staged.authority());
    assertEquals(List.of(), staged.exceptTypes());
  }

  @Test
  void whoHasNoStagingPointWaitsWhereAnotherServiceWaits() {
    Zone zone =
        zone(
            police(AccessLevel.CLOSED),
            AccessRule.plain(Service.EMS, AccessLevel.STAGED, 0, 9000).stagedAt(YARD));
    assertEquals(YARD, proposed(AccessLevel.STAGED, zone, 1500).stagingPoint());
    assertNull(proposed(AccessLevel.STAGED, zone(police(AccessLevel.CLOSED)), 1500).stagingPoint());
  }
}
