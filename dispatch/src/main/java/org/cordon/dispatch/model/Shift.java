package org.cordon.dispatch.model;

/** From and until, UTC ms; a shift that ends while the unit is assigned ends when it is free. */
public record Shift(long startMs, long endMs) {
  /** On duty as long as nobody says otherwise. */
  public static final Shift ALWAYS = new Shift(0, Times.NEVER_MS);

  public Shift {
    if (startMs < 0 || endMs <= startMs || endMs > Times.NEVER_MS) {
      throw new IllegalArgumentException(
          "shift from " + startMs + " to " + endMs + "; give an end after the start");
    }
  }

  /** Whether the shift covers a time. */
  public boolean covers(long ms) {
    return startMs <= ms && ms < endMs;
  }
}
