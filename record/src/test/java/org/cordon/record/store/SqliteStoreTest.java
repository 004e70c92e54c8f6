package org.cordon.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest extends LogStoreContract {
  @TempDir private Path folder = Path.of("");

  private Path file() {
    return folder.resolve("record.sqlite");
  }

  @Override
  LogStore open() {
    return SqliteStore.write(file());
  }

  private void byAnotherProgram(String sql) throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  private LogStore withThree() {
    closeLast();
    LogStore store = open();
    store.append(null, batch(0, 3));
    return store;
  }

  @Test
  void aSecondWriterIsRefusedAndReadersAreNot() {
    try (LogStore store = withThree()) {
      assertThatThrownBy(this::open).hasMessageContaining("another-writer");
      try (LogStore reader = SqliteStore.read(file())) {
        assertThat(reader.entries(0, 3)).hasSize(3);
        store.append(new Head(3, "note 3"), batch(3, 1));
        assertThat(reader.head()).isEqualTo(new Head(4, "note 4"));
      }
      store.append(new Head(4, "note 4"), batch(4, 1));
    }
  }

  @Test
  void aCommitOfAnotherProgramStopsTheWriterEvenIfItTouchedOnlyAnOldEntry() throws SQLException {
    try (LogStore store = withThree()) {
      byAnotherProgram("UPDATE entry SET bytes = x'7b7d' WHERE n = 0");
      assertThatThrownBy(() -> store.append(new Head(3, "note 3"), batch(3, 1)))
          .hasMessageContaining("store-changed")
          .hasMessageContaining("another program");
      assertThat(store.head()).isEqualTo(new Head(3, "note 3"));
    }
  }

  @Test
  void anEntryTakenOrAddedIsSeenAgainstTheHead() throws SQLException {
    try (LogStore store = withThree()) {
      byAnotherProgram("DELETE FROM entry WHERE n = 2");
      assertThatThrownBy(store::head).hasMessageContaining("store-changed");
    }
  }

  @Test
  void aTriggerOrATableThatIsNotOursIsRefused() throws SQLException {
    withThree().close();
    byAnotherProgram(
        "CREATE TRIGGER t AFTER INSERT ON entry BEGIN UPDATE entry SET bytes = x'' WHERE n = 0; END");
    assertThatThrownBy(this::open).hasMessageContaining("store-changed");
    assertThatThrownBy(() -> SqliteStore.read(file())).hasMessageContaining("CREATE TRIGGER");
  }

  @Test
  void aFilePutInPlaceOfTheRecordStopsTheWriterBeforeItAcknowledges() throws IOException {
    try (LogStore store = withThree()) {
      Files.move(file(), folder.resolve("gone"));
      Files.copy(folder.resolve("gone"), file());
      assertThatThrownBy(() -> store.append(new Head(3, "note 3"), batch(3, 1)))
          .hasMessageContaining("store-changed")
          .hasMessageContaining("another file");
    }
  }

  @Test
  void aWriteAheadLogThatIsRemovedStopsTheWriterBeforeItAcknowledges() throws IOException {
    try (LogStore store = withThree()) {
      Files.delete(folder.resolve("record.sqlite-wal"));
      assertThatThrownBy(() -> store.append(new Head(3, "note 3"), batch(3, 1)))
          .hasMessageContaining("store-changed");
    }
  }

  @Test
  void aNewerFormatAndAStrangersFileAreRefused() throws SQLException, IOException {
    withThree().close();
    byAnotherProgram("PRAGMA user_version = 2");
    assertThatThrownBy(this::open).hasMessageContaining("newer-format");
    byAnotherProgram("PRAGMA user_version = 1");
    byAnotherProgram("PRAGMA application_id = 1");
    assertThatThrownBy(this::open).hasMessageContaining("not-a-record");
    Files.writeString(file(), "a letter, not a record, long enough to be no empty file".repeat(99));
    assertThatThrownBy(this::open).hasMessageContaining("not-a-record");
    assertThatThrownBy(() -> SqliteStore.read(folder.resolve("none")))
        .hasMessageContaining("no-such-record");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void aFullDiskKeepsWhatWasAcknowledgedAndSaysSo() throws SQLException {
    Head head = new Head(3, "note 3");
    try (SqliteStore store = (SqliteStore) withThree()) {
      store.limitPages(20);
      Batch large =
          new Batch(List.of(new byte[65_535], new byte[65_535]), List.of(), new Head(5, ""));
      assertThatThrownBy(() -> store.append(head, large)).hasMessageContaining("store-full");
      assertThat(store.head()).isEqualTo(head);
    }
    try (LogStore again = open()) {
      assertThat(again.head()).isEqualTo(head);
      assertThat(again.entries(0, 3)).hasSize(3);
    }
  }

  @Test
  void aRecordAtRestIsOneFileAndAReaderLeavesNothingBeside() throws IOException {
    withThree().close();
    try (LogStore reader = SqliteStore.read(file())) {
      assertThat(reader.entries(0, 3)).hasSize(3);
      LogStore writer = open(); // and a reader does not keep a writer away
      writer.append(new Head(3, "note 3"), batch(3, 1));
      writer.close();
      assertThat(reader.entries(3, 4)).hasSize(1);
    }
    try (LogStore again = open()) {
      assertThat(again.head()).isEqualTo(new Head(4, "note 4"));
    }
    try (LogStore reader = SqliteStore.read(file());
        var files = Files.list(folder)) {
      assertThat(reader.entries(0, 4)).hasSize(4);
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("record.sqlite", "record.sqlite.lock");
    }
  }

  @Test
  void everyCommitIsSyncedBecauseTheModeSaysSo() throws SQLException {
    try (SqliteStore store = (SqliteStore) withThree()) {
      assertThat(store.pragma("journal_mode")).isEqualTo("wal");
      assertThat(store.pragma("synchronous")).isEqualTo("2");
    }
  }

  @Test
  void theWriteAheadLogIsMovedBesideTheCommitsAndAnotherProgramIsStillSeen() throws Exception {
    Path wal = folder.resolve("record.sqlite-wal");
    long longest = 0;
    try (LogStore store = withThree()) {
      byte[] large = new byte[65_535];
      List<byte[]> sixteen = Collections.nCopies(16, large);
      long n = 3;
      for (int i = 0; i < 64; i++, n += 16) { // 64 MB
        store.append(
            new Head(n, "note " + n),
            new Batch(sixteen, List.of(), new Head(n + 16, "note " + (n + 16))));
        longest = Math.max(longest, Files.size(wal));
      }
      assertThat(longest).isBetween(1L, 48L << 20);
      assertThat(Files.size(file())).isGreaterThan(16L << 20);
      byAnotherProgram("UPDATE entry SET bytes = x'7b7d' WHERE n = 0");
      Head last = new Head(n, "note " + n);
      Batch more = batch(n, 1);
      assertThatThrownBy(() -> store.append(last, more)).hasMessageContaining("another program");
    }
  }
}
