package org.cordon.dispatch.model;

/** What was agreed about a zone, and until when; with whom and with what mandate is sealed. */
public record Agreement(String id, String zoneId, long fromMs, long untilMs, Standing standing) {
  /** Whether it can be relied on. */
  public enum Standing {
    IN_FORCE,
    LAPSED,
    BROKEN,
    STRUCK
  }

  /** Whether it holds at a time. */
  public boolean holds(long ms) {
    return standing == Standing.IN_FORCE && fromMs <= ms && ms < untilMs;
  }
}
