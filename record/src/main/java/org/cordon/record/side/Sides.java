package org.cordon.record.side;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.store.PostgresAddress;
import org.jspecify.annotations.Nullable;

/** The side store that belongs to a record, by the record's address. */
public final class Sides {
  private Sides() {}

  /** Name of the log, to which its side store is bound. */
  public static String nameOf(LogReader log) {
    return Checkpoint.parseText(log.checkpoint().text(), "checkpoint of the record").origin();
  }

  /**
   * Opens the side store of a record to read it; null when there is none, or none that this user
   * may read: who reads the record need not have the right to what it seals.
   *
   * @param record address of the record: a path, or {@code postgresql://…}
   * @param log name of the log
   */
  public static @Nullable SideStore read(String record, String log) {
    if (PostgresAddress.is(record)) {
      return PostgresSide.read(PostgresAddress.parse(record), log);
    }
    Path file = SqliteSide.beside(Path.of(record));
    return Files.isReadable(file) ? SqliteSide.read(file, log) : null;
  }

  /** Opens the side store of a record to write it, and makes it when there is none. */
  public static SideStore write(String record, String log) {
    return PostgresAddress.is(record)
        ? PostgresSide.write(PostgresAddress.parse(record), log)
        : SqliteSide.write(SqliteSide.beside(Path.of(record)), log);
  }
}
