package org.cordon.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.route.Roads;
import org.cordon.roads.speed.LocalSpeeds;
import org.cordon.roads.speed.Speeds;
import org.cordon.study.result.StaticCoverage;
import org.cordon.study.result.StaticCoverage.CoverageMap;
import org.cordon.study.result.StaticCoverage.Lengths;
import org.cordon.study.result.StaticCoverage.Row;
import org.cordon.study.scenario.CityLoader;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.yaml.ScenarioReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Coverage of the shipped scenario's cases at one moment. */
class CoverageOfCasesTest {
  private static StaticCoverage coverage = StaticCoverage.NONE;

  @BeforeAll
  static void compute() {
    Scenario scenario =
        ScenarioReader.read(Path.of("../scenarios/capitol-hill-2020/scenario.yaml"));
    coverage = compute(scenario);
  }

  private static StaticCoverage compute(Scenario scenario) {
    return CoverageOfCases.of(Roads.of(CityLoader.load(scenario.frame().cityFile())), scenario);
  }

  @Test
  void withoutAZoneNothingIsClosedAndEveryStreetIsCountedOnce() {
    for (Service service : Service.values()) {
      Row row = coverage.row("before", service);
      assertThat(row.closed()).isEqualTo(row.open());
      assertThat(row.units()).isPositive();
      Lengths inside = row.open().inside();
      Lengths outside = row.open().outside();
      for (Lengths l : new Lengths[] {inside, outside}) {
        assertThat(l.inTimeMm() + l.tooLateMm() + l.closedMm() + l.cutOffMm())
            .isEqualTo(l.streetMm());
      }
      assertThat(inside.streetMm()).isBetween(500_000L, 3_000_000L); // six to eight blocks
      assertThat(outside.streetMm()).isGreaterThan(100_000_000L);
    }
  }

  @Test
  void whereNobodyMayEnterNothingInsideIsInTimeAndSomethingOutsideIsLost() {
    for (Service service : Service.values()) {
      Row row = coverage.row("closed-no-plan", service);
      assertThat(row.closed().inside().inTimeMm()).isZero();
      assertThat(row.closed().inside().closedMm()).isPositive();
      assertThat(row.closed().outside().inTimeMm())
          .isLessThanOrEqualTo(row.open().outside().inTimeMm());
    }
  }

  @Test
  void aStationThatIsLeftCostsPoliceOnlyAndOneNearByCostsLess() {
    Lengths before = coverage.row("before", Service.POLICE).open().outside();
    Lengths left = coverage.row("rules-as-written", Service.POLICE).open().outside();
    Lengths moved = coverage.row("station-moved", Service.POLICE).open().outside();
    assertThat(left.inTimeMm()).isLessThan(before.inTimeMm());
    assertThat(moved.inTimeMm()).isGreaterThan(left.inTimeMm());
    assertThat(coverage.row("rules-as-written", Service.FIRE).open())
        .isEqualTo(coverage.row("before", Service.FIRE).open());
  }

  @Test
  void theMapsAreOfTheBestCaseAndOfTheHeadlineAndTheSecondShowsWhatIsLost() {
    assertThat(coverage.baseCase()).isEqualTo("before");
    assertThat(coverage.maps())
        .extracting(CoverageMap::caseName)
        .containsExactly("before", "meeting-points");
    assertThat(coverage.maps().getFirst().lost()).isEmpty();
    assertThat(coverage.maps().getLast().lost()).isNotEmpty();
  }

  @Test
  void aStudyWithSpeedsReportsTheCoverageOfItsSpeeds() {
    Scenario s = ScenarioReader.read(Path.of("../scenarios/capitol-hill-2020/scenario.yaml"));
    String half =
        """
        speeds test
        zone city
        period always: mon-sun 0-24
        for police, fire, ems: always
        motorway, trunk, primary, secondary, tertiary, residential, service, alley, path, steps: 500
        """;
    Scenario.Frame f = s.frame();
    LocalSpeeds speeds = new LocalSpeeds(Speeds.parse(half, "test"), f.timeZone());
    Scenario.Frame frame =
        new Scenario.Frame(
            f.name(), f.timeZone(), f.period(), f.measured(), f.cityFile(), f.landFile(), speeds);
    StaticCoverage slow =
        compute(new Scenario(frame, s.resources(), s.work(), s.demand(), s.timeline(), s.study()));
    for (Service service : Service.values()) {
      Lengths free = coverage.row("before", service).open().outside();
      Lengths slower = slow.row("before", service).open().outside();
      assertThat(slower.inTimeMm()).as(service.name()).isLessThan(free.inTimeMm());
      assertThat(slower.streetMm()).isEqualTo(free.streetMm());
    }
  }

  @Test
  void theSameScenarioGivesTheSameCoverage() {
    Scenario scenario =
        ScenarioReader.read(Path.of("../scenarios/capitol-hill-2020/scenario.yaml"));
    assertThat(compute(scenario)).isEqualTo(coverage);
  }
}
