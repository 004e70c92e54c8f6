package org.cordon.calls.reader;

import java.util.Arrays;

/**
 * Numbers that have been seen, not negative; grows as it fills.
 *
 * <p>Millions of them lie far apart in memory, and to wait for each would take longer than to read
 * its row. A small filter, a bit a number, says of most that they are new. Those wait a little and
 * are put into the table together, in a loop in which one need not wait for the other. Where the
 * filter cannot tell, the table does.
 */
final class LongSet {
  private static final int SMALLEST = 1 << 12;
  private static final int LARGEST = 1 << 26; // to begin with; 512 MiB
  private static final int BITS_PER_SLOT = 8;
  private static final int TOGETHER = 1_024;

  private final long[] waiting = new long[TOGETHER];
  private int waitingSize;
  private long[] slots;
  private long[] filter;
  private int size;

  LongSet() {
    this(0);
  }

  /** With room for so many. */
  LongSet(long expected) {
    long room = Math.clamp(expected + expected / 2, SMALLEST, LARGEST);
    slots = new long[Integer.highestOneBit((int) room - 1) << 1];
    Arrays.fill(slots, -1);
    filter = new long[slots.length / 64 * BITS_PER_SLOT];
  }

  /** Adds a number; whether it is new. */
  boolean add(long value) {
    if (mark(value)) {
      waiting[waitingSize++] = value;
      if (waitingSize == TOGETHER) {
        settle();
      }
      return true;
    }
    settle();
    return put(value);
  }

  boolean contains(long value) {
    if (!marked(value)) {
      return false;
    }
    settle();
    return slots[find(value)] == value;
  }

  private static long mixed(long value) {
    return value * 0x9E3779B97F4A7C15L;
  }

  private boolean marked(long value) {
    long bit = mixed(value) >>> 20 & (filter.length * 64L - 1);
    return (filter[(int) (bit >>> 6)] & 1L << bit) != 0;
  }

  /** Marks it; whether it was not. */
  private boolean mark(long value) {
    long bit = mixed(value) >>> 20 & (filter.length * 64L - 1);
    int word = (int) (bit >>> 6);
    long was = filter[word];
    filter[word] = was | 1L << bit;
    return (was & 1L << bit) == 0;
  }

  private void settle() {
    for (int i = 0; i < waitingSize; i++) {
      put(waiting[i]);
    }
    waitingSize = 0;
  }

  private boolean put(long value) {
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

  private int find(long value) {
    int mask = slots.length - 1;
    int at = (int) (mixed(value) >>> 33) & mask;
    while (slots[at] != -1 && slots[at] != value) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    Arrays.fill(slots, -1);
    filter = new long[slots.length / 64 * BITS_PER_SLOT];
    for (long value : old) {
      if (value != -1) {
        slots[find(value)] = value;
        mark(value);
      }
    }
    for (int i = 0; i < waitingSize; i++) {
      mark(waiting[i]); // not all of them are in the table yet
    }
  }
}
