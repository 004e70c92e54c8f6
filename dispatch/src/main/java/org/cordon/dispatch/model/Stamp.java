package org.cordon.dispatch.model;

/**
 * When a command is handled, when what it tells happened, and the opaque id of who gave it.
 *
 * @param nowMs UTC ms; becomes {@code recordedAt}
 * @param happenedAtMs UTC ms; may be earlier
 */
public record Stamp(long nowMs, long happenedAtMs, String by) {
  /** What is told as it happens. */
  public static Stamp now(long nowMs, String by) {
    return new Stamp(nowMs, nowMs, by);
  }
}
