package org.cordon.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.cordon.bench.Row.Anchor;
import org.cordon.bench.Row.Bar;
import org.cordon.record.log.Log;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.SqliteStore;
import org.cordon.record.verify.Verdict;
import org.cordon.record.verify.Verify;
import org.cordon.roads.Refusal;
import org.sqlite.SQLiteConfig;

/**
 * Durable entries beside a plain insert of the same bytes with the same store and sync, in turn and
 * in the same folder; then one entry at a time at a steady rate, opening and verifying.
 */
final class RecordBench {
  private static final SignerKey KEY =
      SignerKey.ofSeed("bench.example/record", KeyType.ED25519, new byte[32]);
  private static final int BATCH = 1_000;
  private static final int WARM_UP_MS = 500;

  /** How much is measured. */
  enum Size {
    FULL(100, 400, 10_000, 1_000_000),
    QUICK(40, 100, 3_000, 100_000),
    SMALL(2, 4, 20, 2_000);

    private final int warmUp;
    private final int batches;
    private final int single;
    private final int many;

    Size(int warmUp, int batches, int single, int many) {
      this.warmUp = warmUp;
      this.batches = batches;
      this.single = single;
      this.many = many;
    }
  }

  private final Size size;
  private final Consumer<Row> rows;

  RecordBench(Size size, Consumer<Row> rows) {
    this.size = size;
    this.rows = rows;
  }

  /** Measures in a folder of the disk one stands on, for a disk in memory syncs for nothing. */
  void run() {
    try {
      Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "record-bench");
      try {
        batches(folder);
        singly(folder);
        many(folder);
      } finally {
        remove(folder);
      }
    } catch (IOException | SQLException e) {
      throw new Refusal(
          "bench-folder",
          e.toString(),
          "the working folder",
          "Free some 2 GB there and try again.");
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** An event as the engine writes it, some 300 bytes. */
  private static byte[] entry(long n) {
    String json =
        "{\"at\":1592645940000,\"incident\":\"I"
            + (10_000_000 + n)
            + "\",\"kind\":\"unit-recommended\",\"ranked\":[{\"travelMs\":214300,\"unit\":\"E25\"},"
            + "{\"travelMs\":298100,\"unit\":\"M10\"},{\"travelMs\":"
            + (300_000 + n % 7_000)
            + ",\"unit\":\"E10\"}],\"rule\":\"staged\",\"sealed\":\"9f86d081884c7d659a2feaa0c55ad015"
            + "a3bf4f1b2b0b822cd15d6c15b0f00a08\",\"seq\":"
            + n
            + ",\"zone\":\"Z1\"}";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static List<byte[]> entries(long from, int count) {
    List<byte[]> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(entry(from + i));
    }
    return entries;
  }

  private void batches(Path folder) throws SQLException {
    int warmUp = size.warmUp;
    int rounds = size.batches;
    double[] ours = new double[rounds];
    double[] plain = new double[rounds];
    try (Log log = Log.open(SqliteStore.write(folder.resolve("ours")), KEY);
        Plain other = new Plain(folder.resolve("plain"))) {
      for (int i = -warmUp; i < rounds; i++) {
        List<byte[]> batch = entries((long) (i + warmUp) * BATCH, BATCH);
        long start = System.nanoTime();
        log.append(batch);
        long middle = System.nanoTime();
        other.insert(batch);
        if (i >= 0) {
          ours[i] = (middle - start) / 1e6;
          plain[i] = (System.nanoTime() - middle) / 1e6;
        }
      }
    }
    Arrays.sort(ours);
    Arrays.sort(plain);
    double perBatch = 1000.0 * BATCH;
    Anchor anchor = new Anchor(perBatch / middle(plain), "plain insert, same bytes and sync");
    rows.accept(
        new Row(
            "durable entries, batches of 1,000, SQLite WAL and FULL",
            perBatch / middle(ours),
            perBatch / late(ours),
            "1/s",
            new Bar(50_000, false),
            anchor));
    rows.accept(
        new Row(
            "the same, time as a multiple of the plain insert's",
            middle(ours) / middle(plain),
            late(ours) / late(plain),
            "ratio",
            new Bar(1.5, false),
            null));
  }

  private static double middle(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  private static double late(double[] sorted) {
    return sorted[(int) Math.ceil(0.99 * sorted.length) - 1];
  }

  /**
   * One entry each millisecond, each by a caller of its own; late starts count, since what waits
   * behind a slow one is slow too.
   */
  private void singly(Path folder) {
    double[] ms = new double[size.single];
    try (Log log = Log.open(SqliteStore.write(folder.resolve("singly")), KEY);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      log.append(entries(0, BATCH));
      long begin = System.nanoTime() + 1_000_000;
      for (int i = -WARM_UP_MS; i < ms.length; i++) {
        int at = i;
        long due = begin + (i + WARM_UP_MS) * 1_000_000L;
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
          LockSupport.parkNanos(due - now);
        }
        callers.execute(() -> {
          log.append(List.of(entry(at + WARM_UP_MS)));
          if (at >= 0) {
            ms[at] = (System.nanoTime() - due) / 1e6;
          }
        });
      }
    }
    Arrays.sort(ms);
    rows.accept(
        new Row(
            "one entry at 1,000/s until durable",
            middle(ms),
            late(ms),
            "ms",
            new Bar(5, true),
            null));
  }

  private void many(Path folder) {
    int many = size.many;
    Path file = folder.resolve("many");
    try (Log log = Log.open(SqliteStore.write(file), KEY)) {
      for (int n = 0; n < many; n += 8_000) {
        log.append(entries(n, Math.min(8_000, many - n)));
      }
    }
    double share = many / 1e6;
    long start = System.nanoTime();
    Log.open(SqliteStore.write(file), KEY).close();
    double openS = (System.nanoTime() - start) / 1e9;
    start = System.nanoTime();
    Verdict verdict =
        Verify.check(file, new Verify.Against(KEY.verifier().toString(), List.of(), null));
    double verifyS = (System.nanoTime() - start) / 1e9;
    if (!verdict.whole() || verdict.entries() != many) {
      throw new IllegalStateException("a record of our own is damaged: " + verdict.damage());
    }
    rows.accept(
        new Row("open a record of " + many, openS, openS, "s", new Bar(2 * share, false), null));
    rows.accept(
        new Row(
            "verify a record of " + many, verifyS, verifyS, "s", new Bar(10 * share, false), null));
  }

  /** What a program would do that keeps no record: a table and an insert. */
  private static final class Plain implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;
    private long n;

    Plain(Path file) throws SQLException {
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      config.setCacheSize(-16_384);
      connection = config.createConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA wal_autocheckpoint = 4000");
        statement.execute("CREATE TABLE entry(n INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
      }
      connection.setAutoCommit(false);
      insert = connection.prepareStatement("INSERT INTO entry(n, bytes) VALUES(?, ?)");
    }

    void insert(List<byte[]> batch) throws SQLException {
      for (byte[] entry : batch) {
        insert.setLong(1, n++);
        insert.setBytes(2, entry);
        insert.executeUpdate();
      }
      connection.commit();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
