package org.cordon.record.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.SqliteStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OrphansTest {
  private static final SignerKey KEY =
      SignerKey.ofSeed(SideStoreContract.LOG, KeyType.ED25519, new byte[32]);

  @TempDir private Path folder = Path.of("");

  static byte[] entry(SideItem... items) {
    StringBuilder commitments = new StringBuilder();
    for (SideItem item : items) {
      commitments.append(commitments.isEmpty() ? "" : ",");
      commitments.append('"').append(item.kind()).append("\":\"").append(item.sha256()).append('"');
    }
    return ("{\"commitments\":{" + commitments + "},\"n\":1}").getBytes(StandardCharsets.UTF_8);
  }

  private static SideItem item(int n, long logSize) {
    return SideStoreContract.item(n, "caller", "caller " + n, logSize);
  }

  private SideStore side() {
    return SqliteSide.write(folder.resolve("r.side.sqlite"), SideStoreContract.LOG);
  }

  private int sweep(SideStore side) {
    try (SqliteStore store = SqliteStore.read(folder.resolve("r.sqlite"))) {
      return Orphans.sweep(side, new LogReader(store));
    }
  }

  @Test
  void whatACrashLeftWithoutItsEntryIsSweptAndTheRestStays() {
    SideItem first = item(1, 0);
    SideItem second = item(2, 1);
    SideItem lost = item(3, 1); // its batch was to come in the same commit and never came
    try (SideStore side = side();
        Log log = Log.open(SqliteStore.write(folder.resolve("r.sqlite")), KEY)) {
      assertThat(sweep(side)).isZero();
      side.put(List.of(first));
      log.append(List.of(entry(first)));
      side.put(List.of(second, lost));
      log.append(List.of(entry(), entry(second)));
    }
    try (SideStore side = side()) {
      assertThat(sweep(side)).isEqualTo(1);
      assertThat(side.item(first.sha256())).isEqualTo(first);
      assertThat(side.item(second.sha256())).isEqualTo(second);
      assertThat(side.item(lost.sha256())).isNull();
      assertThat(sweep(side)).isZero();
      SideItem afterAll = item(4, 3); // killed between the side store and the log
      side.put(List.of(afterAll));
      assertThat(sweep(side)).isEqualTo(1);
      assertThat(side.item(second.sha256())).isEqualTo(second);
    }
  }

  @Test
  void anOlderRecordBesideANewerSideStoreIsRefusedAndLosesNothing() {
    SideItem newer = item(1, 5);
    try (Log log = Log.open(SqliteStore.write(folder.resolve("r.sqlite")), KEY);
        SideStore side = side()) {
      log.append(List.of(entry()));
      side.put(List.of(newer));
      assertThatThrownBy(() -> sweep(side))
          .hasMessageContaining("side-newer-than-record")
          .hasMessageContaining("5 entries; it has 1");
      assertThat(side.item(newer.sha256())).isEqualTo(newer);
    }
  }
}
