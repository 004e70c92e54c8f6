package org.cordon.study.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.State;
import org.cordon.roads.Place;
import org.cordon.study.result.CallFate;
import org.cordon.study.result.RunResult;
import org.cordon.study.result.Transports;
import org.cordon.study.scenario.Case;
import org.cordon.study.scenario.Resources;
import org.cordon.study.scenario.Resources.Hospital;
import org.cordon.study.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class SmallTownTest {
  private final SmallTown town = new SmallTown();

  @Test
  void everyCaseRunsWithEverythingCheckedAfterEveryStepAndNothingRefused() {
    for (Case c : town.scenario.study().cases()) {
      Simulation simulation = town.simulation(town.of(c.name()), 0, Journal.NONE);
      RunResult result = simulation.run(() -> false);
      assertThat(result.fates()).hasSizeGreaterThan(100);
      assertThat(simulation.refused()).as(c.name()).isEmpty();
    }
  }

  @Test
  void withoutAZoneEverybodyIsReachedAndWithOneNotEverybody() {
    List<CallFate> before =
        town.simulation(town.of("before"), 0, Journal.NONE).run(() -> false).fates();
    assertThat(before).allSatisfy(f -> assertThat(f.responseMs()).isPresent());
    Set<IncidentOutcome> closed = EnumSet.noneOf(IncidentOutcome.class);
    for (int run = 0; run < 3; run++) {
      Simulation simulation = town.simulation(town.of("triple"), run, Journal.NONE);
      simulation.run(() -> false).fates().forEach(f -> closed.add(f.outcome()));
    }
    assertThat(closed)
        .contains(
            IncidentOutcome.REACHED,
            IncidentOutcome.DEFERRED,
            IncidentOutcome.WITHDRAWN_BY_THE_CALLER);
  }

  @Test
  void aCaseThatChangesNothingGivesEveryCallTheSameFate() {
    Scenario base = town.of("points");
    RunResult first = town.simulation(base, 1, Journal.NONE).run(() -> false);
    RunResult same =
        town.simulation(base.in(town.named("points")), 1, Journal.NONE).run(() -> false);
    assertThat(same).isEqualTo(first);
    assertThat(town.simulation(base, 2, Journal.NONE).run(() -> false)).isNotEqualTo(first);
  }

  @Test
  void callsFarFromTheZoneDrawTheSameInCasesThatDiverge() {
    RunResult a = town.simulation(town.of("before"), 0, Journal.NONE).run(() -> false);
    RunResult b = town.simulation(town.of("closed"), 0, Journal.NONE).run(() -> false);
    int same = 0;
    for (int i = 0; i < a.fates().size(); i++) {
      assertThat(b.fates().get(i).call()).isEqualTo(a.fates().get(i).call());
      same += b.fates().get(i).equals(a.fates().get(i)) ? 1 : 0;
    }
    assertThat(same).isGreaterThan(a.fates().size() / 4);
  }

  @Test
  void aHospitalInsideTheClosedBlockIsPassedOverAndCountedByItsName() {
    List<Hospital> all = town.scenario.resources().hospitals();
    Hospital usual = all.getFirst();
    Hospital inside =
        new Hospital("inside", "Block Clinic", Place.of(47.6118, -122.3174), usual.handover());
    Transports both = transports("closed", List.of(inside, usual));
    assertThat(both.cutOff()).containsOnlyKeys("Block Clinic");
    assertThat(both.nowhere()).isZero();
    Transports alone = transports("closed", List.of(inside));
    assertThat(alone.nowhere()).isPositive().isEqualTo(alone.cutOff().get("Block Clinic"));
    assertThat(transports("before", List.of(inside, usual)).unhindered()).isTrue();
    assertThat(transports("closed", all).unhindered()).isTrue();
  }

  private Transports transports(String caseName, List<Hospital> hospitals) {
    Scenario s = town.of(caseName);
    Resources resources = new Resources(s.resources().stations(), hospitals, s.resources().units());
    Scenario with =
        new Scenario(s.frame(), resources, s.work(), s.demand(), s.timeline(), s.study());
    Transports sum = Transports.UNHINDERED;
    for (int run = 0; run < 4; run++) {
      sum =
          sum.plus(town.simulation(with, run, Journal.NONE).run(() -> false).counts().transports());
    }
    return sum;
  }

  @Test
  void theEntriesOfARunFoldToTheStateOfItsEngine() {
    List<Entry> entries = new ArrayList<>();
    Simulation simulation =
        town.simulation(town.of("triple"), 0, (written, sealed) -> entries.addAll(written));
    simulation.run(() -> false);
    State fold = new State(false);
    entries.forEach(fold::apply);
    assertThat(fold.hash()).isEqualTo(simulation.state().hash());
  }
}
