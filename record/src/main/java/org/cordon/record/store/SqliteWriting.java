package org.cordon.record.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.cordon.record.RecordRefusal;
import org.jspecify.annotations.Nullable;

/** The half of the store that only a writer has. */
final class SqliteWriting implements AutoCloseable {
  private static final int TOGETHER = 50; // rows of one statement: fewer calls into SQLite
  private static final long PAGE = 4_096;

  private final Connection connection;
  private final Path file;
  private final PreparedStatement begin;
  private final PreparedStatement commit;
  private final PreparedStatement rollback;
  private final PreparedStatement insertEntry;
  private final PreparedStatement insertMany;
  private final PreparedStatement insertTile;
  private final PreparedStatement setHead;
  private final PreparedStatement dataVersion;
  private final WalMover mover;
  private long othersCommits;
  private @Nullable Object fileKey;
  private @Nullable Object walKey;

  /** Everything found in the write-ahead log is moved and synced once, see {@link #settle}. */
  SqliteWriting(Connection connection, Path file) throws SQLException {
    this.connection = connection;
    this.file = file;
    settle();
    begin = connection.prepareStatement("BEGIN IMMEDIATE");
    commit = connection.prepareStatement("COMMIT");
    rollback = connection.prepareStatement("ROLLBACK");
    String insert = "INSERT INTO entry(n, bytes) VALUES(?, ?)";
    insertEntry = connection.prepareStatement(insert);
    insertMany = connection.prepareStatement(insert + ", (?, ?)".repeat(TOGETHER - 1));
    insertTile = connection.prepareStatement("INSERT INTO tile(level, n, hashes) VALUES(?, ?, ?)");
    setHead =
        connection.prepareStatement("INSERT OR REPLACE INTO head(id, size, note) VALUES(1, ?, ?)");
    dataVersion = connection.prepareStatement("PRAGMA data_version");
    othersCommits = number(dataVersion);
    mover = WalMover.of(file);
  }

  /**
   * A commit whose sync failed may stand in the write-ahead log all the same, and be read from it
   * though the disk does not have it; what is written behind it would be lost with it when the
   * power goes. So a writer begins with a log of which all was moved into the file and synced.
   */
  private void settle() throws SQLException {
    writeAgain();
    try (PreparedStatement all = connection.prepareStatement("PRAGMA wal_checkpoint(TRUNCATE)")) {
      number(all); // When somebody reads an old state the rest is moved later.
    }
  }

  /** Writes the same bytes over the log, so that the sync that follows keeps all of them. */
  private void writeAgain() {
    Path wal = file.resolveSibling(file.getFileName() + "-wal");
    if (!Files.exists(wal)) {
      return;
    }
    try (RandomAccessFile log = new RandomAccessFile(wal.toFile(), "rw")) {
      byte[] chunk = new byte[1 << 20];
      for (int read = log.read(chunk); read > 0; read = log.read(chunk)) {
        log.seek(log.getFilePointer() - read);
        log.write(chunk, 0, read);
      }
      log.getFD().sync();
    } catch (IOException e) {
      throw SqliteFormat.failed(e, file);
    }
  }

  private static long number(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getLong(1) : -1;
    }
  }

  void append(@Nullable Head before, Batch batch) {
    try {
      mover.beforeCommit(connection);
      begin.execute();
      try {
        unchanged(before, batch);
        write(batch);
      } catch (SQLException | RecordRefusal e) {
        undo(e);
        throw e;
      }
      commit.execute();
    } catch (SQLException e) {
      throw SqliteFormat.failed(e, file);
    }
    sameFiles();
    mover.committed(bytes(batch));
  }

  /** About what a batch puts into the write-ahead log. */
  private static long bytes(Batch batch) {
    long bytes = 3 * PAGE + batch.tiles().size() * 3L * PAGE;
    for (byte[] entry : batch.entries()) {
      bytes += entry.length + 8;
    }
    return bytes;
  }

  /**
   * A full disk made SQLite roll back by itself already; the first error is the one that counts.
   */
  private void undo(Exception first) {
    try {
      rollback.execute();
    } catch (SQLException e) {
      first.addSuppressed(e);
    }
  }

  private void unchanged(@Nullable Head before, Batch batch) throws SQLException {
    Head found = SqliteFormat.head(connection, file);
    if (!Objects.equals(before, found)) {
      throw changed(
          "another end of the log, with " + (found == null ? 0 : found.size()) + " entries");
    }
    if (batch.first() != (found == null ? 0 : found.size())) {
      throw new IllegalArgumentException("a batch from " + batch.first());
    }
    if (number(dataVersion) != othersCommits) {
      throw changed("a commit of another program");
    }
  }

  private void write(Batch batch) throws SQLException {
    List<byte[]> entries = batch.entries();
    int done = 0;
    for (; done + TOGETHER <= entries.size(); done += TOGETHER) {
      insert(insertMany, batch.first() + done, entries.subList(done, done + TOGETHER));
    }
    for (; done < entries.size(); done++) {
      insert(insertEntry, batch.first() + done, entries.subList(done, done + 1));
    }
    for (FullTile tile : batch.tiles()) {
      insertTile.setInt(1, tile.level());
      insertTile.setLong(2, tile.index());
      insertTile.setBytes(3, tile.bytes());
      insertTile.executeUpdate();
    }
    setHead.setLong(1, batch.after().size());
    setHead.setString(2, batch.after().note());
    setHead.executeUpdate();
  }

  private static void insert(PreparedStatement statement, long first, List<byte[]> entries)
      throws SQLException {
    for (int i = 0; i < entries.size(); i++) {
      statement.setLong(2 * i + 1, first + i);
      statement.setBytes(2 * i + 2, entries.get(i));
    }
    statement.executeUpdate();
  }

  /** Whether the names still lead to the files that were written: else the batch has no name. */
  private void sameFiles() {
    Object now = key(file);
    Object wal = key(file.resolveSibling(file.getFileName() + "-wal"));
    if (fileKey == null) {
      fileKey = now;
      walKey = wal;
    }
    if (now == null || !now.equals(fileKey)) {
      throw changed("another file, or none, under the name of the record");
    }
    if (wal == null || !wal.equals(walKey)) {
      throw changed("another write-ahead log, or none, under its name (-wal)");
    }
  }

  private static @Nullable Object key(Path path) {
    try {
      Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
      return key == null ? path : key; // Where files have no identity, only their absence shows.
    } catch (IOException e) { // A file that cannot be asked is not the one we opened.
      return null;
    }
  }

  private RecordRefusal changed(String found) {
    return new RecordRefusal(
        "store-changed",
        found + ": the record was changed behind its writer's back",
        file.toString(),
        "Keep a copy of all its files, run cordon record verify with an older checkpoint (--since),"
            + " and only then go on.");
  }

  @Override
  public void close() throws SQLException {
    mover.close();
  }
}
