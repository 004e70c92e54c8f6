package org.cordon.record.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.cordon.record.log.Log;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.SqliteStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that was being written when somebody changed what lies beside it: -wal and -shm. */
final class WalDamageTest {
  private static final SignerKey KEY =
      SignerKey.ofSeed("dispatch.example/r", KeyType.ED25519, new byte[32]);
  private static final SignerKey OTHER =
      SignerKey.ofSeed(
          "dispatch.example/other",
          KeyType.ED25519,
          "32 bytes of quite another secret".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path folder = Path.of("");

  private Path record = Path.of("");
  private Path earlier = Path.of("");
  private String newest = "";

  private static List<byte[]> entries(long from, long to) {
    List<byte[]> entries = new ArrayList<>();
    for (long n = from; n < to; n++) {
      entries.add(("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8));
    }
    return entries;
  }

  private static Path wal(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  private static void copy(Path file, Path target) throws IOException {
    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(wal(file), wal(target), StandardCopyOption.REPLACE_EXISTING);
  }

  /** {@code record} as a kill would leave it, and {@code earlier}, the same some batches before. */
  @BeforeEach
  void killed() throws IOException {
    Path file = folder.resolve("written.sqlite");
    record = folder.resolve("record.sqlite");
    earlier = folder.resolve("earlier.sqlite");
    Log.open(SqliteStore.write(file), KEY).close();
    try (Log log = Log.open(SqliteStore.write(file), KEY)) {
      log.append(entries(0, 300));
      log.append(entries(300, 350));
      copy(file, earlier);
      log.append(entries(350, 700));
      newest = log.checkpoint().toString();
      copy(file, record);
    }
  }

  private static Verdict check(Path file, @Nullable String since) {
    return Verify.check(file, new Verify.Against(KEY.verifier().toString(), List.of(), since));
  }

  @Test
  void whatAKillLeavesBehindIsWhole() {
    assertThat(check(record, newest).damage()).isEmpty();
    assertThat(check(record, null).entries()).isEqualTo(700);
    assertThat(check(earlier, null).entries()).isEqualTo(350);
  }

  @Test
  void aWriteAheadLogThatWasRemovedIsARollBackAndIsNamedGivenANewerCheckpoint() throws IOException {
    Files.delete(wal(record));
    assertThat(check(record, null).entries()).isZero();
    assertThat(check(record, newest).damage())
        .anyMatch(d -> d.where().equals("the end") && d.what().contains("rolled back"));
  }

  @Test
  void anOldWriteAheadLogPutBackIsARollBackToo() throws IOException {
    Files.copy(wal(earlier), wal(record), StandardCopyOption.REPLACE_EXISTING);
    assertThat(check(record, null).entries()).isEqualTo(350);
    assertThat(check(record, newest).damage()).anyMatch(d -> d.what().contains("rolled back"));
  }

  @Test
  void theWriteAheadLogOfAnotherRecordDoesNotPass() throws IOException {
    Path other = folder.resolve("other.sqlite");
    try (Log log = Log.open(SqliteStore.write(other), OTHER)) {
      log.append(entries(0, 40));
      Files.copy(wal(other), wal(record), StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(check(record, null).whole()).isFalse();
    assertThat(check(record, newest).damage()).isNotEmpty();
  }

  @Test
  void whatIsInTheIndexOfTheWriteAheadLogDoesNotMatter() throws IOException {
    byte[] garbage = new byte[65_536];
    new SplittableRandom(5).nextBytes(garbage);
    Files.write(record.resolveSibling("record.sqlite-shm"), garbage);
    assertThat(check(record, newest).damage()).isEmpty();
    try (Log log = Log.open(SqliteStore.write(record), KEY)) {
      assertThat(log.append(entries(700, 701))).isEqualTo(700);
    }
  }

  @Test
  void everyBitOfTheWriteAheadLogCountsGivenItsNewestCheckpoint() throws IOException {
    byte[] whole = Files.readAllBytes(wal(record));
    SplittableRandom random = new SplittableRandom(20200620);
    int found = 0;
    for (int i = 0; i < 150; i++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(wal(record), bytes);
      Files.deleteIfExists(record.resolveSibling("record.sqlite-shm"));
      Verdict verdict = check(record, newest);
      found += verdict.whole() ? 0 : 1;
      if (verdict.whole()) { // then it lay in what was overwritten since, or behind the end
        assertThat(verdict.entries()).isEqualTo(700);
      }
    }
    System.out.println("of 150 flipped bits of a write-ahead log (seed 20200620) found: " + found);
    assertThat(found).isGreaterThan(75);
  }

  @Test
  void aWriteAheadLogCutAnywhereIsARollBackToAWholeBatch() throws IOException {
    byte[] whole = Files.readAllBytes(wal(record));
    for (int cut = 1; cut < whole.length; cut += 1_009) {
      Files.write(wal(record), Arrays.copyOf(whole, whole.length - cut));
      Files.deleteIfExists(record.resolveSibling("record.sqlite-shm"));
      Verdict alone = check(record, null);
      assertThat(alone.entries()).as("cut by %d", cut).isIn(0L, 300L, 350L, 700L);
      assertThat(alone.whole()).isTrue();
      if (alone.entries() < 700) {
        assertThat(check(record, newest).whole()).isFalse();
      }
    }
  }
}
