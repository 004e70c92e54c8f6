package org.cordon.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeSet;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.PostgresStore;
import org.cordon.record.verify.Verdict;
import org.cordon.record.verify.Verify;

/** Records as schemas of a PostgreSQL database, which are dropped at the end. */
final class PostgresBed implements RecordBed {
  private final String address;
  private final PostgresAddress at;
  private final String prefix = "cordon_bench_" + ProcessHandle.current().pid() + "_";
  private final TreeSet<String> schemas = new TreeSet<>();
  private final String version;

  /** On a server that may keep nothing else for us. */
  PostgresBed(String address) throws SQLException {
    this.address = address;
    at = PostgresAddress.parse(address);
    try (Connection connection = at.connect(false);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW server_version")) {
      row.next();
      version = row.getString(1).replaceFirst(" .*", "");
    }
  }

  @Override
  public String name() {
    return "PostgreSQL " + version + " fsync";
  }

  private PostgresAddress schema(String name) {
    schemas.add(prefix + name);
    return at.withSchema(prefix + name);
  }

  @Override
  public LogStore record(String name) {
    return PostgresStore.write(schema(name));
  }

  @Override
  public Plain plain() throws SQLException {
    String rewriting = address + (address.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true";
    String schema = schema("plain").schema();
    return new Table(PostgresAddress.parse(rewriting).connect(false), schema);
  }

  @Override
  public Verdict verify(String name, Verify.Against against) {
    PostgresAddress record = schema(name);
    return Verify.check(record.connect(true), record.schema(), against);
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = at.connect(false);
        Statement statement = connection.createStatement()) {
      for (String schema : schemas) {
        statement.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
      }
    }
  }

  private static final class Table implements Plain {
    private final Connection connection;
    private final PreparedStatement insert;
    private long n;

    Table(Connection connection, String schema) throws SQLException {
      this.connection = connection;
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE SCHEMA " + schema);
        statement.execute(
            "CREATE TABLE " + schema + ".entry(n bigint PRIMARY KEY, bytes bytea NOT NULL)");
      }
      connection.setAutoCommit(false);
      insert =
          connection.prepareStatement("INSERT INTO " + schema + ".entry(n, bytes) VALUES(?, ?)");
    }

    @Override
    public void insert(List<byte[]> entries) throws SQLException {
      for (byte[] entry : entries) {
        insert.setLong(1, n++);
        insert.setBytes(2, entry);
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
