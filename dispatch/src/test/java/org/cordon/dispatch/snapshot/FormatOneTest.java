package org.cordon.dispatch.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.cordon.dispatch.codec.Fold;
import org.cordon.dispatch.codec.LogJournal;
import org.cordon.dispatch.scenario.Desk;
import org.cordon.dispatch.scenario.Play;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;
import org.cordon.record.verify.Verdict;
import org.cordon.record.verify.Verify;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A record of format 1, written once by the version that brought that format and never again: every
 * later version opens it, reads it and leaves it as it is.
 */
class FormatOneTest {
  private static final String NAME = "format-1.sqlite.gz";
  private static final int USER_VERSION_AT = 60; // in the header of a SQLite file, four bytes

  @TempDir private Path folder = Path.of("");
  private Path record = Path.of("");

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(FormatOneTest.class.getResourceAsStream("/golden/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** With {@code -Dcordon.golden.write}, and never over what is there. */
  private void writeOnce() throws IOException {
    Path kept = Path.of("src/test/resources/golden", NAME);
    if (!Boolean.getBoolean("cordon.golden.write") || Files.exists(kept)) {
      return;
    }
    Desk desk = new Desk();
    Play.play(desk, resource("night.txt"), "night.txt");
    Path made = folder.resolve("made.sqlite");
    try (Log log = Log.open(SqliteStore.write(made), OnRecord.KEY)) {
      LogJournal.live(log, null).append(desk.log, List.of());
    }
    try (var out = new GZIPOutputStream(Files.newOutputStream(kept))) {
      out.write(Files.readAllBytes(made));
    }
    Files.writeString(
        kept.resolveSibling("format-1.sha256"),
        desk.state().hash() + "\n" + desk.log.size() + "\n");
  }

  @BeforeEach
  void aRecordOfThen() throws IOException {
    writeOnce();
    record = folder.resolve("then.sqlite");
    try (InputStream in =
            Objects.requireNonNull(FormatOneTest.class.getResourceAsStream("/golden/" + NAME));
        InputStream bytes = new GZIPInputStream(in)) {
      Files.write(record, bytes.readAllBytes());
    }
    Files.setLastModifiedTime(record, FileTime.fromMillis(1_592_645_940_000L));
  }

  @Test
  void itOpensIsWholeAndFoldsToTheStateOfThen() throws IOException {
    List<String> then = resource("format-1.sha256").lines().toList();
    byte[] before = Files.readAllBytes(record);
    FileTime time = Files.getLastModifiedTime(record);
    Verify.Against against =
        new Verify.Against(OnRecord.KEY.verifier().toString(), List.of(), null);
    Verdict verdict = Verify.check(record, against);
    assertTrue(verdict.whole(), String.valueOf(verdict.damage()));
    try (LogStore store = SqliteStore.read(record)) {
      LogReader log = new LogReader(store);
      assertEquals(Long.parseLong(then.get(1)), log.size());
      String hash = new Fold("then", Long.MAX_VALUE, false).all(log, 0).state().hash();
      assertEquals(then.get(0), hash);
    }
    assertArrayEquals(before, Files.readAllBytes(record), "reading rewrote it");
    assertEquals(time, Files.getLastModifiedTime(record));
    try (var files = Files.list(folder)) {
      assertTrue(files.noneMatch(f -> f.toString().contains("then.sqlite-")));
    }
  }

  @Test
  void itIsContinuedInItsOwnFormat() throws IOException {
    OpenRecord.Beside beside = new OpenRecord.Beside(null, null, OpenRecord.EVERY);
    try (OpenRecord open = OpenRecord.open(SqliteStore.write(record), OnRecord.KEY, beside)) {
      assertEquals(
          resource("format-1.sha256").lines().findFirst().orElseThrow(), open.state().hash());
    }
    assertEquals(1, Files.readAllBytes(record)[USER_VERSION_AT + 3]);
  }

  @Test
  void aRecordOfANewerFormatIsRefusedByName() throws IOException {
    byte[] bytes = Files.readAllBytes(record);
    assertEquals(1, bytes[USER_VERSION_AT + 3]);
    bytes[USER_VERSION_AT + 3] = 99;
    Files.write(record, bytes);
    for (var open : List.<Function<Path, LogStore>>of(SqliteStore::read, SqliteStore::write)) {
      RecordRefusal e = assertThrows(RecordRefusal.class, () -> open.apply(record).close());
      assertEquals("newer-format", e.name());
    }
    assertArrayEquals(bytes, Files.readAllBytes(record));
  }
}
