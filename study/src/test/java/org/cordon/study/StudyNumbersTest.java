package org.cordon.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class StudyNumbersTest {
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
