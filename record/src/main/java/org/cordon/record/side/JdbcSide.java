package org.cordon.record.side;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.record.RecordRefusal;
import org.jspecify.annotations.Nullable;

/** What both databases have in common: five tables and the statements on them. */
abstract class JdbcSide implements SideStore {
  private static final String ITEM = "SELECT sha256, kind, salt, data, recorded_at_ms, log_size";
  private static final String LEFT = "SELECT sha256, kind, forgotten_at_ms, why";

  private final Connection connection;
  private final String where;
  private final String schema;
  private boolean closed;

  /**
   * On a connection that commits by itself when nothing was begun.
   *
   * @param where names the store in refusals
   * @param schema stands before the names of tables; empty, or a name and a point
   */
  JdbcSide(Connection connection, String where, String schema) {
    this.connection = connection;
    this.where = where;
    this.schema = schema;
  }

  /** A statement in which {@code @} stands for the schema of our tables. */
  private PreparedStatement prepared(String sql) throws SQLException {
    return connection.prepareStatement(sql.replace("@", schema));
  }

  /** Overwrites what was deleted, where the database can. */
  abstract void overwrite() throws SQLException;

  /** What the database says, as a refusal. */
  abstract RecordRefusal failed(SQLException e);

  /** Ends the use of the connection. */
  abstract void shut() throws SQLException;

  final Connection connection() {
    return connection;
  }

  /** Statements to run. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  /** Sets the values of a statement. */
  @FunctionalInterface
  interface Values {
    void set(PreparedStatement statement) throws SQLException;
  }

  /** Makes something of a row. */
  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Runs statements, all or none; a failure is a refusal. */
  final synchronized <T extends @Nullable Object> T together(Work<T> work) {
    if (closed) {
      throw new RecordRefusal(
          "side-closed", "a closed side store", where, "Open it before using it.");
    }
    try {
      execute("BEGIN");
      T result = work.run();
      execute("COMMIT");
      return result;
    } catch (SQLException e) {
      undo(e);
      throw failed(e);
    } catch (RecordRefusal e) {
      undo(e);
      throw e;
    }
  }

  private void undo(Exception first) {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) { // a full disk rolled back already; the first error counts
      first.addSuppressed(e);
    }
  }

  final void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  final int change(String sql, Values values) throws SQLException {
    try (PreparedStatement statement = prepared(sql)) {
      values.set(statement);
      return statement.executeUpdate();
    }
  }

  private <T> List<T> rows(String sql, Values values, Row<T> row) throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = prepared(sql)) {
      values.set(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(row.read(rows));
        }
      }
    }
    return found;
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String hex(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? "" : HexFormat.of().formatHex(bytes);
  }

  private RecordRefusal damaged(String found) {
    return new RecordRefusal(
        "side-damaged",
        found,
        where,
        "Nothing of the log depends on it: restore it from a back-up, or move it away and go on.");
  }

  private SideItem item(ResultSet row) throws SQLException {
    String sha256 = hex(row, 1);
    byte[] data = row.getBytes(4);
    SideItem item;
    try {
      item =
          new SideItem(
              sha256,
              String.valueOf(row.getString(2)),
              hex(row, 3),
              new String(data == null ? new byte[0] : data, StandardCharsets.UTF_8),
              row.getLong(5),
              row.getLong(6));
    } catch (IllegalArgumentException e) {
      throw damaged("a row that is no item, under " + sha256);
    }
    if (!item.opens()) {
      throw damaged("salt and data that are not what commitment " + sha256 + " was made of");
    }
    return item;
  }

  private Forgotten left(ResultSet row) throws SQLException {
    try {
      return new Forgotten(
          hex(row, 1), String.valueOf(row.getString(2)), row.getLong(3), row.getString(4));
    } catch (IllegalArgumentException e) {
      throw damaged("a row that is no deleted item, under " + hex(row, 1));
    }
  }

  /** Binds the store to its log, or says whose it is. */
  final void of(String log) throws SQLException {
    List<String> names = rows("SELECT name FROM @about WHERE id = 1", s -> {}, r -> r.getString(1));
    if (names.isEmpty()) {
      change("INSERT INTO @about(id, name, restored) VALUES(1, ?, '')", s -> s.setString(1, log));
    } else if (!names.getFirst().equals(log)) {
      throw new RecordRefusal(
          "other-side",
          "the side store of " + names.getFirst(),
          where,
          "Put the side store of " + log + " there, or move this one away and go on without.");
    }
  }

  @Override
  public String restored() {
    List<String> marks =
        together(() -> rows("SELECT restored FROM @about", s -> {}, r -> r.getString(1)));
    return marks.isEmpty() ? "" : marks.getFirst();
  }

  @Override
  public void restored(String mark) {
    together(() -> change("UPDATE @about SET restored = ?", s -> s.setString(1, mark)));
  }

  @Override
  public void put(List<SideItem> items) {
    for (SideItem item : items) {
      if (!item.opens()) {
        throw new IllegalArgumentException("an item that its commitment was not made of: " + item);
      }
    }
    together(() -> {
      try (PreparedStatement insert =
          prepared(
              "INSERT INTO @item(sha256, kind, salt, data, recorded_at_ms, log_size)"
                  + " VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
        for (SideItem item : items) {
          insert.setBytes(1, bytes(item.sha256()));
          insert.setString(2, item.kind());
          insert.setBytes(3, bytes(item.saltHex()));
          insert.setBytes(4, item.data().getBytes(StandardCharsets.UTF_8));
          insert.setLong(5, item.recordedAtMs());
          insert.setLong(6, item.logSize());
          insert.executeUpdate();
        }
      }
      return null;
    });
  }

  @Override
  public @Nullable SideItem item(String sha256) {
    List<SideItem> found =
        together(() ->
            rows(
                ITEM + " FROM @item WHERE sha256 = ?",
                s -> s.setBytes(1, bytes(sha256)),
                this::item));
    return found.isEmpty() ? null : found.getFirst();
  }

  @Override
  public List<SideItem> items(String after, int most) {
    return together(() ->
        rows(
            ITEM + " FROM @item WHERE sha256 > ? ORDER BY sha256 LIMIT " + most,
            s -> s.setBytes(1, bytes(after)),
            this::item));
  }

  @Override
  public Map<String, Long> kinds() {
    return together(() -> {
      TreeMap<String, Long> kinds = new TreeMap<>();
      rows(
          "SELECT kind, count(*) FROM @item GROUP BY kind ORDER BY kind",
          s -> {},
          r -> kinds.put(r.getString(1), r.getLong(2)));
      return kinds;
    });
  }

  @Override
  public List<String> due(String kind, long recordedBeforeMs) {
    return together(() ->
        rows(
            "SELECT sha256 FROM @item WHERE kind = ? AND recorded_at_ms < ? ORDER BY sha256",
            s -> {
              s.setString(1, kind);
              s.setLong(2, recordedBeforeMs);
            },
            r -> hex(r, 1)));
  }

  @Override
  public List<SideItem> newest() {
    return together(() ->
        rows(
            ITEM
                + " FROM @item WHERE log_size = (SELECT max(log_size) FROM @item)"
                + " ORDER BY sha256",
            s -> {},
            this::item));
  }

  private void delete(List<String> sha256) throws SQLException {
    try (PreparedStatement delete = prepared("DELETE FROM @item WHERE sha256 = ?")) {
      for (String each : sha256) {
        delete.setBytes(1, bytes(each));
        delete.executeUpdate();
      }
    }
  }

  @Override
  public void drop(List<String> sha256) {
    together(() -> {
      delete(sha256);
      return null;
    });
    wipe();
  }

  @Override
  public void forget(Deletion deletion) {
    together(() -> {
      try (PreparedStatement left =
          prepared(
              "INSERT INTO @forgotten(sha256, kind, forgotten_at_ms, why) VALUES(?, ?, ?, ?)"
                  + " ON CONFLICT DO NOTHING")) {
        for (Forgotten each : deletion.items()) {
          left.setBytes(1, bytes(each.sha256()));
          left.setString(2, each.kind());
          left.setLong(3, each.forgottenAtMs());
          left.setString(4, each.why());
          left.executeUpdate();
        }
      }
      delete(deletion.items().stream().map(Forgotten::sha256).toList());
      for (String entry : deletion.entries()) {
        change(
            "INSERT INTO @untold(id, entry, log_size)"
                + " SELECT coalesce(max(id), 0) + 1, ?, ? FROM @untold",
            s -> {
              s.setString(1, entry);
              s.setLong(2, deletion.logSize());
            });
      }
      return null;
    });
    wipe();
  }

  private synchronized void wipe() {
    try {
      overwrite();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public @Nullable Forgotten forgotten(String sha256) {
    List<Forgotten> found =
        together(() ->
            rows(
                LEFT + " FROM @forgotten WHERE sha256 = ?",
                s -> s.setBytes(1, bytes(sha256)),
                this::left));
    return found.isEmpty() ? null : found.getFirst();
  }

  @Override
  public List<Forgotten> forgotten(String after, int most) {
    return together(() ->
        rows(
            LEFT + " FROM @forgotten WHERE sha256 > ? ORDER BY sha256 LIMIT " + most,
            s -> s.setBytes(1, bytes(after)),
            this::left));
  }

  @Override
  public List<Deletion> untold() {
    return together(() ->
        rows(
            "SELECT entry, log_size FROM @untold ORDER BY id",
            s -> {},
            r -> new Deletion(List.of(), List.of(r.getString(1)), r.getLong(2))));
  }

  @Override
  public void told() {
    together(() -> change("DELETE FROM @untold", s -> {}));
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      shut();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
