package org.cordon.study.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.study.demand.Draws;
import org.junit.jupiter.api.Test;

final class DistributionTest {
  private static final long SEED = 5;
  private static final int DRAWS = 100_000;

  private static double shareUpTo(Distribution d, long ms) {
    int count = 0;
    for (int n = 0; n < DRAWS; n++) {
      if (d.drawMs(Draws.bits(SEED, 0, n, 1)) <= ms) {
        count++;
      }
    }
    return (double) count / DRAWS;
  }

  @Test
  void halfOfALognormalTimeIsUpToItsMedianAndNineTenthsUpToItsP90() {
    Distribution d = new Distribution.Lognormal(300_000, 720_000);
    double half = shareUpTo(d, 300_000);
    double most = shareUpTo(d, 720_000);
    System.out.println("seed " + SEED + ": " + half + " up to the median, " + most + " up to p90");
    assertEquals(0.5, half, 5 * Math.sqrt(0.25 / DRAWS));
    assertEquals(0.9, most, 5 * Math.sqrt(0.09 / DRAWS));
  }

  @Test
  void theLogarithmOfALognormalTimeIsNormal() {
    double sigma = Math.log(2.4) / 1.2815515655446004;
    double sum = 0;
    double squares = 0;
    double cubes = 0;
    Distribution d = new Distribution.Lognormal(300_000_000, 720_000_000);
    for (int n = 0; n < DRAWS; n++) {
      double z = Math.log(d.drawMs(Draws.bits(SEED, 0, n, 2)) / 3e8) / sigma;
      sum += z;
      squares += z * z;
      cubes += z * z * z;
    }
    assertEquals(0, sum / DRAWS, 5 / Math.sqrt(DRAWS));
    assertEquals(1, squares / DRAWS, 5 * Math.sqrt(2.0 / DRAWS));
    assertEquals(0, cubes / DRAWS, 5 * Math.sqrt(15.0 / DRAWS));
  }

  @Test
  void theExtremesOfTheRandomBitsGiveFiniteTimes() {
    Distribution d = new Distribution.Lognormal(300_000, 720_000);
    for (long bits : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0xffff_ffffL}) {
      long ms = d.drawMs(bits);
      assertTrue(ms >= 0 && ms < 86_400_000, bits + " gives " + ms);
    }
  }

  @Test
  void aRangeReachesBothItsEndsAndNothingBeyond() {
    Distribution d = new Distribution.Range(2, 4);
    assertEquals(2, d.drawMs(0));
    assertEquals(4, d.drawMs(-1));
    assertEquals(1.0 / 3, shareUpTo(d, 2), 5 * Math.sqrt(0.25 / DRAWS));
  }

  @Test
  void anotherMedianKeepsTheShape() {
    assertEquals(
        new Distribution.Lognormal(120_000, 288_000),
        new Distribution.Lognormal(300_000, 720_000).withMedianMs(120_000));
    assertEquals(new Distribution.Fixed(9), new Distribution.Fixed(3).withMedianMs(9));
    assertEquals(new Distribution.Range(8, 12), new Distribution.Range(3, 7).withMedianMs(10));
  }

  @Test
  void timesThatRunBackwardsAreNoDistribution() {
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Lognormal(10, 10));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Range(4, 4));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Fixed(-1));
  }
}
