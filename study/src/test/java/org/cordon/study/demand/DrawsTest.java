package org.cordon.study.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class DrawsTest {
  @Test
  void aDrawDependsOnEachOfSeedRunSubjectAndPurposeAndOnNothingElse() {
    long draw = Draws.bits(7, 1, 2, 3);
    assertEquals(draw, Draws.bits(7, 1, 2, 3));
    assertNotEquals(draw, Draws.bits(8, 1, 2, 3));
    assertNotEquals(draw, Draws.bits(7, 2, 2, 3));
    assertNotEquals(draw, Draws.bits(7, 1, 3, 3));
    assertNotEquals(draw, Draws.bits(7, 1, 2, 4));
  }

  @Test
  void boundedDrawsFillTheirRangeEvenly() {
    int[] counts = new int[10];
    for (int call = 0; call < 100_000; call++) {
      counts[(int) Draws.below(10, 7, 0, call, 1)]++;
    }
    for (int count : counts) {
      assertTrue(count > 9_500 && count < 10_500, "seed 7 gave " + count + " of 10,000");
    }
  }
}
