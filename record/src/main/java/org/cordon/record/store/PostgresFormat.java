package org.cordon.record.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.jspecify.annotations.Nullable;

/**
 * What a record's schema is in PostgreSQL: three tables and nothing else. The one row of {@code
 * head} has the format's version; an older format is read as it is, a newer one is refused.
 */
final class PostgresFormat {
  static final int VERSION = 1;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE %s.entry(n bigint PRIMARY KEY, bytes bytea NOT NULL)",
          "CREATE TABLE %s.tile(level integer NOT NULL, n bigint NOT NULL, hashes bytea NOT NULL,"
              + " PRIMARY KEY(level, n))",
          "CREATE TABLE %s.head(id integer PRIMARY KEY, format integer NOT NULL,"
              + " epoch bigint NOT NULL, size bigint NOT NULL, note bytea)",
          "INSERT INTO %s.head(id, format, epoch, size) VALUES(1, " + VERSION + ", 0, 0)");

  private static final List<String> STRUCTURE =
      List.of(
          "column entry.bytes bytea not null",
          "column entry.n bigint not null",
          "column head.epoch bigint not null",
          "column head.format integer not null",
          "column head.id integer not null",
          "column head.note bytea",
          "column head.size bigint not null",
          "column tile.hashes bytea not null",
          "column tile.level integer not null",
          "column tile.n bigint not null",
          "constraint entry_pkey PRIMARY KEY (n)",
          "constraint head_pkey PRIMARY KEY (id)",
          "constraint tile_pkey PRIMARY KEY (level, n)",
          "index entry_pkey",
          "index head_pkey",
          "index tile_pkey",
          "table entry",
          "table head",
          "table tile");

  /** Everything that lies in the schema or hangs on its tables, a line each. */
  private static final String CATALOG =
      """
      WITH ours AS (SELECT c.* FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
                    WHERE s.nspname = ?),
           tables AS (SELECT * FROM ours WHERE relkind NOT IN ('i', 'v', 'm', 'c', 'S'))
      SELECT what FROM (
        SELECT CASE relkind WHEN 'r' THEN 'table' WHEN 'i' THEN 'index' WHEN 'v' THEN 'view'
                 ELSE 'relation (' || relkind::text || ')' END || ' ' || relname
               || CASE relpersistence WHEN 'p' THEN '' ELSE ' not logged' END
               || CASE WHEN relrowsecurity THEN ' with row security' ELSE '' END AS what
          FROM ours
        UNION ALL
        SELECT 'column ' || t.relname || '.' || a.attname || ' '
               || format_type(a.atttypid, a.atttypmod)
               || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
               || CASE WHEN a.atthasdef OR a.attidentity <> '' THEN ' with a default' ELSE '' END
          FROM pg_attribute a JOIN tables t ON t.oid = a.attrelid
          WHERE a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT 'constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
          FROM pg_constraint c
          WHERE c.contype <> 'n'
            AND (c.conrelid IN (SELECT oid FROM tables) OR c.confrelid IN (SELECT oid FROM tables))
        UNION ALL
        SELECT 'trigger ' || g.tgname || ' on ' || t.relname
          FROM pg_trigger g JOIN tables t ON t.oid = g.tgrelid
        UNION ALL
        SELECT 'rule ' || r.rulename || ' on ' || t.relname
          FROM pg_rewrite r JOIN tables t ON t.oid = r.ev_class
        UNION ALL
        SELECT 'policy ' || p.polname || ' on ' || t.relname
          FROM pg_policy p JOIN tables t ON t.oid = p.polrelid
        UNION ALL
        SELECT 'inheritance of ' || t.relname
          FROM pg_inherits i JOIN tables t ON t.oid IN (i.inhparent, i.inhrelid)
        UNION ALL
        SELECT 'function ' || p.proname
          FROM pg_proc p JOIN pg_namespace s ON s.oid = p.pronamespace WHERE s.nspname = ?
        UNION ALL
        SELECT 'type ' || y.typname
          FROM pg_type y JOIN pg_namespace s ON s.oid = y.typnamespace
          WHERE s.nspname = ? AND y.typrelid = 0 AND y.typelem = 0
      ) AS everything ORDER BY what COLLATE "C"
      """;

  private PostgresFormat() {}

  /** Makes the tables, in a transaction of the caller's. */
  static void create(Connection connection, PostgresAddress at) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!exists(connection, at)) {
        statement.execute("CREATE SCHEMA " + at.schema());
      }
      for (String table : TABLES) {
        statement.execute(table.formatted(at.schema()));
      }
    }
  }

  private static boolean exists(Connection connection, PostgresAddress at) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT count(*) FROM pg_namespace WHERE nspname = ?")) {
      statement.setString(1, at.schema());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getLong(1) == 1;
      }
    }
  }

  /** Whether there is no such schema, or nothing in it. */
  static boolean isFresh(Connection connection, PostgresAddress at) throws SQLException {
    return structure(connection, at).isEmpty();
  }

  private static List<String> structure(Connection connection, PostgresAddress at)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(CATALOG)) {
      for (int i = 1; i <= 3; i++) {
        statement.setString(i, at.schema());
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  /** Refuses what is no record, is of a newer format, or holds more than a record does. */
  static void check(Connection connection, PostgresAddress at) throws SQLException {
    List<String> found = structure(connection, at);
    if (found.isEmpty()) {
      throw new RecordRefusal(
          "no-such-record",
          "no schema " + at.schema() + ", or nothing in it",
          at.toString(),
          "Check the database and ?currentSchema= of --record.");
    }
    if (!found.contains("column head.format integer not null")) {
      throw new RecordRefusal(
          "not-a-record",
          "a schema that Cordon did not make, with " + found.getFirst(),
          at.toString(),
          "Give the schema of a record, or of one that is empty or does not exist yet.");
    }
    String head = " FROM " + at.schema() + ".head";
    long version = OneNumber.of(connection, "SELECT coalesce(max(format), 0)" + head);
    if (version > VERSION) {
      throw new RecordRefusal(
          "newer-format",
          "format " + version + ", newer than " + VERSION,
          at.toString(),
          "Use the version of Cordon that wrote it, or a newer one.");
    }
    if (!found.equals(STRUCTURE)) {
      List<String> missing = new ArrayList<>(STRUCTURE);
      missing.removeAll(found);
      found.removeAll(STRUCTURE);
      throw new RecordRefusal(
          "store-changed",
          "a schema that is not that of a record: too much " + found + ", missing " + missing,
          at.toString(),
          "Somebody changed its structure; keep a dump and run cordon record verify.");
    }
    long rows = OneNumber.of(connection, "SELECT count(*)" + head);
    if (rows != 1) {
      throw new RecordRefusal(
          "store-changed",
          rows + " ends of the log where one must be",
          at.toString(),
          "Keep a dump and run cordon record verify, which says what is whole.");
    }
  }

  /** Statement that {@link #head(PreparedStatement, PostgresAddress)} takes. */
  static String headQuery(PostgresAddress at) {
    return """
    SELECT (SELECT max(n) FROM %1$s.entry), h.size, h.note
      FROM (SELECT 1) one LEFT JOIN %1$s.head h ON h.id = 1
    """
        .formatted(at.schema());
  }

  static @Nullable Head head(PreparedStatement query, PostgresAddress at) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      long newest = row.getLong(1);
      long entries = row.wasNull() ? 0 : newest + 1;
      long size = row.getLong(2);
      boolean noRow = row.wasNull();
      byte[] note = row.getBytes(3);
      if (noRow || entries != size || (note == null && size != 0)) {
        throw new RecordRefusal(
            "store-changed",
            entries + " entries where the end says " + (noRow ? "nothing" : size),
            at.toString(),
            "Keep a dump and run cordon record verify, which says what is whole.");
      }
      return note == null ? null : new Head(size, new String(note, StandardCharsets.UTF_8));
    }
  }

  /** What the server or the way to it says, as a refusal. */
  static RecordRefusal failed(SQLException e, PostgresAddress at) {
    String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    String state = String.valueOf(e.getSQLState());
    return switch (state) {
      case "53100" ->
          new RecordRefusal(
              "store-full",
              message,
              at.toString(),
              "Free space on the server's disk and start again; what was acknowledged is kept.");
      case "XX001", "XX002" ->
          new RecordRefusal(
              "store-damaged",
              message,
              at.toString(),
              "Keep a copy of the server's files, run cordon record verify, and restore from a"
                  + " back-up.");
      case "0A000", "23505", "3F000", "42P01", "42703" -> // a rule; a key; a table gone
          new RecordRefusal(
              "store-changed",
              message + ": the record was changed behind its writer's back",
              at.toString(),
              "Keep a dump, run cordon record verify with an older checkpoint (--since), and only"
                  + " then go on.");
      default -> new RecordRefusal("store-failed", message, at.toString(), remedy(state));
    };
  }

  private static String remedy(String state) {
    return switch (state) {
      case "28P01", "28000" ->
          "Check the user, and the password in PGPASSWORD or ~/.pgpass, and start again.";
      case "3D000" -> "Check the name of the database in the address, or make it: createdb NAME.";
      case "42501" ->
          "Grant this user what it needs: USAGE and CREATE on the schema to make a record, SELECT"
              + " and INSERT on entry and tile and SELECT and UPDATE on head to write one, SELECT to"
              + " read.";
      case "57014", "55P03" ->
          "Look which session holds it up (pg_stat_activity, pg_locks), end that one and start"
              + " again; what was acknowledged is kept.";
      default ->
          "Check that the server runs and can be reached, and start again; what was acknowledged is"
              + " kept.";
    };
  }
}
