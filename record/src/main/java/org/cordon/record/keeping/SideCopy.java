package org.cordon.record.keeping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cordon.record.side.Deletion;
import org.cordon.record.side.Forgotten;
import org.cordon.record.side.SideItem;
import org.cordon.record.side.SideStore;

/** Copies a side store, without what must not come along. */
public final class SideCopy {
  private static final int PAGE = 1_000;

  private SideCopy() {}

  /**
   * Copies items whose entries are among the first of the log, and what is left of deleted ones.
   *
   * @param size entries of the log that is copied with it
   * @param without commitments of items that stay behind
   * @return how many items
   */
  public static long copy(SideStore from, SideStore to, long size, Set<String> without) {
    long copied = 0;
    List<SideItem> page = from.items("", PAGE);
    while (!page.isEmpty()) {
      List<SideItem> kept = new ArrayList<>();
      for (SideItem item : page) {
        if (item.logSize() < size && !without.contains(item.sha256())) {
          kept.add(item);
        }
      }
      to.put(kept);
      copied += kept.size();
      page = from.items(page.getLast().sha256(), PAGE);
    }
    return copied;
  }

  /** Copies what is left of deleted items, and what of it is not told yet. */
  static void copyForgotten(SideStore from, SideStore to) {
    List<Forgotten> left = ForgottenList.of(from);
    if (!left.isEmpty()) {
      to.forget(new Deletion(left, List.of(), 0));
    }
    for (Deletion untold : from.untold()) {
      to.forget(untold);
    }
  }
}
