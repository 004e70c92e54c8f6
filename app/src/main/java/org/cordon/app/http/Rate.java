package org.cordon.app.http;

/** So much a second, and so much at once. */
final class Rate {
  private final Limit limit;
  private long left;
  private long lastNs;

  /** So many a second for long, and so many at once. */
  record Limit(long perS, long burst) {}

  Rate(Limit limit, long nowNs) {
    this.limit = limit;
    left = limit.burst * 1_000_000_000;
    lastNs = nowNs;
  }

  /** Whether one more is within the rate. */
  synchronized boolean allows(long nowNs) {
    long passedNs = Math.clamp(nowNs - lastNs, 0L, 60_000_000_000L);
    lastNs = nowNs;
    left = Math.min(limit.burst * 1_000_000_000, left + passedNs * limit.perS);
    if (left < 1_000_000_000) {
      return false;
    }
    left -= 1_000_000_000;
    return true;
  }
}
