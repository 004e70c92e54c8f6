package org.cordon.brief.situation;

import java.util.List;

/**
 * Items of one sort.
 *
 * @param none what is said when there are none; "" leaves the group out then
 * @param more how many there are that are not shown
 */
record Group(String title, String none, List<Item> items, int more) {
  Group {
    items = List.copyOf(items);
  }

  static Group of(String title, String none, List<Item> items) {
    return new Group(title, none, items, 0);
  }

  /** Whether it says anything. */
  boolean speaks() {
    return !items.isEmpty() || !none.isEmpty();
  }
}
