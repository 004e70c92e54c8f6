package org.cordon.record.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/**
 * What the SQLite file is: {@code application_id} says Cordon, {@code user_version} the format. An
 * older format is read as it is and never rewritten; a newer one is refused.
 */
final class SqliteFormat {
  /** "CoRd". */
  static final int APPLICATION_ID = 0x436f5264;

  static final int VERSION = 1;

  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE entry(n INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
          "CREATE TABLE head(id INTEGER PRIMARY KEY, size INTEGER NOT NULL, note TEXT NOT NULL)",
          "CREATE TABLE tile(level INTEGER NOT NULL, n INTEGER NOT NULL, hashes BLOB NOT NULL,"
              + " PRIMARY KEY(level, n))");

  private static final int HEADER = 100;
  private static final int USER_VERSION_AT = 60;
  private static final int APPLICATION_ID_AT = 68;
  private static final int CACHE_KIB = 16_384;

  private SqliteFormat() {}

  static Connection connect(Path file, boolean readOnly) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(2_000);
    config.setCacheSize(-CACHE_KIB);
    if (readOnly) {
      config.setReadOnly(true);
      config.resetOpenMode(SQLiteOpenMode.CREATE);
    } else {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, "67108864");
    }
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    if (!readOnly) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA wal_autocheckpoint = 0"); // WalMover does it
      }
    }
    return connection;
  }

  /** A new file, or one whose making was cut short by a crash: it holds nothing yet. */
  static boolean isUnborn(Connection connection) throws SQLException {
    return OneNumber.of(connection, "PRAGMA application_id") == 0
        && OneNumber.of(connection, "PRAGMA user_version") == 0
        && OneNumber.of(connection, "SELECT count(*) FROM sqlite_schema") == 0;
  }

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("PRAGMA application_id = " + APPLICATION_ID);
      statement.execute("PRAGMA user_version = " + VERSION);
      for (String table : SCHEMA) {
        statement.execute(table);
      }
      statement.execute("COMMIT");
    }
  }

  private static RecordRefusal notARecord(Path file) {
    return new RecordRefusal(
        "not-a-record",
        "a file that Cordon did not make",
        file.toString(),
        "Give the path of a record, or of a file that does not exist yet.");
  }

  private static RecordRefusal newer(long version, Path file) {
    return new RecordRefusal(
        "newer-format",
        "format " + version + ", newer than " + VERSION,
        file.toString(),
        "Use the version of Cordon that wrote it, or a newer one.");
  }

  /**
   * Refuses by the first bytes of a file, before SQLite opens it to write and by that changes it.
   * What stands there as nought may stand in the write-ahead log: {@link #check} decides.
   */
  static void checkHeader(Path file) {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEADER);
    } catch (IOException e) { // no file yet, or one that SQLite will say more about
      return;
    }
    if (head.length == HEADER) {
      ByteBuffer header = ByteBuffer.wrap(head);
      int id = header.getInt(APPLICATION_ID_AT);
      if (id != 0 && id != APPLICATION_ID) {
        throw notARecord(file);
      }
      if (header.getInt(USER_VERSION_AT) > VERSION) {
        throw newer(header.getInt(USER_VERSION_AT), file);
      }
    }
  }

  /** Refuses what is no record, is of a newer format, or holds more than a record does. */
  static void check(Connection connection, Path file) throws SQLException {
    if (isUnborn(connection)) {
      throw new RecordRefusal(
          "empty-store",
          "a record that was begun and never written to",
          file.toString(),
          "Start what writes it once more.");
    }
    long version = OneNumber.of(connection, "PRAGMA user_version");
    if (OneNumber.of(connection, "PRAGMA application_id") != APPLICATION_ID || version < 1) {
      throw notARecord(file);
    }
    if (version > VERSION) {
      throw newer(version, file);
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
          "store-changed",
          "tables, indexes or triggers that are not those of a record: " + found,
          file.toString(),
          "Somebody changed the file's structure; keep a copy and run cordon record verify.");
    }
  }

  static @Nullable Head head(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT (SELECT max(n) FROM entry), size, note, (SELECT min(n) FROM entry),"
                    + " (SELECT count(*) FROM head) FROM (SELECT 1) LEFT JOIN head")) {
      row.next();
      long entries = row.getObject(1) == null ? 0 : row.getLong(1) + 1;
      Head head = row.getObject(2) == null ? null : new Head(row.getLong(2), row.getString(3));
      if (entries != (head == null ? 0 : head.size())) {
        throw changed(
            entries + " entries where the end says " + (head == null ? "nothing" : head.size()),
            file);
      }
      if (row.getLong(4) != 0 || row.getLong(5) > 1) {
        throw changed(
            row.getLong(5) > 1 ? row.getLong(5) + " ends" : "entries before the first", file);
      }
      return head;
    }
  }

  private static RecordRefusal changed(String found, Path file) {
    return new RecordRefusal(
        "store-changed",
        found,
        file.toString(),
        "Keep a copy and run cordon record verify, which says what is whole.");
  }

  /** What SQLite or the disk says, as a refusal. */
  static RecordRefusal failed(Exception e, Path file) {
    SQLiteErrorCode code =
        e instanceof SQLiteException s ? s.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    String message = String.valueOf(e.getMessage());
    return switch (code) {
      case SQLITE_FULL ->
          new RecordRefusal(
              "store-full",
              message,
              file.toString(),
              "Free space on this disk and start again; what was acknowledged is kept.");
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          new RecordRefusal(
              "store-damaged",
              message,
              file.toString(),
              "Keep a copy, run cordon record verify, and restore from a back-up.");
      default ->
          new RecordRefusal(
              "store-failed",
              message,
              file.toString(),
              "Check the path, its permissions and the disk, and start again; what was acknowledged"
                  + " is kept.");
    };
  }
}
