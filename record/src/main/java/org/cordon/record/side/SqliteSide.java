package org.cordon.record.side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cordon.record.RecordRefusal;
import org.cordon.record.store.OneNumber;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/**
 * A side store in one SQLite file, {@code record.side.sqlite} beside {@code record.sqlite}, that
 * its owner alone can read. {@code secure_delete} overwrites deleted rows with zeros; then the file
 * is written anew without them and the write-ahead log cut to nothing, so that no page keeps a
 * copy. What the disk or file system keeps of older blocks is out of any program's reach: encrypt
 * the disk.
 */
public final class SqliteSide extends JdbcSide {
  /** "CoRs". */
  private static final int APPLICATION_ID = 0x436f5273;

  private static final int VERSION = 1;

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE about(id INTEGER PRIMARY KEY, name TEXT NOT NULL, restored TEXT NOT NULL)",
          "CREATE TABLE forgotten(sha256 BLOB PRIMARY KEY, kind TEXT NOT NULL,"
              + " forgotten_at_ms INTEGER NOT NULL, why TEXT NOT NULL)",
          "CREATE TABLE item(sha256 BLOB PRIMARY KEY, kind TEXT NOT NULL, salt BLOB NOT NULL,"
              + " data BLOB NOT NULL, recorded_at_ms INTEGER NOT NULL, log_size INTEGER NOT NULL)",
          "CREATE INDEX item_due ON item(kind, recorded_at_ms)",
          "CREATE INDEX item_put ON item(log_size)",
          "CREATE TABLE untold(id INTEGER PRIMARY KEY, entry TEXT NOT NULL,"
              + " log_size INTEGER NOT NULL)");

  private final Path file;
  private final boolean writes;

  private SqliteSide(Connection connection, Path file, boolean writes) {
    super(connection, file.toString(), "");
    this.file = file;
    this.writes = writes;
  }

  /** {@code record.side.sqlite} beside {@code record.sqlite}. */
  public static Path beside(Path record) {
    String name = String.valueOf(record.getFileName()).replaceFirst("\\.sqlite$", "");
    return record.resolveSibling(name + ".side.sqlite");
  }

  /**
   * Opens the side store of a log to write it, and makes it when there is none. Whoever opens it
   * has the log open: that is the lock of both.
   *
   * @param log name of the log
   * @throws RecordRefusal {@code not-a-side-store}, {@code newer-format}, {@code other-side},
   *     {@code side-readable-by-others}, {@code side-damaged}, {@code side-failed}
   */
  public static SqliteSide write(Path file, String log) {
    return open(file, log, true);
  }

  /**
   * Opens the side store of a log to read it.
   *
   * @throws RecordRefusal {@code no-side-store}, and as {@link #write}
   */
  public static SqliteSide read(Path file, String log) {
    if (!Files.isRegularFile(file)) {
      throw new RecordRefusal(
          "no-side-store",
          "no file",
          file.toString(),
          "Restore it from a back-up; without it the log holds, and what was sealed is not shown.");
    }
    return open(file, log, false);
  }

  private static SqliteSide open(Path file, String log, boolean writes) {
    try {
      boolean fresh = writes && ownersAlone(file);
      Connection connection = connect(file, writes);
      try {
        if (fresh) {
          create(connection);
        }
        check(connection, file);
        SqliteSide side = new SqliteSide(connection, file, writes);
        side.together(() -> {
          side.of(log);
          return null;
        });
        return side;
      } catch (SQLException | RecordRefusal e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failed(e, file);
    } catch (IOException e) {
      throw failed(new SQLException(e.toString(), e), file);
    }
  }

  /** Makes the file when it is not there; refuses one that everybody can read. */
  private static boolean ownersAlone(Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    boolean posix =
        Files.getFileStore(whole.getParent())
            .supportsFileAttributeView(PosixFileAttributeView.class);
    if (!Files.exists(whole)) {
      if (posix) {
        Files.createFile(whole, PosixFilePermissions.asFileAttribute(OWNER));
      }
      return true;
    }
    if (posix && Files.getPosixFilePermissions(whole).contains(PosixFilePermission.OTHERS_READ)) {
      throw new RecordRefusal(
          "side-readable-by-others",
          "personal data that everybody on this machine can read",
          file.toString(),
          "Run chmod 600 on it, and find out who could read it until now.");
    }
    return Files.size(whole) == 0;
  }

  private static Connection connect(Path file, boolean writes) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(2_000);
    if (writes) {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    } else {
      config.setReadOnly(true);
      config.resetOpenMode(SQLiteOpenMode.CREATE);
    }
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }

  private static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("PRAGMA application_id = " + APPLICATION_ID);
      statement.execute("PRAGMA user_version = " + VERSION);
      for (String each : SCHEMA) {
        statement.execute(each);
      }
      statement.execute("COMMIT");
    }
  }

  private static void check(Connection connection, Path file) throws SQLException {
    if (OneNumber.of(connection, "PRAGMA application_id") != APPLICATION_ID) {
      throw new RecordRefusal(
          "not-a-side-store",
          "a file that is no side store of a record",
          file.toString(),
          "Move it away, or give the record another name.");
    }
    long version = OneNumber.of(connection, "PRAGMA user_version");
    if (version > VERSION) {
      throw new RecordRefusal(
          "newer-format",
          "format " + version + ", newer than " + VERSION,
          file.toString(),
          "Use the version of Cordon that wrote it, or a newer one.");
    }
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    if (!found.equals(SCHEMA)) {
      throw new RecordRefusal(
          "side-damaged",
          "tables, indexes or triggers that are not those of a side store: " + found,
          file.toString(),
          "Restore it from a back-up; nothing of the log depends on it.");
    }
  }

  @Override
  void overwrite() throws SQLException {
    execute("VACUUM");
    execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  @Override
  RecordRefusal failed(SQLException e) {
    return failed(e, file);
  }

  private static RecordRefusal failed(SQLException e, Path file) {
    SQLiteErrorCode code =
        e instanceof SQLiteException s ? s.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    String message = String.valueOf(e.getMessage());
    return switch (code) {
      case SQLITE_FULL ->
          new RecordRefusal(
              "side-full", message, file.toString(), "Free space on this disk and start again.");
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          new RecordRefusal(
              "side-damaged",
              message,
              file.toString(),
              "Restore it from a back-up; nothing of the log depends on it.");
      default ->
          new RecordRefusal(
              "side-failed",
              message,
              file.toString(),
              "Check the path, its permissions and the disk, and start again.");
    };
  }

  /** For tests: a disk with room for this many pages. */
  void limitPages(int pages) {
    together(() -> OneNumber.of(connection(), "PRAGMA max_page_count = " + pages));
  }

  /** At rest it is one file. */
  @Override
  void shut() throws SQLException {
    try (Connection connection = connection()) {
      if (writes) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("PRAGMA busy_timeout = 0");
          statement.execute("PRAGMA journal_mode = DELETE");
        } catch (SQLException e) { // somebody reads: then it rests as it is
          return;
        }
      }
    }
  }
}
