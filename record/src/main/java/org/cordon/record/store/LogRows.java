package org.cordon.record.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cordon.record.RecordRefusal;

/**
 * Reads entries and tiles by the SQL that both databases understand alike. One thread at a time.
 */
final class LogRows {
  private static final int TILE_BYTES = 256 * 32;

  private final PreparedStatement selectEntries;
  private final PreparedStatement selectTile;
  private final String record;
  private final Function<SQLException, RecordRefusal> failed;

  /**
   * Prepares the queries.
   *
   * @param schema what stands before the names of tables, with its dot, or ""
   * @param record address of the record, for refusals
   * @param failed what the database says, as a refusal
   */
  LogRows(
      Connection connection,
      String schema,
      String record,
      Function<SQLException, RecordRefusal> failed)
      throws SQLException {
    selectEntries =
        connection.prepareStatement(
            "SELECT n, bytes FROM " + schema + "entry WHERE n >= ? AND n < ? ORDER BY n");
    selectTile =
        connection.prepareStatement(
            "SELECT hashes FROM " + schema + "tile WHERE level = ? AND n = ?");
    this.record = record;
    this.failed = failed;
  }

  List<byte[]> entries(long from, long to) {
    List<byte[]> entries = new ArrayList<>((int) Math.min(to - from, 1 << 16));
    try {
      selectEntries.setLong(1, from);
      selectEntries.setLong(2, to);
      try (ResultSet rows = selectEntries.executeQuery()) {
        while (rows.next() && rows.getLong(1) == from + entries.size()) {
          entries.add(rows.getBytes(2));
        }
      }
    } catch (SQLException e) {
      throw failed.apply(e);
    }
    if (entries.size() != to - from) {
      throw damaged("no entry " + (from + entries.size()));
    }
    return entries;
  }

  byte[] tile(int level, long index) {
    try {
      selectTile.setInt(1, level);
      selectTile.setLong(2, index);
      try (ResultSet row = selectTile.executeQuery()) {
        byte[] hashes = row.next() ? row.getBytes(1) : new byte[0];
        if (hashes.length != TILE_BYTES) {
          throw damaged("no whole tile " + level + "/" + index);
        }
        return hashes;
      }
    } catch (SQLException e) {
      throw failed.apply(e);
    }
  }

  private RecordRefusal damaged(String found) {
    return new RecordRefusal(
        "store-damaged",
        found,
        record,
        "Run: cordon record verify --record "
            + record
            + " --key PUBLIC-KEY, which says what is whole.");
  }
}
