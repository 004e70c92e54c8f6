package org.cordon.record.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record as it is kept: a SQLite file, a schema of PostgreSQL, or a folder of tiles. */
interface Kept extends AutoCloseable {
  /** Receives entries in order. */
  interface Reader {
    void entry(long n, byte[] bytes);
  }

  /** Why something cannot be read, in words. */
  final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableException(String why) {
      super(why);
    }
  }

  /** What is wrong with the container itself. */
  List<Damage> structure();

  byte[] checkpoint() throws UnreadableException;

  /** Hands over entries from 0 on, as long as there are, at most {@code most}. */
  void entries(long most, Reader reader) throws UnreadableException;

  /** Hashes of a tile; null where this kind of record keeps none. */
  byte @Nullable [] tile(int level, long index, int width) throws UnreadableException;

  /** Things that are kept and belong to no entry or tile of a log of this size. */
  List<Damage> leftOver(long size);

  @Override
  void close();
}
