package org.cordon.record.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.cordon.record.RecordRefusal;
import org.jspecify.annotations.Nullable;

/**
 * A log in one SQLite file: entries, the full tiles over them, and one row that is its end.
 *
 * <p>Write-ahead log with {@code synchronous=FULL}: a commit returns after the write-ahead log was
 * synced, and either all of a batch is in it or nothing. Every append checks in its own transaction
 * that the end is the one its writer knows. It also notices what SQLite itself would not mind:
 * another connection that committed (SQLite counts these), a table or trigger that we did not make,
 * and a file, or its write-ahead log, that was removed or put in place of the one we opened, in
 * which case SQLite would go on writing into a file without a name. Readers may read at any time
 * and disturb nobody.
 *
 * <p>One writer holds {@code FILE.lock}; it is let go when its process ends, however that happens.
 */
public final class SqliteStore implements LogStore {
  private final Path file;
  private final Connection connection;
  private final @Nullable WriterLock lock;
  private final PreparedStatement selectEntries;
  private final PreparedStatement selectTile;
  private final @Nullable Writing writing;
  private boolean closed;

  private SqliteStore(Path file, @Nullable WriterLock lock, boolean fresh) throws SQLException {
    this.file = file;
    this.lock = lock;
    connection = SqliteFormat.connect(file, lock == null);
    try {
      if (fresh) {
        SqliteFormat.create(connection);
      }
      SqliteFormat.check(connection, file);
      selectEntries =
          connection.prepareStatement(
              "SELECT n, bytes FROM entry WHERE n >= ? AND n < ? ORDER BY n");
      selectTile = connection.prepareStatement("SELECT hashes FROM tile WHERE level = ? AND n = ?");
      writing = lock == null ? null : new Writing(connection, file);
    } catch (SQLException | RecordRefusal e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Opens a record to write it, and makes it when there is none.
   *
   * @throws RecordRefusal {@code another-writer}, {@code not-a-record}, {@code newer-format},
   *     {@code store-failed}
   */
  public static SqliteStore write(Path file) {
    WriterLock lock = WriterLock.take(file);
    try {
      return new SqliteStore(file, lock, isFresh(file));
    } catch (SQLException e) {
      lock.release();
      throw SqliteFormat.failed(e, file);
    } catch (RecordRefusal e) {
      lock.release();
      throw e;
    }
  }

  /**
   * Opens a record to read it; also one that is being written.
   *
   * @throws RecordRefusal {@code no-such-record}, {@code not-a-record}, {@code newer-format},
   *     {@code store-failed}
   */
  public static SqliteStore read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new RecordRefusal(
          "no-such-record", "no file", file.toString(), "Check the path of --record.");
    }
    try {
      return new SqliteStore(file, null, false);
    } catch (SQLException e) {
      throw SqliteFormat.failed(e, file);
    }
  }

  /** Whether a file begins as SQLite's do. */
  public static boolean isSqlite(Path file) {
    byte[] magic = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(magic.length), magic);
    } catch (IOException e) { // what cannot be read is none
      return false;
    }
  }

  private static boolean isFresh(Path file) {
    try {
      return !Files.exists(file) || Files.size(file) == 0;
    } catch (IOException e) {
      throw SqliteFormat.failed(e, file);
    }
  }

  @Override
  public synchronized @Nullable Head head() {
    open();
    try {
      return SqliteFormat.head(connection, file);
    } catch (SQLException e) {
      throw SqliteFormat.failed(e, file);
    }
  }

  @Override
  public synchronized void append(@Nullable Head before, Batch batch) {
    open();
    Objects.requireNonNull(writing, "opened to read").append(before, batch);
  }

  @Override
  public synchronized List<byte[]> entries(long from, long to) {
    open();
    List<byte[]> entries = new ArrayList<>((int) Math.min(to - from, 1 << 16));
    try {
      selectEntries.setLong(1, from);
      selectEntries.setLong(2, to);
      try (ResultSet rows = selectEntries.executeQuery()) {
        while (rows.next()) {
          if (rows.getLong(1) != from + entries.size()) {
            break;
          }
          entries.add(rows.getBytes(2));
        }
      }
    } catch (SQLException e) {
      throw SqliteFormat.failed(e, file);
    }
    if (entries.size() != to - from) {
      throw damaged("no entry " + (from + entries.size()));
    }
    return entries;
  }

  @Override
  public synchronized byte[] tile(int level, long index) {
    open();
    try {
      selectTile.setInt(1, level);
      selectTile.setLong(2, index);
      try (ResultSet row = selectTile.executeQuery()) {
        byte[] hashes = row.next() ? row.getBytes(1) : new byte[0];
        if (hashes.length != 256 * 32) {
          throw damaged("no whole tile " + level + "/" + index);
        }
        return hashes;
      }
    } catch (SQLException e) {
      throw SqliteFormat.failed(e, file);
    }
  }

  /**
   * A record at rest is one file: it can be copied, and read where nothing can be written. While
   * others read, it stays as it is, which is as safe.
   */
  private void rest() {
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 0");
      statement.execute("PRAGMA journal_mode = DELETE");
    } catch (SQLException e) {
      return; // somebody reads
    }
  }

  /** For tests: a disk with room for this many pages. */
  void limitPages(int pages) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA max_page_count = " + pages);
    }
  }

  /** For tests: a setting of this connection. */
  String pragma(String name) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      return row.getString(1);
    }
  }

  private RecordRefusal damaged(String found) {
    return new RecordRefusal(
        "store-damaged",
        found,
        file.toString(),
        "Run: cordon record verify --record "
            + file
            + " --key PUBLIC-KEY, which says what is whole.");
  }

  private void open() {
    if (closed) {
      throw new RecordRefusal(
          "store-closed", "a closed record", file.toString(), "Open it before using it.");
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (writing != null) {
        rest();
      }
      connection.close();
    } catch (SQLException e) {
      throw SqliteFormat.failed(e, file);
    } finally {
      if (lock != null) {
        lock.release();
      }
    }
  }

  /** The half of the store that only a writer has. */
  private static final class Writing {
    private static final int TOGETHER = 50; // rows of one statement: fewer calls into SQLite

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
    private long othersCommits;
    private @Nullable Object fileKey;
    private @Nullable Object walKey;

    Writing(Connection connection, Path file) throws SQLException {
      this.connection = connection;
      this.file = file;
      begin = connection.prepareStatement("BEGIN IMMEDIATE");
      commit = connection.prepareStatement("COMMIT");
      rollback = connection.prepareStatement("ROLLBACK");
      String insert = "INSERT INTO entry(n, bytes) VALUES(?, ?)";
      insertEntry = connection.prepareStatement(insert);
      insertMany = connection.prepareStatement(insert + ", (?, ?)".repeat(TOGETHER - 1));
      insertTile =
          connection.prepareStatement("INSERT INTO tile(level, n, hashes) VALUES(?, ?, ?)");
      setHead =
          connection.prepareStatement(
              "INSERT OR REPLACE INTO head(id, size, note) VALUES(1, ?, ?)");
      dataVersion = connection.prepareStatement("PRAGMA data_version");
      othersCommits = number(dataVersion);
    }

    private static long number(PreparedStatement statement) throws SQLException {
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : -1;
      }
    }

    void append(@Nullable Head before, Batch batch) {
      try {
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
  }
}
