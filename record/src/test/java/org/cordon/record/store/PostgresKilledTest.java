package org.cordon.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.Log;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.verify.Verdict;
import org.cordon.record.verify.Verify;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed, with all its processes, while a writer writes as fast as it can. */
final class PostgresKilledTest {
  private static final SignerKey KEY =
      SignerKey.ofSeed("dispatch.example/r", KeyType.ED25519, new byte[32]);
  private static final long SEED = 20_200_612;
  private static final int ROUNDS = 4;
  private static final int BATCH = 37; // no divisor of a tile, so that tiles fill within batches

  @TempDir Path folder;

  private String address = "";
  private String acknowledged = ""; // the newest checkpoint that the writer was given

  private EmbeddedPostgres start() throws IOException {
    EmbeddedPostgres server = PostgresServer.start(folder.resolve("data"));
    address = PostgresServer.address(server) + "?currentSchema=killed";
    return server;
  }

  private static byte[] entry(long n) {
    return ("{\"n\":" + n + ",\"said\":\"unit on scene\"}").getBytes(StandardCharsets.UTF_8);
  }

  private static List<byte[]> batch(long from) {
    List<byte[]> entries = new ArrayList<>();
    for (long n = from; n < from + BATCH; n++) {
      entries.add(entry(n));
    }
    return entries;
  }

  @Test
  void nothingAcknowledgedIsLostAndNoBatchIsHalfThere() throws IOException {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    EmbeddedPostgres server = start();
    try {
      long size = 0;
      for (int round = 0; round < ROUNDS; round++) {
        size = writeUntilKilled(size, 10 + random.nextInt(40), random.nextInt(3_000_000));
        server.close();
        server = start();
        size = kept(size);
      }
    } finally {
      server.close();
    }
  }

  /** Entries that were acknowledged before the server was gone. */
  private long writeUntilKilled(long from, int batches, int afterNs) {
    AtomicLong size = new AtomicLong(from);
    CompletableFuture<Void> killed =
        CompletableFuture.runAsync(() -> killOnce(size, from + (long) batches * BATCH, afterNs));
    try (LogStore store = Stores.write(address)) {
      Log log = Log.open(store, KEY);
      RecordRefusal refusal = null;
      while (refusal == null) {
        try {
          log.append(batch(size.get()));
          acknowledged = log.checkpoint().toString();
          size.addAndGet(BATCH);
        } catch (RecordRefusal e) {
          refusal = e;
        }
      }
      assertThat(refusal).hasMessageContaining("store-failed").hasMessageContaining("localhost");
      assertThatThrownBy(() -> log.append(batch(size.get()))).hasMessageContaining("log-stopped");
    }
    killed.join();
    return size.get();
  }

  private void killOnce(AtomicLong size, long atLeast, int afterNs) {
    while (size.get() < atLeast) {
      Thread.onSpinWait();
    }
    for (long until = System.nanoTime() + afterNs; System.nanoTime() < until; ) {
      Thread.onSpinWait(); // somewhere within a batch
    }
    PostgresServer.kill(folder.resolve("data"));
  }

  /** Opens what is there after the server has recovered it, and goes on with it. */
  private long kept(long acknowledgedSize) {
    PostgresAddress at = PostgresAddress.parse(address);
    Verify.Against against = new Verify.Against(KEY.verifier().toString(), List.of(), acknowledged);
    Verdict verdict = Verify.check(at.connect(true), at.schema(), against);
    assertThat(verdict.damage()).isEmpty();
    assertThat(verdict.whole()).isTrue();
    try (LogStore store = Stores.write(address)) {
      long size = Objects.requireNonNull(store.head()).size();
      // a batch whose commit was under way may be there, but whole
      assertThat(size).isIn(acknowledgedSize, acknowledgedSize + BATCH);
      List<byte[]> there = store.entries(0, size);
      for (int n = 0; n < size; n++) {
        assertThat(there.get(n)).isEqualTo(entry(n));
      }
      Log log = Log.open(store, KEY);
      log.append(batch(size));
      acknowledged = log.checkpoint().toString();
      return size + BATCH;
    }
  }
}
