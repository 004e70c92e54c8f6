package org.cordon.calls.reader;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongConsumer;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.QueryProgress;

/** Asks a running statement now and then how far it is. */
final class RowsRead {
  private static final long EVERY_MS = 400;

  private final Thread asking;

  private RowsRead(Thread asking) {
    this.asking = asking;
  }

  static RowsRead of(Statement statement, LongConsumer progress) throws SQLException {
    DuckDBPreparedStatement duck = statement.unwrap(DuckDBPreparedStatement.class);
    return new RowsRead(Thread.ofVirtual().start(() -> ask(duck, progress)));
  }

  private static void ask(DuckDBPreparedStatement statement, LongConsumer progress) {
    try {
      while (true) {
        Thread.sleep(EVERY_MS);
        QueryProgress so = statement.getQueryProgress();
        if (so.getRowsProcessed() > 0) {
          progress.accept(so.getRowsProcessed());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      return; // the statement ended between two questions
    }
  }

  void stop() {
    asking.interrupt();
    try {
      asking.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
