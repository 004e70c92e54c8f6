package org.cordon.record.side;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.cordon.record.store.PostgresAddress;
import org.jspecify.annotations.Nullable;

/**
 * A side store in a schema of PostgreSQL, {@code cordon_side} beside {@code cordon}, so that rights
 * on it are granted apart. After a deletion the table is written anew, and the file with the old
 * rows is given back. {@code VACUUM FULL} would not do: it keeps rows that any older snapshot on
 * the server could still see. So the rows that stay move to a new file, at the price that a reader
 * whose snapshot is older finds none. PostgreSQL overwrites nothing: its write-ahead log, and
 * archives, standbys and base back-ups that were made of it, keep old bytes as long as they live.
 */
public final class PostgresSide extends JdbcSide {
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE %s.about(id bigint PRIMARY KEY, name text NOT NULL, restored text NOT NULL)",
          "CREATE TABLE %s.item(sha256 bytea PRIMARY KEY, kind text NOT NULL, salt bytea NOT NULL,"
              + " data bytea NOT NULL, recorded_at_ms bigint NOT NULL, log_size bigint NOT NULL)",
          "CREATE INDEX item_due ON %s.item(kind, recorded_at_ms)",
          "CREATE INDEX item_put ON %s.item(log_size)",
          "CREATE TABLE %s.forgotten(sha256 bytea PRIMARY KEY, kind text NOT NULL,"
              + " forgotten_at_ms bigint NOT NULL, why text NOT NULL)",
          "CREATE TABLE %s.untold(id bigint PRIMARY KEY, entry text NOT NULL,"
              + " log_size bigint NOT NULL)");

  private static final List<String> STRUCTURE =
      List.of(
          "about id bigint, name text, restored text",
          "forgotten sha256 bytea, kind text, forgotten_at_ms bigint, why text",
          "item sha256 bytea, kind text, salt bytea, data bytea, recorded_at_ms bigint,"
              + " log_size bigint",
          "untold id bigint, entry text, log_size bigint");

  /** Tables with their columns; and what could divert a row from them, or keep it from going. */
  private static final String CATALOG =
      """
      WITH tables AS (SELECT c.* FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
                      WHERE s.nspname = ? AND c.relkind NOT IN ('i'))
      SELECT what FROM (
        SELECT t.relname || ' ' || string_agg(
                 a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
               || CASE WHEN t.relkind <> 'r' OR t.relpersistence <> 'p' OR t.relrowsecurity
                       THEN ' (no plain table)' ELSE '' END AS what
          FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid
          WHERE a.attnum > 0 AND NOT a.attisdropped
          GROUP BY t.oid, t.relname, t.relkind, t.relpersistence, t.relrowsecurity
        UNION ALL
        SELECT 'trigger ' || g.tgname FROM pg_trigger g JOIN tables t ON t.oid = g.tgrelid
        UNION ALL
        SELECT 'rule ' || r.rulename FROM pg_rewrite r JOIN tables t ON t.oid = r.ev_class
      ) AS everything ORDER BY what COLLATE "C"
      """;

  private final PostgresAddress at;

  private PostgresSide(Connection connection, PostgresAddress at) {
    super(connection, at.toString(), at.schema() + ".");
    this.at = at;
  }

  /** Schema of the side store of a record in a schema. */
  static PostgresAddress beside(PostgresAddress record) {
    return record.withSchema(record.schema() + "_side");
  }

  /**
   * Opens the side store of a log to write it, and makes it when there is none. Whoever opens it
   * has the log open: that is the lock of both.
   *
   * @param record address of the record
   * @param log name of the log
   * @throws RecordRefusal {@code not-a-side-store}, {@code other-side}, {@code side-failed}
   */
  public static PostgresSide write(PostgresAddress record, String log) {
    PostgresSide side = open(beside(record), log, true);
    if (side == null) {
      throw new IllegalStateException("it was made");
    }
    return side;
  }

  /** Opens the side store of a log to read it; null when there is none, or no right to it. */
  public static @Nullable PostgresSide read(PostgresAddress record, String log) {
    return open(beside(record), log, false);
  }

  private static @Nullable PostgresSide open(PostgresAddress at, String log, boolean writes) {
    Connection connection = at.connect(false);
    PostgresSide side = null;
    try {
      List<String> found = structure(connection, at);
      if (!writes && (found.isEmpty() || !mayUse(connection, at))) {
        return null;
      }
      if (writes) {
        durable(connection);
      }
      if (found.isEmpty()) {
        create(connection, at);
        found = structure(connection, at);
      }
      check(found, at);
      PostgresSide opened = new PostgresSide(connection, at);
      opened.together(() -> {
        opened.of(log);
        return null;
      });
      side = opened;
      return side;
    } catch (SQLException e) {
      throw failed(e, at);
    } finally {
      if (side == null) {
        end(connection, at);
      }
    }
  }

  private static void end(Connection connection, PostgresAddress at) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e, at);
    }
  }

  /** A commit is on the disk when it returns, whatever the server's default is. */
  private static void durable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT set_config('synchronous_commit', 'on', false)"
              + " WHERE current_setting('synchronous_commit') IN ('off', 'local')");
    }
  }

  private static boolean mayUse(Connection connection, PostgresAddress at) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT has_schema_privilege(?, 'USAGE')")) {
      statement.setString(1, at.schema());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static List<String> structure(Connection connection, PostgresAddress at)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(CATALOG)) {
      statement.setString(1, at.schema());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  private static void create(Connection connection, PostgresAddress at) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN");
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + at.schema());
      for (String table : TABLES) {
        statement.execute(table.formatted(at.schema()));
      }
      statement.execute("COMMIT");
    }
  }

  private static void check(List<String> found, PostgresAddress at) {
    if (!found.equals(STRUCTURE)) {
      throw new RecordRefusal(
          "not-a-side-store",
          "a schema that is not that of a side store: " + found,
          at.toString(),
          "Somebody changed it, or a newer Cordon made it; nothing of the log depends on it.");
    }
  }

  @Override
  void overwrite() throws SQLException {
    String item = at.schema() + ".item";
    together(() -> {
      execute("SET LOCAL statement_timeout = 0");
      execute("LOCK TABLE " + item + " IN ACCESS EXCLUSIVE MODE");
      execute("CREATE TEMPORARY TABLE staying ON COMMIT DROP AS SELECT * FROM " + item);
      execute("TRUNCATE " + item);
      execute("INSERT INTO " + item + " SELECT * FROM staying");
      return true;
    });
  }

  @Override
  RecordRefusal failed(SQLException e) {
    return failed(e, at);
  }

  private static RecordRefusal failed(SQLException e, PostgresAddress at) {
    String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    boolean full = "53100".equals(e.getSQLState());
    return new RecordRefusal(
        full ? "side-full" : "side-failed",
        message,
        at.toString(),
        full
            ? "Free space on the server's disk and start again."
            : "Check the server, and the rights of this user on the schema "
                + at.schema()
                + ", and start again.");
  }

  @Override
  void shut() throws SQLException {
    connection().close();
  }
}
