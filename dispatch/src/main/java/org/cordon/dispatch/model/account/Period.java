package org.cordon.dispatch.model.account;

/** From when until when, UTC ms, the end not in it. */
public record Period(long fromMs, long untilMs) {
  /** An end that nobody named: 2⁵³ − 1, which canonical JSON can still carry. */
  public static final long OPEN_MS = (1L << 53) - 1;

  /** Without a named end. */
  public static Period from(long ms) {
    return new Period(ms, OPEN_MS);
  }

  /** Whether it ends after its start, and both can be written. */
  public boolean inOrder() {
    return 0 <= fromMs && fromMs < untilMs && untilMs <= OPEN_MS;
  }

  /** Whether a time lies in it. */
  public boolean contains(long ms) {
    return fromMs <= ms && ms < untilMs;
  }
}
