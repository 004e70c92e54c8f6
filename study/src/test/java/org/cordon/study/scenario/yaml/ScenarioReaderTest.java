package org.cordon.study.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.study.scenario.Case;
import org.cordon.study.scenario.Distribution;
import org.cordon.study.scenario.Level;
import org.cordon.study.scenario.Resources;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Settings.MeetingPoints;
import org.cordon.study.scenario.Timeline;
import org.cordon.study.scenario.Timeline.StationChange;
import org.cordon.study.scenario.Zone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScenarioReaderTest {
  private static final Path SMALL = Path.of("src/test/resources/small");

  @TempDir Path folder;

  private static Scenario small() {
    return ScenarioReader.read(SMALL.resolve("scenario.yaml"));
  }

  private static Case named(Scenario scenario, String name) {
    return scenario.study().cases().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The refusal of the small scenario with one text in it replaced. */
  private Refusal refusal(String text, String instead) {
    try {
      for (String name :
          List.of(
              "small.town",
              "beats.geojson",
              "zone.geojson",
              "zone-low.geojson",
              "zone-later.geojson",
              "barrier.geojson")) {
        if (!Files.exists(folder.resolve(name))) {
          Files.copy(SMALL.resolve(name), folder.resolve(name));
        }
      }
      String yaml = Files.readString(SMALL.resolve("scenario.yaml"));
      assertTrue(yaml.contains(text), "the small scenario has no " + text);
      Path file = folder.resolve("scenario.yaml");
      Files.writeString(file, yaml.replace(text, instead));
      return assertThrows(Refusal.class, () -> ScenarioReader.read(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int line(String text) throws IOException {
    List<String> lines = Files.readAllLines(SMALL.resolve("scenario.yaml"));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    throw new AssertionError("no line with " + text);
  }

  @Test
  void timesAreLocalInTheScenariosZone() {
    Scenario s = small();
    assertEquals(Instant.parse("2020-06-01T07:00:00Z").toEpochMilli(), s.frame().period().fromMs());
    assertEquals(6 * 86_400_000L, s.frame().measured().lengthMs());
  }

  @Test
  void aPlaceIsReadAsNumbersOrByTheNameOfItsCorner() {
    Scenario s = small();
    assertEquals(Place.of(47.6127, -122.3161), s.resources().station("house").place());
    assertEquals(Place.of(47.6101, -122.3199), s.resources().station("station-1").place());
    assertEquals(Place.of(47.6145, -122.32), s.resources().station("medics").place());
  }

  @Test
  void apparatusWithOneCrewNameIsCrossStaffedAndAllOtherCrewsAreTheirOwn() {
    var units = small().resources().units();
    assertEquals(units.get(2).crewId(), units.get(3).crewId());
    assertEquals("crew-P1", units.get(0).crewId());
    assertEquals(14 * 60_000L, units.get(5).manualEtaMs());
  }

  @Test
  void aTypeMayHaveATurnoutOfItsOwnAndOneTimeForAllItsServices() {
    Scenario s = small();
    assertEquals(new Distribution.Fixed(30_000), s.type("noise").turnout(Service.POLICE));
    assertEquals(
        new Distribution.Lognormal(60_000, 80_000), s.type("shooting").turnout(Service.FIRE));
    assertEquals(new Distribution.Fixed(1_200_000), s.type("shooting").onScene(Service.FIRE));
    assertEquals(625, s.type("noise").callers().withdrawsPermille());
  }

  @Test
  void anOutlineEndsWhereTheNextBeginsAndAMissingVariantIsTheCentralOne() {
    Zone zone = small().timeline().zones().getFirst();
    assertEquals(zone.outlines().get(1).span().fromMs(), zone.outlines().get(0).span().untilMs());
    assertEquals(zone.outlines().get(0).central(), zone.outlines().get(0).high());
    long during = zone.outlines().get(0).span().fromMs();
    assertEquals(zone.outlines().get(0).low(), zone.outlineAt(during, Level.LOW));
    assertThat(zone.outlineAt(during - 1, Level.LOW)).isNull();
  }

  @Test
  void aRuleRestsOnADecisionOfTheScenario() {
    Refusal r = refusal("authority: behind-police", "authority: somebody");
    assertEquals("unknown-authority", r.name());
    assertThat(r.remedy()).contains("behind-police");
    assertEquals("duplicate-entry", refusal("id: answer,", "id: clear,").name());
    assertEquals("unknown-entry", refusal("entry: who-was-there", "entry: who-was-here").name());
    assertEquals("correction-unclear", refusal("how: answers", "how: strikes").name());
    assertEquals("parts-without-decision", refusal("    decision: behind-police\n", "").name());
    assertEquals("unknown-word", refusal("how: paraphrased", "how: overheard").name());
  }

  @Test
  void whatWasLearntLaterIsEnteredLaterAndNeverBefore() {
    Timeline.Told told =
        small().timeline().account().stream()
            .filter(t -> t.entry().id().equals("house-left"))
            .findFirst()
            .orElseThrow();
    assertEquals(600_000, told.recordedMs() - told.atMs());
    assertEquals(
        "recorded-before-it-happened",
        refusal("recorded: 2020-06-03T19:40", "recorded: 2020-06-03T19:20").name());
  }

  @Test
  void everyHeadSignsForOneOfficeAndEveryOfficeHasOneHead() {
    assertEquals(
        List.of(
            new Resources.Head("head-of-police", "police chief"),
            new Resources.Head("head-of-fire", "fire chief")),
        small().resources().heads());
    assertEquals(
        "duplicate-office",
        refusal("head-of-fire, office: fire chief", "head-of-fire, office: police chief").name());
    assertEquals("duplicate-operator", refusal("id: head-of-fire", "id: head-of-police").name());
  }

  @Test
  void aRuleWithoutAuthoritySaysThatNoneWasGiven() {
    Zone zone = small().timeline().zones().getFirst();
    assertEquals("", zone.rules().get(0).authority());
    assertEquals("behind-police", zone.rules().get(1).authority());
    assertEquals(AccessLevel.OPEN, zone.rules().get(1).rules().getFirst().exceptLevel());
    assertEquals(List.of("shooting"), zone.rules().get(1).rules().getFirst().exceptTypes());
  }

  @Test
  void anOutlineAndAClosedStationSayWhatTheyRestOn() {
    List<Zone.Outline> outlines = small().timeline().zones().getFirst().outlines();
    assertEquals(
        List.of("block-drawn", ""), outlines.stream().map(Zone.Outline::authority).toList());
    assertEquals("house-left", small().timeline().stationChanges().getFirst().authority());
    Refusal station = refusal("authority: house-left", "authority: house-lift");
    assertEquals("unknown-authority", station.name());
    assertThat(station.remedy()).contains("\"house-left\"");
    assertEquals(
        "unknown-authority", refusal("authority: block-drawn", "authority: nobody").name());
    Refusal opened =
        refusal("change: closed, units-to: station-1", "change: opened, units-to: station-1");
    assertEquals("station-change-unclear", opened.name());
    assertThat(opened.found()).contains("authority");
  }

  @Test
  void aCaseReplacesWhatItNamesAndKeepsTheRest() {
    Scenario base = small();
    Scenario before = base.in(named(base, "before"));
    assertFalse(before.timeline().zones().getFirst().inForce());
    assertEquals(List.of(), before.timeline().stationChanges());
    assertEquals("written", before.timeline().zones().getFirst().ruleSet());
    Scenario closed = base.in(named(base, "closed"));
    assertEquals(1, closed.timeline().zones().getFirst().rules().size());
    assertEquals(base.timeline().stationChanges(), closed.timeline().stationChanges());
    assertEquals(
        MeetingPoints.AGREED_AND_COMPUTED,
        base.in(named(base, "points")).settings().meetingPoints());
    assertEquals(
        StationChange.Kind.MOVED,
        base.in(named(base, "moved")).timeline().stationChanges().getFirst().kind());
    assertEquals(80_000, base.in(named(base, "triple")).settings().meeting().standOffMm());
  }

  @Test
  void aRangeMovesOneValueAndItsCentreMovesNone() {
    Scenario base = small();
    var delay = base.study().uncertain().get(1);
    assertEquals(
        new Distribution.Lognormal(120_000, 288_000),
        base.varied(delay, Level.LOW).settings().escortDelay());
    assertEquals(base, base.varied(delay, Level.CENTRAL));
    var outline = base.study().uncertain().getFirst();
    assertEquals(Level.HIGH, base.varied(outline, Level.HIGH).settings().outline());
  }

  @Test
  void aMisspeltKeyIsRefusedWithItsLineAndTheNearestKey() throws IOException {
    Refusal r = refusal("    pre-empts: true", "    preempts: true");
    assertEquals("unknown-key", r.name());
    assertThat(r.where()).endsWith("scenario.yaml:" + line("    pre-empts: true"));
    assertThat(r.remedy()).contains("\"pre-empts\"");
  }

  @Test
  void aMisspeltWordIsRefusedWithItsLineAndTheNearestWord() throws IOException {
    Refusal r = refusal("at-edge: stage", "at-edge: stags");
    assertEquals("unknown-word", r.name());
    assertThat(r.where()).endsWith(":" + line("at-edge: stage"));
    assertThat(r.remedy()).contains("\"stage\"");
  }

  @Test
  void aUnitThatNamesAnUnknownStationIsRefusedWithTheNearestOne() throws IOException {
    Refusal r =
        refusal("crew: house-1, home: station-1}\n  - {id: L1", "home: staton-1}\n  - {id: L1");
    assertEquals("unknown-station", r.name());
    assertThat(r.where()).endsWith(":" + line("{id: E1"));
    assertThat(r.remedy()).contains("\"station-1\"");
  }

  @Test
  void aPlanThatNeedsACapabilityNoUnitOfTheServiceHasIsRefused() {
    Refusal r = refusal("capability: als, units: 1", "capability: alz, units: 1");
    assertEquals("unknown-capability-of-ems-units", r.name());
    assertThat(r.remedy()).contains("\"als\"");
  }

  @Test
  void aPlanThatNeedsMoreUnitsThanTheRosterHasCrewsIsRefused() {
    Refusal r = refusal("capability: patrol, units: 2", "capability: patrol, units: 3");
    assertEquals("plan-needs-more-than-there-are", r.name());
    assertThat(r.found()).contains("2 crews");
  }

  @Test
  void unitsThatShareACrewHaveOneHome() {
    Refusal r =
        refusal(
            "crew: house-1, home: station-1}\n  - {id: M1",
            "crew: house-1, home: medics}\n  - {id: M1");
    assertEquals("crew-in-two-places", r.name());
  }

  @Test
  void aCornerThatIsNotThereIsRefusedWithTheLineAndTheNearestNames() throws IOException {
    Refusal r = refusal("place: 1st Avenue and Fir Street", "place: 1st Avenue and Fur Street");
    assertThat(r.where()).endsWith(":" + line("1st Avenue and Fir Street"));
    assertThat(r.remedy()).contains("Fir");
  }

  @Test
  void placesAtZeroZeroOrOutsideTheCityAreRefused() {
    assertEquals("place-0-0", refusal("\"47.6127,-122.3161\"", "\"0,0\"").name());
    assertEquals(
        "place-outside-the-city", refusal("[47.6101, -122.3199]", "[41.6, -122.3]").name());
    assertEquals("unreadable-place", refusal("[47.6101, -122.3199]", "[47.6101]").name());
  }

  @Test
  void endsBeforeStartsAndTimesThatRunBackwardsAreRefused() {
    assertEquals(
        "end-before-start",
        refusal("until: 2020-06-08T00:00\nmeas", "until: 2020-05-08T00:00\nmeas").name());
    assertEquals(
        "end-before-start",
        refusal("until: 2020-06-07T05:00, central", "until: 2020-06-05T05:00, central").name());
    assertEquals(
        "times-run-backwards",
        refusal(
                "from: 2020-06-04T12:00\n          authority",
                "from: 2020-06-02T12:00\n          authority")
            .name());
    assertEquals(
        "measured-outside-the-period",
        refusal("measured: {from: 2020-06-02T00:00", "measured: {from: 2020-05-02T00:00").name());
  }

  @Test
  void anIdThatIsGivenTwiceIsRefusedWithBothLines() throws IOException {
    Refusal r = refusal("{id: M1,", "{id: E1,");
    assertEquals("duplicate-unit", r.name());
    assertThat(r.where()).endsWith(":" + line("{id: M1"));
    assertThat(r.found()).contains(":" + line("{id: E1"));
  }

  @Test
  void aMissingKeyAndARepeatedKeyAreRefused() {
    assertThat(refusal("seed: 7\n", "").found()).contains("\"seed\"");
    assertEquals("repeated-key", refusal("seed: 7\n", "seed: 7\nseed: 8\n").name());
  }

  @Test
  void aRosterWithoutUnitsIsRefused() throws IOException {
    String yaml = Files.readString(SMALL.resolve("scenario.yaml"));
    String units = yaml.substring(yaml.indexOf("units:\n"), yaml.indexOf("turnout:"));
    assertEquals("roster-without-units", refusal(units, "units: []\n\n").name());
  }

  @Test
  void severalErrorsAreToldAtOnceEachWithItsLine() throws IOException {
    Refusal r = refusal("service: police", "service: polize");
    assertEquals("scenario-with-errors", r.name());
    assertThat(r.found()).contains(":" + line("{id: house")).contains(":" + line("{id: P1"));
  }

  @Test
  void aTimeThatDoesNotExistOrExistsTwiceIsRefusedWithTheOffsetsToWrite() {
    Refusal gap = refusal("at: 2020-06-04T15:00", "at: 2020-03-08T02:30");
    assertEquals("time-that-does-not-exist", gap.name());
    assertThat(gap.remedy()).contains("2020-03-08T02:30-08:00").contains("2020-03-08T03:30-07:00");
    Refusal twice = refusal("at: 2020-06-04T15:00", "at: 2020-11-01T01:30");
    assertEquals("time-that-exists-twice", twice.name());
    assertThat(twice.remedy())
        .contains("2020-11-01T01:30-07:00")
        .contains("2020-11-01T01:30-08:00");
  }

  @Test
  void aWeekMustHaveEveryHourOnce() {
    assertThat(refusal("hours: 0-18", "hours: 0-17").found()).contains("mon 17:00");
    assertEquals("hour-given-twice", refusal("hours: 0-18", "hours: 0-19").name());
  }

  @Test
  void sharesOfCallersMustAddUpToAHundredPercent() {
    assertEquals("shares-not-whole", refusal("carried: 60%", "carried: 50%").name());
  }

  @Test
  void callsWithoutAResponsePlanAreRefused() {
    assertEquals(
        "calls-without-plan",
        refusal("{type: noise, priority: 4, per-day", "{type: noise, priority: 3, per-day").name());
  }

  @Test
  void anUncertainRangeMustHaveItsCentreAtTheSetting() {
    assertEquals("central-not-the-setting", refusal("central: 5m", "central: 6m").name());
    assertEquals("range-out-of-order", refusal("high: 15m", "high: 4m").name());
  }

  @Test
  void anOutlineThatCrossesItselfIsRefusedWithTheFileAndTheLineThatNamesIt() throws IOException {
    Files.writeString(
        folder.resolve("zone-later.geojson"),
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":
        {"type":"Polygon","coordinates":[[[-122.318,47.6114],[-122.315,47.613],[-122.315,47.6114],
        [-122.318,47.613],[-122.318,47.6114]]]}}]}
        """);
    Refusal r = refusal("seed: 7", "seed: 7");
    assertEquals("zone-crosses-itself", r.name());
    assertThat(r.where())
        .contains("scenario.yaml:" + line("zone-later"))
        .contains("zone-later.geojson");
  }

  @Test
  void brokenYamlIsRefusedWithItsLine() throws IOException {
    Refusal r = refusal("goals:\n", "goals: [\n");
    assertEquals("unreadable-yaml", r.name());
    assertThat(r.where()).contains("scenario.yaml:");
    assertEquals(
        "unreadable-scenario",
        assertThrows(Refusal.class, () -> ScenarioReader.read(folder.resolve("none.yaml"))).name());
  }
}
