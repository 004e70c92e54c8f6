package org.cordon.record.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a log lies. Small on purpose: a store keeps bytes in order and knows nothing of hashes,
 * keys or JSON. Every store passes the same contract test, also one that fails, tears and reorders.
 *
 * <p>Errors are {@link org.cordon.record.RecordRefusal}s: {@code store-changed} when it is not as
 * its writer left it, {@code store-failed} and {@code store-full} when it could not write or read,
 * {@code store-damaged} when what must be there is not, {@code store-closed}; to write also {@code
 * another-writer}, and {@code leader-lost} when another writer took over. After an error of {@link
 * #append} nobody knows whether the batch was kept: open the store anew and look.
 */
public interface LogStore extends AutoCloseable {
  /** What was committed last, or null in a store that nothing was ever written to. */
  @Nullable Head head();

  /**
   * Keeps a batch, all of it or nothing, if the head is still {@code before}. When this returns,
   * the batch survives a kill and a loss of power.
   *
   * @param before the head that the writer knows, null for a new store
   */
  void append(@Nullable Head before, Batch batch);

  /** Entries {@code [from, to)} of those committed, in order. */
  List<byte[]> entries(long from, long to);

  /** The 256 hashes of a full tile, one behind the other: 8,192 bytes. */
  byte[] tile(int level, long index);

  @Override
  void close();
}
