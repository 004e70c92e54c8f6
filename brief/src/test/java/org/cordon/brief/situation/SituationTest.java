package org.cordon.brief.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.cordon.brief.account.TestRecord;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.AlarmEvent;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.HoldReason;
import org.cordon.dispatch.model.IncidentOutcome;
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
import org.cordon.dispatch.model.account.AccountEntry.Question;
import org.cordon.dispatch.model.account.AccountEntry.Statement;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.cordon.dispatch.model.account.Counterparty;
import org.cordon.dispatch.model.account.Dating;
import org.cordon.dispatch.model.account.HowKnown;
import org.cordon.dispatch.model.account.Part;
import org.cordon.dispatch.model.account.Period;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.dispatch.model.account.Scope;
import org.cordon.dispatch.model.account.Source;
import org.cordon.roads.Place;
import org.junit.jupiter.api.Test;

/** What the front page says of what was entered, and that it says no more. */
final class SituationTest {
  private static final Place HERE = Place.of(47.6, -122.3);
  private static final List<Place> OUTLINE =
      List.of(HERE, Place.of(47.6, -122.2), Place.of(47.7, -122.2));

  private final TestRecord record = new TestRecord();

  private Situation situation() {
    return situation(record.nowMs());
  }

  private Situation situation(long atMs) {
    return Situation.of(
        record.account(atMs),
        record.reader(),
        List.of(),
        new Situation.Telltale("record.sqlite", "", ZoneOffset.ofHours(-7), ""));
  }

  private Panel panel(String id) {
    return situation().panels().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  private Item item(String panel, String title) {
    return panel(panel).groups().stream()
        .flatMap(g -> g.items().stream())
        .filter(i -> i.title().contains(title))
        .findFirst()
        .orElseThrow();
  }

  private static String said(Item item, String label) {
    return String.join(
        " | ", item.lines().stream().filter(l -> l.label().equals(label)).map(Line::text).toList());
  }

  private void zone(AccessRule... rules) {
    record.on(new ZoneEvent.ZoneDrafted("zone", "the zone", OUTLINE, ""));
    record.on(new ZoneEvent.RulesSet("zone", 1, List.of(rules)));
    record.on(new ZoneEvent.ZoneActivated("zone"));
  }

  private void call(String id, List<String> zones) {
    record.on(
        new CallEvent.IncidentOpened(
            id, "assault", 1, List.of(Service.POLICE), PlaceStatus.VERIFIED, "E2", zones));
  }

  @Test
  void theFivePanelsStandAlsoOnARecordThatHasNothingToSay() {
    record.on(new SetupEvent.StationAdded(new Station("E", "East Precinct", HERE)));
    assertThat(situation().panels())
        .extracting(Panel::title)
        .containsExactly(
            "Calls we cannot reach",
            "Zones and who may enter",
            "Decisions without an owner",
            "Where the heads differ",
            "Claims checked");
    assertThat(panel("zones").lead()).containsExactly("No zone is in force.");
    assertThat(SituationHtml.of(situation(0))).contains("rest on 0 entries of a record of 1");
  }

  @Test
  void aHeldCallSaysWhyWhatWouldReleaseItAndWhoseCallbackIsOverdue() {
    zone(AccessRule.plain(Service.POLICE, AccessLevel.CLOSED, 0, Times.NEVER_MS));
    call("I1", List.of("zone"));
    record.on(new CallEvent.Recommended("I1", RecommendationKind.HELD, List.of(), "zone closed"));
    record.on(new CallEvent.Held("I1", HoldReason.ZONE_CLOSED, "desk 3", 6_000));
    record.on(new AlarmEvent.Raised(AlarmKind.CALLBACK_DUE, "I1", "call back"));
    Item held = item("calls", "assault");
    assertThat(held.title()).contains("priority 1", "beat E2", "the zone");
    assertThat(said(held, "Why")).isEqualTo("the zone is closed to the service");
    assertThat(said(held, "Would release it")).isEqualTo("the duty officer changing the rule");
    assertThat(said(held, "Callback")).contains("desk 3", "overdue by 1 s");
    assertThat(said(held, "Alarm")).contains("callback due: call back", "acknowledged by nobody");
    assertThat(held.numbers()).contains(3L, 5L, 6L);
    assertThat(panel("calls").headline().figure()).isEqualTo("1");
    assertThat(panel("calls").headline().mark()).isEqualTo(Mark.STOP);
  }

  @Test
  void notReachedIsCountedOutOfThoseThatEndedInsideAndApartFromElsewhere() {
    zone(AccessRule.plain(Service.POLICE, AccessLevel.CLOSED, 0, Times.NEVER_MS));
    for (int i = 0; i < 4; i++) {
      call("I" + i, i < 3 ? List.of("zone") : List.of());
      record.on(
          new CallEvent.IncidentEnded(
              "I" + i, i == 0 ? IncidentOutcome.REACHED : IncidentOutcome.NOT_REACHED));
    }
    call("open", List.of());
    assertThat(panel("calls").lead())
        .anySatisfy(l -> assertThat(l).contains("5 calls", "3 of them inside a zone"))
        .anySatisfy(l ->
            assertThat(l)
                .contains(
                    "1 reached, 2 not reached", "Not reached: 2 of 3 inside, 1 of 1 elsewhere"));
  }

  @Test
  void aRuleSaysItsExceptionsItsEndAndThatNobodyGaveAuthority() {
    zone(
        AccessRule.plain(Service.POLICE, AccessLevel.CLOSED, 0, 5_000)
            .except(AccessLevel.OPEN, "shooting"));
    Item early = situation(4_000).panels().get(1).groups().getFirst().items().getFirst();
    assertThat(early.state()).isEqualTo("CLOSED");
    assertThat(said(early, "Exceptions")).isEqualTo("shooting: OPEN");
    assertThat(said(early, "Authority")).isEqualTo("no authority given");
    assertThat(said(early, "In force")).contains("until 31 Dec 1969 17:00:05 -07:00");
    call("later", List.of());
    call("latest", List.of());
    Item late = item("zones", "Police");
    assertThat(late.state()).isEqualTo("CLOSED (expired, unconfirmed)");
    assertThat(said(late, "Exceptions")).isEqualTo("shooting: CLOSED");
    assertThat(said(late, "Standing")).contains("stays in force, expired and unconfirmed");
  }

  @Test
  void aRuleOnAnAgreementThatWasBrokenPermitsNothingAndTheAgreementSaysSo() {
    record.enter(
        new AccountEntry.Agreement(
            "pact",
            "zone",
            new Counterparty(
                Counterparty.Kind.GROUP, "the people inside", Counterparty.Mandate.CLAIMED),
            "Ambulances may drive in.",
            new Scope(List.of("East Pine"), List.of(), List.of("EMS"), "by day"),
            List.of("fire chief"),
            List.of(
                new AccountEntry.Agreement.Told("mayor", true),
                new AccountEntry.Agreement.Told("police chief", false)),
            new Period(0, 90_000)));
    zone(
        AccessRule.plain(Service.EMS, AccessLevel.OPEN, 0, Times.NEVER_MS)
            .onAuthority("pact", "pact"));
    record.on(new ZoneEvent.AgreementEntered("pact", "zone", 0, 90_000));
    assertThat(item("zones", "EMS").state()).isEqualTo("OPEN");
    Item holds = item("zones", "With the people inside");
    assertThat(holds.state()).isEqualTo("holds, lapses in 1 min");
    assertThat(holds.title()).contains("mandate claimed, not verified");
    assertThat(said(holds, "Acknowledged by")).isEqualTo("mayor");
    assertThat(said(holds, "Told, not acknowledged")).isEqualTo("police chief");
    record.enter(new Correction("over", "pact", Correction.How.BREACHES, "broken", ""));
    record.on(
        new ZoneEvent.AgreementEnded("pact", org.cordon.dispatch.model.Agreement.Standing.BROKEN));
    assertThat(item("zones", "EMS").state()).isEqualTo("CLOSED (permission withdrawn)");
    assertThat(item("zones", "With the people inside").state()).isEqualTo("does not hold");
  }

  @Test
  void attemptsAndContactsThatFailedAreCounted() {
    zone(AccessRule.plain(Service.POLICE, AccessLevel.CLOSED, 0, Times.NEVER_MS));
    record.enter(
        new AccountEntry.AccessAttempt(
            "try", "zone", "officials", "POLICE", AttemptOutcome.TURNED_BACK));
    assertThat(panel("zones").groups())
        .extracting(Group::title)
        .contains(
            "Attempts to go in: 1, failed: 1", "Contacts with the people inside: 0, failed: 0");
    assertThat(item("zones", "officials").state()).isEqualTo("turned back");
  }

  @Test
  void theStationWasLeftOrderedByNotEstablishedDisclaimedByTheChiefAndNothingMore() {
    record.enter(
        new AccountEntry.Decision(
            "left", "The station is left.", About.NOTHING, Period.from(0), List.of()));
    Part part =
        new Part(
            Part.Did.DISCLAIMED,
            "police chief",
            Part.Basis.CLAIMED,
            Provenance.observed("police chief", "press conference"));
    record.enter(
        new Statement(
            "not-hers",
            "police chief",
            "the station",
            "",
            "Not mine.",
            List.of(),
            "left",
            List.of(part),
            List.of()));
    record.on(new SetupEvent.StationAdded(new Station("E", "East Precinct", HERE)));
    record.on(new SetupEvent.StationClosed("E", "left"));
    Item left = item("decisions", "The station is left.");
    assertThat(left.state()).isEqualTo("without an owner");
    assertThat(left.gist()).isEqualTo("ordered by: not established; disclaimed by: police chief");
    assertThat(said(left, "Ordered by")).isEqualTo("not established");
    assertThat(said(left, "Disclaimed by")).startsWith("police chief (by its own word");
    assertThat(left.lines())
        .extracting(Line::label)
        .doesNotContain("Advised by", "Carried out by", "Concurred");
    assertThat(left.numbers()).containsExactly(0L, 1L);
    Item station = item("zones", "East Precinct");
    assertThat(station.gist()).isEqualTo("rests on a decision, without an owner");
    assertThat(station.numbers()).containsExactly(0L, 3L);
  }

  @Test
  void claimedAuthorityStandsApartFromDocumentedAuthority() {
    Provenance law = new Provenance("the code", HowKnown.DOCUMENT, Source.of("law"), Dating.STATED);
    Provenance word = Provenance.observed("police chief", "press conference");
    record.enter(
        new AccountEntry.Decision(
            "back",
            "Officers return.",
            About.NOTHING,
            Period.from(0),
            List.of(
                new Part(Part.Did.MAY_DECIDE, "police chief", Part.Basis.CLAIMED, word),
                new Part(Part.Did.MAY_DECIDE, "mayor", Part.Basis.DOCUMENTED, law))));
    Item back = item("decisions", "Officers return.");
    assertThat(back.state()).isEqualTo("without an owner");
    assertThat(said(back, "Authority claimed")).startsWith("police chief");
    assertThat(said(back, "Authority documented")).startsWith("mayor (documented");
  }

  @Test
  void positionsStandSideBySideAndAHeadThatSaysNothingIsShownAsSilent() {
    record.on(new SetupEvent.OperatorEnrolled("m", Role.HEAD, "mayor"));
    record.on(new SetupEvent.OperatorEnrolled("c", Role.HEAD, "police chief"));
    record.enter(new Position("a", "mayor", "how long", "not known", "", List.of()));
    Item alone = item("heads", "how long");
    assertThat(alone.state()).isEqualTo("one silent");
    assertThat(alone.sides()).extracting(Side::title).containsExactly("mayor", "police chief");
    assertThat(alone.sides().getLast().state()).isEqualTo("silent");
    record.enter(new Position("b", "police chief", "how long", "days", "", List.of()));
    assertThat(item("heads", "how long").state()).isEqualTo("differ");
    assertThat(panel("heads").headline().figure()).isEqualTo("1");
    record.enter(new Position("c", "police chief", "how long", "not known", "", List.of()));
    Item aligned = item("heads", "how long");
    assertThat(aligned.state()).isEqualTo("aligned");
    assertThat(aligned.sides().getLast().lines())
        .extracting(Line::label)
        .containsExactly("Position", "Before");
  }

  @Test
  void numbersForOneThingStandSideBySideAndAreFlaggedAsNotChecked() {
    for (String value : List.of("8.06", "11")) {
      record.enter(
          new Statement(
              "at-" + value.charAt(0),
              "council",
              "response time",
              "",
              "It took " + value + " minutes.",
              List.of(new Statement.Figure("priority 1 mean", value, "min")),
              "",
              List.of(),
              List.of()));
    }
    Item differ = item("heads", "priority 1 mean");
    assertThat(differ.state()).isEqualTo("numbers differ");
    assertThat(differ.sides()).extracting(Side::state).containsExactly("8.06 min", "11 min");
    assertThat(item("claims", "8.06 min").state()).isEqualTo("not checked");
    assertThat(panel("claims").lead().get(1)).contains("2 statements quote figures");
  }

  @Test
  void aConditionForReturnIsNotMetUntilAnEntryAnswersIt() {
    record.enter(
        new Question(
            "talks",
            Question.Ask.CONDITION,
            "mayor",
            "the officers' return",
            "Talks are held.",
            About.NOTHING,
            ""));
    assertThat(item("zones", "Talks are held.").state()).isEqualTo("not met");
    record.enter(new Correction("held", "talks", Correction.How.ANSWERS, "on Monday", ""));
    Item met = item("zones", "Talks are held.");
    assertThat(met.state()).isEqualTo("met, by an entry");
    assertThat(said(met, "Answer")).startsWith("on Monday");
  }

  @Test
  void whatWasSaidStaysTextAndOnlyHttpBecomesALink() {
    String hostile = "<script>alert(1)</script> & \"<img src=x onerror=alert(2)>\"";
    Source source = new Source(hostile, "", "javascript:alert(3)");
    Provenance from = new Provenance("press", HowKnown.QUOTED, source, Dating.INFERRED);
    record.on(new AccountEvent.Entered("", Statement.of("s", "mayor", hostile, hostile), from));
    String page = SituationHtml.of(situation());
    assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").contains("date inferred");
    assertThat(page.split("<script", -1)).as("our own script only").hasSize(2);
    assertThat(page).doesNotContain("<img", "href=\"javascript");
  }

  @Test
  void anEntryNamesWhoEnteredItUnderWhichOfficeOnWhoseWordAndHowItIsKnown() {
    record.on(new SetupEvent.OperatorEnrolled("op-9", Role.LIAISON, "mayor"));
    Source source = new Source("a newspaper", "2020-06-13", "https://paper.example/1");
    record.on(
        "op-9",
        new AccountEvent.Entered(
            "mayor",
            Statement.of("s", "police chief", "the calls", "More than tripled."),
            new Provenance("police chief", HowKnown.QUOTED, source, Dating.HOUR_ASSUMED)));
    String page = SituationHtml.of(situation());
    assertThat(page)
        .contains("operator op-9, office: mayor")
        .contains("<dd>police chief</dd>")
        .contains("<dd>quoted</dd>")
        .contains("day stated, hour assumed")
        .contains("<a href=\"https://paper.example/1\" rel=\"noreferrer\">")
        .contains("cordon record proof --record record.sqlite --entry 1 --out 1.tlog-proof");
  }

  @Test
  void theSameRecordGivesTheSameBytes() {
    zone(AccessRule.plain(Service.POLICE, AccessLevel.CLOSED, 0, Times.NEVER_MS));
    call("I1", List.of("zone"));
    assertThat(SituationHtml.of(situation())).isEqualTo(SituationHtml.of(situation()));
    assertThat(SituationJson.of(situation()).toString())
        .isEqualTo(SituationJson.of(situation()).toString());
  }

  @Test
  void aLongListShowsTheFirstAndSaysHowManyMore() {
    zone(AccessRule.plain(Service.POLICE, AccessLevel.CLOSED, 0, Times.NEVER_MS));
    for (int i = 0; i < 50; i++) {
      call("I" + i, List.of("zone"));
    }
    Group group = panel("calls").groups().getFirst();
    assertThat(group.items().size() + group.more()).isEqualTo(50);
    assertThat(SituationHtml.of(situation())).contains("And " + group.more() + " more");
  }

  @Test
  void aLongGroupFoldsAwayAllButTheFirstAndEachOfThemIsProved() {
    for (int i = 0; i < 45; i++) {
      record.on(
          new AccountEvent.Entered(
              "",
              new Position("p" + i, "mayor", "subject " + i, "known", "", List.of()),
              Provenance.observed("desk", "the desk")));
    }
    Situation situation = situation();
    String page = SituationHtml.of(situation);
    assertThat(page).contains("<summary>And 25 more</summary>");
    assertThat(situation.evidence().entries()).hasSize(45);
    for (int i = 0; i < 45; i++) {
      assertThat(page).contains("subject " + i + "<", "id=\"e" + i + "\"");
    }
  }

  @Test
  void whatTheEngineSaysOfARuleIsSaidInTheWordsOfThePage() {
    assertThat(Telling.plain("Pine is STAGED to FIRE; no authority given"))
        .isEqualTo("Pine, for Fire: WAIT OUTSIDE UNTIL CLEARED; no authority given");
    assertThat(Telling.plain("this is CLOSED to traffic")).isEqualTo("this is CLOSED to traffic");
  }
}
