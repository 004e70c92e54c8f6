package org.cordon.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cordon.dispatch.codec.LogJournal;
import org.cordon.dispatch.engine.Journal;
import org.cordon.record.RecordRefusal;
import org.cordon.record.Sha256;
import org.cordon.record.keeping.SideCopy;
import org.cordon.record.log.Log;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.KeyFile;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignedNote;
import org.cordon.record.note.SignerKey;
import org.cordon.record.side.SideStore;
import org.cordon.record.side.Sides;
import org.cordon.record.side.SqliteSide;
import org.cordon.record.store.Head;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.PostgresStore;
import org.cordon.record.store.SqliteStore;
import org.cordon.record.witness.Cosigning;

/**
 * The record of a simulated run. Its key and that of its witness follow from the seed, so that the
 * same run has the same bytes; anybody can make those keys, so they prove nothing, and their names
 * say so.
 */
final class StudyRecord implements AutoCloseable {
  private static final String NAME = "proves-nothing.simulated-run";
  private static final String WITNESS = "proves-nothing.simulated-witness";
  private static final int TOGETHER = 2_000;

  private final Path aside;
  private final SignerKey key;
  private final Log log;
  private final SqliteSide side;
  private final CosignedJournal journal;

  private StudyRecord(long seed) throws IOException {
    aside = Files.createTempDirectory("cordon-record");
    key = SignerKey.ofSeed(NAME, KeyType.ED25519, sha256("simulated run, seed " + seed));
    log = Log.open(SqliteStore.write(aside.resolve("record.sqlite")), key);
    side = SqliteSide.write(SqliteSide.beside(aside.resolve("record.sqlite")), NAME);
    byte[] seedOfWitness = sha256("simulated witness, seed " + seed);
    journal =
        new CosignedJournal(
            LogJournal.gathering(log, side, TOGETHER),
            log,
            SignerKey.ofSeed(WITNESS, KeyType.COSIGNATURE_ED25519, seedOfWitness),
            key);
  }

  /**
   * A record of a run that is to be placed at an address.
   *
   * @throws RecordRefusal {@code record-exists} when a schema of PostgreSQL holds another record:
   *     better now than after minutes of work
   */
  static StudyRecord of(long seed, String address) throws IOException {
    StudyRecord record = new StudyRecord(seed);
    if (PostgresAddress.is(address)) {
      boolean free = false;
      try (PostgresStore store = PostgresStore.write(PostgresAddress.parse(address))) {
        record.refuseAnother(store);
        free = true;
      } finally {
        if (!free) {
          record.close();
        }
      }
    }
    return record;
  }

  /** A record of the same seed may turn out to be the same run, byte for byte. */
  private void refuseAnother(PostgresStore store) {
    Head head = store.head();
    if (head == null) {
      return;
    }
    try {
      byte[] note = head.note().getBytes(StandardCharsets.UTF_8);
      Checkpoint.of(SignedNote.parse(note, "checkpoint"), key.verifier(), "checkpoint");
    } catch (RecordRefusal e) {
      throw store.holdsAnother();
    }
  }

  /**
   * Ends the run, and asks witnesses for its end.
   *
   * @return what went wrong with whom; the record is good without them
   */
  List<RecordRefusal> end(List<Cosigning.Asked> witnesses) {
    journal.finish();
    List<RecordRefusal> without = new ArrayList<>();
    for (Cosigning.Asked witness : witnesses) {
      try {
        journal.ask(witness);
      } catch (RecordRefusal e) {
        without.add(e);
      }
    }
    return without;
  }

  /**
   * Puts the ended record at an address; returns where its public key lies. A file is replaced, a
   * schema of PostgreSQL that holds another record is not.
   */
  Path place(String address, Path out) throws IOException {
    log.close();
    side.close();
    if (!PostgresAddress.is(address)) {
      return moveTo(Path.of(address).toAbsolutePath());
    }
    PostgresAddress at = PostgresAddress.parse(address);
    try (SideStore from = SqliteSide.read(SqliteSide.beside(aside.resolve("record.sqlite")), NAME);
        SideStore to = Sides.write(address, NAME)) {
      SideCopy.copy(from, to, Long.MAX_VALUE, Set.of());
    }
    try (LogStore from = SqliteStore.read(aside.resolve("record.sqlite"));
        PostgresStore to = PostgresStore.write(at)) {
      if (!Objects.equals(from.head(), to.head())) {
        to.copy(from);
      }
    }
    Files.createDirectories(out);
    return placeKey(key(address, out));
  }

  /** Where the public key of a record at an address lies once it is placed. */
  static Path key(String address, Path out) {
    if (PostgresAddress.is(address)) {
      return out.toAbsolutePath().resolve(PostgresAddress.parse(address).schema() + ".pub");
    }
    Path record = Path.of(address);
    String name = String.valueOf(record.getFileName()).replaceFirst("\\.sqlite$", "");
    return record.resolveSibling(name + ".pub");
  }

  private Path placeKey(Path to) throws IOException {
    Path pub = aside.resolve("record.pub");
    Files.writeString(pub, key.verifier() + "\n");
    place(pub, to);
    String name = String.valueOf(to.getFileName()).replaceFirst("\\.pub$", ".key");
    KeyFile.write(aside.resolve("key"), key);
    place(aside.resolve("key"), to.resolveSibling(name)); // readable by its owner alone
    return to;
  }

  private static byte[] sha256(String text) {
    return Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  Journal journal() {
    return journal;
  }

  /** Puts it, with its side store and keys beside, under its name; an old one goes. */
  private Path moveTo(Path whole) throws IOException {
    Files.createDirectories(whole.resolveSibling("."));
    place(SqliteSide.beside(aside.resolve("record.sqlite")), SqliteSide.beside(whole));
    place(aside.resolve("record.sqlite"), whole);
    return placeKey(key(whole.toString(), whole));
  }

  /** Copies beside, then moves: the folder for temporary files may be on another disk. */
  private static void place(Path from, Path to) throws IOException {
    Path part = Files.createTempFile(to.getParent(), "record", ".part");
    Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
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
