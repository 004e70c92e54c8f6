package org.cordon.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;
import org.cordon.record.verify.Verdict;
import org.cordon.record.verify.Verify;
import org.sqlite.SQLiteConfig;

/** Records as SQLite files in a folder. */
record SqliteBed(Path folder) implements RecordBed {
  @Override
  public String name() {
    return "SQLite WAL and FULL";
  }

  @Override
  public LogStore record(String name) {
    return SqliteStore.write(folder.resolve(name));
  }

  @Override
  public Plain plain() throws SQLException {
    return new Table(folder.resolve("plain"));
  }

  @Override
  public Verdict verify(String name, Verify.Against against) {
    return Verify.check(folder.resolve(name), against);
  }

  @Override
  public void close() {}

  private static final class Table implements Plain {
    private final Connection connection;
    private final PreparedStatement insert;
    private long n;

    Table(Path file) throws SQLException {
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      config.setCacheSize(-16_384);
      connection = config.createConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA wal_autocheckpoint = 4000");
        statement.execute("CREATE TABLE entry(n INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
      }
      connection.setAutoCommit(false);
      insert = connection.prepareStatement("INSERT INTO entry(n, bytes) VALUES(?, ?)");
    }

    @Override
    public void insert(List<byte[]> entries) throws SQLException {
      for (byte[] entry : entries) {
        insert.setLong(1, n++);
        insert.setBytes(2, entry);
        insert.executeUpdate();
      }
      connection.commit();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
