package org.cordon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClaimsBenchTest {
  @Test
  void everyKindOfFileIsMeasuredBesideAScan() {
    List<Row> rows = new ArrayList<>();
    new ClaimsBench(ClaimsBench.Size.SMALL, rows::add).run();
    assertThat(rows).hasSize(6).allMatch(row -> row.median() > 0 && row.anchor() != null);
    assertThat(rows).extracting(row -> row.bar() == null).containsOnly(false);
  }
}
