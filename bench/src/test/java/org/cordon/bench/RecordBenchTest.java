package org.cordon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecordBenchTest {
  @Test
  void everyRowOfTheRecordIsMeasured() {
    List<Row> rows = new ArrayList<>();
    new RecordBench(RecordBench.Size.SMALL, rows::add).run();
    assertThat(rows).hasSize(5).allMatch(row -> row.median() > 0 && row.bar() != null);
    assertThat(rows.getFirst().anchor()).isNotNull();
  }
}
