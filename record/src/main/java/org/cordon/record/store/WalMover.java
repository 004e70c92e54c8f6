package org.cordon.record.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Moves what was committed from SQLite's write-ahead log into the file, in a thread and on a
 * connection of its own, so that no commit waits for it. (SQLite calls this a checkpoint; here that
 * word is the log's.)
 *
 * <p>It moves in the passive way, which blocks nobody and changes no commit count. A log to which
 * somebody writes all the time is never wholly moved that way, and only a log that is can be used
 * again from its beginning: when it has {@link #MOST_PAGES}, the writer itself moves the few pages
 * that came meanwhile, between two commits. So the log stays near 16 MB, unless a reader holds on
 * to an old state of it.
 *
 * <p>A move that fails loses nothing, for what was not moved stays in the log. The writer stops all
 * the same: a disk that does not take pages is not one to acknowledge entries on.
 */
final class WalMover implements AutoCloseable {
  /** Fewer in the tests, so that a short run comes to all of this. */
  private static final long MOST_PAGES = Long.getLong("cordon.record.walPages", 4_000);

  private static final long STEP_BYTES = MOST_PAGES * 1_024;
  private static final long MOST_BEHIND_BYTES = 8 * STEP_BYTES; // then the thread gets no turn
  private static final long BUSY = -1;

  private final Connection connection;
  private final Thread thread;
  private long waitingBytes;
  private boolean full;
  private boolean closed;
  private @Nullable SQLException failure;

  private WalMover(Connection connection) {
    this.connection = connection;
    thread = new Thread(this::run, "record-wal");
    thread.setDaemon(true);
  }

  /** A mover for the record that was opened under this name just now. */
  static WalMover of(Path file) throws SQLException {
    return new WalMover(SqliteFormat.connect(file, false));
  }

  /** Told by the writer after a commit of about so many bytes. */
  synchronized void committed(long bytes) {
    waitingBytes += bytes;
    if (waitingBytes >= STEP_BYTES) {
      if (thread.getState() == Thread.State.NEW) {
        thread.start();
      }
      notifyAll();
    }
  }

  /** Told by the writer before a commit: the end of a long log is moved on its own connection. */
  void beforeCommit(Connection writers) throws SQLException {
    synchronized (this) {
      if (failure != null) {
        throw failure;
      }
      if (!full && waitingBytes < MOST_BEHIND_BYTES) {
        return;
      }
    }
    if (move(writers) != BUSY) {
      full(false); // When a reader kept some of it, the next step asks again.
    }
  }

  private synchronized void full(boolean now) {
    full = now;
  }

  private void run() {
    try {
      while (due()) {
        full(move(connection) >= MOST_PAGES);
      }
    } catch (SQLException e) {
      failed(e);
    } catch (RuntimeException e) { // a bug of ours, which must not end in silence
      failed(new SQLException(e));
    }
  }

  private synchronized boolean due() {
    try {
      while (!closed && waitingBytes < STEP_BYTES) {
        wait();
      }
    } catch (InterruptedException e) { // nobody does; as good as closed
      return false;
    }
    waitingBytes = 0;
    return !closed;
  }

  private synchronized void failed(SQLException e) {
    failure = e;
  }

  /** Moves all that stands in the log now, and tells how many pages that were, or {@link #BUSY}. */
  private static long move(Connection on) throws SQLException {
    try (PreparedStatement passive = on.prepareStatement("PRAGMA wal_checkpoint(PASSIVE)");
        ResultSet row = passive.executeQuery()) {
      return row.next() && row.getInt(1) == 0 ? row.getLong(2) : BUSY;
    }
  }

  @Override
  public void close() throws SQLException {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    for (boolean ended = false; !ended; ) {
      try {
        thread.join();
        ended = true;
      } catch (InterruptedException e) { // the connection is in use until it ended
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }
}
