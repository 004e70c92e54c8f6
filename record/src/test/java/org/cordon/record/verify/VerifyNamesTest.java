package org.cordon.record.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogEntry;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignedNote;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.SqliteStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is damaged is named, and what is too much to name is counted. */
final class VerifyNamesTest {
  private static final SignerKey KEY =
      SignerKey.ofSeed("dispatch.example/r", KeyType.ED25519, new byte[32]);

  @TempDir private Path folder = Path.of("");

  private Path record = Path.of("");

  private static List<byte[]> entries(long from, long to) {
    List<byte[]> entries = new ArrayList<>();
    for (long n = from; n < to; n++) {
      String json = "{\"n\":" + n + ",\"said\":\"unit on scene\"}";
      entries.add(json.getBytes(StandardCharsets.UTF_8));
    }
    return entries;
  }

  @BeforeEach
  void aRecord() {
    record = folder.resolve("record.sqlite");
    try (Log log = Log.open(SqliteStore.write(record), KEY)) {
      log.append(entries(0, 1_300));
    }
  }

  private static Verdict check(Path record) {
    return Verify.check(record, new Verify.Against(KEY.verifier().toString(), List.of(), null));
  }

  private void change(String sql) throws SQLException {
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + record);
        var statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void oneChangedEntryUnderManyCosignaturesDoesNotHideAnother() throws SQLException {
    SignerKey witness =
        SignerKey.ofSeed("witness.example/w", KeyType.COSIGNATURE_ED25519, new byte[32]);
    record = folder.resolve("cosigned.sqlite");
    try (Log log = Log.open(SqliteStore.write(record), KEY)) {
      for (int round = 0; round < 25; round++) {
        log.append(entries(20L * round, 20L * round + 20));
        SignedNote seen = log.checkpoint().with(witness.cosign(log.checkpoint().text(), 1));
        Map<String, Object> data =
            new TreeMap<>(
                Map.of("witness", witness.verifier().toString(), "checkpoint", seen.toString()));
        log.append(List.of(new LogEntry(LogEntry.Kind.COSIGNED, 7, data).bytes()));
      }
    }
    assertThat(check(record).damage()).isEmpty();
    change("UPDATE entry SET bytes = CAST('{}' AS BLOB) WHERE n IN (5, 400)");
    Verdict verdict = check(record);
    assertThat(verdict.damage())
        .extracting(Damage::where)
        .contains("entry 5", "entry 400", "entry 20", "later log-cosigned entries")
        .doesNotContain("entry 41");
    assertThat(verdict.damage()).anyMatch(d -> d.what().startsWith("24 more checkpoints"));
  }

  @Test
  void whatIsNotNamedIsCounted() throws SQLException {
    change("UPDATE entry SET bytes = CAST('{}' AS BLOB) WHERE n < 50");
    assertThat(check(record).damage())
        .anyMatch(d -> d.where().equals("elsewhere") && d.what().contains("more findings"));
  }

  @Test
  void aCutFileIsNamedSoWithItsLengths() throws IOException {
    byte[] whole = Files.readAllBytes(record);
    Path copy = folder.resolve("copy.sqlite");
    Files.write(copy, Arrays.copyOf(whole, whole.length - 5_000));
    assertThat(check(copy).damage())
        .anyMatch(d -> d.what().contains("was cut") && d.what().contains("" + whole.length));
    Files.write(copy, Arrays.copyOf(whole, 50));
    assertThat(check(copy).damage()).anyMatch(d -> d.what().contains("it has 50 bytes"));
  }
}
