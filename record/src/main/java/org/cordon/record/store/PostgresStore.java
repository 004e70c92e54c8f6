package org.cordon.record.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.cordon.record.RecordRefusal;
import org.jspecify.annotations.Nullable;

/**
 * A log in a schema of a PostgreSQL database: entries, the full tiles over them, and one row that
 * is its end and says which writer leads.
 *
 * <p>One writer holds a lock of its session on the schema's name; the server lets it go when that
 * session ends, however that happens. Such a lock can be lost without its holder noticing (a
 * failover, a server behind a pool). So every opening to write also raises the epoch in {@code
 * head}, and every append looks in its own transaction whether epoch, size and checkpoint are still
 * the ones that its writer knows: a writer that was overtaken can write nothing.
 *
 * <p>A reader sees the log as it stood when {@link #head} was last asked, in one snapshot, and
 * locks nothing.
 */
public final class PostgresStore implements LogStore {
  private final PostgresAddress at;
  private final Connection connection;
  private final PreparedStatement selectHead;
  private final LogRows rows;
  private final @Nullable PostgresWriting writing;
  private boolean closed;

  private PostgresStore(PostgresAddress at, Connection connection, boolean write)
      throws SQLException {
    this.at = at;
    this.connection = connection;
    writing = write ? PostgresWriting.begin(connection, at) : null;
    if (!write) {
      PostgresFormat.check(connection, at);
    }
    selectHead = connection.prepareStatement(PostgresFormat.headQuery(at));
    rows =
        new LogRows(
            connection, at.schema() + ".", at.toString(), e -> PostgresFormat.failed(e, at));
  }

  /**
   * Opens a record to write it, and makes it when the schema is empty or does not exist.
   *
   * @throws RecordRefusal {@code another-writer}, {@code server-not-durable}, {@code not-a-record},
   *     {@code newer-format}, {@code store-changed}, {@code store-failed}
   */
  public static PostgresStore write(PostgresAddress at) {
    return open(at, true);
  }

  /**
   * Opens a record to read it; also one that is being written.
   *
   * @throws RecordRefusal {@code no-such-record}, {@code not-a-record}, {@code newer-format},
   *     {@code store-changed}, {@code store-failed}
   */
  public static PostgresStore read(PostgresAddress at) {
    return open(at, false);
  }

  private static PostgresStore open(PostgresAddress at, boolean write) {
    Connection connection = at.connect(!write);
    PostgresStore store = null;
    try {
      store = new PostgresStore(at, connection, write);
      return store;
    } catch (SQLException e) {
      throw PostgresFormat.failed(e, at);
    } finally {
      if (store == null) {
        end(connection, at);
      }
    }
  }

  private static void end(Connection connection, PostgresAddress at) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw PostgresFormat.failed(e, at);
    }
  }

  @Override
  public synchronized @Nullable Head head() {
    open();
    try {
      if (writing == null) {
        connection.rollback(); // the next statement begins a new snapshot
      }
      return PostgresFormat.head(selectHead, at);
    } catch (SQLException e) {
      throw PostgresFormat.failed(e, at);
    }
  }

  @Override
  public synchronized void append(@Nullable Head before, Batch batch) {
    open();
    Objects.requireNonNull(writing, "opened to read").append(before, batch);
  }

  /**
   * Copies all of another log into this new one, in one transaction.
   *
   * @throws RecordRefusal {@code record-exists} when something was written here already
   */
  public synchronized void copy(LogStore from) {
    open();
    if (head() != null) {
      throw holdsAnother();
    }
    Head head = from.head();
    if (head != null) {
      Objects.requireNonNull(writing, "opened to read").copy(from, head);
    }
  }

  /** For who wants an empty store and finds a record in it: {@code record-exists}. */
  public RecordRefusal holdsAnother() {
    return new RecordRefusal(
        "record-exists",
        "another record in the schema " + at.schema(),
        at.toString(),
        "Name another schema with ?currentSchema=NAME, or, if that record is to go, drop it"
            + " yourself: DROP SCHEMA "
            + at.schema()
            + " CASCADE.");
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

  /** For tests: does something in this store's own session. */
  void inItsSession(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** For tests: process of the server that serves this store. */
  int backend() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  private void open() {
    if (closed) {
      throw new RecordRefusal(
          "store-closed", "a closed record", at.toString(), "Open it before using it.");
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      if (writing != null) {
        writing.end();
      }
      end(connection, at);
    }
  }
}
