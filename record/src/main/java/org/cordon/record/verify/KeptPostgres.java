package org.cordon.record.verify;

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
 * A record in a schema of a PostgreSQL database, read in one snapshot without changing it, also
 * while it is written.
 */
final class KeptPostgres implements Kept {
  private static final int AT_ONCE = 2_000;

  private static final List<String> COLUMNS =
      List.of(
          "entry(n bigint not null, bytes bytea not null)",
          "head(id integer not null, format integer not null, epoch bigint not null,"
              + " size bigint not null, note bytea)",
          "tile(level integer not null, n bigint not null, hashes bytea not null)");
  private static final List<String> KEYS =
      List.of("entry PRIMARY KEY (n)", "head PRIMARY KEY (id)", "tile PRIMARY KEY (level, n)");

  private static final String TABLES =
      " (SELECT c.oid FROM pg_catalog.pg_class c WHERE c.relnamespace = ?::regnamespace"
          + " AND c.relkind NOT IN ('i', 'S', 'v', 'm', 'c'))";

  /** What may be there neither in the schema nor on its tables, and how each is called. */
  private static final List<String> STRANGERS =
      List.of(
          "SELECT 'relation ' || relname FROM pg_catalog.pg_class WHERE relnamespace ="
              + " ?::regnamespace AND relname NOT IN ('entry', 'tile', 'head', 'entry_pkey',"
              + " 'tile_pkey', 'head_pkey')",
          "SELECT 'table ' || relname || ' that is no plain one, not logged or filtered by row'"
              + " FROM pg_catalog.pg_class WHERE relnamespace = ?::regnamespace AND relname IN"
              + " ('entry', 'tile', 'head')"
              + " AND (relkind <> 'r' OR relpersistence <> 'p' OR relrowsecurity)",
          "SELECT 'trigger ' || tgname FROM pg_catalog.pg_trigger WHERE tgrelid IN" + TABLES,
          "SELECT 'rule ' || rulename FROM pg_catalog.pg_rewrite WHERE ev_class IN" + TABLES,
          "SELECT 'policy ' || polname FROM pg_catalog.pg_policy WHERE polrelid IN" + TABLES,
          "SELECT 'heir ' || inhrelid::regclass FROM pg_catalog.pg_inherits WHERE inhparent IN"
              + TABLES,
          "SELECT 'parent ' || inhparent::regclass FROM pg_catalog.pg_inherits WHERE inhrelid IN"
              + TABLES,
          "SELECT 'reference of ' || conrelid::regclass FROM pg_catalog.pg_constraint"
              + " WHERE confrelid IN"
              + TABLES,
          "SELECT 'function ' || proname FROM pg_catalog.pg_proc WHERE pronamespace ="
              + " ?::regnamespace",
          "SELECT 'type ' || typname FROM pg_catalog.pg_type WHERE typnamespace = ?::regnamespace"
              + " AND typrelid = 0 AND typelem = 0");

  private final Connection connection;
  private final String schema;

  private KeptPostgres(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /** A schema's record; the connection is closed with it. */
  static KeptPostgres open(Connection connection, String schema) throws UnreadableException {
    String quoted = '"' + schema.replace("\"", "\"\"") + '"';
    KeptPostgres kept = new KeptPostgres(connection, quoted);
    try {
      connection.setAutoCommit(false); // one snapshot for everything, also while a writer goes on
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      if (kept.rows(
              "SELECT 1 FROM pg_catalog.pg_class WHERE oid = to_regclass(?)", quoted + ".entry")
          .isEmpty()) {
        throw new RecordRefusal(
            "no-such-record",
            "no table entry in the schema " + schema,
            "--record",
            "Check the database and ?currentSchema= of the address.");
      }
      return kept;
    } catch (SQLException e) {
      throw new UnreadableException(saying(e));
    }
  }

  private static String saying(SQLException e) {
    return "PostgreSQL cannot read it: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
  }

  private List<String> rows(String sql, String... values) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          rows.add(found.getString(1));
        }
      }
    }
    return rows;
  }

  @Override
  public List<Damage> structure() {
    List<Damage> damage = new ArrayList<>();
    try {
      for (String query : STRANGERS) {
        for (String stranger : rows(query, schema)) {
          damage.add(new Damage("the schema", stranger + ", which a record does not have"));
        }
      }
      equal(
          COLUMNS,
          "SELECT c.relname || '(' || string_agg(a.attname || ' ' || format_type(a.atttypid,"
              + " a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END"
              + " || CASE WHEN a.atthasdef THEN ' default' ELSE '' END, ', ' ORDER BY a.attnum)"
              + " || ')' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid ="
              + " c.oid WHERE c.relnamespace = ?::regnamespace AND c.relname IN ('entry', 'head',"
              + " 'tile') AND a.attnum > 0 AND NOT a.attisdropped GROUP BY c.relname"
              + " ORDER BY c.relname",
          damage);
      equal(
          KEYS,
          "SELECT c.relname || ' ' || pg_get_constraintdef(k.oid) FROM pg_catalog.pg_constraint k"
              + " JOIN pg_catalog.pg_class c ON c.oid = k.conrelid WHERE c.relnamespace ="
              + " ?::regnamespace AND k.contype <> 'n' ORDER BY c.relname",
          damage);
    } catch (SQLException e) {
      damage.add(new Damage("the schema", saying(e)));
    }
    return damage;
  }

  private void equal(List<String> expected, String query, List<Damage> damage) throws SQLException {
    List<String> found = rows(query, schema);
    if (!found.equals(expected)) {
      damage.add(new Damage("the schema", "tables that are not those of a record: " + found));
    }
  }

  @Override
  public byte[] checkpoint() throws UnreadableException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT note FROM " + schema + ".head WHERE id = 1")) {
      byte[] note = row.next() ? row.getBytes(1) : null;
      if (note == null) {
        throw new UnreadableException("there is no checkpoint in it");
      }
      return note;
    } catch (SQLException e) {
      throw new UnreadableException(saying(e));
    }
  }

  @Override
  public void entries(long most, Reader reader) throws UnreadableException {
    long n = 0;
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT n, bytes FROM " + schema + ".entry ORDER BY n")) {
      statement.setFetchSize(AT_ONCE);
      try (ResultSet rows = statement.executeQuery()) {
        while (n < most && rows.next()) {
          if (rows.getLong(1) != n) {
            throw new UnreadableException(
                "entry " + n + " is missing; entry " + rows.getLong(1) + " follows");
          }
          byte[] bytes = rows.getBytes(2);
          reader.entry(n, bytes == null ? new byte[0] : bytes);
          n++;
        }
      }
    } catch (SQLException e) {
      throw new UnreadableException("from entry " + n + " on " + saying(e));
    }
  }

  @Override
  public byte @Nullable [] tile(int level, long index, int width) throws UnreadableException {
    if (width < 256) {
      return null;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT hashes FROM " + schema + ".tile WHERE level = ? AND n = ?")) {
      statement.setInt(1, level);
      statement.setLong(2, index);
      try (ResultSet row = statement.executeQuery()) {
        byte[] hashes = row.next() ? row.getBytes(1) : null;
        if (hashes == null) {
          throw new UnreadableException("it is missing");
        }
        return hashes;
      }
    } catch (SQLException e) {
      throw new UnreadableException(saying(e));
    }
  }

  /** Counts the tables themselves, for an index might not name every row. */
  @Override
  public List<Damage> leftOver(long size) {
    long tiles = 0;
    for (long full = size / 256; full > 0; full /= 256) {
      tiles += full;
    }
    List<Damage> damage = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = off;"
              + " SET LOCAL enable_indexonlyscan = off; SET LOCAL enable_bitmapscan = off");
      more("entry", "", size, damage);
      more("tile", "", tiles, damage);
      more("head", "", 1, damage);
      if (!rows("SELECT size FROM " + schema + ".head WHERE size <> " + size).isEmpty()) {
        damage.add(Damage.otherSize(size));
      }
      more("head", " WHERE format <> 1 OR epoch < 1", 0, damage);
    } catch (SQLException e) {
      damage.add(new Damage("the schema", saying(e)));
    }
    return damage;
  }

  private void more(String table, String where, long expected, List<Damage> damage)
      throws SQLException {
    String count = "SELECT count(*) FROM " + schema + "." + table + where;
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
