package org.cordon.record.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cordon.record.RecordRefusal;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.side.Forgotten;
import org.cordon.record.side.SideItem;
import org.cordon.record.side.SideStore;
import org.cordon.record.side.SqliteSide;
import org.cordon.record.store.Batch;
import org.cordon.record.store.Head;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Back-ups, and what becomes of a record that came out of one. */
final class BackupTest {
  private static final long NOW_MS = 500 * Sample.DAY_MS;

  @TempDir private Path folder = Path.of("");
  private Path record = Path.of("");
  private Path backup = Path.of("");
  private Path restored = Path.of("");

  @BeforeEach
  void threeHundredDays() {
    record = folder.resolve("record.sqlite");
    backup = folder.resolve("back-up");
    restored = folder.resolve("restored.sqlite");
    Sample.append(record, 0, 300);
  }

  private Manifest backUp() throws IOException {
    return Backup.write(record.toString(), backup, true, NOW_MS);
  }

  private Restore.Outcome restore(@Nullable String since, Forgotten... forgotten)
      throws IOException {
    return new Restore(backup, Sample.PUB, since, List.of(forgotten), NOW_MS)
        .to(restored.toString());
  }

  @Test
  void aBackUpIsAWholeRecordWithItsSideStoreAndNothingElse() throws IOException {
    Manifest manifest = backUp();
    assertThat(manifest.entries()).isEqualTo(300);
    assertThat(manifest.items()).isEqualTo(600);
    assertThat(Sample.names(backup))
        .containsExactly("checkpoint", "manifest.json", "record.side.sqlite", "record.sqlite");
    assertThat(Sample.verify(backup.resolve("record.sqlite")).whole()).isTrue();
    assertThat(Files.readString(backup.resolve("checkpoint"))).isEqualTo(Sample.checkpoint(record));
    assertThatThrownBy(this::backUp).hasMessageContaining("back-up-exists");
  }

  @Test
  void personalDataStaysAwayWhenItIsLeftOut() throws IOException {
    Manifest manifest = Backup.write(record.toString(), backup, false, NOW_MS);
    assertThat(manifest.personalData()).isFalse();
    for (String name : Sample.names(backup)) {
      assertThat(Files.readString(backup.resolve(name), StandardCharsets.ISO_8859_1))
          .as(name)
          .doesNotContain("caller of call");
    }
    assertThat(restore(null).items()).isZero();
    assertThat(Sample.texts(restored)).isEqualTo(Sample.texts(record));
  }

  @Test
  void whatIsAppendedMeanwhileDoesNotDisturbItAndWaitsForNothing() throws Exception {
    Sample.append(record, 300, 301);
    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    List<Integer> appended = new ArrayList<>();
    Thread desk =
        Thread.ofPlatform()
            .start(() -> {
              try (RecordWriter writer = RecordWriter.open(record.toString(), Sample.KEY)) {
                for (int n = 301; !stop.get(); n += 50) {
                  List<byte[]> batch = new ArrayList<>();
                  List<SideItem> items = new ArrayList<>();
                  for (int i = n; i < n + 50; i++) {
                    items.add(Sample.item(i, "caller", writer.log().size()));
                    batch.add(Sample.entry(i, List.of(items.getLast())));
                  }
                  writer.side().put(items);
                  writer.log().append(batch);
                  appended.add(n);
                  if (appended.size() == 5) {
                    begun.countDown();
                  }
                }
              }
            });
    begun.await();
    List<Manifest> taken = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      taken.add(Backup.write(record.toString(), folder.resolve("b" + i), true, NOW_MS));
    }
    stop.set(true);
    desk.join();
    assertThat(taken.getLast().entries()).isGreaterThan(taken.getFirst().entries());
    List<String> all = Sample.texts(record);
    for (int i = 0; i < 5; i++) {
      Path copy = folder.resolve("b" + i).resolve("record.sqlite");
      assertThat(Sample.verify(copy).whole()).isTrue();
      assertThat(Sample.texts(copy)).isEqualTo(all.subList(0, (int) taken.get(i).entries()));
      try (SideStore side = Sample.side(copy)) { // each entry of the copy has its matter in it
        for (int n = 301; n < taken.get(i).entries(); n++) {
          assertThat(side.item(Sample.item(n, "caller", 0).sha256())).isNotNull();
        }
      }
    }
  }

  @Test
  void aRestoredRecordIsVerifiedAndHasAllOfIt() throws IOException {
    backUp();
    Restore.Outcome outcome = restore(Sample.checkpoint(record));
    assertThat(outcome.verdict().whole()).isTrue();
    assertThat(outcome.verdict().proved()).anyMatch(s -> s.contains("continues"));
    assertThat(outcome.lost()).isZero();
    assertThat(outcome.lastRecordedAtMs()).isEqualTo(299 * Sample.DAY_MS);
    assertThat(outcome.items()).isEqualTo(600);
    assertThat(Sample.texts(restored)).isEqualTo(Sample.texts(record));
    assertThat(Sample.checkpoint(restored)).isEqualTo(Sample.checkpoint(record));
    assertThatThrownBy(() -> restore(null)).hasMessageContaining("record-exists");
  }

  @Test
  void whatIsMissingOfAPublishedCheckpointIsNamed() throws IOException {
    backUp();
    Sample.append(record, 300, 310);
    Restore.Outcome outcome = restore(Sample.checkpoint(record));
    assertThat(outcome.lost()).isEqualTo(10);
    assertThat(outcome.publishedEntries()).isEqualTo(310);
    assertThat(outcome.verdict().whole()).isTrue();
  }

  @Test
  void aRestoredRecordIsNotContinuedSilently() throws IOException {
    backUp();
    restore(null);
    assertThatThrownBy(() -> Sample.append(restored, 300, 301))
        .isInstanceOf(RecordRefusal.class)
        .hasMessageContaining("restored-record")
        .hasMessageContaining("record continue");
    String current = Sample.checkpoint(record);
    assertThat(Continuation.goOn(restored.toString(), Sample.KEY, current, NOW_MS)).isEqualTo(300);
    Sample.append(restored, 300, 301);
    assertThat(Sample.texts(restored))
        .hasSize(302)
        .element(300)
        .asString()
        .contains("log-restored");
    assertThatThrownBy(() -> Continuation.goOn(restored.toString(), Sample.KEY, current, NOW_MS))
        .hasMessageContaining("not-restored");
    assertThat(Sample.verify(restored).whole()).isTrue();
  }

  @Test
  void aCopyOfARestoredRecordIsMarkedToo() throws IOException {
    backUp();
    restore(null);
    Backup.write(restored.toString(), folder.resolve("second"), false, NOW_MS);
    Path again = folder.resolve("again.sqlite");
    new Restore(folder.resolve("second"), Sample.PUB, null, List.of(), NOW_MS).to(again.toString());
    assertThatThrownBy(() -> Sample.append(again, 300, 301))
        .hasMessageContaining("restored-record");
  }

  @Test
  void aBackUpOlderThanAPublishedCheckpointIsNotContinuedAndANewLogNamesIt() throws IOException {
    backUp();
    Sample.append(record, 300, 310);
    String published = Sample.checkpoint(record);
    restore(published);
    assertThatThrownBy(() -> Continuation.goOn(restored.toString(), Sample.KEY, published, NOW_MS))
        .isInstanceOf(RecordRefusal.class)
        .hasMessageContaining("behind-published-checkpoint")
        .hasMessageContaining("300 to 309")
        .hasMessageContaining("record begin");
    assertThatThrownBy(() -> Sample.append(restored, 300, 301))
        .hasMessageContaining("restored-record");
    Path next = folder.resolve("next.sqlite");
    var after =
        new Continuation.After(restored.toString(), Sample.PUB, published, "the disk failed");
    assertThatThrownBy(() -> Continuation.begin(next.toString(), Sample.KEY, after, NOW_MS))
        .hasMessageContaining("same-name");
    SignerKey key = SignerKey.ofSeed("dispatch.example/r2", KeyType.ED25519, new byte[32]);
    assertThat(Continuation.begin(next.toString(), key, after, NOW_MS)).isEqualTo(300);
    assertThat(Sample.texts(next))
        .singleElement()
        .asString()
        .contains(
            "log-began",
            "dispatch.example/r\"",
            "\"size\":300",
            "\"published\":310",
            "the disk failed",
            Sample.verify(restored).root());
    assertThatThrownBy(() -> Continuation.begin(next.toString(), key, after, NOW_MS))
        .hasMessageContaining("record-exists");
  }

  @Test
  void aRewrittenHistoryIsRefusedAgainstTheCheckpoint() throws IOException {
    Path other = folder.resolve("other.sqlite");
    Sample.append(other, 1000, 1300);
    String published = Sample.checkpoint(other);
    backUp();
    assertThatThrownBy(() -> restore(published)).hasMessageContaining("other-history");
    assertThat(restored).doesNotExist();
    restore(null);
    assertThatThrownBy(() -> Continuation.goOn(restored.toString(), Sample.KEY, published, NOW_MS))
        .hasMessageContaining("other-history");
  }

  @Test
  void whatWasDeletedAfterTheBackUpStaysDeletedAndIsToldWhenTheRecordGoesOn() throws IOException {
    backUp();
    Forgotten gone =
        new Forgotten(Sample.item(7, "caller", 0).sha256(), "caller", NOW_MS, "erasure-request");
    Forgotten unknown = new Forgotten("0".repeat(64), "caller", NOW_MS, "erasure-request");
    Restore.Outcome outcome = restore(null, gone, unknown);
    assertThat(outcome.forgottenAgain()).isEqualTo(1);
    assertThat(outcome.items()).isEqualTo(599);
    try (SideStore side = Sample.side(restored)) {
      assertThat(side.item(gone.sha256())).isNull();
      assertThat(side.forgotten(gone.sha256())).isEqualTo(gone);
    }
    assertThat(Files.readString(SqliteSide.beside(restored), StandardCharsets.ISO_8859_1))
        .doesNotContain("caller of call 7\u0000")
        .contains("caller of call 8");
    Continuation.goOn(restored.toString(), Sample.KEY, null, NOW_MS);
    assertThat(Sample.texts(restored))
        .hasSize(302)
        .last()
        .asString()
        .contains("log-forgot", "after a restore", "erasure-request");
  }

  @Test
  void aNewLogIsToldWhatTheOldOneCannotBeTold() throws IOException {
    backUp();
    Sample.append(record, 300, 310);
    String published = Sample.checkpoint(record);
    restore(published, new Forgotten(Sample.item(7, "caller", 0).sha256(), "caller", 1, "mistake"));
    SignerKey key = SignerKey.ofSeed("dispatch.example/r2", KeyType.ED25519, new byte[32]);
    Path next = folder.resolve("next.sqlite");
    var after = new Continuation.After(restored.toString(), Sample.PUB, published, "fire");
    Continuation.begin(next.toString(), key, after, NOW_MS);
    assertThat(Sample.texts(next)).hasSize(2).last().asString().contains("log-forgot", "mistake");
  }

  @Test
  void aDamagedBackUpIsRefusedByItsFileAndNothingIsRestored() throws IOException {
    backUp();
    for (String name : List.of("record.sqlite", "record.side.sqlite", "checkpoint")) {
      byte[] bytes = Files.readAllBytes(backup.resolve(name));
      bytes[bytes.length / 2] ^= 1;
      Files.write(backup.resolve(name), bytes);
      assertThatThrownBy(() -> restore(null))
          .isInstanceOf(RecordRefusal.class)
          .hasMessageContaining("back-up-damaged")
          .hasMessageContaining(name);
      bytes[bytes.length / 2] ^= 1;
      Files.write(backup.resolve(name), bytes);
    }
    Files.delete(backup.resolve("record.side.sqlite"));
    assertThatThrownBy(() -> restore(null)).hasMessageContaining("record.side.sqlite");
    Files.delete(backup.resolve("manifest.json"));
    assertThatThrownBy(() -> restore(null)).hasMessageContaining("not-a-back-up");
    assertThat(Sample.names(folder)).noneMatch(n -> n.contains("restored"));
  }

  @Test
  void anotherKeyDoesNotRestoreIt() throws IOException {
    backUp();
    SignerKey stranger =
        SignerKey.ofSeed(
            "dispatch.example/r",
            KeyType.ED25519,
            new byte[] {
              1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5,
              6, 7, 8
            });
    assertThatThrownBy(() ->
            new Restore(backup, stranger.verifier().toString(), null, List.of(), NOW_MS)
                .to(restored.toString()))
        .hasMessageContaining("back-up-damaged")
        .hasMessageContaining("checkpoint");
    assertThat(restored).doesNotExist();
  }

  /** A store whose disk fails in the middle. */
  private record Failing(LogStore store) implements LogStore {
    @Override
    public @Nullable Head head() {
      return store.head();
    }

    @Override
    public void append(@Nullable Head before, Batch batch) {
      store.append(before, batch);
    }

    @Override
    public List<byte[]> entries(long from, long to) {
      throw new RecordRefusal("store-full", "no space left on device", "a disk", "Free some.");
    }

    @Override
    public byte[] tile(int level, long index) {
      return store.tile(level, index);
    }

    @Override
    public void close() {
      store.close();
    }
  }

  @Test
  void aDiskThatFailsLeavesNothingUnderTheNameAndNothingBesideIt() throws IOException {
    List<String> before = Sample.names(folder);
    try (LogStore failing = new Failing(SqliteStore.read(record))) {
      assertThatThrownBy(() -> Backup.write(failing, record.toString(), backup, true, NOW_MS))
          .hasMessageContaining("store-full");
    }
    assertThat(Sample.names(folder)).isEqualTo(before);
  }

  @Test
  void entriesThatAreNotThoseOfTheCheckpointAreNeverBackedUp() throws Exception {
    try (var raw = java.sql.DriverManager.getConnection("jdbc:sqlite:" + record);
        var statement = raw.createStatement()) {
      statement.execute("UPDATE entry SET bytes = x'7b7d' WHERE n = 17");
    }
    assertThatThrownBy(this::backUp).hasMessageContaining("store-changed");
    assertThat(backup).doesNotExist();
  }

  @Test
  void anEmptyRecordIsBackedUpAndRestored() throws IOException {
    Path empty = folder.resolve("empty.sqlite");
    Sample.append(empty, 0, 0);
    Backup.write(empty.toString(), backup, true, NOW_MS);
    Restore.Outcome outcome = restore(null);
    assertThat(outcome.manifest().entries()).isZero();
    assertThat(outcome.lastRecordedAtMs()).isEqualTo(-1);
    assertThat(Map.of("entries", outcome.verdict().entries())).containsEntry("entries", 0L);
  }
}
