package org.cordon.app.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cordon.brief.account.Account;
import org.cordon.brief.account.CallOnRecord;
import org.cordon.brief.account.Contradiction;
import org.cordon.brief.account.DecisionOnRecord;
import org.cordon.brief.account.Subject;
import org.cordon.brief.account.Subject.Alignment;
import org.cordon.brief.account.ZoneOnRecord;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Alarm;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.Ownership.Said;
import org.cordon.dispatch.model.Ownership.Standing;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.cordon.dispatch.model.account.Dating;
import org.cordon.dispatch.model.account.EntryKind;
import org.cordon.dispatch.model.account.HowKnown;
import org.cordon.dispatch.model.account.Part.Basis;
import org.cordon.dispatch.model.account.Part.Did;
import org.cordon.record.log.LogReader;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.Stores;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Timeline;
import org.cordon.study.scenario.yaml.ScenarioReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The week of 8 to 13 June 2020, read back from the record that the demo writes. */
final class WeekOnRecordTest {
  private static final ZoneId SEATTLE = ZoneId.of("America/Los_Angeles");

  @SuppressWarnings("NullAway.Init") // before all tests
  private static Account saturday;

  @SuppressWarnings("NullAway.Init") // before all tests
  private static Account end;

  @BeforeAll
  static void readTheRecord() {
    saturday = at("2020-06-13T12:00-07:00");
    end = at("2020-07-01T12:00-07:00");
  }

  private static Account at(String time) {
    String record = TheDemo.once().folder().resolve("record.sqlite").toString();
    long ms = OffsetDateTime.parse(time).toInstant().toEpochMilli();
    try (LogStore store = Stores.read(record)) {
      return Account.read(new LogReader(store), "proves-nothing.simulated-run", ms);
    }
  }

  private static DecisionOnRecord decision(Account account, String id) {
    return account.decisions().stream()
        .filter(d -> d.item().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Subject subject(Account account, String name) {
    return account.subjects().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  private static AccountItem item(Account account, String id) {
    return account.state().account().all().stream()
        .filter(i -> i.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static LocalDate day(AccountItem item) {
    return Instant.ofEpochMilli(item.on().happenedAtMs()).atZone(SEATTLE).toLocalDate();
  }

  @Test
  void theStationWasLeftOn8JuneAndWhoOrderedItIsNotEstablished() {
    DecisionOnRecord left = decision(saturday, "station-left");
    assertThat(day(left.item())).isEqualTo("2020-06-08");
    assertThat(left.ownership().standing()).isEqualTo(Standing.WITHOUT_AN_OWNER);
    assertThat(left.ownership().said()).hasSize(1);
    Said disclaimed = left.ownership().of(Did.DISCLAIMED).getFirst();
    assertThat(disclaimed.part().office()).isEqualTo("police chief");
    assertThat(disclaimed.part().provenance().how()).isEqualTo(HowKnown.QUOTED);
    assertThat(day(disclaimed.by())).isEqualTo("2020-06-10");
    assertThat(disclaimed.by().provenance().dating()).isEqualTo(Dating.INFERRED);
  }

  @Test
  void ofTheStationNothingMoreIsSaidThanThat() {
    assertThat(saturday.decisions())
        .extracting(d -> d.item().id())
        .containsExactly("station-left", "officers-return");
    assertThat(saturday.decisions()).allMatch(d -> d.ownership().of(Did.ORDERED).isEmpty());
    assertThat(saturday.closedStations().keySet()).extracting(s -> s.id()).containsExactly("EAST");
    assertThat(saturday.state().units().closedOn("EAST")).isEqualTo("station-left");
  }

  @Test
  void thatTheReturnIsHersToDecideIsClaimedAndDocumentedByNobody() {
    List<Said> said = decision(saturday, "officers-return").ownership().said();
    assertThat(said).hasSize(1);
    assertThat(said.getFirst().part().did()).isEqualTo(Did.MAY_DECIDE);
    assertThat(said.getFirst().part().basis()).isEqualTo(Basis.CLAIMED);
    assertThat(said.getFirst().part().provenance().how()).isEqualTo(HowKnown.PARAPHRASED);
  }

  @Test
  void everySubjectSaysWhetherTheHeadsAgreeAndNoneIsGuessed() {
    Map<String, Alignment> all = new TreeMap<>();
    saturday.subjects().forEach(s -> all.put(s.name(), s.alignment()));
    assertThat(all)
        .containsExactly(
            entry("how long", Alignment.DIFFER),
            entry("response time", Alignment.ONE_SILENT),
            entry("the calls", Alignment.ONE_SILENT),
            entry("the court's order", Alignment.UNKNOWN),
            entry("the gathering", Alignment.ONE_SILENT),
            entry("the officers' return", Alignment.ONE_SILENT),
            entry("the outline", Alignment.UNKNOWN),
            entry("the station", Alignment.ONE_SILENT),
            entry("trust in each other", Alignment.ALIGNED),
            entry("what is demanded", Alignment.UNKNOWN),
            entry("who may enter", Alignment.ONE_SILENT));
  }

  @Test
  void everyPositionIsCarriedByAStatementOfItsOfficeOnItsSubject() {
    for (AccountItem item : end.standing(EntryKind.POSITION)) {
      AccountEntry.Position position = (AccountEntry.Position) item.entry();
      assertThat(position.statementIds()).as(item.id()).isNotEmpty();
      for (String id : position.statementIds()) {
        AccountItem read = item(end, id);
        AccountEntry.Statement statement = (AccountEntry.Statement) read.entry();
        assertThat(statement.office()).as(item.id()).isEqualTo(position.office());
        assertThat(statement.subject()).as(item.id()).isEqualTo(position.subject());
        assertThat(read.on().seq()).as(item.id()).isLessThan(item.on().seq());
      }
    }
  }

  @Test
  void bothTrustEachOtherAndObserversCallItTense() {
    Subject trust = subject(saturday, "trust in each other");
    assertThat(trust.offices())
        .extracting(Subject.Office::name)
        .containsExactly("mayor", "observers", "police chief", "the press");
    assertThat(trust.offices().get(0).stance()).isEqualTo(trust.offices().get(2).stance());
    assertThat(item(saturday, "mayor-trusts").provenance().how()).isEqualTo(HowKnown.QUOTED);
    assertThat(item(saturday, "chief-trusts").provenance().how()).isEqualTo(HowKnown.QUOTED);
    assertThat(item(saturday, "tense").provenance().how()).isEqualTo(HowKnown.OBSERVED);
    assertThat(item(saturday, "shirking").provenance())
        .satisfies(p -> assertThat(p.how()).isEqualTo(HowKnown.PARAPHRASED))
        .satisfies(p -> assertThat(p.onWordOf()).isEqualTo("the press"));
  }

  @Test
  void whatCannotBothHoldStandsSideBySide() {
    assertThat(sides(saturday)).containsExactly(List.of("several-blocks", "six-block-radius"));
    assertThat(sides(end))
        .containsExactly(
            List.of("several-blocks", "six-block-radius"),
            List.of("nobody-at-the-point", "points-existed"),
            List.of("three-times-longer", "mean-to-council", "mean-in-newspaper"));
    Stream<String> minutes =
        end.contradictions().getLast().sides().stream()
            .map(i -> ((AccountEntry.Statement) i.entry()).figures().getLast().value());
    assertThat(minutes).containsExactly("18", "8.06", "11");
  }

  private static List<List<String>> sides(Account account) {
    return account.contradictions().stream()
        .map(Contradiction::sides)
        .map(sides -> sides.stream().map(AccountItem::id).toList())
        .toList();
  }

  @Test
  void theAttemptOf11JuneWasTurnedBackAndTheContactsFailed() {
    AccountItem attempt = saturday.zones().getFirst().of(EntryKind.ACCESS_ATTEMPT).getFirst();
    assertThat(day(attempt)).isEqualTo("2020-06-11");
    assertThat(((AccountEntry.AccessAttempt) attempt.entry()).outcome())
        .isEqualTo(AttemptOutcome.TURNED_BACK);
    assertThat(attempt.provenance().how()).isEqualTo(HowKnown.BACKGROUND);
    assertThat(saturday.zones().getFirst().of(EntryKind.CONTACT))
        .hasSize(2)
        .allMatch(i ->
            ((AccountEntry.Contact) i.entry()).reached()
                == AccountEntry.Contact.Reached.NOT_REACHED);
  }

  @Test
  void theClosedStationTheOutlineAndTheRulesRestOnNothingThatSomebodyOwns() {
    assertThat(saturday.state().alarms().all())
        .filteredOn(a -> a.kind() == AlarmKind.NO_OWNED_DECISION)
        .extracting(a -> a.subject())
        .containsExactlyInAnyOrder(
            "station/EAST", "zone/outline", "zone/POLICE", "zone/FIRE", "zone/EMS");
  }

  @Test
  void theAttemptTheRuleTheCallsAndWhatWasNotReachedAreOneChain() {
    ZoneOnRecord zone = saturday.zones().getFirst();
    assertThat(zone.of(EntryKind.ACCESS_ATTEMPT)).hasSize(1);
    assertThat(zone.rules())
        .filteredOn(r -> r.service() == Service.POLICE)
        .singleElement()
        .satisfies(r -> assertThat(r.ruling().level()).isEqualTo(AccessLevel.CLOSED))
        .satisfies(r -> assertThat(r.authority()).isEmpty());
    Set<RecommendationKind> kinds = EnumSet.noneOf(RecommendationKind.class);
    saturday.calls().stream()
        .filter(CallOnRecord::inside)
        .forEach(c -> kinds.add(c.incident().kind()));
    assertThat(kinds).contains(RecommendationKind.MEET, RecommendationKind.HELD);
    assertThat(notReached(at("2020-06-08T17:00-07:00"))).isZero();
    assertThat(notReached(saturday)).isPositive().isLessThan(notReached(end));
  }

  private static long notReached(Account account) {
    return account.calls().stream().filter(CallOnRecord::notReached).count();
  }

  @Test
  void theAttemptOf20JuneProposesToCloseWhatTheWrittenRulePermitted() {
    assertThat(proposed("2020-06-20T02:27-07:00")).isEmpty();
    assertThat(proposed("2020-06-20T02:29-07:00"))
        .singleElement()
        .satisfies(a -> assertThat(a.subject()).isEqualTo("zone/POLICE"))
        .satisfies(a ->
            assertThat(a.text())
                .startsWith("police was turned back at")
                .contains("CLOSED to POLICE except for", "shooting", "proposed is CLOSED"));
  }

  private static List<Alarm> proposed(String time) {
    return at(time).state().alarms().all().stream()
        .filter(a -> a.kind() == AlarmKind.RULE_CHANGE_PROPOSED)
        .toList();
  }

  @Test
  void theCourtsOrderIsInForceAndNoHeadIsRecordedToStandAnywhereOnIt() {
    assertThat(saturday.standing(EntryKind.ORDER)).hasSize(1);
    Subject order = subject(saturday, "the court's order");
    assertThat(order.offices()).isEmpty();
    assertThat(order.open()).hasSize(1);
  }

  @Test
  void whatTheInspectorGeneralFoundLaterIsNotOnTheRecordOf13June() {
    assertThat(saturday.state().account().item("evacuation")).isNull();
    DecisionOnRecord evacuation = decision(end, "evacuation");
    assertThat(day(evacuation.item())).isEqualTo("2020-06-08");
    assertThat(evacuation.ownership().standing()).isEqualTo(Standing.OWNED);
    assertThat(decision(end, "station-left").ownership().standing())
        .isEqualTo(Standing.WITHOUT_AN_OWNER);
    assertThat(decision(end, "station-left").ownership().said()).hasSize(1);
  }

  @Test
  void everyEntryOfTheScenarioIsOnTheRecordWithItsSourceAndItsDating() {
    Scenario scenario =
        ScenarioReader.read(Repository.root().resolve("scenarios/capitol-hill-2020/scenario.yaml"));
    for (Timeline.Told told : scenario.timeline().account()) {
      AccountItem item = item(end, told.entry().id());
      assertThat(item.entry()).isEqualTo(told.entry());
      assertThat(item.provenance()).isEqualTo(told.known());
      assertThat(item.provenance().source().text()).as(item.id()).isNotBlank();
      boolean weekday =
          Stream.of("10", "11", "12")
              .anyMatch(d -> day(item).equals(LocalDate.parse("2020-06-" + d)));
      if (weekday && item.provenance().source().date().equals("2020-06-13")) {
        assertThat(item.provenance().dating()).as(item.id()).isEqualTo(Dating.INFERRED);
      }
    }
  }

  @Test
  void theHeadsWhoSignAreTheMayorAndTheTwoChiefs() {
    assertThat(saturday.heads()).containsExactly("fire chief", "mayor", "police chief");
  }
}
