package org.cordon.brief.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cordon.brief.account.Subject.Alignment;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.AlarmEvent;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.Ownership.Standing;
import org.cordon.dispatch.model.PlaceStatus;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.SetupEvent;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.dispatch.model.account.About;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AccountEntry.Correction;
import org.cordon.dispatch.model.account.AccountEntry.Position;
import org.cordon.dispatch.model.account.AccountEntry.Question.Ask;
import org.cordon.dispatch.model.account.AccountEntry.Statement;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.cordon.dispatch.model.account.Part;
import org.cordon.dispatch.model.account.Period;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.roads.Place;
import org.junit.jupiter.api.Test;

/** What a record says at a time, and on which entries each thing rests. */
class AccountTest {
  private static final Place HERE = Place.of(47.6, -122.3);
  private static final List<Place> OUTLINE =
      List.of(HERE, Place.of(47.6, -122.2), Place.of(47.7, -122.2));

  private final TestRecord record = new TestRecord();

  @Test
  void nothingIsSaidThatWasRecordedLater() {
    record.enter(Statement.of("first", "mayor", "the calls", "one"));
    record.enter(Statement.of("second", "mayor", "the calls", "two"));
    Account before = record.account(1_999);
    assertThat(before.size()).isEqualTo(1);
    assertThat(before.recordSize()).isEqualTo(2);
    assertThat(before.subjects().getFirst().offices().getFirst().statements()).hasSize(1);
    assertThat(record.account(2_000).size()).isEqualTo(2);
  }

  @Test
  void aTimeBeforeTheFirstEntryHasAnEmptyAccount() {
    record.enter(Statement.of("first", "mayor", "the calls", "one"));
    Account none = record.account(999);
    assertThat(none.size()).isZero();
    assertThat(none.subjects()).isEmpty();
    assertThat(none.zones()).isEmpty();
    assertThat(none.calls()).isEmpty();
  }

  @Test
  void aDecisionRestsOnItselfOnWhatCorrectedItAndOnWhatWasSaidOfIt() {
    record.enter(decision("left"));
    record.enter(Statement.of("else", "mayor", "the calls", "something else"));
    record.enter(disclaims("not-hers", "police chief", "left"));
    record.enter(new Correction("over", "left", Correction.How.ENDS, "back again", ""));
    DecisionOnRecord decision = record.account().decisions().getFirst();
    assertThat(decision.ownership().standing()).isEqualTo(Standing.WITHOUT_AN_OWNER);
    assertThat(decision.numbers()).containsExactly(0L, 2L, 3L);
    assertThat(decision.inForce(record.nowMs())).isFalse();
    assertThat(record.account(3_000).decisions().getFirst().inForce(3_000)).isTrue();
  }

  @Test
  void aDecisionThatWasStruckIsNoDecision() {
    record.enter(decision("left"));
    record.enter(new Correction("no", "left", Correction.How.STRIKES, "it was not so", ""));
    assertThat(record.account().decisions()).isEmpty();
  }

  @Test
  void twoOfficesInTheSameWordsAreAlignedAndInOthersDiffer() {
    record.enter(position("a", "mayor", "how long", "not known"));
    assertThat(alignment("how long")).isEqualTo(Alignment.ONE_SILENT);
    record.enter(position("b", "police chief", "how long", "not known"));
    assertThat(alignment("how long")).isEqualTo(Alignment.ALIGNED);
    record.enter(position("c", "police chief", "how long", "a week"));
    assertThat(alignment("how long")).isEqualTo(Alignment.DIFFER);
  }

  @Test
  void aPositionThatEndedLeavesItsOfficeSilent() {
    record.enter(position("a", "mayor", "how long", "not known"));
    record.enter(new Correction("over", "a", Correction.How.ENDS, "no longer", ""));
    assertThat(alignment("how long")).isEqualTo(Alignment.UNKNOWN);
    Subject.Office mayor = subject("how long").offices().getFirst();
    assertThat(mayor.stance()).isEmpty();
    assertThat(mayor.positions()).hasSize(1);
  }

  @Test
  void statementsMakeNoPosition() {
    record.enter(Statement.of("s", "mayor", "the station", "I do not say."));
    record.enter(Statement.of("t", "police chief", "the station", "Not mine."));
    assertThat(alignment("the station")).isEqualTo(Alignment.UNKNOWN);
    assertThat(subject("the station").offices())
        .extracting(Subject.Office::name)
        .containsExactly("mayor", "police chief");
  }

  @Test
  void aQuestionIsOpenUntilItIsAnswered() {
    record.enter(
        new AccountEntry.Question(
            "who", Ask.QUESTION, "mayor", "the station", "Who?", About.NOTHING, ""));
    assertThat(subject("the station").open()).hasSize(1);
    record.enter(new Correction("i", "who", Correction.How.ANSWERS, "nobody knows", ""));
    assertThat(subject("the station").open()).isEmpty();
    assertThat(subject("the station").questions()).hasSize(1);
  }

  @Test
  void entriesThatCannotBothHoldStandSideBySideUntilOneIsStruck() {
    record.enter(Statement.of("nobody", "reports", "the point", "Nobody was there."));
    record.enter(
        new Statement(
            "existed",
            "fire",
            "the point",
            "",
            "It was.",
            List.of(),
            "",
            List.of(),
            List.of("nobody")));
    Contradiction found = record.account().contradictions().getFirst();
    assertThat(found.why()).isEqualTo(Contradiction.Why.SAID_SO);
    assertThat(found.sides()).extracting(AccountItem::id).containsExactly("nobody", "existed");
    record.enter(new Correction("no", "nobody", Correction.How.STRIKES, "somebody was", ""));
    assertThat(record.account().contradictions()).isEmpty();
  }

  @Test
  void differentNumbersForOneThingStandSideBySideAndEqualOnesDoNot() {
    record.enter(figure("a", "8.06", "min"));
    record.enter(figure("b", "8.06", "min"));
    record.enter(figure("other-unit", "11", "s"));
    assertThat(record.account().contradictions()).isEmpty();
    record.enter(figure("c", "11", "min"));
    Contradiction found = record.account().contradictions().getFirst();
    assertThat(found.why()).isEqualTo(Contradiction.Why.NUMBERS_DIFFER);
    assertThat(found.sides()).extracting(AccountItem::id).containsExactly("a", "b", "c");
  }

  @Test
  void aZoneShowsWhoMayEnterOnWhatAuthorityAndWhatWasTried() {
    record.enter(decision("rule"));
    zone(
        AccessRule.plain(Service.POLICE, AccessLevel.CLOSED, 0, Times.NEVER_MS)
            .onAuthority("rule", ""));
    record.enter(
        new AccountEntry.AccessAttempt(
            "try", "zone", "officials", "POLICE", AttemptOutcome.TURNED_BACK));
    ZoneOnRecord zone = record.account().zones().getFirst();
    assertThat(zone.changes()).containsExactly(1L, 2L, 3L);
    assertThat(zone.outlined()).isEqualTo(1);
    assertThat(zone.sinceMs()).isEqualTo(4_000);
    ZoneOnRecord.Rule rule = zone.rules().getFirst();
    assertThat(rule.ruling().level()).isEqualTo(AccessLevel.CLOSED);
    assertThat(rule.authority()).extracting(AccountItem::id).containsExactly("rule");
    assertThat(rule.number()).isEqualTo(2);
    assertThat(zone.dealings()).extracting(AccountItem::id).containsExactly("try");
  }

  @Test
  void aDraftIsNoZoneYetAndAnEndedOneHasNoRules() {
    record.on(new ZoneEvent.ZoneDrafted("zone", "the zone", OUTLINE, ""));
    assertThat(record.account().zones()).isEmpty();
    record.on(
        new ZoneEvent.RulesSet(
            "zone",
            1,
            List.of(AccessRule.plain(Service.FIRE, AccessLevel.CLOSED, 0, Times.NEVER_MS))));
    record.on(new ZoneEvent.ZoneActivated("zone"));
    assertThat(record.account().zones().getFirst().rules()).hasSize(1);
    record.on(new ZoneEvent.ZoneEnded("zone"));
    assertThat(record.account().zones().getFirst().rules()).isEmpty();
  }

  @Test
  void aCallInsideThatIsHeldCannotBeReachedUntilItEnds() {
    zone(AccessRule.plain(Service.POLICE, AccessLevel.CLOSED, 0, Times.NEVER_MS));
    record.on(
        new CallEvent.IncidentOpened(
            "I1",
            "noise",
            4,
            List.of(Service.POLICE),
            PlaceStatus.VERIFIED,
            "E2",
            List.of("zone")));
    record.on(
        new CallEvent.Recommended("I1", RecommendationKind.HELD, List.of(), "zone is closed"));
    record.on(new CallEvent.Recommended("I1", RecommendationKind.HELD, List.of(), "still closed"));
    CallOnRecord call = record.account().calls().getFirst();
    assertThat(call.cannotBeReached()).isTrue();
    assertThat(call.numbers()).containsExactly(3L, 5L);
    record.on(new CallEvent.IncidentEnded("I1", IncidentOutcome.NOT_REACHED));
    CallOnRecord ended = record.account().calls().getFirst();
    assertThat(ended.cannotBeReached()).isFalse();
    assertThat(ended.notReached()).isTrue();
    assertThat(ended.numbers()).containsExactly(3L, 5L, 6L);
  }

  @Test
  void aClosedStationRestsOnTheEntryThatClosedItUntilItOpens() {
    record.on(new SetupEvent.StationAdded(new Station("EAST", "East", HERE)));
    assertThat(record.account().closedStations()).isEmpty();
    record.on(new SetupEvent.StationClosed("EAST", ""));
    assertThat(record.account().closedStations().values()).containsExactly(1L);
    record.on(new SetupEvent.StationOpened("EAST"));
    assertThat(record.account().closedStations()).isEmpty();
  }

  @Test
  void theHeadsAreTheOfficesOfThoseEnrolledAsHeads() {
    record.on(new SetupEvent.OperatorEnrolled("m", Role.HEAD, "mayor"));
    record.on(new SetupEvent.OperatorEnrolled("c", Role.HEAD, "police chief"));
    record.on(new SetupEvent.OperatorEnrolled("d", Role.DUTY_OFFICER, "desk"));
    assertThat(record.account().heads()).containsExactly("mayor", "police chief");
  }

  @Test
  void anAlarmRestsOnTheEntryThatRaisedItLast() {
    record.on(new AlarmEvent.Raised(AlarmKind.RULE_EXPIRED, "zone/POLICE", "one"));
    record.on(new AlarmEvent.Cleared(AlarmKind.RULE_EXPIRED, "zone/POLICE"));
    record.on(new AlarmEvent.Raised(AlarmKind.RULE_EXPIRED, "zone/POLICE", "two"));
    Account account = record.account();
    assertThat(account.state().alarms().all()).hasSize(1);
    assertThat(account.number(account.state().alarms().all().iterator().next())).isEqualTo(2);
  }

  @Test
  void numbersAreThoseOfTheRecordAlsoWhereTheLogSpeaksOfItself() {
    record.enter(Statement.of("first", "mayor", "the calls", "one"));
    record.ownEntry();
    record.enter(Statement.of("second", "mayor", "the calls", "two"));
    Account account = record.account();
    assertThat(account.size()).isEqualTo(3);
    assertThat(account.number(1)).isEqualTo(0);
    assertThat(account.number(2)).isEqualTo(2);
  }

  private void zone(AccessRule rule) {
    record.on(new ZoneEvent.ZoneDrafted("zone", "the zone", OUTLINE, ""));
    record.on(new ZoneEvent.RulesSet("zone", 1, List.of(rule)));
    record.on(new ZoneEvent.ZoneActivated("zone"));
  }

  private static AccountEntry decision(String id) {
    return new AccountEntry.Decision(
        id, "The station is left.", About.NOTHING, Period.from(0), List.of());
  }

  private static AccountEntry disclaims(String id, String office, String decision) {
    Provenance word = Provenance.observed(office, "press conference");
    Part part = new Part(Part.Did.DISCLAIMED, office, Part.Basis.CLAIMED, word);
    return new Statement(
        id, office, "the station", "", "Not mine.", List.of(), decision, List.of(part), List.of());
  }

  private static AccountEntry position(String id, String office, String subject, String stance) {
    return new Position(id, office, subject, stance, "", List.of());
  }

  private static AccountEntry figure(String id, String value, String unit) {
    return new Statement(
        id,
        "press",
        "response time",
        "",
        "words",
        List.of(new Statement.Figure("priority 1 mean", value, unit)),
        "",
        List.of(),
        List.of());
  }

  private Subject subject(String name) {
    return record.account().subjects().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Alignment alignment(String name) {
    return subject(name).alignment();
  }
}
