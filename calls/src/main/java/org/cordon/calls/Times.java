package org.cordon.calls;

import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;

/** The times known of a call or of one unit's part in it: UTC milliseconds, any of them absent. */
public final class Times {
  private static final long NONE = Long.MIN_VALUE;
  private static final Moment[] MOMENTS = Moment.values();

  private final long[] ms;

  private Times(long[] ms) {
    this.ms = ms;
  }

  public static Times none() {
    long[] ms = new long[MOMENTS.length];
    Arrays.fill(ms, NONE);
    return new Times(ms);
  }

  public Times with(Moment moment, long atMs) {
    long[] copy = ms.clone();
    copy[moment.ordinal()] = atMs;
    return new Times(copy);
  }

  /** The call's times from two units' times: the first of each, but the last to be available. */
  public Times merge(Times other) {
    long[] merged = new long[ms.length];
    for (Moment moment : MOMENTS) {
      int at = moment.ordinal();
      if (ms[at] == NONE || other.ms[at] == NONE) {
        merged[at] = Math.max(ms[at], other.ms[at]);
      } else if (moment == Moment.AVAILABLE) {
        merged[at] = Math.max(ms[at], other.ms[at]);
      } else {
        merged[at] = Math.min(ms[at], other.ms[at]);
      }
    }
    return new Times(merged);
  }

  public OptionalLong get(Moment moment) {
    long at = ms[moment.ordinal()];
    return at == NONE ? OptionalLong.empty() : OptionalLong.of(at);
  }

  public boolean has(Moment moment) {
    return ms[moment.ordinal()] != NONE;
  }

  /** From one moment to another, in milliseconds; negative where the record runs backwards. */
  public OptionalLong between(Moment from, Moment to) {
    if (!has(from) || !has(to)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(ms[to.ordinal()] - ms[from.ordinal()]);
  }

  /**
   * The earliest of the known moments, by the order of {@link Moment}; none if nothing is known.
   */
  public OptionalLong first() {
    return Arrays.stream(ms).filter(at -> at != NONE).findFirst();
  }

  public boolean runsBackwards() {
    long latest = NONE;
    for (long at : ms) {
      if (at != NONE && at < latest) {
        return true;
      }
      latest = Math.max(latest, at);
    }
    return false;
  }

  /** The latest time known so far, or the least long: what the next one should not precede. */
  public long latest() {
    return Arrays.stream(ms).max().orElse(NONE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Times that && Arrays.equals(ms, that.ms);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ms);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Times[");
    for (Moment moment : MOMENTS) {
      if (has(moment)) {
        text.append(text.length() > 6 ? ", " : "").append(moment).append('=');
        text.append(Instant.ofEpochMilli(ms[moment.ordinal()]));
      }
    }
    return text.append(']').toString();
  }
}
