package org.cordon.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.MemoryStore;
import org.cordon.record.store.SqliteStore;
import org.cordon.record.verify.Verdict;
import org.cordon.record.verify.Verify;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries, files and places that no record may be made of: each is named, nothing is half done. */
final class BadInputTest {
  @TempDir private Path folder = Path.of("");

  private static void refused(String entry, String name) {
    refused(entry.getBytes(StandardCharsets.UTF_8), name);
  }

  private static void refused(byte[] entry, String name) {
    try (MemoryStore store = new MemoryStore();
        Log log = Log.open(store, LogTest.KEY)) {
      log.append(LogTest.entries(0, 2));
      List<byte[]> batch = List.of(LogTest.entry(2), entry, LogTest.entry(3));
      assertThatThrownBy(() -> log.append(batch))
          .isInstanceOf(RecordRefusal.class)
          .hasMessageStartingWith(name + ": ");
      assertThat(new LogReader(store).size()).isEqualTo(2);
      assertThat(log.append(LogTest.entries(2, 3))).isEqualTo(2);
    }
  }

  @Test
  void aNumberThatJsonCannotCarryExactlyIsNamedAndItsWholeBatchRefused() {
    for (String number : List.of("1e400", "9007199254740992", "-0", "1.0", "01", "NaN", "1e3")) {
      refused("{\"a\":" + number + "}", "not-a-whole-number");
    }
  }

  @Test
  void textThatCanBeReadInTwoWaysIsNamed() {
    refused("{\"a\":1,\"a\":2}", "duplicate-key");
    refused("{\"a\":\"\\ud800\"}", "lone-surrogate");
    refused(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}, "not-utf-8");
    refused("{\"b\":1,\"a\":2}", "not-canonical");
    refused("{\"a\":1}\n", "trailing-text");
    refused("", "truncated-line");
  }

  @Test
  void deepNestingOverflowsNoStack() {
    refused("{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}", "too-deep");
    refused("{\"a\":".repeat(9_000) + "1" + "}".repeat(9_000), "too-deep");
    refused("[".repeat(100_000), "entry-too-large");
  }

  @Test
  void anEntryOfAHundredMegabytesIsRefusedByItsLengthAlone() {
    refused(new byte[100_000_000], "entry-too-large");
  }

  @Test
  void sqlAndHtmlInATextAreOnlyText() {
    byte[] entry =
        "{\"said\":\"'); DROP TABLE entry; -- <script>alert(1)</script>\"}"
            .getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("record.sqlite");
    try (Log log = Log.open(SqliteStore.write(file), LogTest.KEY)) {
      log.append(List.of(entry));
    }
    try (LogStore store = SqliteStore.read(file)) {
      assertThat(store.entries(0, 1).getFirst()).isEqualTo(entry);
    }
  }

  @Test
  void aPlaceWhereNoRecordCanBeIsNamedBeforeAnythingIsMadeThere() throws IOException {
    assertThatThrownBy(() -> SqliteStore.write(folder)).hasMessageContaining("a folder");
    assertThatThrownBy(() -> SqliteStore.write(folder.resolve("no/such/record")))
        .hasMessageContaining("no-such-folder");
    assertThatThrownBy(() -> SqliteStore.read(folder)).hasMessageContaining("not-a-record");
    Path letter = Files.writeString(folder.resolve("letter"), "?");
    assertThatThrownBy(() -> SqliteStore.write(letter)).hasMessageContaining("not-a-record");
    assertThat(letter).hasContent("?");
    if (Files.exists(Path.of("/dev/full"))) {
      assertThatThrownBy(() -> SqliteStore.write(Path.of("/dev/full")))
          .hasMessageContaining("a device");
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(letter);
    }
  }

  @Test
  void whatACrashAtItsMakingLeftIsMadeAnew() throws SQLException {
    Path file = folder.resolve("begun.sqlite");
    hostile(file, "PRAGMA journal_mode = WAL");
    assertThatThrownBy(() -> SqliteStore.read(file)).hasMessageContaining("empty-store");
    try (Log log = Log.open(SqliteStore.write(file), LogTest.KEY)) {
      assertThat(log.append(LogTest.entries(0, 1))).isZero();
    }
  }

  @Test
  void aLinkToARecordIsWrittenWhereItLeads() throws IOException {
    Path file = made("record.sqlite");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    try (Log log = Log.open(SqliteStore.write(link), LogTest.KEY)) {
      assertThat(log.append(LogTest.entries(600, 601))).isEqualTo(600);
      assertThatThrownBy(() -> SqliteStore.write(file)).hasMessageContaining("another-writer");
    }
  }

  private Path made(String name) {
    Path file = folder.resolve(name);
    try (Log log = Log.open(SqliteStore.write(file), LogTest.KEY)) {
      log.append(LogTest.entries(0, 600));
    }
    return file;
  }

  private static void hostile(Path file, String... statements) throws SQLException {
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = other.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** The writer refuses it, and {@code verify} finds it. */
  private void found(String what, String... statements) throws SQLException {
    Path file = made(what + ".sqlite");
    hostile(file, statements);
    assertThatThrownBy(
            () -> {
              try (Log log = Log.open(SqliteStore.write(file), LogTest.KEY)) {
                log.append(LogTest.entries(600, 601));
                log.append(LogTest.entries(601, 602));
              }
            })
        .as(what)
        .isInstanceOf(RecordRefusal.class);
    Verify.Against key =
        new Verify.Against(LogTest.KEY.verifier().toString(), List.of(), (String) null);
    Verdict verdict = Verify.check(file, key);
    assertThat(verdict.whole()).as(what).isFalse();
    assertThat(verdict.damage()).as(what).isNotEmpty();
  }

  @Test
  void aHostileFileIsRefusedByTheWriterAndFoundByVerify() throws SQLException {
    found(
        "a view without end in place of a table",
        "DROP TABLE entry",
        "CREATE VIEW entry AS WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c)"
            + " SELECT n, x'7b7d' AS bytes FROM c");
    found("a number for bytes", "UPDATE entry SET bytes = 7 WHERE n = 3");
    found("a number for the checkpoint", "UPDATE head SET note = 12345");
    found("words for a count", "UPDATE head SET size = 'many'");
    found("a huge count", "UPDATE head SET size = 9223372036854775807");
    found("a huge number", "INSERT INTO entry VALUES(9223372036854775807, x'7b7d')");
    found("a number below 0", "INSERT INTO entry VALUES(-5, x'7b7d')");
    found("two ends", "INSERT INTO head VALUES(2, 600, 'x')");
    found("a huge entry", "UPDATE entry SET bytes = zeroblob(50000000) WHERE n = 599");
    found("a huge checkpoint", "UPDATE head SET note = hex(zeroblob(10000000))");
    found("a short tile", "UPDATE tile SET hashes = x'00'");
    found("a trigger", "CREATE TRIGGER t AFTER INSERT ON entry BEGIN SELECT 1; END");
  }
}
