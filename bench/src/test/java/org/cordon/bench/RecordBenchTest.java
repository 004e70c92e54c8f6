package org.cordon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecordBenchTest {
  @Test
  void everyRowOfTheRecordIsMeasured() {
    List<Row> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    new RecordBench(RecordBench.Size.SMALL, rows::add, notes::add).run();
    assertThat(rows).allMatch(row -> row.median() > 0);
    assertThat(rows.stream().filter(row -> row.bar() == null).map(Row::what))
        .as("the bar of opening is that of a million entries")
        .filteredOn(what -> !what.startsWith("the disk alone"))
        .containsExactly(
            "open a record of 2000, closed in order, to go on",
            "open a record of 2000, after a kill, 1000 entries to fold",
            "fold 2000 entries, no state kept");
    if (notes.isEmpty()) {
      assertThat(rows).hasSize(16);
      assertThat(rows.get(6).what()).contains("PostgreSQL");
    } else {
      System.out.println("SKIPPED: " + notes.getFirst());
      assertThat(rows).hasSize(10);
      assertThat(notes).singleElement().asString().contains("PostgreSQL: not run here: ");
    }
    assertThat(rows.getLast().what()).startsWith("front page of a record of 2000");
    assertThat(rows.getFirst().anchor()).isNotNull();
  }
}
