package org.cordon.app.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The newest entries, for consoles that follow the record. A ring: who is further behind than it is
 * long reads the whole state again. Any number of threads; whoever is slow delays nobody.
 */
public final class Feed {
  /** How many entries are kept. */
  static final int KEPT = 16_384;

  private static final int MOST_AT_ONCE = 512;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final String[] lines = new String[KEPT];
  private long first; // number of the oldest that is kept
  private long last;
  private boolean closed;

  /** After entry {@code last}, with nothing kept yet. */
  Feed(long last) {
    this.last = last;
    first = last + 1;
  }

  /** An entry by its number on the record, as its line there. */
  public record Item(long seq, String line) {}

  /**
   * What comes after an entry.
   *
   * @param behind whether entries in between are not kept any more, or never were
   * @param closed whether nothing will come any more
   */
  public record Next(List<Item> items, boolean behind, boolean closed) {
    /** Copies the list. */
    public Next {
      items = List.copyOf(items);
    }
  }

  void publish(List<Item> items) {
    lock.lock();
    try {
      for (Item item : items) {
        if (item.seq != last + 1) {
          throw new IllegalStateException("entry " + item.seq + " published after " + last);
        }
        last = item.seq;
        lines[(int) (last % KEPT)] = item.line;
        first = Math.max(first, last - KEPT + 1);
      }
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The number of the newest entry. */
  public long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** All that came after an entry; null when it is not all kept. */
  @Nullable List<Item> since(long seq) {
    lock.lock();
    try {
      if (seq < first - 1) {
        return null;
      }
      List<Item> items = new ArrayList<>();
      for (long n = seq + 1; n <= last; n++) {
        items.add(new Item(n, lines[(int) (n % KEPT)]));
      }
      return items;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for what comes after an entry; nothing when the time is over first. */
  public Next after(long seq, long timeoutMs) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (seq > last || seq < first - 1) {
        return new Next(List.of(), true, closed);
      }
      long leftNs = TimeUnit.MILLISECONDS.toNanos(timeoutMs);
      while (seq == last && !closed && leftNs > 0) {
        leftNs = more.awaitNanos(leftNs);
      }
      List<Item> items = new ArrayList<>();
      for (long n = seq + 1; n <= last && items.size() < MOST_AT_ONCE; n++) {
        items.add(new Item(n, lines[(int) (n % KEPT)]));
      }
      return new Next(items, seq < first - 1, closed);
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more is waited for: whoever follows is told that it is over. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
