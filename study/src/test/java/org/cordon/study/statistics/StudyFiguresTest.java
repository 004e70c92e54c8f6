package org.cordon.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.study.statistics.Figures.Measures;
import org.cordon.study.statistics.Group.Zone;
import org.junit.jupiter.api.Test;

class StudyFiguresTest {
  private static final double MIN = Town.MIN;

  private static Measures measures(Group group, String... runs) {
    StudyFigures figures = StudyFigures.of(Town.study(Town.caseOf("a", runs)));
    return Objects.requireNonNull(figures.named("a").of(group).measures());
  }

  @Test
  void callsNeverReachedStayInEveryFigure() {
    Measures m = measures(Group.of(Zone.EVERYWHERE), "2 4 X X X");
    assertThat(m.reached().value()).isEqualTo(0.4);
    assertThat(Objects.requireNonNull(m.withinGoal()).value()).isEqualTo(0.4);
    assertThat(m.medianMs().value()).isInfinite();
    assertThat(m.p90Ms().value()).isInfinite();
    // (2 + 4 + 60 + 60 + 60) / 5
    assertThat(m.meanToHorizonMs().value()).isEqualTo(37.2 * MIN);
  }

  @Test
  void aMedianIsTheTimeByWhichHalfOfAllCallsWereReached() {
    Measures m = measures(Group.of(Zone.EVERYWHERE), "9 1 5", "X 3 7");
    assertThat(m.medianMs().value()).isEqualTo(5 * MIN);
    assertThat(m.p90Ms().value()).isInfinite();
  }

  @Test
  void aCallWithoutAGoalCountsInEverythingButTheShareWithinTheGoal() {
    StudyFigures figures = StudyFigures.of(Town.study(Town.caseOf("a", "6 8 P2:1 P2:X")));
    Figures.Tally total = figures.named("a").of(Group.of(Zone.EVERYWHERE)).total();
    assertThat(total).isEqualTo(new Figures.Tally(4, 2, 1, 1, 6 * MIN, Double.POSITIVE_INFINITY));
    Figures p2 = figures.named("a").of(new Group(Zone.EVERYWHERE, 2, null));
    assertThat(Objects.requireNonNull(p2.measures()).withinGoal()).isNull();
    assertThat(p2.outcomes()).containsEntry(IncidentOutcome.NOT_REACHED, 1L);
  }

  @Test
  void aCallReachedAfterTheHorizonWasNotReached() {
    Measures m = measures(Group.of(Zone.EVERYWHERE), "60 61");
    assertThat(m.reached().value()).isEqualTo(0.5);
    assertThat(m.meanToHorizonMs().value()).isEqualTo(60 * MIN);
  }

  @Test
  void insideAndOutsideAreToldApart() {
    assertThat(measures(Group.of(Zone.INSIDE), "in:X 2 in:9 3").reached().value()).isEqualTo(0.5);
    assertThat(measures(Group.of(Zone.OUTSIDE), "in:X 2 in:9 3").reached().value()).isEqualTo(1);
  }

  @Test
  void theHeadlineSpeaksOfCallsInsideIfThereAreAny() {
    assertThat(StudyFigures.of(Town.study(Town.caseOf("a", "in:1 2"))).headlineGroup())
        .isEqualTo(Group.of(Zone.INSIDE));
    assertThat(StudyFigures.of(Town.study(Town.caseOf("a", "1 2"))).headlineGroup())
        .isEqualTo(Group.of(Zone.EVERYWHERE));
  }

  @Test
  void aDifferencePairsTheSameCallsOfTheSameRuns() {
    StudyFigures figures =
        StudyFigures.of(
            Town.study(
                Town.caseOf("none", "X X 3 9", "X 3 3 X"),
                Town.caseOf("plan", "5 X 3 5", "5 3 9 X")));
    Difference d = figures.differences().getFirst();
    assertThat(d.caseName()).isEqualTo("plan");
    assertThat(d.pairs()).isEqualTo(new Difference.Pairs(8, 3, 1));
    // 5 of 8 less 3 of 8; run by run 3 − 1 and 2 − 2, of 4 calls each.
    assertThat(Objects.requireNonNull(d.withinGoal()).value()).isEqualTo(0.25);
    assertThat(d.withinGoal().high()).isCloseTo(0.25 + 12.7062047 * 0.25, within());
  }

  @Test
  void twoCasesThatDoTheSameDifferByExactlyNothing() {
    StudyFigures figures =
        StudyFigures.of(
            Town.study(Town.caseOf("a", "1 9 X", "X X 2"), Town.caseOf("b", "1 9 X", "X X 2")));
    Difference d = figures.differences().getFirst();
    assertThat(d.withinGoal()).isEqualTo(new Estimate(0, 0, 0));
    assertThat(d.meanToHorizonMs()).isEqualTo(new Estimate(0, 0, 0));
  }

  @Test
  void oneRunHasNoInterval() {
    Measures m = measures(Group.of(Zone.EVERYWHERE), "1 2 3");
    assertThat(m.medianMs().hasInterval()).isFalse();
    assertThat(m.reached().hasInterval()).isFalse();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-6);
  }
}
