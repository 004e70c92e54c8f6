package org.cordon.record.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.cordon.record.log.LogReader;
import org.cordon.record.side.Forgotten;
import org.cordon.record.side.SideStore;
import org.cordon.record.side.Sides;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.PostgresServer;
import org.cordon.record.store.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from a server into files and back. */
final class PostgresBackupTest {
  private static final long NOW_MS = 500 * Sample.DAY_MS;
  private static final String NAME = Sample.KEY.verifier().name();

  @TempDir private Path folder = Path.of("");

  private final String first = PostgresServer.newSchema();
  private final String second = PostgresServer.newSchema();

  @AfterEach
  void dropSchemas() throws SQLException {
    for (String each : new String[] {first, second}) {
      PostgresAddress at = PostgresAddress.parse(each);
      PostgresServer.drop(each);
      PostgresServer.drop(each.replace(at.schema(), at.schema() + "_side"));
    }
  }

  private static String checkpoint(String record) {
    try (LogStore store = Stores.read(record)) {
      return new LogReader(store).checkpoint().toString();
    }
  }

  @Test
  void aRecordGoesFromAServerIntoAFileAndOntoAnotherServerWithItsSideStore() throws IOException {
    try (RecordWriter writer = RecordWriter.open(first, Sample.KEY)) {
      Sample.append(writer.log(), writer.side(), 0, 300);
    }
    Manifest manifest = Backup.write(first, folder.resolve("b"), true, NOW_MS);
    assertThat(manifest.items()).isEqualTo(600);
    assertThat(Sample.verify(folder.resolve("b/record.sqlite")).whole()).isTrue();
    Forgotten gone =
        new Forgotten(Sample.item(7, "caller", 0).sha256(), "caller", 1, "erasure-request");
    Restore restore =
        new Restore(folder.resolve("b"), Sample.PUB, checkpoint(first), List.of(gone), NOW_MS);
    Restore.Outcome outcome = restore.to(second);
    assertThat(outcome.verdict().whole()).isTrue();
    assertThat(outcome.items()).isEqualTo(599);
    assertThat(checkpoint(second)).isEqualTo(checkpoint(first));
    assertThatThrownBy(() -> restore.to(second)).hasMessageContaining("record-exists");
    assertThatThrownBy(() -> RecordWriter.open(second, Sample.KEY))
        .hasMessageContaining("restored-record");
    assertThat(Continuation.goOn(second, Sample.KEY, checkpoint(first), NOW_MS)).isEqualTo(300);
    try (RecordWriter writer = RecordWriter.open(second, Sample.KEY);
        SideStore side = Sides.write(second, NAME)) {
      Sample.append(writer.log(), writer.side(), 300, 301);
      assertThat(writer.log().size()).isEqualTo(303); // and that it was restored, and forgot
      assertThat(side.item(gone.sha256())).isNull();
      assertThat(side.item(Sample.item(300, "place", 0).sha256())).isNotNull();
    }
  }
}
