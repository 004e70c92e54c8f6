package org.cordon.record.store;

import java.nio.file.Path;

/** The store of an address: a path of a SQLite file, or {@code postgresql://…}. */
public final class Stores {
  private Stores() {}

  /** Opens a record to write it, and makes it when there is none; refuses as its store does. */
  public static LogStore write(String address) {
    return PostgresAddress.is(address)
        ? PostgresStore.write(PostgresAddress.parse(address))
        : SqliteStore.write(Path.of(address));
  }

  /** Opens a record to read it; refuses as its store does. */
  public static LogStore read(String address) {
    return PostgresAddress.is(address)
        ? PostgresStore.read(PostgresAddress.parse(address))
        : SqliteStore.read(Path.of(address));
  }

  /** Whether there is a record that {@link #read} would try, and not a text or a folder. */
  public static boolean isRecord(String address) {
    return PostgresAddress.is(address) || SqliteStore.isSqlite(Path.of(address));
  }

  /** The address as it may be shown: without a password. */
  public static String shown(String address) {
    return PostgresAddress.is(address) ? PostgresAddress.parse(address).toString() : address;
  }
}
