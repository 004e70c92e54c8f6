package org.cordon.record.tree;

import java.util.ArrayList;
import java.util.List;

/** Checks proofs against roots that are trusted already. False is an answer, never an exception. */
public final class ProofCheck {
  private final TreeHasher hasher;

  /** A checker for one thread. */
  public ProofCheck(TreeHasher hasher) {
    this.hasher = hasher;
  }

  /** Whether {@code leaf} stands at {@code index} of the tree of {@code size} with this root. */
  public boolean included(Hash leaf, long index, long size, List<Hash> path, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long at = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash beside : path) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) != 0 || at == last) {
        hash = hasher.node(beside, hash);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        hash = hasher.node(hash, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /** Whether the tree of {@code to} leaves grew from that of {@code from} leaves. */
  public boolean consistent(long from, Hash fromRoot, long to, Hash toRoot, List<Hash> path) {
    if (from < 0 || from > to) {
      return false;
    }
    if (from == to) {
      return path.isEmpty() && fromRoot.equals(toRoot);
    }
    if (from == 0) {
      return path.isEmpty() && fromRoot.equals(hasher.empty());
    }
    boolean complete = Long.bitCount(from) == 1;
    if (path.isEmpty() && !complete) {
      return false;
    }
    return climb(from, fromRoot, to, toRoot, complete ? prepend(fromRoot, path) : path);
  }

  private static List<Hash> prepend(Hash first, List<Hash> rest) {
    List<Hash> all = new ArrayList<>(rest.size() + 1);
    all.add(first);
    all.addAll(rest);
    return all;
  }

  private boolean climb(long from, Hash fromRoot, long to, Hash toRoot, List<Hash> path) {
    long at = from - 1;
    long last = to - 1;
    while ((at & 1) != 0) {
      at >>= 1;
      last >>= 1;
    }
    Hash older = path.getFirst();
    Hash newer = older;
    for (Hash beside : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) != 0 || at == last) {
        older = hasher.node(beside, older);
        newer = hasher.node(beside, newer);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        newer = hasher.node(newer, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && older.equals(fromRoot) && newer.equals(toRoot);
  }
}
