package org.cordon.calls.reader;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.Times;
import org.cordon.calls.format.LocalClock;

/** One call of a scan, as numbers; the same object is used for the next call. */
public final class ScannedCall {
  static final int ON_VIEW = 1;
  static final int TEST = 2;
  static final int PRIVATE = 4;
  static final int UNKNOWN_SERVICE = 8;
  static final int WITHOUT_ID = 16;
  static final int FIRST_RULE = 5;

  final long[] ms = new long[Moment.values().length];
  final EnumSet<Finding> findings = EnumSet.noneOf(Finding.class);
  int flags;
  int latE7;
  int lonE7;
  boolean placed;

  ScannedCall() {
    Arrays.fill(ms, LocalClock.NEVER);
  }

  /** A call with these times, of which nothing else is known. */
  public static ScannedCall of(Times times, boolean onView) {
    ScannedCall call = new ScannedCall();
    for (Moment moment : Moment.values()) {
      call.ms[moment.ordinal()] = times.get(moment).orElse(LocalClock.NEVER);
    }
    call.flags = onView ? ON_VIEW : 0;
    return call;
  }

  /** The first unit's time at a moment, the last's to be available; or {@link LocalClock#NEVER}. */
  public long ms(Moment moment) {
    return ms[moment.ordinal()];
  }

  /** Whether the moment is known. */
  public boolean has(Moment moment) {
    return ms[moment.ordinal()] != LocalClock.NEVER;
  }

  /** The earliest known moment by the order of moments; UTC milliseconds. */
  public long atMs() {
    for (long at : ms) {
      if (at != LocalClock.NEVER) {
        return at;
      }
    }
    throw new IllegalStateException("a call without any time");
  }

  /** Whether it meets a condition of the selection. */
  public boolean meets(int rule) {
    return ((flags >> (FIRST_RULE + rule)) & 1) != 0;
  }

  /** Whether an officer came upon it. */
  public boolean onView() {
    return (flags & ON_VIEW) != 0;
  }

  /** Whether it has a usable place; only where places were asked for. */
  public boolean placed() {
    return placed;
  }

  /** Degrees north times 1e7. */
  public int latE7() {
    return latE7;
  }

  /** Degrees east times 1e7. */
  public int lonE7() {
    return lonE7;
  }

  /** What is unusual about it; findings about places are not looked for. */
  public Set<Finding> findings() {
    return findings;
  }

  void copy(ScannedCall other) {
    System.arraycopy(other.ms, 0, ms, 0, ms.length);
    findings.clear();
    findings.addAll(other.findings);
    flags = other.flags;
    latE7 = other.latE7;
    lonE7 = other.lonE7;
    placed = other.placed;
  }

  /** Adds another unit's part in the same call. */
  void merge(ScannedCall part) {
    for (int at = 0; at < ms.length; at++) {
      boolean last = at == Moment.AVAILABLE.ordinal();
      if (ms[at] == LocalClock.NEVER || (last && part.ms[at] > ms[at])) {
        ms[at] = part.ms[at];
      } else if (!last && part.ms[at] != LocalClock.NEVER && part.ms[at] < ms[at]) {
        ms[at] = part.ms[at];
      }
    }
    findings.addAll(part.findings);
    flags |= part.flags & ON_VIEW;
    if (!placed && part.placed) {
      placed = true;
      latE7 = part.latE7;
      lonE7 = part.lonE7;
    }
  }
}
