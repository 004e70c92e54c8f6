package org.cordon.study.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantilesTest {
  @Test
  void theNearestRankIsAValueThatOccurred() {
    assertThat(Quantiles.of(new long[] {30, 10, 20})).isEqualTo(new Quantiles(3, 20, 30));
    assertThat(Quantiles.of(new long[] {4, 3, 2, 1})).isEqualTo(new Quantiles(4, 2, 4));
    assertThat(Quantiles.of(new long[] {7})).isEqualTo(new Quantiles(1, 7, 7));
    assertThat(Quantiles.of(new long[0])).isEqualTo(new Quantiles(0, 0, 0));
  }

  @Test
  void aShareOfNothingIsNoDivisionByZero() {
    assertThat(Share.NONE.percent()).isZero();
    assertThat(Share.NONE.and(true).and(false)).hasToString("1 of 2 (50.0 %)");
  }
}
