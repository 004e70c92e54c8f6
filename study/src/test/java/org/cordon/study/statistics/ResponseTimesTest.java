package org.cordon.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResponseTimesTest {
  @Test
  void unreachedCallsCountAsInfinitelyLate() {
    ResponseTimes times = new ResponseTimes(new long[] {300, 100, 200}, 2);
    assertThat(times.calls()).isEqualTo(5);
    assertThat(times.within(200)).isEqualTo(2);
    assertThat(times.percentileMs(50)).isEqualTo(300);
    assertThat(times.percentileMs(60)).isEqualTo(300);
    assertThat(times.percentileMs(61)).isInfinite();
  }

  @Test
  void aCallReachedExactlyAtTheLimitIsWithinIt() {
    ResponseTimes times = new ResponseTimes(new long[] {5, 5, 6}, 0);
    assertThat(times.within(4.9)).isZero();
    assertThat(times.within(5)).isEqualTo(2);
    assertThat(times.within(Double.POSITIVE_INFINITY)).isEqualTo(3);
  }
}
