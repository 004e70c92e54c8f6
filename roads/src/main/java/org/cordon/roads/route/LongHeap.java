package org.cordon.roads.route;

import java.util.Arrays;

/** A binary heap of longs, least first; an entry is a time in the upper half and an id below it. */
final class LongHeap {
  private long[] items = new long[64];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(int timeMs, int id) {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    long item = (long) timeMs << 32 | id;
    int at = size++;
    while (at > 0 && items[(at - 1) >> 1] > item) {
      items[at] = items[(at - 1) >> 1];
      at = (at - 1) >> 1;
    }
    items[at] = item;
  }

  long poll() {
    long least = items[0];
    long item = items[--size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      child += child + 1 < size && items[child + 1] < items[child] ? 1 : 0;
      if (items[child] >= item) {
        break;
      }
      items[at] = items[child];
      at = child;
    }
    items[at] = item;
    return least;
  }

  static int time(long entry) {
    return (int) (entry >> 32);
  }

  static int id(long entry) {
    return (int) entry;
  }
}
