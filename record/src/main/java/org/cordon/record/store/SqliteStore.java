package org.cordon.record.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
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
  private final LogRows rows;
  private final @Nullable SqliteWriting writing;
  private boolean closed;

  private SqliteStore(Path file, @Nullable WriterLock lock) throws SQLException {
    this.file = file;
    this.lock = lock;
    connection = SqliteFormat.connect(file, lock == null);
    try {
      if (lock != null && SqliteFormat.isUnborn(connection)) {
        SqliteFormat.create(connection);
      }
      SqliteFormat.check(connection, file);
      rows = new LogRows(connection, "", file.toString(), e -> SqliteFormat.failed(e, file));
      writing = lock == null ? null : new SqliteWriting(connection, file);
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
  public static SqliteStore write(Path named) {
    place(named);
    Path file = real(named);
    if (isSqlite(file)) {
      SqliteFormat.checkHeader(file);
    }
    WriterLock lock = WriterLock.take(file);
    try {
      return new SqliteStore(file, lock);
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
    if (!Files.exists(file)) {
      throw new RecordRefusal(
          "no-such-record", "no file", file.toString(), "Check the path of --record.");
    }
    place(file);
    try {
      return new SqliteStore(file, null);
    } catch (SQLException e) {
      throw SqliteFormat.failed(e, file);
    }
  }

  /** Refuses a place where no record can be, before anything is made there. */
  private static void place(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new RecordRefusal(
          "no-such-folder",
          "no folder " + parent,
          file.toString(),
          "Make the folder first, or check the path.");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new RecordRefusal(
          "not-a-record",
          Files.isDirectory(file) ? "a folder" : "a device, or another thing that is no file",
          file.toString(),
          "Give the path of a record, or of a file that does not exist yet.");
    }
    if (Files.exists(file) && !isSqlite(file) && !isBegun(file)) {
      throw new RecordRefusal(
          "not-a-record",
          "a file that Cordon did not make",
          file.toString(),
          "Give the path of a record, or of a file that does not exist yet; if it was a record, run"
              + " cordon record verify, which says what is left of it.");
    }
  }

  /** The file that a link leads to: beside it lie lock and write-ahead log. */
  private static Path real(Path file) {
    try {
      return Files.isSymbolicLink(file) ? file.toRealPath() : file;
    } catch (IOException e) {
      throw SqliteFormat.failed(e, file);
    }
  }

  /** Nothing yet, or what a crash at its making left, which SQLite puts right itself. */
  private static boolean isBegun(Path file) {
    try {
      return Files.size(file) == 0
          || Files.exists(file.resolveSibling(file.getFileName() + "-journal"))
          || Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
    } catch (IOException e) {
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
    return rows.entries(from, to);
  }

  @Override
  public synchronized byte[] tile(int level, long index) {
    open();
    return rows.tile(level, index);
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
    try (connection) {
      if (writing != null) {
        writing.close();
        rest();
      }
    } catch (SQLException e) {
      throw SqliteFormat.failed(e, file);
    } finally {
      if (lock != null) {
        lock.release();
      }
    }
  }
}
