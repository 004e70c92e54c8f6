package org.cordon.record.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.cordon.record.RecordRefusal;

/**
 * Which of several servers leads a record, in one row of a schema beside it ({@code cordon_lead}
 * beside {@code cordon}). The leader moves its beat; who stands by and sees it stand still ends the
 * leader's sessions, which lets its lock go, and opens the record. That the old leader can then
 * write nothing does not hang on this row: every append checks the epoch.
 *
 * <p>Any one thread; a connection of its own, which writes nothing else.
 */
public final class PostgresLeader implements AutoCloseable {
  private final PostgresAddress at;
  private final Connection connection;

  private PostgresLeader(PostgresAddress at, Connection connection) {
    this.at = at;
    this.connection = connection;
  }

  /**
   * What stands there.
   *
   * @param beat grows as long as the leader lives
   * @param name of the leader's sessions; "" before the first
   * @param address where it answers, "" when it has not said
   * @param locked whether any session has the record open to write it
   */
  public record Seen(long beat, String name, String address, boolean locked) {}

  /**
   * Connects, and makes the row when there is none.
   *
   * @param record the record's address
   * @throws RecordRefusal {@code store-failed}
   */
  public static PostgresLeader open(PostgresAddress record) {
    PostgresAddress at = record.withSchema(record.schema() + "_lead");
    Connection connection = at.connect(false);
    boolean made = false;
    try {
      create(connection, at);
      made = true;
      return new PostgresLeader(at, connection);
    } catch (SQLException e) {
      throw PostgresFormat.failed(e, at);
    } finally {
      if (!made) {
        end(connection);
      }
    }
  }

  private static void end(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      return; // the server ends it by itself
    }
  }

  /** Two servers may start at the same moment, so it is made under a lock. */
  private static void create(Connection connection, PostgresAddress at) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + key(at) + ")");
      if (OneNumber.of(
              connection, "SELECT count(*) FROM pg_namespace WHERE nspname = '" + at.schema() + "'")
          == 0) {
        statement.execute("CREATE SCHEMA " + at.schema());
      }
      statement.execute(
          "CREATE TABLE IF NOT EXISTS "
              + at.schema()
              + ".lead(id integer PRIMARY KEY, beat bigint NOT NULL, name text NOT NULL,"
              + " address text NOT NULL)");
      statement.execute(
          "INSERT INTO "
              + at.schema()
              + ".lead VALUES(1, 0, '', '') ON CONFLICT ON CONSTRAINT lead_pkey DO NOTHING");
    }
    connection.commit();
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = off"); // a beat that is lost is made up for
    }
  }

  private static String key(PostgresAddress at) {
    return PostgresWriting.LOCK_CLASS + ", " + at.schema().hashCode();
  }

  /** Looks. */
  public Seen look() {
    int record = at.schema().replaceFirst("_lead$", "").hashCode();
    String query =
        """
        SELECT beat, name, address, EXISTS(
            SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %d
              AND objid = (%d)::bigint & 4294967295)
          FROM %s.lead WHERE id = 1
        """
            .formatted(PostgresWriting.LOCK_CLASS, record, at.schema());
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return new Seen(row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4));
    } catch (SQLException e) {
      throw PostgresFormat.failed(e, at);
    }
  }

  /** For who has the record open to write it: leads from here on, under its sessions' name. */
  public void take(String name, String address) {
    update("SET beat = beat + 1, name = ?, address = ? WHERE id = 1", name, address);
  }

  /** Lives; false when another leads. */
  public boolean beat(String name, String address) {
    return update("SET beat = beat + 1, address = ? WHERE id = 1 AND name = ?", address, name) == 1;
  }

  private int update(String what, String first, String second) {
    String sql = "UPDATE " + at.schema() + ".lead " + what;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, first);
      statement.setString(2, second);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw PostgresFormat.failed(e, at);
    }
  }

  /** Ends all sessions of a name, also those of a process that stands still or is cut off. */
  public void expel(String name) {
    String sql =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name = ? AND pid <> pg_backend_pid()";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      statement.executeQuery().close();
    } catch (SQLException e) {
      throw PostgresFormat.failed(e, at);
    }
  }

  @Override
  public void close() {
    end(connection);
  }
}
