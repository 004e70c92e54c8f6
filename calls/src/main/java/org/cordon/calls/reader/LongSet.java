package org.cordon.calls.reader;

import java.util.Arrays;

/** Numbers that have been seen, not negative; grows as it fills. */
final class LongSet {
  private long[] slots = new long[1 << 12];
  private int size;

  LongSet() {
    Arrays.fill(slots, -1);
  }

  /** Adds a number; whether it is new. */
  boolean add(long value) {
    int at = find(value);
    if (slots[at] == value) {
      return false;
    }
    slots[at] = value;
    if (++size * 2L > slots.length) {
      grow();
    }
    return true;
  }

  boolean contains(long value) {
    return slots[find(value)] == value;
  }

  private int find(long value) {
    int mask = slots.length - 1;
    int at = (int) ((value * 0x9E3779B97F4A7C15L) >>> 33) & mask;
    while (slots[at] != -1 && slots[at] != value) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    Arrays.fill(slots, -1);
    for (long value : old) {
      if (value != -1) {
        slots[find(value)] = value;
      }
    }
  }
}
