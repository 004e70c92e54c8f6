package org.cordon.brief.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.cordon.brief.account.TestRecord;
import org.cordon.dispatch.model.account.AccountEntry.Statement;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.LogReader;
import org.cordon.record.tree.ProofCheck;
import org.cordon.record.tree.TreeHasher;
import org.junit.jupiter.api.Test;

final class EvidenceTest {
  private static TestRecord record(int entries) {
    TestRecord record = new TestRecord();
    for (int i = 0; i < entries; i++) {
      record.enter(Statement.of("s" + i, "mayor", "the calls", "Word " + i + " \u2013 \u00e9."));
    }
    return record;
  }

  @Test
  void everyEntryStandsInTheCheckpointByItsOwnBytesAndItsPath() {
    Evidence evidence = Evidence.of(record(300).reader(), new TreeSet<>(List.of(0L, 17L, 299L)));
    TreeHasher hasher = new TreeHasher();
    assertThat(evidence.entries())
        .extracting(Evidence.Proved::number)
        .containsExactly(0L, 17L, 299L);
    assertThat(evidence.checkpoint().size()).isEqualTo(300);
    for (Evidence.Proved proved : evidence.entries()) {
      byte[] bytes = proved.text().getBytes(StandardCharsets.UTF_8);
      assertThat(hasher.leaf(bytes)).isEqualTo(proved.leaf());
      assertThat(
              new ProofCheck(hasher)
                  .included(
                      proved.leaf(),
                      proved.number(),
                      300,
                      proved.path(),
                      evidence.checkpoint().root()))
          .isTrue();
    }
  }

  @Test
  void aRecordThatDoesNotFitItsCheckpointGivesNoEvidence() {
    LogReader damaged = record(300).readerWithAnEntryChanged(7);
    assertThat(Evidence.of(damaged, new TreeSet<>(List.of(6L))).entries()).hasSize(1);
    assertThatThrownBy(() -> Evidence.of(damaged, new TreeSet<>(List.of(7L))))
        .isInstanceOf(RecordRefusal.class)
        .hasMessageContaining("proof-does-not-hold")
        .hasMessageContaining("entry 7")
        .hasMessageContaining("record verify");
  }
}
