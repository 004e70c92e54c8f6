package org.cordon.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.cordon.bench.Row.Anchor;
import org.cordon.bench.Row.Bar;
import org.cordon.record.log.Log;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.verify.Verdict;
import org.cordon.record.verify.Verify;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Durable entries beside a plain insert of the same bytes with the same store and sync, in turn and
 * in the same folder, in each kind of store; then one entry at a time at a steady rate, opening and
 * verifying.
 */
final class RecordBench {
  private static final SignerKey KEY =
      SignerKey.ofSeed("bench.example/record", KeyType.ED25519, new byte[32]);
  private static final int BATCH = 1_000;
  private static final int SECOND = 1_000; // entries

  /** How much is measured. */
  enum Size {
    FULL(100, 400, 20, 1_000_000),
    QUICK(40, 100, 4, 100_000),
    SMALL(2, 4, 1, 2_000);

    private final int warmUp;
    private final int batches;
    private final int seconds;
    private final int many;

    Size(int warmUp, int batches, int seconds, int many) {
      this.warmUp = warmUp;
      this.batches = batches;
      this.seconds = seconds;
      this.many = many;
    }
  }

  private final Size size;
  private final Consumer<Row> rows;
  private final Consumer<String> notes;

  RecordBench(Size size, Consumer<Row> rows, Consumer<String> notes) {
    this.notes = notes;
    this.size = size;
    this.rows = rows;
  }

  /** Measures in a folder of the disk one stands on, for a disk in memory syncs for nothing. */
  void run() {
    try {
      Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "record-bench");
      try {
        try (SqliteBed sqlite = new SqliteBed(folder)) {
          measure(sqlite, folder);
        }
        postgres(folder);
        new StateBench(KEY, size.many, rows).run(folder);
        new FrontPageBench(KEY, size.many, rows).run(folder);
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

  private void measure(RecordBed bed, Path folder) throws SQLException {
    batches(bed);
    singly(bed, folder);
    many(bed);
  }

  /** On the server that {@code CORDON_PG_URL} names, else on one from this machine's programs. */
  private void postgres(Path folder) throws IOException, SQLException {
    String given = System.getenv("CORDON_PG_URL");
    if (given != null && !given.isBlank()) {
      try (PostgresBed bed = new PostgresBed(given)) {
        measure(bed, folder);
      }
      return;
    }
    Path programs = LocalPostgres.programs();
    if (programs == null) {
      notes.accept(
          "PostgreSQL: not run here: CORDON_PG_URL names no server, and there is no initdb on the"
              + " path or under /usr/lib/postgresql");
      return;
    }
    try (LocalPostgres server = start(programs, folder)) {
      if (server != null) {
        try (PostgresBed bed = new PostgresBed(server.address())) {
          measure(bed, folder);
        }
      }
    }
  }

  private @Nullable LocalPostgres start(Path programs, Path folder) {
    try {
      return LocalPostgres.start(programs, folder.resolve("postgres"));
    } catch (IOException e) {
      notes.accept("PostgreSQL: not run here: " + e.getMessage());
      return null;
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
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

  private void batches(RecordBed bed) throws SQLException {
    int warmUp = size.warmUp;
    int rounds = size.batches;
    double[] ours = new double[rounds];
    double[] plain = new double[rounds];
    try (Log log = Log.open(bed.record("ours"), KEY);
        RecordBed.Plain other = bed.plain()) {
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
            "durable entries, batches of 1,000, " + bed.name(),
            perBatch / middle(ours),
            perBatch / late(ours),
            "1/s",
            new Bar(50_000, false),
            anchor));
    rows.accept(
        new Row(
            "the same, time as a multiple of the plain insert's, " + bed.name(),
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
   * One entry each millisecond, each by a caller of its own, second by second in turn with the same
   * on a plain file: what the disk does to both is not the record's.
   */
  private void singly(RecordBed bed, Path folder) {
    double[] ours = new double[size.seconds * SECOND];
    double[] disk = new double[size.seconds * SECOND];
    try (Log log = Log.open(bed.record("singly"), KEY);
        SyncedFile file = new SyncedFile(folder)) {
      log.append(entries(0, BATCH));
      for (int round = -1; round < size.seconds; round++) {
        int from = round * SECOND;
        each(from, ours, n -> log.append(List.of(entry(n + SECOND))));
        each(from, disk, n -> file.write());
      }
    }
    Arrays.sort(ours);
    Arrays.sort(disk);
    Anchor anchor = new Anchor(middle(disk), "12 kB written and synced by a plain file");
    rows.accept(
        new Row(
            "one entry at 1,000/s until durable, " + bed.name(),
            middle(ours),
            late(ours),
            "ms",
            new Bar(5, true),
            anchor));
    rows.accept(
        new Row(
            "the disk alone in the same seconds, a plain file, beside " + bed.name(),
            middle(disk),
            late(disk),
            "ms",
            null,
            null));
  }

  /** A second's work; late starts count, since what waits behind a slow one is slow too. */
  private static void each(int from, double[] ms, LongConsumer work) {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      long begin = System.nanoTime() + 1_000_000;
      for (int i = 0; i < SECOND; i++) {
        int at = from + i;
        long due = begin + i * 1_000_000L;
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
          LockSupport.parkNanos(due - now);
        }
        callers.execute(() -> {
          work.accept(at);
          if (at >= 0) {
            ms[at] = (System.nanoTime() - due) / 1e6;
          }
        });
      }
    }
  }

  private void many(RecordBed bed) {
    int many = size.many;
    try (Log log = Log.open(bed.record("many"), KEY)) {
      for (int n = 0; n < many; n += 8_000) {
        log.append(entries(n, Math.min(8_000, many - n)));
      }
    }
    double share = many / 1e6;
    long start = System.nanoTime();
    Log.open(bed.record("many"), KEY).close();
    double openS = (System.nanoTime() - start) / 1e9;
    start = System.nanoTime();
    Verdict verdict =
        bed.verify("many", new Verify.Against(KEY.verifier().toString(), List.of(), null));
    double verifyS = (System.nanoTime() - start) / 1e9;
    if (!verdict.whole() || verdict.entries() != many) {
      throw new IllegalStateException("a record of our own is damaged: " + verdict.damage());
    }
    rows.accept(
        new Row(
            "open a record of " + many + ", " + bed.name(),
            openS,
            openS,
            "s",
            new Bar(2 * share, false),
            null));
    rows.accept(
        new Row(
            "verify a record of " + many + ", " + bed.name(),
            verifyS,
            verifyS,
            "s",
            new Bar(10 * share, false),
            null));
  }
}
