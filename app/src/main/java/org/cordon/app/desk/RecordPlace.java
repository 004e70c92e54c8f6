package org.cordon.app.desk;

import java.nio.file.Path;
import org.cordon.dispatch.snapshot.RecordState;
import org.cordon.record.RecordRefusal;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Where a desk's record lies, and what lies on the server's own disk beside it.
 *
 * @param address a path of a SQLite file, or {@code postgresql://…}
 * @param key the record's signing key, which is never inside the record
 * @param state the file of snapshots, by which the desk starts sooner
 */
public record RecordPlace(String address, Path key, Path state) {
  /** A SQLite file, with its key beside it: {@code record.key} beside {@code record.sqlite}. */
  public static RecordPlace file(Path record) {
    String name = String.valueOf(record.getFileName()).replaceFirst("\\.sqlite$", "");
    return file(record, record.resolveSibling(name + ".key"));
  }

  private static RecordPlace file(Path record, Path key) {
    return new RecordPlace(record.toString(), key, RecordState.beside(record));
  }

  /**
   * A record by its address.
   *
   * @param key null for a file's own, beside it
   * @throws RecordRefusal {@code no-key-named} for PostgreSQL without a key, {@code bad-address}
   */
  public static RecordPlace of(String address, @Nullable Path key) {
    if (!PostgresAddress.is(address)) {
      Path record = Path.of(address);
      return key == null ? file(record) : file(record, key);
    }
    if (key == null) {
      throw new RecordRefusal(
          "no-key-named",
          "a record on PostgreSQL, and no file for the key that signs it",
          Stores.shown(address),
          "Give --key FILE. It is made with a new record; a second server needs a copy of the same"
              + " file, readable by its owner alone.");
    }
    PostgresAddress.parse(address);
    return new RecordPlace(address, key, RecordState.beside(key));
  }

  /** Whether it lies on a server, which several desks can reach. */
  public boolean shared() {
    return PostgresAddress.is(address);
  }

  /** A file of this server's own: {@code record.key.journal} for the ending {@code .journal}. */
  Path besideKey(String ending) {
    return key.resolveSibling(key.getFileName() + ending);
  }

  /** The address without a password. */
  public String shown() {
    return Stores.shown(address);
  }
}
