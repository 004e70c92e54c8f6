package org.cordon.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cordon.record.RecordRefusal;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.proof.TlogProof;
import org.cordon.record.store.Batch;
import org.cordon.record.store.Head;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.MemoryStore;
import org.cordon.record.store.SqliteStore;
import org.cordon.record.tree.Hash;
import org.cordon.record.tree.LeafNodes;
import org.cordon.record.tree.ProofCheck;
import org.cordon.record.tree.Proofs;
import org.cordon.record.tree.TreeHasher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogTest {
  static final SignerKey KEY =
      SignerKey.ofSeed("dispatch.example/r", KeyType.ED25519, new byte[32]);

  @TempDir private Path folder = Path.of("");

  private final TreeHasher hasher = new TreeHasher();

  static byte[] entry(long n) {
    return ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8);
  }

  static List<byte[]> entries(long from, long to) {
    List<byte[]> entries = new ArrayList<>();
    for (long n = from; n < to; n++) {
      entries.add(entry(n));
    }
    return entries;
  }

  private SqliteStore sqlite() {
    return SqliteStore.write(folder.resolve("record.sqlite"));
  }

  private static Checkpoint checkpoint(Log log) {
    return Checkpoint.of(log.checkpoint(), KEY.verifier(), "test");
  }

  @Test
  void aNewLogSignsThatItIsEmpty() {
    try (Log log = Log.open(new MemoryStore(), KEY)) {
      assertThat(checkpoint(log).size()).isZero();
      assertThat(checkpoint(log).root()).isEqualTo(hasher.empty());
    }
  }

  @Test
  void everyCheckpointHasTheRootOfTheWholeTreeAcrossRestarts() {
    List<Hash> leaves = new ArrayList<>();
    entries(0, 70_000).forEach(e -> leaves.add(hasher.leaf(e)));
    Proofs plain = new Proofs(hasher, new LeafNodes(hasher, leaves));
    long at = 0;
    for (long to : new long[] {1, 255, 256, 257, 511, 1024, 65_535, 65_536, 65_537, 70_000}) {
      try (Log log = Log.open(sqlite(), KEY)) {
        assertThat(log.append(entries(at, to))).isEqualTo(at);
        at = to;
        assertThat(checkpoint(log).size()).isEqualTo(to);
        assertThat(checkpoint(log).root()).isEqualTo(plain.root(to));
      }
    }
    try (LogStore store = SqliteStore.read(folder.resolve("record.sqlite"))) {
      LogReader reader = new LogReader(store);
      assertThat(reader.root()).isEqualTo(plain.root(at));
      for (long n : new long[] {0, 255, 256, 65_535, 65_536, 69_999}) {
        TlogProof proof = reader.proof(n);
        assertThat(proof.path()).isEqualTo(plain.inclusion(n, at));
        assertThat(
                new ProofCheck(hasher)
                    .included(hasher.leaf(entry(n)), n, at, proof.path(), reader.root()))
            .isTrue();
      }
      assertThat(reader.consistency(65_537)).isEqualTo(plain.consistency(65_537, at));
    }
  }

  @Test
  void manyWritersShareCommitsAndEachGetsItsOwnPlace() throws Exception {
    try (Log log = Log.open(sqlite(), KEY);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> firsts = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        List<byte[]> batch = entries(3L * i, 3L * i + 3);
        firsts.add(threads.submit(() -> log.append(batch)));
      }
      TreeSet<Long> places = new TreeSet<>();
      for (int i = 0; i < 400; i++) {
        places.add(firsts.get(i).get());
      }
      assertThat(places).hasSize(400).allMatch(n -> n % 3 == 0);
      assertThat(places.last()).isEqualTo(1197);
      assertThat(checkpoint(log).size()).isEqualTo(1200);
      try (LogStore store = SqliteStore.read(folder.resolve("record.sqlite"))) {
        for (int i = 0; i < 400; i++) {
          long first = firsts.get(i).get();
          assertThat(store.entries(first, first + 1).getFirst()).isEqualTo(entry(3L * i));
        }
      }
    }
  }

  @Test
  void anEntryThatIsNoneIsRefusedAloneAndNothingOfItsBatchIsKept() {
    try (Log log = Log.open(new MemoryStore(), KEY)) {
      for (String bad :
          List.of(
              "", "[]", "{\"a\": 1}", "{\"a\":1.5}", "{\"b\":1,\"a\":1}", "{\"a\":\"\\ud800\"}")) {
        byte[] bytes = bad.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> log.append(List.of(entry(0), bytes)))
            .isInstanceOf(RecordRefusal.class);
      }
      assertThatThrownBy(() -> log.append(List.of(new byte[100 << 20])))
          .hasMessageContaining("entry-too-large");
      assertThatThrownBy(() -> log.append(List.of(new byte[] {'{', (byte) 0xff, '}'})))
          .hasMessageContaining("not-utf-8");
      assertThat(checkpoint(log).size()).isZero();
      assertThat(log.append(List.of(entry(0)))).isZero();
    }
  }

  /** A store with a bug. */
  private static final class Buggy implements LogStore {
    private final MemoryStore memory = new MemoryStore();

    @Override
    public @Nullable Head head() {
      return memory.head();
    }

    @Override
    public void append(@Nullable Head before, Batch batch) {
      if (batch.after().size() > 1) {
        throw new IllegalStateException("a bug");
      }
      memory.append(before, batch);
    }

    @Override
    public List<byte[]> entries(long from, long to) {
      return memory.entries(from, to);
    }

    @Override
    public byte[] tile(int level, long index) {
      return memory.tile(level, index);
    }

    @Override
    public void close() {
      memory.close();
    }
  }

  @Test
  void aBugInACommitStopsTheLogAndLeavesNobodyWaiting() throws Exception {
    try (Log log = Log.open(new Buggy(), KEY);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      log.append(entries(0, 1));
      List<Future<Long>> all = new ArrayList<>();
      for (int i = 1; i <= 50; i++) {
        List<byte[]> one = entries(i, i + 1);
        all.add(threads.submit(() -> log.append(one)));
      }
      for (Future<Long> each : all) {
        assertThatThrownBy(() -> each.get(30, TimeUnit.SECONDS))
            .isInstanceOf(ExecutionException.class);
      }
      assertThatThrownBy(() -> log.append(entries(1, 2))).hasMessageContaining("log-stopped");
      assertThat(checkpoint(log).size()).isEqualTo(1);
    }
  }

  @Test
  void anotherKeyCannotContinueALog() {
    Log.open(sqlite(), KEY).close();
    SignerKey sameName =
        SignerKey.ofSeed(
            "dispatch.example/r",
            KeyType.ED25519,
            "another 32 bytes of seed, longer".getBytes(StandardCharsets.UTF_8));
    try (SqliteStore store = sqlite()) {
      assertThatThrownBy(() -> Log.open(store, sameName)).hasMessageContaining("not-signed");
    }
  }

  private void whileClosed(String sql) throws SQLException {
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("record.sqlite"));
        var statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void whatWasChangedWhileTheWriterWasAwayIsSeenAtTheStart() throws SQLException {
    for (String sql :
        List.of(
            "UPDATE entry SET bytes = x'7b7d' WHERE n = 599",
            "UPDATE tile SET hashes = zeroblob(8192) WHERE level = 0 AND n = 1",
            "DELETE FROM entry WHERE n >= 590",
            "UPDATE head SET note = replace(note, char(10) || '600', char(10) || '500')",
            "DELETE FROM head")) {
      try (Log log = Log.open(sqlite(), KEY)) {
        log.append(entries(0, 600));
      }
      whileClosed(sql);
      try (SqliteStore store = sqlite()) {
        assertThatThrownBy(() -> Log.open(store, KEY)).as(sql).isInstanceOf(RecordRefusal.class);
      }
      assertThat(folder.resolve("record.sqlite").toFile().delete()).isTrue();
    }
  }

  @Test
  void anOldEntryChangedWhileTheWriterWasAwayIsFoundOnItsRound() throws SQLException {
    try (Log log = Log.open(sqlite(), KEY)) {
      log.append(entries(0, 1024));
    }
    whileClosed("UPDATE entry SET bytes = x'7b7d' WHERE n = 700");
    try (Log log = Log.open(sqlite(), KEY)) {
      log.append(entries(1024, 1025));
      log.append(entries(1025, 1026));
      assertThatThrownBy(() -> log.append(entries(1026, 1027)))
          .hasMessageContaining("store-changed")
          .hasMessageContaining("entry 700");
      assertThatThrownBy(() -> log.append(entries(1027, 1028))).hasMessageContaining("log-stopped");
    }
  }
}
