package org.cordon.record.store;

/**
 * The end of a log.
 *
 * @param size entries
 * @param note the signed checkpoint over them, as text
 */
public record Head(long size, String note) {
  /** Checks the size. */
  public Head {
    if (size < 0) {
      throw new IllegalArgumentException("a log of " + size);
    }
  }
}
