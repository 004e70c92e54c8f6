package org.cordon.record.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A record in a SQLite file, read without changing it, also while it is written. */
final class KeptSqlite implements Kept {
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE entry(n INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
          "CREATE TABLE head(id INTEGER PRIMARY KEY, size INTEGER NOT NULL, note TEXT NOT NULL)",
          "CREATE TABLE tile(level INTEGER NOT NULL, n INTEGER NOT NULL, hashes BLOB NOT NULL,"
              + " PRIMARY KEY(level, n))");

  private static final String APPLICATION_ID = "1131369060"; // "CoRd"
  private static final String FORMAT = "1";
  private static final int HEADER = 100;
  private static final int PAGE_SIZE_AT = 16;
  private static final int PAGES_AT = 28;

  private final Path file;
  private final Connection connection;
  private final PreparedStatement tile;

  private KeptSqlite(Path file, Connection connection) throws SQLException {
    this.file = file;
    this.connection = connection;
    connection.setAutoCommit(false); // one snapshot for everything, also while a writer goes on
    tile = connection.prepareStatement("SELECT hashes FROM tile WHERE level = ? AND n = ?");
  }

  static KeptSqlite open(Path file) throws UnreadableException {
    Properties readOnly = new Properties();
    readOnly.setProperty("open_mode", "1");
    readOnly.setProperty("busy_timeout", "5000");
    try {
      Connection connection =
          DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), readOnly);
      try {
        isRecord(connection);
        return new KeptSqlite(file, connection);
      } catch (SQLException | UnreadableException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new UnreadableException("SQLite cannot read the file: " + e.getMessage() + cut(file));
    }
  }

  /** What the file's own header says of its length, where there is less; else nothing. */
  private static String cut(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      long bytes = Files.size(file);
      byte[] head = in.readNBytes(HEADER);
      if (head.length < HEADER) {
        return "; it has " + bytes + " bytes, which is not even a header: it was cut";
      }
      ByteBuffer numbers = ByteBuffer.wrap(head);
      int page = Short.toUnsignedInt(numbers.getShort(PAGE_SIZE_AT));
      long whole = (page == 1 ? 1 << 16 : page) * Integer.toUnsignedLong(numbers.getInt(PAGES_AT));
      return bytes < whole
          ? "; it has " + bytes + " bytes and by its header had " + whole + ": it was cut"
          : "";
    } catch (IOException e) {
      return "; " + e;
    }
  }

  /**
   * Nothing is asked of a file whose tables are other ones: a view under the name of a table could
   * answer for ever.
   */
  private static void isRecord(Connection connection) throws SQLException, UnreadableException {
    String ours =
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('entry', 'head',"
            + " 'tile') AND sql IN ('"
            + String.join("', '", TABLES)
            + "')";
    if (!rows(connection, ours).equals(List.of("3"))) {
      throw new UnreadableException("it is no record: its tables are not those of one");
    }
  }

  private List<String> rows(String sql) throws SQLException {
    return rows(connection, sql);
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  @Override
  public List<Damage> structure() {
    List<Damage> damage = new ArrayList<>();
    try {
      if (!rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
          .equals(TABLES)) {
        damage.add(
            new Damage(
                "the file's structure",
                "tables, indexes or triggers that are not those of a record"));
      }
      header("application_id", APPLICATION_ID, damage);
      header("user_version", FORMAT, damage);
      for (String row : rows("PRAGMA integrity_check(10)")) {
        if (!row.equals("ok")) {
          String said = row.replace("*** in database main ***", "").strip().replace('\n', ' ');
          damage.add(new Damage("the file's pages", said));
        }
      }
      length(damage);
    } catch (SQLException e) {
      damage.add(new Damage("the file", "SQLite cannot read it: " + e.getMessage()));
    }
    return damage;
  }

  private void header(String field, String ours, List<Damage> damage) throws SQLException {
    String found = rows("PRAGMA " + field).getFirst();
    if (!found.equals(ours)) {
      damage.add(
          new Damage(
              "the file's header",
              field
                  + " is "
                  + found
                  + " where a record of format "
                  + FORMAT
                  + " has "
                  + ours
                  + ": another format, or it was changed"));
    }
  }

  /** SQLite reads a page that was cut as if zeros followed; the length tells. */
  private void length(List<Damage> damage) throws SQLException {
    long page = Long.parseLong(rows("PRAGMA page_size").getFirst());
    long pages = Long.parseLong(rows("PRAGMA page_count").getFirst());
    Path wal = file.resolveSibling(file.getFileName() + "-wal");
    try {
      long bytes = Files.size(file);
      boolean moved = !Files.exists(wal) || Files.size(wal) == 0;
      if (bytes % page != 0 || (moved && bytes != page * pages)) {
        damage.add(
            new Damage(
                "the file's length",
                bytes + " bytes where " + pages + " pages of " + page + " must be: it was cut"));
      }
    } catch (IOException e) {
      damage.add(new Damage("the file", "it cannot be read: " + e));
    }
  }

  @Override
  public byte[] checkpoint() throws UnreadableException {
    try {
      List<String> notes = rows("SELECT note FROM head WHERE id = 1");
      if (notes.isEmpty()) {
        throw new UnreadableException("there is no checkpoint in it");
      }
      return notes.getFirst().getBytes(StandardCharsets.UTF_8);
    } catch (SQLException e) {
      throw new UnreadableException("SQLite cannot read it: " + e.getMessage());
    }
  }

  @Override
  public void entries(long most, Reader reader) throws UnreadableException {
    long n = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT n, bytes FROM entry ORDER BY n")) {
      while (n < most && rows.next()) {
        if (rows.getLong(1) != n) {
          throw new UnreadableException(
              "entry " + n + " is missing; entry " + rows.getLong(1) + " follows");
        }
        byte[] bytes = rows.getBytes(2);
        reader.entry(n, bytes == null ? new byte[0] : bytes);
        n++;
      }
    } catch (SQLException e) {
      throw new UnreadableException(
          "from entry " + n + " on SQLite cannot read the file: " + e.getMessage());
    }
  }

  @Override
  public byte @Nullable [] tile(int level, long index, int width) throws UnreadableException {
    if (width < 256) {
      return null;
    }
    try {
      tile.setInt(1, level);
      tile.setLong(2, index);
      try (ResultSet row = tile.executeQuery()) {
        byte[] hashes = row.next() ? row.getBytes(1) : null;
        if (hashes == null) {
          throw new UnreadableException("it is missing");
        }
        return hashes;
      }
    } catch (SQLException e) {
      throw new UnreadableException("SQLite cannot read it: " + e.getMessage());
    }
  }

  @Override
  public List<Damage> leftOver(long size) {
    long tiles = 0;
    for (long full = size / 256; full > 0; full /= 256) {
      tiles += full;
    }
    List<Damage> damage = new ArrayList<>();
    try {
      more("SELECT count(*) FROM entry", size, "entry", damage);
      more("SELECT count(*) FROM tile", tiles, "tile", damage);
      more("SELECT count(*) FROM head", 1, "head", damage);
      more("SELECT count(*) FROM entry WHERE typeof(bytes) <> 'blob'", 0, "entry", damage);
      more("SELECT count(*) FROM tile WHERE typeof(hashes) <> 'blob'", 0, "tile", damage);
      if (!rows("SELECT size FROM head WHERE size <> " + size).isEmpty()) {
        damage.add(Damage.otherSize(size));
      }
    } catch (SQLException e) {
      damage.add(new Damage("the file", "SQLite cannot read it: " + e.getMessage()));
    }
    return damage;
  }

  private void more(String count, long expected, String table, List<Damage> damage)
      throws SQLException {
    long found = Long.parseLong(rows(count).getFirst());
    if (found > expected) {
      damage.add(
          new Damage(
              "table " + table, (found - expected) + " rows that are not under the checkpoint"));
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("a connection that only read", e);
    }
  }
}
