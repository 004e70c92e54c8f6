package org.cordon.record.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The answer to a query that asks for one number. */
public final class OneNumber {
  private OneNumber() {}

  /** The number, or -1 when the answer has no row. */
  public static long of(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : -1;
    }
  }
}
