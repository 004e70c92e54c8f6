package org.cordon.study.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.study.demand.GeneratedCall;
import org.cordon.study.result.CallFate;
import org.cordon.study.scenario.Span;
import org.junit.jupiter.api.Test;

/**
 * The scenario that the project ships, one month of it, with everything checked after every step.
 */
final class CapitolHillMonthTest {
  private final SmallTown hill =
      new SmallTown(Path.of("../scenarios/capitol-hill-2020/scenario.yaml"));

  private List<CallFate> month(String name) {
    Simulation simulation = hill.simulation(hill.of(name), 0, Journal.NONE);
    List<CallFate> fates = simulation.run(() -> false).fates();
    assertThat(simulation.refused()).as(name).isEmpty();
    return fates;
  }

  @Test
  void aMonthWithMeetingPointsKnowsEveryEndingAndForgetsNoCall() {
    List<CallFate> fates = month("meeting-points");
    Set<IncidentOutcome> outcomes = EnumSet.noneOf(IncidentOutcome.class);
    fates.forEach(f -> outcomes.add(f.outcome()));
    assertThat(outcomes)
        .contains(
            IncidentOutcome.REACHED,
            IncidentOutcome.MET_AT_THE_EDGE,
            IncidentOutcome.DEFERRED,
            IncidentOutcome.WITHDRAWN_BY_THE_CALLER,
            IncidentOutcome.NOT_REACHED);
    Span measured = hill.scenario.frame().measured();
    List<String> drawn =
        hill.generator.calls(hill.of("meeting-points"), 0).stream()
            .filter(c -> c.receivedMs() >= measured.fromMs() && c.receivedMs() < measured.untilMs())
            .map(GeneratedCall::id)
            .toList();
    assertThat(fates.stream().map(f -> f.call().id()).toList())
        .containsExactlyInAnyOrderElementsOf(drawn);
  }

  @Test
  void whereNobodyEntersAndNobodyMeetsNobodyInsideIsMetAtTheEdge() {
    List<CallFate> fates = month("closed-no-plan");
    assertThat(fates).noneMatch(f -> f.outcome() == IncidentOutcome.MET_AT_THE_EDGE);
    assertThat(fates).anyMatch(f -> f.outcome() == IncidentOutcome.NOT_REACHED);
  }
}
