package org.cordon.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.log.TileExport;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignedNote;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.Batch;
import org.cordon.record.store.Head;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor must be told of a record that somebody has changed, or has not. */
final class VerifyTest {
  private static final SignerKey KEY =
      SignerKey.ofSeed("dispatch.example/r", KeyType.ED25519, new byte[32]);
  private static final SignerKey OTHER =
      SignerKey.ofSeed(
          "dispatch.example/r",
          KeyType.ED25519,
          "32 bytes of quite another secret".getBytes(StandardCharsets.UTF_8));
  private static final int SIZE = 1_300;

  @TempDir private Path folder = Path.of("");

  private Path record = Path.of("");
  private byte[] older = {};

  private static List<byte[]> entries(long from, long to, String said) {
    List<byte[]> entries = new ArrayList<>();
    for (long n = from; n < to; n++) {
      String json = "{\"n\":" + n + ",\"said\":\"" + said + "\"}";
      entries.add(json.getBytes(StandardCharsets.UTF_8));
    }
    return entries;
  }

  @BeforeEach
  void aRecord() {
    record = folder.resolve("record.sqlite");
    older = write(record, KEY, "unit on scene");
  }

  /** Writes a record and returns its checkpoint at 700 entries. */
  private static byte[] write(Path file, SignerKey key, String said) {
    try (Log log = Log.open(SqliteStore.write(file), key)) {
      log.append(entries(0, 700, "unit on scene"));
      byte[] checkpoint = log.checkpoint().bytes();
      log.append(entries(700, SIZE, said));
      return checkpoint;
    }
  }

  private static Verdict check(Path record, byte @Nullable [] older) {
    String since = older == null ? null : new String(older, StandardCharsets.UTF_8);
    return Verify.check(record, new Verify.Against(KEY.verifier().toString(), List.of(), since));
  }

  private void change(String sql) throws SQLException {
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + record);
        var statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void damagedAt(Verdict verdict, String where) {
    assertThat(verdict.whole()).isFalse();
    assertThat(verdict.damage()).extracting(Damage::where).contains(where);
    assertThat(verdict.proved()).isEmpty();
  }

  @Test
  void aRecordThatNobodyTouchedIsWholeAndTheLimitsAreSaid() {
    Verdict verdict = check(record, null);
    assertThat(verdict.damage()).isEmpty();
    assertThat(verdict.entries()).isEqualTo(SIZE);
    assertThat(verdict.proved()).singleElement().asString().contains("1300 entries");
    assertThat(verdict.notProved())
        .anyMatch(s -> s.contains("split view"))
        .anyMatch(s -> s.contains("--since"))
        .anyMatch(s -> s.contains("true"));
    assertThat(check(record, older).proved()).anyMatch(s -> s.contains("first 700"));
  }

  @Test
  void anEntryWithOneOtherLetterIsNamed() throws SQLException {
    change("UPDATE entry SET bytes = CAST(replace(bytes, 'scene', 'scent') AS BLOB) WHERE n = 417");
    damagedAt(check(record, null), "entry 417");
  }

  @Test
  void anEntryInTheNewestBundleIsCoveredTooThoughNoTileKeepsItsHash() throws SQLException {
    change(
        "UPDATE entry SET bytes = CAST(replace(bytes, 'scene', 'scent') AS BLOB) WHERE n = 1299");
    damagedAt(check(record, null), "the tree");
  }

  @Test
  void entriesThatAreTakenSwappedOrAddedAreNamed() throws SQLException {
    change("DELETE FROM entry WHERE n = 417");
    assertThat(check(record, null).damage())
        .anyMatch(d -> d.what().contains("entry 417 is missing"));
    change("INSERT INTO entry VALUES(417, x'7b7d')");
    damagedAt(check(record, null), "entry 417");
    change("INSERT INTO entry VALUES(5000, x'7b7d')");
    assertThat(check(record, null).damage())
        .anyMatch(d -> d.where().equals("table entry") && d.what().contains("1 rows"));
  }

  @Test
  void twoEntriesInEachOthersPlaceAreBothNamed() throws SQLException {
    change("UPDATE entry SET n = CASE n WHEN 3 THEN -4 ELSE -3 END WHERE n IN (3, 4);");
    change("UPDATE entry SET n = -n WHERE n < 0");
    Verdict verdict = check(record, null);
    damagedAt(verdict, "entry 3");
    damagedAt(verdict, "entry 4");
  }

  @Test
  void aTileWithAnotherHashAndAMissingOneAreNamed() throws SQLException {
    change("UPDATE tile SET hashes = zeroblob(8192) WHERE level = 0 AND n = 2");
    damagedAt(check(record, null), "entry 512");
    change("DELETE FROM tile WHERE level = 0 AND n = 2");
    damagedAt(check(record, null), "tile 0/2");
  }

  @Test
  void aTriggerIsNamedEvenIfItDidNothingYet() throws SQLException {
    change("CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry WHERE n = 0; END");
    damagedAt(check(record, null), "the file's structure");
  }

  @Test
  void anotherSizeBesideTheCheckpointIsNamedAsThat() throws SQLException {
    change("UPDATE head SET size = 1299");
    assertThat(check(record, null).damage())
        .singleElement()
        .hasToString(
            "Damage[where=table head, what=its size is not that of its checkpoint, which is over "
                + SIZE
                + " entries]");
  }

  @Test
  void aHeaderThatIsNotOfARecordIsNamed() throws SQLException {
    change("PRAGMA application_id = 7");
    damagedAt(check(record, null), "the file's header");
    change("PRAGMA application_id = 1131369060");
    assertThat(check(record, null).whole()).isTrue();
    change("PRAGMA user_version = 2");
    damagedAt(check(record, null), "the file's header");
  }

  @Test
  void aRecordSignedByAnotherKeyOrOfAnotherNameIsNotTheOne() {
    Path second = folder.resolve("second.sqlite");
    write(second, OTHER, "unit on scene");
    Verdict verdict = check(second, null);
    damagedAt(verdict, "the checkpoint");
    assertThat(verdict.damage().getFirst().what()).contains("no signature");
  }

  @Test
  void aRollBackIsFoundGivenAnOlderCheckpointAndOnlyThen() {
    Path early = folder.resolve("early.sqlite");
    try (Log log = Log.open(SqliteStore.write(early), KEY)) {
      log.append(entries(0, 500, "unit on scene"));
    }
    assertThat(check(early, null).whole()).isTrue();
    Verdict verdict = check(early, older);
    damagedAt(verdict, "the end");
    assertThat(verdict.damage().getFirst().what()).contains("rolled back");
  }

  @Test
  void aRewriteThatWasSignedAgainIsFoundGivenAnOlderCheckpointAndOnlyThen() {
    Path rewritten = folder.resolve("rewritten.sqlite");
    try (Log log = Log.open(SqliteStore.write(rewritten), KEY)) {
      log.append(entries(0, SIZE, "nobody came"));
    }
    assertThat(check(rewritten, null).whole()).isTrue();
    damagedAt(check(rewritten, older), "the first 700 entries");
  }

  @Test
  void anOlderCheckpointOfAnotherRecordIsRefused() {
    byte[] foreign = write(folder.resolve("second.sqlite"), OTHER, "unit on scene");
    assertThatThrownBy(() -> check(record, foreign))
        .isInstanceOf(RecordRefusal.class)
        .hasMessageContaining("not-an-older-checkpoint");
    assertThatThrownBy(() -> check(record, "no checkpoint".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("not-an-older-checkpoint");
    assertThatThrownBy(
            () -> Verify.check(record, new Verify.Against(KEY.secret(), List.of(), null)))
        .hasMessageContaining("secret key");
    assertThatThrownBy(() -> check(folder.resolve("none"), null))
        .hasMessageContaining("no-such-record");
  }

  @Test
  void everyFlippedBitIsFoundOrLiesWhereNothingIsKept() throws IOException {
    byte[] whole = Files.readAllBytes(record);
    SplittableRandom random = new SplittableRandom(20200620);
    int found = 0;
    for (int i = 0; i < 150; i++) {
      byte[] bytes = whole.clone();
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Path copy = folder.resolve("copy.sqlite");
      Files.write(copy, bytes);
      Verdict verdict = check(copy, older);
      if (verdict.whole()) {
        assertThat(sameContent(copy)).as("byte %d", at).isTrue();
      } else {
        found++;
        assertThat(verdict.damage()).isNotEmpty();
      }
    }
    System.out.println("of 150 flipped bits (seed 20200620) " + found + " touched what is kept");
    assertThat(found).isGreaterThan(100);
  }

  private boolean sameContent(Path copy) {
    try (LogStore one = SqliteStore.read(record);
        LogStore two = SqliteStore.read(copy)) {
      List<byte[]> left = one.entries(0, SIZE);
      List<byte[]> right = two.entries(0, SIZE);
      boolean same = String.valueOf(one.head()).equals(String.valueOf(two.head()));
      for (int i = 0; i < SIZE; i++) {
        same &= Arrays.equals(left.get(i), right.get(i));
      }
      return same;
    }
  }

  @Test
  void aFileCutAnywhereIsFound() throws IOException {
    byte[] whole = Files.readAllBytes(record);
    Path copy = folder.resolve("copy.sqlite");
    for (int cut = 1; cut < whole.length; cut += cut < 8_300 ? 97 : 40_009) {
      Files.write(copy, Arrays.copyOf(whole, whole.length - cut));
      assertThat(check(copy, older).whole()).as("cut by %d", cut).isFalse();
    }
    Files.write(copy, new byte[0]);
    assertThat(check(copy, null).whole()).isFalse();
  }

  @Test
  void anOldCopyPutBackUnderTheSameNameIsFoundGivenTheNewerCheckpoint() throws IOException {
    Path copy = folder.resolve("copy");
    Files.copy(record, copy);
    byte[] newer;
    try (Log log = Log.open(SqliteStore.write(record), KEY)) {
      log.append(entries(SIZE, SIZE + 10, "unit on scene"));
      newer = log.checkpoint().bytes();
    }
    Files.move(copy, record, StandardCopyOption.REPLACE_EXISTING);
    assertThat(check(record, null).whole()).isTrue();
    damagedAt(check(record, newer), "the end");
  }

  private Path export() throws IOException {
    Path tiles = folder.resolve("tiles");
    try (LogStore store = SqliteStore.read(record)) {
      int files = TileExport.write(new LogReader(store), tiles);
      assertThat(files).isEqualTo(1 + 6 + 6 + 1);
    }
    return tiles;
  }

  @Test
  void tilesAreVerifiedAndEveryChangedFileIsNamed() throws IOException {
    Path tiles = export();
    assertThat(check(tiles, older).damage()).isEmpty();
    List<Path> files;
    try (var walk = Files.walk(tiles)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      byte[] bytes = whole.clone();
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
      assertThat(check(tiles, null).whole()).as("%s", file).isFalse();
      Files.write(file, Arrays.copyOf(whole, whole.length - 1));
      assertThat(check(tiles, null).whole()).as("%s", file).isFalse();
      Files.delete(file);
      assertThat(check(tiles, null).whole()).as("%s", file).isFalse();
      Files.write(file, whole);
    }
    Files.writeString(tiles.resolve("notes.txt"), "not under the checkpoint");
    damagedAt(check(tiles, null), "file notes.txt");
  }

  @Test
  void aTileWithOneOtherBitNamesItsEntry() throws IOException {
    Path tiles = export();
    Path tile = tiles.resolve("tile/0/001");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[32 * 10 + 5] ^= 1;
    Files.write(tile, bytes);
    damagedAt(check(tiles, null), "entry 266");
    assertThatThrownBy(this::export).hasMessageContaining("folder-exists");
  }

  @Test
  void aWitnessThatSawTheCheckpointIsNamedWithItsTime() {
    SignerKey witness =
        SignerKey.ofSeed("witness.example/w", KeyType.COSIGNATURE_ED25519, new byte[32]);
    try (LogStore store = SqliteStore.write(record)) {
      Head head = Objects.requireNonNull(store.head());
      SignedNote note = SignedNote.parse(head.note().getBytes(StandardCharsets.UTF_8), "test");
      SignedNote cosigned = note.with(witness.cosign(note.text(), 1_592_645_940));
      store.append(head, new Batch(List.of(), List.of(), new Head(SIZE, cosigned.toString())));
    }
    Verify.Against against =
        new Verify.Against(KEY.verifier().toString(), List.of(witness.verifier().toString()), null);
    Verdict verdict = Verify.check(record, against);
    assertThat(verdict.damage()).isEmpty();
    assertThat(verdict.proved()).anyMatch(s -> s.contains("2020-06-20T09:39:00Z"));
    assertThat(verdict.notProved()).noneMatch(s -> s.contains("split view"));
  }

  @Test
  void aWitnessOnTheOlderCheckpointSpeaksForItsEntriesOnly() {
    SignerKey witness =
        SignerKey.ofSeed("witness.example/w", KeyType.COSIGNATURE_ED25519, new byte[32]);
    SignedNote note = SignedNote.parse(older, "test");
    String cosigned = note.with(witness.cosign(note.text(), 1_592_645_940)).toString();
    List<String> trusted = List.of(witness.verifier().toString());
    String key = KEY.verifier().toString();
    Verdict verdict = Verify.check(record, new Verify.Against(key, trusted, cosigned));
    assertThat(verdict.damage()).isEmpty();
    assertThat(verdict.proved()).anyMatch(s -> s.contains("saw the first 700 entries"));
    assertThat(verdict.notProved()).anyMatch(s -> s.contains("what follows the first 700"));
    String forged = note.with(witness.cosign(note.text() + "x\n", 1_592_645_940)).toString();
    Verdict spoilt = Verify.check(record, new Verify.Against(key, trusted, forged));
    damagedAt(spoilt, "the older checkpoint (--since)");
  }

  @Test
  void aProofConvincesWithTheEntryAndTheKeyAlone() {
    try (LogStore store = SqliteStore.read(record)) {
      LogReader reader = new LogReader(store);
      String key = KEY.verifier().toString();
      for (long n : new long[] {0, 417, 1_280, SIZE - 1}) {
        byte[] proof = reader.proof(n).toString().getBytes(StandardCharsets.UTF_8);
        byte[] entry = reader.entries(n, n + 1).getFirst();
        assertThat(ProofFile.check(proof, entry, key).whole()).isTrue();
        byte[] forged = entry.clone();
        forged[8] ^= 1;
        damagedAt(ProofFile.check(proof, forged, key), "entry " + n);
        damagedAt(ProofFile.check(proof, entry, OTHER.verifier().toString()), "the checkpoint");
      }
    }
    assertThatThrownBy(
            () -> ProofFile.check(new byte[] {'x'}, new byte[0], KEY.verifier().toString()))
        .hasMessageContaining("not-a-proof");
  }
}
