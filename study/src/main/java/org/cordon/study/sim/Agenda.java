package org.cordon.study.sim;

import java.util.Arrays;

/**
 * What happens next, totally ordered by (time, sequence): two things due at the same millisecond
 * happen in the order in which they were put down. A binary heap over plain arrays.
 */
final class Agenda {
  private long[] atMs = new long[256];
  private long[] sequence = new long[256];
  private Runnable[] action = new Runnable[256];
  private int size;
  private long nextSequence;
  private long nowMs;

  Agenda(long startMs) {
    nowMs = startMs;
  }

  /** The time of the last thing taken. */
  long nowMs() {
    return nowMs;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** When the next thing is due; the agenda must not be empty. */
  long nextMs() {
    return atMs[0];
  }

  /** Puts down what happens at a time, which may be now but not in the past. */
  void at(long ms, Runnable what) {
    if (ms < nowMs) {
      throw new IllegalStateException("at " + nowMs + " ms nothing can be put down for " + ms);
    }
    if (size == atMs.length) {
      atMs = Arrays.copyOf(atMs, 2 * size);
      sequence = Arrays.copyOf(sequence, 2 * size);
      action = Arrays.copyOf(action, 2 * size);
    }
    int hole = size++;
    long number = nextSequence++;
    while (hole > 0) {
      int parent = (hole - 1) >> 1;
      if (atMs[parent] <= ms) { // the parent was put down before: at equal times it stays first
        break;
      }
      move(parent, hole);
      hole = parent;
    }
    atMs[hole] = ms;
    sequence[hole] = number;
    action[hole] = what;
  }

  /** Lets time pass until something that stands elsewhere; nothing here may be due before. */
  void pass(long untilMs) {
    if (untilMs < nowMs || (size > 0 && atMs[0] < untilMs)) {
      throw new IllegalStateException("time cannot pass from " + nowMs + " to " + untilMs + " ms");
    }
    nowMs = untilMs;
  }

  /** Takes the next thing; now becomes its time. */
  Runnable take() {
    if (size == 0) {
      throw new IllegalStateException("nothing is left to happen");
    }
    Runnable next = action[0];
    nowMs = atMs[0];
    int last = --size;
    long ms = atMs[last];
    long number = sequence[last];
    int hole = 0;
    for (int child = 1; child < last; child = 2 * hole + 1) {
      if (child + 1 < last && before(child + 1, atMs[child], sequence[child])) {
        child++;
      }
      if (!before(child, ms, number)) {
        break;
      }
      move(child, hole);
      hole = child;
    }
    move(last, hole);
    return next;
  }

  private boolean before(int i, long ms, long number) {
    return atMs[i] < ms || (atMs[i] == ms && sequence[i] < number);
  }

  private void move(int from, int to) {
    atMs[to] = atMs[from];
    sequence[to] = sequence[from];
    action[to] = action[from];
  }
}
