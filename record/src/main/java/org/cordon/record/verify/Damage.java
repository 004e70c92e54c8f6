package org.cordon.record.verify;

/**
 * Something that is not as it was signed.
 *
 * @param where which entry, tile, table or checkpoint
 * @param what in words
 */
public record Damage(String where, String what) {
  static Damage otherSize(long size) {
    return new Damage(
        "table head", "its size is not that of its checkpoint, which is over " + size + " entries");
  }
}
