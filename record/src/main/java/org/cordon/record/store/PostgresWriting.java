package org.cordon.record.store;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.cordon.record.RecordRefusal;
import org.jspecify.annotations.Nullable;

/** The half of a PostgreSQL store that only a writer has. */
final class PostgresWriting {
  static final int LOCK_CLASS = SqliteFormat.APPLICATION_ID;
  private static final int LOCK_WAIT_MS = 1_000;
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int MOST_TOGETHER = 1_000; // entries of one statement
  private static final int MOST_BYTES = 4 << 20;

  /** Settings by which the server would acknowledge what is not safe; empty when there are none. */
  private static final String NOT_DURABLE =
      """
      concat_ws(', ',
        CASE current_setting('fsync') WHEN 'on' THEN NULL ELSE 'fsync = off' END,
        CASE current_setting('full_page_writes') WHEN 'on' THEN NULL
          ELSE 'full_page_writes = off' END,
        CASE current_setting('synchronous_commit') WHEN 'off' THEN 'synchronous_commit = off' END)
      """;

  private final PostgresAddress at;
  private final Connection connection;
  private final long epoch;
  private final PreparedStatement selectHead;
  private final PreparedStatement moveHead;
  private final PreparedStatement insertEntries;
  private final PreparedStatement insertTile;
  private long othersRows;

  private PostgresWriting(Connection connection, PostgresAddress at, long epoch)
      throws SQLException {
    this.connection = connection;
    this.at = at;
    this.epoch = epoch;
    String schema = at.schema();
    selectHead = connection.prepareStatement(PostgresFormat.headQuery(at));
    moveHead = connection.prepareStatement(moveHead(connection, at));
    insertEntries =
        connection.prepareStatement(
            "INSERT INTO "
                + schema
                + ".entry(n, bytes) SELECT ? + o - 1, b FROM unnest(?) WITH ORDINALITY AS u(b, o)");
    insertTile =
        connection.prepareStatement(
            "INSERT INTO " + schema + ".tile(level, n, hashes) VALUES(?, ?, ?)");
    othersRows = OneNumber.of(connection, "SELECT " + othersRows(connection, at));
  }

  /**
   * The end moves only if it is the one that this writer left, under its epoch, and only then are
   * entries and tiles inserted. The server says in the same statement what else may not have
   * changed, for each way there and back costs as much as a hundred entries.
   */
  private static String moveHead(Connection connection, PostgresAddress at) throws SQLException {
    return """
    WITH moved AS (
      UPDATE %1$s.head SET size = ?, note = ?
        WHERE id = 1 AND epoch = ? AND size = ? AND note IS NOT DISTINCT FROM ?
        RETURNING (SELECT max(n) FROM %1$s.entry) AS newest,
          (SELECT count(*) FROM pg_class
             WHERE oid IN (%2$d, %3$d, %4$d) AND relpersistence = 'p'
               AND NOT (relhasrules OR relhastriggers OR relrowsecurity OR relhassubclass))
            AS tables,
          %5$s AS others,
          %6$s AS careless),
    entries AS (
      INSERT INTO %1$s.entry(n, bytes)
        SELECT ? + o - 1, b FROM moved, unnest(?) WITH ORDINALITY AS u(b, o)),
    tiles AS (
      INSERT INTO %1$s.tile(level, n, hashes)
        SELECT level, i, hashes FROM moved, unnest(?, ?, ?) AS u(level, i, hashes))
    SELECT newest, tables, others, careless FROM moved
    """
        .formatted(
            at.schema(),
            oid(connection, at, "entry"),
            oid(connection, at, "tile"),
            oid(connection, at, "head"),
            othersRows(connection, at),
            NOT_DURABLE);
  }

  /** Rows of entries and tiles that were ever updated or deleted, as the server counts them. */
  private static String othersRows(Connection connection, PostgresAddress at) throws SQLException {
    return """
    pg_stat_get_tuples_updated(%1$d) + pg_stat_get_tuples_deleted(%1$d)
      + pg_stat_get_tuples_updated(%2$d) + pg_stat_get_tuples_deleted(%2$d)\
    """
        .formatted(oid(connection, at, "entry"), oid(connection, at, "tile"));
  }

  private static long oid(Connection connection, PostgresAddress at, String table)
      throws SQLException {
    return OneNumber.of(
        connection, "SELECT '" + at.schema() + "." + table + "'::regclass::oid::bigint");
  }

  /** Takes the lock and the lead, and makes the tables where there are none. */
  static PostgresWriting begin(Connection connection, PostgresAddress at) throws SQLException {
    durable(text(connection, "SELECT " + NOT_DURABLE), at);
    lock(connection, at);
    connection.setAutoCommit(false);
    if (PostgresFormat.isFresh(connection, at)) {
      PostgresFormat.create(connection, at);
    }
    PostgresFormat.check(connection, at);
    long epoch =
        OneNumber.of(
            connection,
            "UPDATE " + at.schema() + ".head SET epoch = epoch + 1 WHERE id = 1 RETURNING epoch");
    connection.commit();
    connection.setAutoCommit(true);
    return new PostgresWriting(connection, at, epoch);
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void durable(String not, PostgresAddress at) {
    if (!not.isEmpty()) {
      throw new RecordRefusal(
          "server-not-durable",
          "a server with " + not + ": it acknowledges what a crash can lose or tear",
          at.toString(),
          "Set it on in postgresql.conf, and nowhere off for this user, database or address; reload"
              + " the server and start again.");
    }
  }

  private static void lock(Connection connection, PostgresAddress at) throws SQLException {
    int schema = at.schema().hashCode();
    String key = LOCK_CLASS + ", " + schema;
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      // A session that ended just now takes a moment to let go.
      statement.execute("SET LOCAL lock_timeout = " + LOCK_WAIT_MS);
      statement.execute("SELECT pg_advisory_lock(" + key + ")");
      return;
    } catch (SQLException e) {
      if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw e;
      }
    } finally {
      connection.rollback(); // the lock is the session's and stays
      connection.setAutoCommit(true);
    }
    String who =
        text(
            connection,
            """
            SELECT string_agg(format('process %%s since %%s', a.pid, a.backend_start), '; ')
              FROM pg_locks l JOIN pg_stat_activity a USING (pid)
              WHERE l.locktype = 'advisory' AND l.granted AND l.classid = %d
                AND l.objid = (%d)::bigint & 4294967295
            """
                .formatted(LOCK_CLASS, schema));
    throw new RecordRefusal(
        "another-writer",
        "another session that writes this record (of the server: " + who + ")",
        at.toString(),
        "Stop that one first, or give this one a record of its own. A writer whose machine died is"
            + " let go after half a minute, or at once by SELECT pg_terminate_backend(PROCESS).");
  }

  /** Lets the lock go before the session's end, which the server notices a moment later. */
  void end() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_unlock_all()");
    } catch (SQLException e) {
      return; // with the connection the lock is gone too
    }
  }

  void append(@Nullable Head before, Batch batch) {
    if (batch.first() != (before == null ? 0 : before.size())) {
      throw new IllegalArgumentException("a batch from " + batch.first());
    }
    inOneTransaction(() -> {
      List<byte[]> entries = batch.entries();
      int together = together(entries, 0);
      move(before, batch.after(), entries.subList(0, together), batch.tiles());
      insert(batch.first() + together, entries.subList(together, entries.size()));
    });
  }

  void copy(LogStore from, Head head) {
    inOneTransaction(() -> {
      move(null, head, List.of(), List.of());
      for (long n = 0; n < head.size(); n += MOST_TOGETHER) {
        insert(n, from.entries(n, Math.min(n + MOST_TOGETHER, head.size())));
      }
      for (int level = 0; head.size() >> (8 * (level + 1)) > 0; level++) {
        for (long i = 0; i < head.size() >> (8 * (level + 1)); i++) {
          insertTile.setInt(1, level);
          insertTile.setLong(2, i);
          insertTile.setBytes(3, from.tile(level, i));
          insertTile.executeUpdate();
        }
      }
    });
  }

  private interface Writes {
    void all() throws SQLException;
  }

  private void inOneTransaction(Writes writes) {
    boolean written = false;
    try {
      connection.setAutoCommit(false);
      writes.all();
      written = true;
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw PostgresFormat.failed(e, at);
    } finally {
      if (!written) {
        undo();
      }
    }
  }

  /** Where the connection is gone, the server undoes it by itself. */
  private void undo() {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      return; // the first error is the one that counts
    }
  }

  private void move(@Nullable Head before, Head after, List<byte[]> entries, List<FullTile> tiles)
      throws SQLException {
    moveHead.setLong(1, after.size());
    moveHead.setBytes(2, utf8(after.note()));
    moveHead.setLong(3, epoch);
    moveHead.setLong(4, before == null ? 0 : before.size());
    moveHead.setBytes(5, before == null ? null : utf8(before.note()));
    moveHead.setLong(6, before == null ? 0 : before.size());
    moveHead.setArray(7, array("bytea", entries.toArray(byte[][]::new)));
    moveHead.setArray(
        8, array("int4", tiles.stream().map(FullTile::level).toArray(Integer[]::new)));
    moveHead.setArray(9, array("int8", tiles.stream().map(FullTile::index).toArray(Long[]::new)));
    moveHead.setArray(
        10, array("bytea", tiles.stream().map(FullTile::bytes).toArray(byte[][]::new)));
    try (ResultSet row = moveHead.executeQuery()) {
      if (!row.next()) {
        throw overtaken(before);
      }
      long newest = row.getLong(1);
      long there = row.wasNull() ? 0 : newest + 1;
      if (there != (before == null ? 0 : before.size())) {
        throw changed(
            there + " entries where the end says " + (before == null ? 0 : before.size()));
      }
      if (row.getLong(2) != 3) {
        throw changed("a table put in place of another, a trigger, a rule or the like");
      }
      long others = row.getLong(3);
      if (others > othersRows) {
        throw changed("entries or tiles that another session updated or deleted, or tried to");
      }
      othersRows = others; // less when the server's statistics were reset
      durable(row.getString(4), at);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Array array(String type, Object[] values) throws SQLException {
    return connection.createArrayOf(type, values);
  }

  private void insert(long first, List<byte[]> entries) throws SQLException {
    for (int from = 0; from < entries.size(); ) {
      int to = from + together(entries, from);
      insertEntries.setLong(1, first + from);
      insertEntries.setArray(2, array("bytea", entries.subList(from, to).toArray(byte[][]::new)));
      insertEntries.executeUpdate();
      from = to;
    }
  }

  /** How many entries from there on go into one statement: at least one, if there are any. */
  private static int together(List<byte[]> entries, int from) {
    int to = from;
    for (long bytes = 0; to < entries.size() && to - from < MOST_TOGETHER; to++) {
      bytes += entries.get(to).length;
      if (bytes > MOST_BYTES && to > from) {
        break;
      }
    }
    return to - from;
  }

  private RecordRefusal overtaken(@Nullable Head before) throws SQLException {
    long now = OneNumber.of(connection, "SELECT max(epoch) FROM " + at.schema() + ".head");
    if (now > epoch) {
      return new RecordRefusal(
          "leader-lost",
          "a writer of epoch " + now + ", where this one led epoch " + epoch,
          at.toString(),
          "Another writer took over; nothing of this batch was written. Stop this one, or open the"
              + " record anew once the other has ended.");
    }
    Head found = PostgresFormat.head(selectHead, at);
    if (Objects.equals(found, before)) {
      return changed("epoch " + now + " where this writer led epoch " + epoch);
    }
    return changed(
        "another end of the log, with " + (found == null ? 0 : found.size()) + " entries");
  }

  private RecordRefusal changed(String found) {
    return new RecordRefusal(
        "store-changed",
        found + ": the record was changed behind its writer's back",
        at.toString(),
        "Keep a dump, run cordon record verify with an older checkpoint (--since), and only then go"
            + " on.");
  }
}
