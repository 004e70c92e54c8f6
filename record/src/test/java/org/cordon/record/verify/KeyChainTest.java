package org.cordon.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.KeyChange;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogEntry;
import org.cordon.record.log.LogReader;
import org.cordon.record.log.TileExport;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignedNote;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a record is worth after its key was changed, lost or stolen. */
final class KeyChainTest {
  private static final String NAME = "dispatch.example/r";
  private static final SignerKey FIRST = key(NAME, 1);
  private static final SignerKey SECOND = key(NAME, 2);
  private static final SignerKey THIRD = key(NAME, 3);
  private static final long NOW_MS = 1_592_645_940_000L;

  @TempDir private Path folder = Path.of("");

  private static SignerKey key(String name, int fill) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) fill);
    return SignerKey.ofSeed(name, KeyType.ED25519, seed);
  }

  private LogStore store() {
    return SqliteStore.write(folder.resolve("record.sqlite"));
  }

  private void happened(SignerKey key, int entries) {
    List<byte[]> batch = new ArrayList<>();
    for (int n = 0; n < entries; n++) {
      batch.add(("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8));
    }
    try (LogStore store = store();
        Log log = Log.open(store, key)) {
      log.append(batch);
    }
  }

  private Verdict verify(SignerKey... given) {
    StringBuilder lines = new StringBuilder();
    for (SignerKey key : given) {
      lines.append(key.verifier()).append('\n');
    }
    return Verify.check(
        folder.resolve("record.sqlite"), new Verify.Against(lines.toString(), List.of(), null));
  }

  private static String called(SignerKey key) {
    String[] parts = key.verifier().toString().split("\\+", 3);
    return parts[0] + "+" + parts[1];
  }

  private static void refused(Runnable what, String name) {
    assertThatThrownBy(what::run).isInstanceOf(RecordRefusal.class).hasMessageContaining(name);
  }

  @Test
  void whoHasTheFirstKeyCanFollowEveryRotation() throws IOException {
    happened(FIRST, 300);
    assertThat(KeyChange.rotate(store(), FIRST, SECOND, NOW_MS)).isEqualTo(300);
    happened(SECOND, 700);
    assertThat(KeyChange.rotate(store(), SECOND, THIRD, NOW_MS)).isEqualTo(1_001);
    happened(THIRD, 5);
    Verdict verdict = verify(FIRST);
    assertThat(verdict.damage()).isEmpty();
    assertThat(verdict.proved())
        .anyMatch(s -> s.contains("1007 entries"))
        .anyMatch(s -> s.contains(called(FIRST) + " signed the first 300 entries and named"))
        .anyMatch(s -> s.contains(called(SECOND) + " signed the first 1001 entries and named"));
    assertThat(verdict.says()).anyMatch(s -> s.startsWith("Entry 300, 2020-06-20T09:39:00Z"));
    Verdict last = verify(THIRD);
    assertThat(last.damage()).isEmpty();
    assertThat(last.notProved()).anyMatch(s -> s.contains("the old key " + called(FIRST)));
    Verdict stranger = verify(key(NAME, 9));
    assertThat(stranger.damage()).singleElement().asString().contains("no key that was given");
    Path tiles = folder.resolve("tiles");
    try (LogStore store = SqliteStore.read(folder.resolve("record.sqlite"))) {
      TileExport.write(new LogReader(store), tiles);
    }
    assertThat(
            Verify.check(tiles, new Verify.Against(FIRST.verifier().toString(), List.of(), null))
                .damage())
        .isEmpty();
  }

  @Test
  void aRetiredKeyOpensNothingAndNothingThatItSignsLaterCounts() {
    happened(FIRST, 30);
    KeyChange.rotate(store(), FIRST, SECOND, NOW_MS);
    refused(() -> happened(FIRST, 1), "key-retired");
    refused(() -> KeyChange.rotate(store(), SECOND, FIRST, NOW_MS), "key-retired");
    assertThat(verify(FIRST).damage()).isEmpty();
    forge(FIRST, false);
    Verdict verdict = verify(FIRST);
    assertThat(verdict.whole()).isFalse();
    assertThat(verdict.damage()).anyMatch(d -> d.what().contains("whose time ended with entry 30"));
  }

  /** Signs the record's checkpoint anew, with another key than the writer would. */
  private void forge(SignerKey key, boolean both) {
    Path file = folder.resolve("record.sqlite");
    try (LogStore store = SqliteStore.read(file);
        var other = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
        var update = other.prepareStatement("UPDATE head SET note = ?")) {
      SignedNote note = new LogReader(store).checkpoint();
      SignedNote forged = SignedNote.sign(note.text(), key);
      update.setString(1, (both ? note.with(forged.signatures().getFirst()) : forged).toString());
      update.executeUpdate();
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aKeyThatFollowsALostOneMustBeGivenByHand() {
    happened(FIRST, 30);
    var lost = new KeyChange.Loss(null, "<script>'; DROP TABLE entry;--");
    assertThat(KeyChange.replace(store(), FIRST.verifier(), SECOND, lost, NOW_MS)).isEqualTo(30);
    happened(SECOND, 3);
    Verdict old = verify(FIRST);
    assertThat(old.damage())
        .singleElement()
        .asString()
        .contains("the checkpoint", called(SECOND), "for which no key that was given speaks");
    Verdict young = verify(SECOND);
    assertThat(young.damage()).isEmpty();
    assertThat(young.notProved())
        .anyMatch(s -> s.contains("was lost and could not sign"))
        .anyMatch(s -> s.contains("That the old key " + called(FIRST)));
    Verdict both = verify(FIRST, SECOND);
    assertThat(both.damage()).isEmpty();
    assertThat(both.proved())
        .anyMatch(s -> s.contains("first 30 entries have the root that its old key"));
    assertThat(both.says()).anyMatch(s -> s.contains("DROP TABLE"));
    refused(() -> happened(FIRST, 1), "key-retired");
  }

  @Test
  void aStolenKeyCannotNameASuccessorAndItIsSaidWhatStillStands() {
    happened(FIRST, 30);
    var stolen = new KeyChange.Loss(NOW_MS - 3_600_000, "laptop stolen");
    KeyChange.replace(store(), FIRST.verifier(), SECOND, stolen, NOW_MS);
    assertThat(verify(FIRST).whole()).isFalse();
    assertThat(verify(SECOND).notProved())
        .anyMatch(s ->
            s.contains("in other hands since 2020-06-20T08:39:00Z")
                && s.contains("What stands: cosignatures"));
  }

  @Test
  void aKeyOfAnotherNameOrTheSameKeyCannotFollow() {
    happened(FIRST, 3);
    refused(() -> KeyChange.rotate(store(), FIRST, key("other.example", 2), NOW_MS), "other-log");
    refused(() -> KeyChange.rotate(store(), FIRST, FIRST, NOW_MS), "same-key");
    var lost = new KeyChange.Loss(null, "");
    refused(() -> KeyChange.replace(store(), SECOND.verifier(), THIRD, lost, NOW_MS), "not-signed");
    happened(FIRST, 3);
    assertThat(verify(FIRST).entries()).isEqualTo(6);
  }

  @Test
  void aFalseEntryOfAKeyOrACosignatureIsDamageThoughTheLogSignedIt() {
    happened(FIRST, 30);
    String right;
    try (LogStore store = store();
        Log log = Log.open(store, FIRST)) {
      right = log.checkpoint().toString();
    }
    Map<String, Object> good = new TreeMap<>();
    good.put("oldKey", FIRST.verifier().toString());
    good.put("newKey", SECOND.verifier().toString());
    good.put("checkpoint", right);
    good.put("why", "x");
    good.put("since", 5L);
    for (LogEntry.Kind kind : LogEntry.Kind.values()) {
      for (String wrong : List.of("oldKey", "newKey", "checkpoint")) {
        Map<String, Object> bad = new TreeMap<>(good);
        bad.put(wrong, wrong.equals("checkpoint") ? right.replace("\n30\n", "\n29\n") : "no key");
        boolean judged = kind != LogEntry.Kind.RESTORED && kind != LogEntry.Kind.FORGOT;
        assertThat(saysDamage(new LogEntry(kind, 7, bad).bytes()))
            .as(kind + wrong)
            .isEqualTo(judged);
      }
    }
    String form = "{\"data\":{},\"kind\":\"log-began\",\"recordedAt\":1,\"seq\":1,\"v\":1}";
    assertThat(saysDamage(form.getBytes(StandardCharsets.UTF_8))).isTrue();
    String later = "{\"data\":{},\"kind\":\"log-moved\",\"recordedAt\":1,\"v\":1}";
    assertThat(saysDamage(later.getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  private boolean saysDamage(byte[] entry) {
    Path file = folder.resolve("one" + System.nanoTime() + ".sqlite");
    try (Log log = Log.open(SqliteStore.write(file), FIRST)) {
      for (int n = 0; n < 30; n++) {
        log.append(List.of(("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8)));
      }
      log.append(List.of(entry));
    }
    Verdict verdict =
        Verify.check(file, new Verify.Against(FIRST.verifier().toString(), List.of(), null));
    assertThat(verdict.damage())
        .allMatch(d -> d.where().equals("entry 30") || d.where().equals("the checkpoint"));
    return !verdict.whole();
  }

  @Test
  void anOlderCheckpointOfARetiredKeyStillShowsARollBack() throws IOException {
    happened(FIRST, 30);
    String older;
    try (LogStore store = SqliteStore.read(folder.resolve("record.sqlite"))) {
      older = new LogReader(store).checkpoint().toString();
    }
    KeyChange.rotate(store(), FIRST, SECOND, NOW_MS);
    Verify.Against against = new Verify.Against(SECOND.verifier().toString(), List.of(), older);
    assertThat(Verify.check(folder.resolve("record.sqlite"), against).proved())
        .anyMatch(s -> s.contains("its first 30 entries are unchanged"));
    SignedNote foreign = SignedNote.sign(older.substring(0, older.indexOf("\n\n") + 1), THIRD);
    refused(
        () ->
            Verify.check(
                folder.resolve("record.sqlite"),
                new Verify.Against(SECOND.verifier().toString(), List.of(), foreign.toString())),
        "not-an-older-checkpoint");
  }

  @Test
  void aClockThatWentBackOrLeaptIsSaidAndIsNoDamage() {
    long[] times = {NOW_MS, NOW_MS + 5, NOW_MS - 30_000, NOW_MS - 7_200_000, NOW_MS + 36_000_000};
    List<byte[]> batch = new ArrayList<>();
    for (int n = 0; n < times.length; n++) {
      String json = "{\"by\":\"op\",\"recordedAt\":" + times[n] + ",\"seq\":" + n + ",\"v\":1}";
      batch.add(json.getBytes(StandardCharsets.UTF_8));
    }
    try (LogStore store = store();
        Log log = Log.open(store, FIRST)) {
      log.append(batch);
    }
    Verdict verdict = verify(FIRST);
    assertThat(verdict.damage()).isEmpty();
    assertThat(verdict.says())
        .hasSize(2)
        .anyMatch(s -> s.startsWith("Entry 3 ") && s.contains("1 h 59 min before"))
        .anyMatch(s -> s.startsWith("Entry 4 ") && s.contains("12 h 0 min after"));
  }
}
