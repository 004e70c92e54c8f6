package org.cordon.study.hypercube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Larson and Odoni, Urban Operations Research, 5.4.3 to 5.5.3, and tables of Erlang's formulas. */
final class PublishedAnswersTest {
  private static Town threeUnits(boolean waits) {
    return new Town(
        "three units",
        List.of("1", "2", "3"),
        List.of(area(.50, 0, 1, 2), area(.25, 0, 2, 1), area(.35, 1, 0, 2), area(.40, 2, 0, 1)),
        3_600_000,
        waits);
  }

  private static Town.Area area(double perHour, Integer... order) {
    return new Town.Area("a", perHour, List.of(order), List.of(60_000L, 120_000L, 180_000L));
  }

  @Test
  void threeUnitsWithAQueueAreAsBusyAsPublished() {
    Answer answer = Answer.of(threeUnits(true));
    assertThat(answer.exact()).isTrue();
    assertThat(answer.busy().get(0)).isCloseTo(.5574, within(5e-5));
    assertThat(answer.busy().get(1)).isCloseTo(.4734, within(5e-5));
    assertThat(answer.busy().get(2)).isCloseTo(.4693, within(5e-5));
    assertThat(answer.allBusy()).isCloseTo(.23684, within(5e-6));
  }

  /** The book prints .43529, from rounded figures. */
  @Test
  void theirShareOfDispatchesAcrossAreasIsThePublishedOne() {
    assertThat(Answer.of(threeUnits(true)).crossing()).isCloseTo(.43533, within(5e-6));
  }

  @Test
  void larsonsApproximationIsWhereTheBookHasItAfterThreeRounds() {
    double[] q = Approximation.corrections(3, 1.5, true);
    assertThat(q).containsExactly(new double[] {1, .73684, .63158}, within(5e-6));
    Answer third = Approximation.of(threeUnits(true), 3, 0);
    assertThat(third.busy().get(0)).isCloseTo(.5627, within(2e-4));
    assertThat(third.busy().get(1)).isCloseTo(.4716, within(2e-4));
    assertThat(third.busy().get(2)).isCloseTo(.4657, within(2e-4));
  }

  @Test
  void theFormulasOfErlangGiveTheirTables() {
    assertThat(Erlang.lost(5, 3)).isCloseTo(.11005, within(5e-6));
    assertThat(Erlang.waiting(1, .7)).isCloseTo(.7, within(1e-12));
    assertThat(Erlang.waiting(2, 1)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(Erlang.waiting(3, 4)).isEqualTo(1);
    assertThat(Erlang.busyWhereLost(5, 3)[5]).isCloseTo(Erlang.lost(5, 3), within(1e-12));
    assertThat(Erlang.busyWhereLost(400, 1)[0]).isCloseTo(Math.exp(-1), within(1e-12));
  }

  @Test
  void busyUnitsCarryTheLoadThatIsNotLost() {
    for (boolean waits : new boolean[] {true, false}) {
      Town town = threeUnits(waits);
      for (Answer answer : List.of(Exact.of(town), Approximation.of(town))) {
        double carried = answer.town().load() * (waits ? 1 : 1 - Erlang.lost(3, 1.5));
        assertThat(sum(answer.busy())).isCloseTo(carried, within(1e-9));
        assertThat(answer.sent().stream().mapToDouble(PublishedAnswersTest::sum).sum())
            .isCloseTo(1, within(1e-9));
      }
    }
  }

  /** Lost calls and two units, solved by hand: states 00, 10, 01, 11 with load 1 from one area. */
  @Test
  void twoUnitsWithLostCallsAreAsBusyAsByHand() {
    Town town =
        new Town(
            "two",
            List.of("1", "2"),
            List.of(new Town.Area("a", 1, List.of(0, 1), List.of(60_000L, 180_000L))),
            3_600_000,
            false);
    Answer answer = Answer.of(town);
    // p00 = p10 + p01 = 2/5, p11 = 1/5; 2·p01 = p11, so p01 = 1/10 and p10 = 3/10.
    assertThat(answer.allBusy()).isCloseTo(.2, within(1e-12));
    assertThat(answer.busy().get(0)).isCloseTo(.5, within(1e-9));
    assertThat(answer.busy().get(1)).isCloseTo(.3, within(1e-9));
    // Of those not lost, 5 in 8 go to the first unit, a minute away, else three minutes.
    assertThat(answer.crossing()).isCloseTo(.375, within(1e-9));
    assertThat(answer.travelMs().orElseThrow()).isCloseTo(105_000, within(1e-3));
  }

  @Test
  void theApproximationOfFifteenUnitsIsNearTheExactSolution() {
    List<Town.Area> areas = new ArrayList<>();
    List<String> units = new ArrayList<>();
    for (int a = 0; a < Answer.EXACT_UNITS; a++) {
      int home = a;
      units.add("u" + a);
      areas.add(
          new Town.Area(
              "a" + a,
              .3 + .03 * a,
              IntStream.range(0, Answer.EXACT_UNITS)
                  .map(k -> (home + k * 7) % Answer.EXACT_UNITS)
                  .boxed()
                  .toList(),
              List.of()));
    }
    Town town = new Town("fifteen", units, areas, 3_600_000, true);
    Answer exact = Answer.of(town);
    Answer near = Approximation.of(town);
    for (int u = 0; u < units.size(); u++) {
      assertThat(near.busy().get(u)).isCloseTo(exact.busy().get(u), within(.02));
    }
    assertThat(near.crossing()).isCloseTo(exact.crossing(), within(.02));
    assertThat(exact.travelMs()).isEmpty();
  }

  @Test
  void theCorrectionsOfFiveHundredUnitsAreNumbers() {
    for (double load : new double[] {.01, 50, 250, 499}) {
      double[] q = Approximation.corrections(500, load, true);
      assertThat(q[0]).isCloseTo(1, within(1e-9));
      for (double factor : q) {
        assertThat(factor).isFinite().isNotNegative();
      }
    }
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(v -> v).sum();
  }
}
