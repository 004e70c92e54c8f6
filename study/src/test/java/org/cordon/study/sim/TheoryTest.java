package org.cordon.study.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.roads.Profile;
import org.cordon.study.demand.GeneratedCall;
import org.cordon.study.result.CallFate;
import org.cordon.study.result.RunResult;
import org.junit.jupiter.api.Test;

final class TheoryTest {
  private static final long SERVICE_MS = 600_000;
  private static final double LOAD = 0.5;

  /**
   * One car whose calls all come from its own corner is a queue with one server and fixed service:
   * calls at random (Poisson), so the mean wait is load · service / (2 (1 − load)), here 300 s
   * (Pollaczek and Khinchine).
   */
  @Test
  void oneCarWaitsAsTheQueueWithOneServerAndFixedServiceDoes() {
    OneStation centre = new OneStation(0, 0, SERVICE_MS);
    double expectedMs = LOAD * SERVICE_MS / (2 * (1 - LOAD));
    List<Double> means = new ArrayList<>();
    for (int run = 0; run < 8; run++) {
      SplittableRandom random = new SplittableRandom(100 + run);
      List<GeneratedCall> calls = new ArrayList<>();
      double at = OneStation.START_MS;
      for (int i = 0; i < 3_000; i++) {
        at -= Math.log(1 - random.nextDouble()) * SERVICE_MS / LOAD;
        calls.add(OneStation.call(i, (long) at, OneStation.corner(0, 0)));
      }
      RunResult result = centre.run(calls, run);
      assertThat(result.fates())
          .hasSize(calls.size())
          .allSatisfy(f -> assertThat(f.outcome()).isEqualTo(IncidentOutcome.REACHED));
      means.add(
          result.fates().stream()
              .mapToLong(f -> f.responseMs().orElseThrow())
              .average()
              .orElseThrow());
    }
    double mean = means.stream().mapToDouble(m -> m).average().orElseThrow();
    double variance =
        means.stream().mapToDouble(m -> (m - mean) * (m - mean)).sum() / (means.size() - 1);
    double halfWidth = 3.5 * Math.sqrt(variance / means.size()); // t, 7 degrees, 99 %
    System.out.printf(
        Locale.ROOT,
        "one server, fixed service: mean wait %.1f s, half width %.1f s, expected %.1f s%n",
        mean / 1000,
        halfWidth / 1000,
        expectedMs / 1000);
    assertThat(halfWidth).isLessThan(0.15 * expectedMs);
    assertThat(Math.abs(mean - expectedMs)).isLessThan(halfWidth);
  }

  /** Four blocks north and three east are seven blocks, whichever way; all blocks take as long. */
  @Test
  void aCallInTheGridTownIsReachedAfterHandlingTurnoutAndItsBlocks() {
    OneStation centre = new OneStation(45_000, 30_000, SERVICE_MS);
    List<GeneratedCall> calls = new ArrayList<>();
    for (int i = 0; i < 49; i++) {
      long received = OneStation.START_MS + i * 3_600_000L;
      calls.add(OneStation.call(i, received, OneStation.corner(i / 7, i % 7)));
    }
    RunResult result = centre.run(calls, 0);
    int blockMs = centre.streets.roads().city().timeMs(Profile.POLICE, 0);
    for (int i = 0; i < 49; i++) {
      CallFate fate = result.fates().get(i);
      int blocks = i / 7 + i % 7;
      long travelMs = fate.responseMs().orElseThrow() - 75_000;
      assertThat(travelMs)
          .as("%d blocks", blocks)
          .isBetween((long) blocks * (blockMs - 15), (long) blocks * (blockMs + 15));
    }
  }
}
