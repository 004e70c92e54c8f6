package org.cordon.study.scenario;

/** A stretch of time, UTC ms, its end not in it. */
public record Span(long fromMs, long untilMs) {
  /** An end that never comes: 2⁵³ − 1, which JSON can still carry. */
  public static final long NEVER_MS = (1L << 53) - 1;

  public Span {
    if (untilMs <= fromMs) {
      throw new IllegalArgumentException(
          "a span from " + fromMs + " to " + untilMs + "; it must end after its start");
    }
  }

  /** Whether a time lies in it. */
  public boolean contains(long ms) {
    return fromMs <= ms && ms < untilMs;
  }

  /** Its length, ms. */
  public long lengthMs() {
    return untilMs - fromMs;
  }
}
