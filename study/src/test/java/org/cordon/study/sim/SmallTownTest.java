package org.cordon.study.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.cordon.dispatch.engine.Journal;
import org.cordon.study.result.CallFate;
import org.cordon.study.result.RunResult;
import org.cordon.study.scenario.Case;
import org.junit.jupiter.api.Test;

final class SmallTownTest {
  private final SmallTown town = new SmallTown();

  @Test
  void everyCaseRunsWithEverythingCheckedAfterEveryStep() {
    for (Case c : town.scenario.study().cases()) {
      Simulation simulation = town.simulation(town.of(c.name()), 0, Journal.NONE);
      RunResult result = simulation.run(() -> false);
      TreeMap<String, Integer> outcomes = new TreeMap<>();
      for (CallFate f : result.fates()) {
        outcomes.merge(f.outcome() + " " + f.approach(), 1, Integer::sum);
      }
      System.out.println(
          c.name() + " " + outcomes + " " + result.counts() + " " + simulation.refused());
      assertThat(result.fates()).isNotEmpty();
    }
  }
}
