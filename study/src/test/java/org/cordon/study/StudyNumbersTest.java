package org.cordon.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class StudyNumbersTest {
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

  @Test
  void unreachedCallsCountAsInfinitelyLate() {
    ResponseTimes times = new ResponseTimes(new long[] {300, 100, 200}, 2);
    assertEquals(5, times.calls());
    assertEquals(2, times.within(200));
    assertEquals(OptionalLong.of(300), times.percentileMs(50));
    assertEquals(OptionalLong.of(300), times.percentileMs(60));
    assertEquals(OptionalLong.empty(), times.percentileMs(90));
    assertEquals(OptionalLong.empty(), new ResponseTimes(new long[0], 0).percentileMs(50));
  }
}
