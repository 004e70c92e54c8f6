package org.cordon.record.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes the proofs of RFC 6962, sections 2.1.1 and 2.1.2, as the RFC writes them: a tree of n
 * leaves splits at the largest power of two below n. A subtree that is complete and aligned is
 * looked up, any other is put together from its two halves.
 */
public final class Proofs {
  private final TreeHasher hasher;
  private final Nodes nodes;

  /** Proofs over the tree that {@code nodes} knows. */
  public Proofs(TreeHasher hasher, Nodes nodes) {
    this.hasher = hasher;
    this.nodes = nodes;
  }

  /** Root of the first {@code size} leaves. */
  public Hash root(long size) {
    return size == 0 ? hasher.empty() : hash(0, size);
  }

  /** Hashes beside the way from leaf {@code index} up to the root of {@code size} leaves. */
  public List<Hash> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("leaf " + index + " of " + size);
    }
    List<Hash> path = new ArrayList<>();
    include(index, 0, size, path);
    return path;
  }

  /** Hashes from which both the root of {@code from} and that of {@code to} leaves follow. */
  public List<Hash> consistency(long from, long to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("from " + from + " to " + to + " leaves");
    }
    List<Hash> path = new ArrayList<>();
    if (from > 0 && from < to) {
      consist(from, 0, to, true, path);
    }
    return path;
  }

  private void include(long index, long begin, long end, List<Hash> path) {
    if (end - begin == 1) {
      return;
    }
    long middle = begin + split(end - begin);
    if (index < middle) {
      include(index, begin, middle, path);
      path.add(hash(middle, end));
    } else {
      include(index, middle, end, path);
      path.add(hash(begin, middle));
    }
  }

  /** {@code known}: whether the checker has the root of {@code [begin, from)} already. */
  private void consist(long from, long begin, long end, boolean known, List<Hash> path) {
    if (from == end) {
      if (!known) {
        path.add(hash(begin, end));
      }
      return;
    }
    long middle = begin + split(end - begin);
    if (from <= middle) {
      consist(from, begin, middle, known, path);
      path.add(hash(middle, end));
    } else {
      consist(from, middle, end, false, path);
      path.add(hash(begin, middle));
    }
  }

  private Hash hash(long begin, long end) {
    long n = end - begin;
    if (Long.bitCount(n) == 1) {
      int level = Long.numberOfTrailingZeros(n);
      return nodes.node(level, begin >> level);
    }
    long middle = begin + split(n);
    return hasher.node(hash(begin, middle), hash(middle, end));
  }

  /** Largest power of two below {@code n}, which is at least 2. */
  private static long split(long n) {
    return Long.highestOneBit(n - 1);
  }
}
