package org.cordon.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cordon.record.RecordRefusal;
import org.cordon.record.tree.Hash;
import org.cordon.record.tree.TreeHasher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Writers, readers and servers that behave badly. */
final class PostgresStoreTest extends LogStoreContract {
  private static final Head THREE = new Head(3, "note 3");

  private final String address = PostgresServer.newSchema();
  private final PostgresAddress at = PostgresAddress.parse(address);

  @Override
  LogStore open() {
    return Stores.write(address);
  }

  @AfterEach
  void dropSchema() throws SQLException {
    closeLast();
    PostgresServer.drop(address);
  }

  private PostgresStore withThree() {
    closeLast();
    LogStore store = open();
    store.append(null, batch(0, 3));
    return (PostgresStore) store;
  }

  private static Batch withATile(long first) {
    List<Hash> hashes = Collections.nCopies(256, new TreeHasher().empty());
    Batch batch = batch(first, 2);
    return new Batch(batch.entries(), List.of(new FullTile(0, 0, hashes)), batch.after());
  }

  private void hasOnlyThree() {
    try (LogStore again = open()) {
      assertThat(again.head()).isEqualTo(THREE);
      assertThat(again.entries(0, 3)).hasSize(3);
      assertThatThrownBy(() -> again.entries(3, 4)).hasMessageContaining("store-damaged");
      assertThatThrownBy(() -> again.tile(0, 0)).hasMessageContaining("store-damaged");
    }
  }

  @Test
  void aSecondWriterIsRefusedAndTheFirstGoesOn() {
    try (LogStore store = withThree()) {
      assertThatThrownBy(this::open)
          .hasMessageContaining("another-writer")
          .hasMessageContaining("process ");
      store.append(THREE, batch(3, 1));
      assertThat(store.head()).isEqualTo(new Head(4, "note 4"));
    }
  }

  @Test
  void ofManyThatOpenAtOnceOneWrites() throws InterruptedException {
    closeLast();
    List<Callable<LogStore>> writers = Collections.nCopies(6, this::open);
    List<LogStore> opened = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (Future<LogStore> writer : threads.invokeAll(writers)) {
        try {
          opened.add(writer.get());
        } catch (ExecutionException e) {
          assertThat(e.getCause()).hasMessageContaining("another-writer");
        }
      }
    }
    assertThat(opened).hasSize(1);
    opened.getFirst().append(null, batch(0, 1));
    opened.getFirst().close();
  }

  @Test
  void aLeaderThatWakesAfterAnotherTookOverWritesNothing() throws SQLException {
    try (PostgresStore frozen = withThree()) {
      frozen.inItsSession("SELECT pg_advisory_unlock_all()"); // as a failover or a pool lets it go
      try (LogStore next = open()) {
        assertThatThrownBy(() -> frozen.append(THREE, withATile(3)))
            .isInstanceOf(RecordRefusal.class)
            .hasMessageContaining("leader-lost");
        assertThat(next.head()).isEqualTo(THREE);
        next.append(THREE, batch(3, 1));
        Head four = new Head(4, "note 4");
        assertThatThrownBy(() -> frozen.append(four, batch(4, 1)))
            .hasMessageContaining("leader-lost");
        next.append(four, batch(4, 1));
        assertThat(next.entries(0, 5)).hasSize(5);
      }
    }
  }

  @Test
  void aWriterWhoseConnectionIsCutInTheMiddleOfABatchLeavesNothingOfIt() throws Exception {
    PostgresStore store = withThree();
    int backend = store.backend();
    try (Connection other = at.connect(false);
        Statement statement = other.createStatement();
        var thread = Executors.newVirtualThreadPerTaskExecutor()) {
      other.setAutoCommit(false); // the entries are in when the tile has to wait
      statement.execute("LOCK TABLE " + at.schema() + ".tile IN ACCESS EXCLUSIVE MODE");
      Future<?> appended = thread.submit(() -> store.append(THREE, withATile(3)));
      waitUntil("SELECT count(*) FROM pg_locks WHERE NOT granted AND pid = " + backend, appended);
      statement.execute("SELECT pg_terminate_backend(" + backend + ")");
      assertThatThrownBy(appended::get)
          .hasMessageContaining("store-failed")
          .hasMessageContaining("what was acknowledged is kept");
      other.rollback();
    }
    assertThatThrownBy(() -> store.append(THREE, batch(3, 1))).hasMessageContaining("store-failed");
    store.close();
    waitUntilGone(backend);
    hasOnlyThree();
  }

  /** Asks until a count is more than none, and no longer than something else takes. */
  private void waitUntil(String count, Future<?> meanwhile) throws SQLException {
    try (Connection other = at.connect(false);
        Statement statement = other.createStatement()) {
      long found = 0;
      while (found == 0 && !meanwhile.isDone()) {
        try (ResultSet row = statement.executeQuery(count)) {
          row.next();
          found = row.getLong(1);
        }
      }
      assertThat(found).isPositive();
    }
  }

  private void waitUntilGone(int backend) throws SQLException {
    try (Connection other = at.connect(false);
        Statement statement = other.createStatement()) {
      boolean there = true;
      while (there) {
        try (ResultSet row =
            statement.executeQuery("SELECT FROM pg_stat_activity WHERE pid = " + backend)) {
          there = row.next();
        }
      }
    }
  }

  @Test
  void aWriterThatWaitsTooLongForALockIsRefusedAndWroteNothing() throws SQLException {
    withThree().close();
    try (LogStore store = Stores.write(address + "&options=-c%20lock_timeout=100");
        Connection other = at.connect(false);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE " + at.schema() + ".tile IN ACCESS EXCLUSIVE MODE");
      assertThatThrownBy(() -> store.append(THREE, withATile(3)))
          .hasMessageContaining("store-failed")
          .hasMessageContaining("pg_stat_activity");
      other.rollback();
    }
    hasOnlyThree();
  }

  @Test
  void aStatementThatTakesTooLongIsRefused() throws SQLException {
    withThree().close();
    try (LogStore store = Stores.read(address + "&options=-c%20statement_timeout=100");
        Connection other = at.connect(false);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE " + at.schema() + ".entry IN ACCESS EXCLUSIVE MODE");
      assertThatThrownBy(store::head)
          .hasMessageContaining("store-failed")
          .hasMessageContaining("pg_stat_activity");
      other.rollback();
      assertThat(store.head()).isEqualTo(THREE);
    }
  }

  @Test
  void aReaderSeesOneMomentUntilItAsksForTheEndAgainAndKeepsNobodyWaiting() {
    try (LogStore store = withThree();
        LogStore reader = Stores.read(address)) {
      assertThat(reader.head()).isEqualTo(THREE);
      store.append(THREE, batch(3, 1));
      assertThatThrownBy(() -> reader.entries(3, 4)).hasMessageContaining("store-damaged");
      assertThat(reader.head()).isEqualTo(new Head(4, "note 4"));
      assertThat(reader.entries(3, 4)).hasSize(1);
      store.append(new Head(4, "note 4"), batch(4, 1));
    }
  }

  @Test
  void aReaderCanWriteNothing() throws SQLException {
    withThree().close();
    try (PostgresStore reader = (PostgresStore) Stores.read(address)) {
      assertThatThrownBy(() -> reader.inItsSession("DELETE FROM " + at.schema() + ".entry"))
          .hasMessageContaining("read-only");
    }
  }

  @Test
  void aRoleThatMayOnlyInsertEntriesAndMoveTheEndCanWriteAndChangesNothing() throws SQLException {
    withThree().close();
    String role = at.schema() + "_writer";
    PostgresServer.execute(address, "CREATE ROLE " + role);
    try (PostgresStore store = asRole(role)) {
      store.append(THREE, withATile(3));
      assertThat(store.entries(3, 5)).hasSize(2);
      assertThatThrownBy(() -> store.inItsSession("DELETE FROM " + at.schema() + ".entry"))
          .hasMessageContaining("permission denied");
    } finally {
      PostgresServer.execute(address, "DROP OWNED BY " + role + "; DROP ROLE " + role);
    }
  }

  private PostgresStore asRole(String role) throws SQLException {
    PostgresServer.execute(
        address,
        """
        GRANT USAGE ON SCHEMA %1$s TO %2$s;
        GRANT SELECT, INSERT ON %1$s.entry, %1$s.tile TO %2$s;
        GRANT SELECT, UPDATE ON %1$s.head TO %2$s
        """
            .formatted(at.schema(), role));
    return (PostgresStore) Stores.write(address + "&options=-c%20role=" + role);
  }

  @Test
  void aServerThatWouldLoseWhatItAcknowledgedIsNotWrittenTo() throws IOException {
    withThree().close();
    assertThatThrownBy(() -> Stores.write(address + "&options=-c%20synchronous_commit=off"))
        .hasMessageContaining("server-not-durable")
        .hasMessageContaining("synchronous_commit = off");
    try (EmbeddedPostgres careless = PostgresServer.start(Map.of("full_page_writes", "off"))) {
      assertThatThrownBy(() -> Stores.write(PostgresServer.address(careless)))
          .hasMessageContaining("server-not-durable")
          .hasMessageContaining("fsync = off, full_page_writes = off");
    }
  }

  @Test
  void aServerThatBecomesCarelessWhileWritingStopsTheWriter() throws SQLException {
    try (PostgresStore store = withThree()) {
      store.inItsSession("SET synchronous_commit = off");
      assertThatThrownBy(() -> store.append(THREE, withATile(3)))
          .hasMessageContaining("server-not-durable");
    }
    hasOnlyThree();
  }

  @Test
  void aWholeLogIsCopiedOnlyIntoAnEmptyRecord() {
    PostgresStore to = (PostgresStore) openAfterClosing();
    try (MemoryStore from = new MemoryStore()) {
      from.append(null, batch(0, 300));
      Batch tile = withATile(300);
      from.append(batch(0, 300).after(), tile);
      to.copy(from);
      assertThat(to.head()).isEqualTo(tile.after());
      assertThat(to.entries(299, 302)).last().isEqualTo(entry(301));
      assertThat(to.tile(0, 0)).isEqualTo(tile.tiles().getFirst().bytes());
      assertThatThrownBy(() -> to.copy(from))
          .hasMessageContaining("record-exists")
          .hasMessageContaining("currentSchema=");
    } finally {
      to.close();
    }
  }

  @Test
  void aBatchTooLargeForOneStatementIsKeptWholeAllTheSame() {
    List<byte[]> entries = new ArrayList<>();
    for (int n = 0; n < 2_500; n++) {
      entries.add(n % 25 == 0 ? new byte[60_000] : entry(n)); // 6 MB
    }
    Head head = new Head(2_500, "large");
    try (LogStore store = openAfterClosing()) {
      store.append(null, new Batch(entries, List.of(), head));
      List<byte[]> kept = store.entries(0, 2_500);
      for (int n = 0; n < 2_500; n++) {
        assertThat(kept.get(n)).isEqualTo(entries.get(n));
      }
    } finally {
      openNew();
    }
  }

  private LogStore openAfterClosing() {
    closeLast();
    return open();
  }
}
