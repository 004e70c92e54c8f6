package org.cordon.roads.hierarchy;

/** A set of ranks that gives slots to its members in ascending order: bits, and counts before. */
final class RankSet {
  private final long[] bits;
  private final int[] before; // by word, members in the words before it; after seal()
  private int size;

  RankSet(int ranks) {
    bits = new long[(ranks + 63) >> 6];
    before = new int[bits.length];
  }

  /** Puts a rank in; false when it was in already. */
  boolean add(int rank) {
    long bit = 1L << rank;
    boolean isNew = (bits[rank >> 6] & bit) == 0;
    bits[rank >> 6] |= bit;
    return isNew;
  }

  boolean has(int rank) {
    return (bits[rank >> 6] & 1L << rank) != 0;
  }

  /** Counts, after the last rank is in. */
  void seal() {
    size = 0;
    for (int w = 0; w < bits.length; w++) {
      before[w] = size;
      size += Long.bitCount(bits[w]);
    }
  }

  int size() {
    return size;
  }

  /** How many members are lower than a member. */
  int slot(int rank) {
    return before[rank >> 6] + Long.bitCount(bits[rank >> 6] & (1L << rank) - 1);
  }

  /** The members, ascending. */
  int[] ranks() {
    int[] ranks = new int[size];
    int at = 0;
    for (int w = 0; w < bits.length; w++) {
      for (long left = bits[w]; left != 0; left &= left - 1) {
        ranks[at++] = (w << 6) + Long.numberOfTrailingZeros(left);
      }
    }
    return ranks;
  }
}
