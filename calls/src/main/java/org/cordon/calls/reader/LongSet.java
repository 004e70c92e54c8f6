package org.cordon.calls.reader;

import java.util.Arrays;

/** Numbers that have been seen, not negative; grows as it fills. */
final class LongSet {
  private static final int SMALLEST = 1 << 12;
  private static final int LARGEST = 1 << 26; // to begin with; 512 MiB

  private long[] slots;
  private int size;

  LongSet() {
    this(0);
  }

  /** With room for so many. */
  LongSet(long expected) {
    long room = Math.clamp(expected + expected / 2, SMALLEST, LARGEST);
    slots = new long[Integer.highestOneBit((int) room - 1) << 1];
    Arrays.fill(slots, -1);
  }

  /** Adds a number; whether it is new. */
  boolean add(long value) {
    int at = find(value);
    if (slots[at] == value) {
      return false;
    }
    slots[at] = value;
    if (++size * 4L > slots.length * 3L) {
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
