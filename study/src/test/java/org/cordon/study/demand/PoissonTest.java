package org.cordon.study.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PoissonTest {
  private static final long SEED = 11;
  private static final int DRAWS = 100_000;

  private static int draw(double mean, int n) {
    return Poisson.count(mean, part -> Draws.bits(SEED, 0, n, part));
  }

  @Test
  void meanAndVarianceAreBothTheMean() {
    for (double mean : new double[] {0.01, 0.7, 6.5, 31.9, 100}) {
      double sum = 0;
      double squares = 0;
      for (int n = 0; n < DRAWS; n++) {
        int count = draw(mean, n);
        sum += count;
        squares += (double) count * count;
      }
      double average = sum / DRAWS;
      double variance = squares / DRAWS - average * average;
      String found = "seed " + SEED + ": mean " + average + ", variance " + variance;
      System.out.println(found);
      // Standard errors of both; the variance's from the fourth moment of a Poisson count.
      assertTrue(Math.abs(average - mean) < 5 * Math.sqrt(mean / DRAWS), found);
      double error = Math.sqrt((mean + 2 * mean * mean) / DRAWS);
      assertTrue(Math.abs(variance - mean) < 5 * error, found);
    }
  }

  @Test
  void theChanceOfEachCountIsThatOfAPoissonVariable() {
    double mean = 2.5;
    int[] counts = new int[40];
    for (int n = 0; n < DRAWS; n++) {
      counts[draw(mean, n)]++;
    }
    double chance = Math.exp(-mean);
    double chiSquare = 0;
    for (int k = 0; k <= 9; k++) {
      double expected = DRAWS * chance;
      chiSquare += (counts[k] - expected) * (counts[k] - expected) / expected;
      chance *= mean / (k + 1);
    }
    System.out.println("seed " + SEED + ": chi-square " + chiSquare + " with 10 cells");
    // The 99.9 % point of chi-square with 10 degrees of freedom is 29.6.
    assertTrue(chiSquare < 29.6, "chi-square " + chiSquare);
  }

  @Test
  void nothingComesWhenNothingIsExpected() {
    assertEquals(0, draw(0, 1));
  }
}
