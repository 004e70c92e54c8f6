package org.cordon.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.cordon.dispatch.codec.LogJournal;
import org.cordon.dispatch.engine.Journal;
import org.cordon.record.log.Log;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.side.SqliteSide;
import org.cordon.record.store.SqliteStore;

/**
 * The record of a simulated run. Its key follows from the seed, so that the same run has the same
 * bytes; anybody can make that key, so it proves nothing, and its name says so.
 */
final class StudyRecord implements AutoCloseable {
  private static final String NAME = "proves-nothing.simulated-run";
  private static final int TOGETHER = 2_000;

  private final Path aside;
  private final SignerKey key;
  private final Log log;
  private final SqliteSide side;
  private final LogJournal journal;

  StudyRecord(long seed) throws IOException {
    aside = Files.createTempDirectory("cordon-record");
    key = SignerKey.ofSeed(NAME, KeyType.ED25519, sha256("simulated run, seed " + seed));
    log = Log.open(SqliteStore.write(aside.resolve("record.sqlite")), key);
    side = SqliteSide.write(SqliteSide.beside(aside.resolve("record.sqlite")), NAME);
    journal = LogJournal.gathering(log, side, TOGETHER);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  Journal journal() {
    return journal;
  }

  /**
   * Ends the record and puts it, with its side store and public key beside, under its name; an old
   * one goes.
   */
  void moveTo(Path file) throws IOException {
    journal.finish();
    log.close();
    side.close();
    Path whole = file.toAbsolutePath();
    Files.createDirectories(whole.resolveSibling("."));
    place(SqliteSide.beside(aside.resolve("record.sqlite")), SqliteSide.beside(whole));
    place(aside.resolve("record.sqlite"), whole);
    Path pub = aside.resolve("record.pub");
    Files.writeString(pub, key.verifier() + "\n");
    place(pub, publicKey(whole));
  }

  /** {@code record.pub} beside {@code record.sqlite}. */
  static Path publicKey(Path record) {
    String name = String.valueOf(record.getFileName()).replaceFirst("\\.sqlite$", "");
    return record.resolveSibling(name + ".pub");
  }

  /** Copies beside, then moves: the folder for temporary files may be on another disk. */
  private static void place(Path from, Path to) throws IOException {
    Path part = Files.createTempFile(to.getParent(), "record", ".part");
    Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(to.resolveSibling(to.getFileName() + "-wal"));
    Files.deleteIfExists(to.resolveSibling(to.getFileName() + "-shm"));
    Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    log.close();
    side.close();
    try (var files = Files.list(aside)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(aside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
