package org.cordon.study.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.study.scenario.Case;
import org.cordon.study.scenario.CityLoader;
import org.cordon.study.scenario.Level;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Zone;
import org.cordon.study.scenario.yaml.ScenarioReader;
import org.junit.jupiter.api.Test;

/** The scenario in the repository, and the calls that it makes. */
final class CapitolHillTest {
  private static final Path FILE = Path.of("../scenarios/capitol-hill-2020/scenario.yaml");

  private static final Scenario SCENARIO = ScenarioReader.read(FILE);
  private static final CallGenerator GENERATOR =
      CallGenerator.of(SCENARIO, CityLoader.load(SCENARIO.frame().cityFile()));

  private static Scenario in(String name) {
    return SCENARIO.study().cases().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .map(SCENARIO::in)
        .orElseThrow();
  }

  @Test
  void itComparesTheSixCases() {
    assertEquals(
        List.of(
            "before",
            "closed-no-plan",
            "rules-as-written",
            "meeting-points",
            "station-moved",
            "triple-calls"),
        SCENARIO.study().cases().stream().map(Case::name).toList());
  }

  @Test
  void itCoversTheMonthInLocalTime() {
    assertEquals(
        Instant.parse("2020-06-01T07:00:00Z").toEpochMilli(), SCENARIO.frame().period().fromMs());
    assertEquals(
        Instant.parse("2020-06-09T01:00:00Z").toEpochMilli(), SCENARIO.frame().measured().fromMs());
  }

  @Test
  void noCollectionPointLiesInAnyOutlineAndTheStationLeftLiesInAll() {
    Zone zone = SCENARIO.timeline().zones().getFirst();
    Place precinct = SCENARIO.resources().station("EAST").place();
    for (Zone.Outline outline : zone.outlines()) {
      for (Level level : Level.values()) {
        for (Zone.CollectionPoint point : zone.ground().collectionPoints()) {
          assertFalse(outline.at(level).contains(point.point().place()), point.point().id());
        }
        assertTrue(outline.at(level).contains(precinct), "precinct outside " + level);
      }
    }
  }

  @Test
  void itSaysWhatWasInForceOnTheTwentiethOfJune() {
    long at = Instant.parse("2020-06-20T09:19:00Z").toEpochMilli();
    Place tenthAndPine = Place.of(47.61525, -122.3193);
    Zone zone =
        Objects.requireNonNull(
            SCENARIO.timeline().zoneAt(tenthAndPine, at, Level.CENTRAL),
            "no zone at 10th and Pine");
    Zone.RuleVersion written = zone.rules().getLast();
    assertTrue(written.span().contains(at));
    assertThat(written.rules().getFirst().exceptTypes()).contains("shooting", "gunshot-wound");
    assertThat(written.rules().get(1).escort()).isEqualTo(new Zone.Escort(Service.POLICE, 1));
    assertThat(zone.ground().collectionPoints()).allMatch(p -> p.span().contains(at));
    assertThat(SCENARIO.timeline().orders()).allMatch(o -> o.span().contains(at));
  }

  @Test
  void everyCaseHasTheSameBaseCalls() {
    List<GeneratedCall> before = GENERATOR.calls(in("before"), 3);
    assertThat(before).hasSizeGreaterThan(5_000);
    for (String name : List.of("closed-no-plan", "meeting-points", "station-moved")) {
      assertEquals(before, GENERATOR.calls(in(name), 3), name);
    }
    List<GeneratedCall> triple = GENERATOR.calls(in("triple-calls"), 3);
    assertEquals(before, triple.stream().filter(c -> c.id().startsWith("C")).toList());
  }

  @Test
  void threeTimesTheCallsInsideIsThreeTimesTheCallsInsideAndNowhereElse() {
    Scenario triple = in("triple-calls");
    long base = 0;
    long added = 0;
    for (int run = 0; run < 8; run++) {
      for (GeneratedCall call : GENERATOR.calls(triple, run)) {
        if (call.id().startsWith("X")) {
          added++;
          assertEquals("zone", call.zoneId());
        } else if (!call.zoneId().isEmpty()) {
          base++;
        }
      }
    }
    System.out.println("seed 20200608, 8 runs: " + base + " calls inside, " + added + " added");
    // Twice as many with a Poisson error of both counts: five standard deviations.
    assertTrue(Math.abs(added - 2 * base) < 5 * Math.sqrt(added + 4.0 * base));
  }

  @Test
  void assaultsAndRobberiesInsideComeOutNearThePublishedBaseOfAboutFour() {
    long found = 0;
    for (int run = 0; run < SCENARIO.study().runs(); run++) {
      found +=
          GENERATOR.calls(in("before"), run).stream()
              .filter(c -> c.type().equals("assault") || c.type().equals("robbery"))
              .filter(c -> !c.zoneId().isEmpty())
              .count();
    }
    double perMonth = (double) found / SCENARIO.study().runs();
    System.out.println("assaults and robberies inside a month: " + perMonth);
    assertThat(perMonth).isBetween(1.0, 12.0);
  }
}
