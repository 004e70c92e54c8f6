package org.cordon.calls.reader;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.cordon.calls.Field;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.TextRule;
import org.cordon.calls.Times;
import org.cordon.calls.format.LocalClock;

/** One call as numbers; a scan uses the same object for the next call. */
public final class ScannedCall {
  static final int ON_VIEW = 1;
  static final int TEST = 2;
  static final int PRIVATE = 4;
  static final int UNKNOWN_SERVICE = 8;
  static final int WITHOUT_ID = 16;
  static final int FIRST_RULE = 5;

  /** How it ended, as far as whoever keeps the call says so. */
  public enum Ending {
    /** Not said, as in every published file: reached if a unit is recorded to have arrived. */
    AS_TIMED,
    /** A unit got there or met the caller; or the call was for others, put off, withdrawn. */
    REACHED_OR_ANSWERED,
    NOT_REACHED,
    /** Open, and nobody there yet. */
    STILL_WAITING
  }

  final long[] ms = new long[Moment.values().length];
  final EnumSet<Finding> findings = EnumSet.noneOf(Finding.class);
  int flags;
  private Ending ending = Ending.AS_TIMED;
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

  /**
   * A call that stands in no file.
   *
   * @param rules the conditions asked for
   * @param texts what it says in each field
   */
  public static ScannedCall of(
      Times times, Ending ending, List<TextRule> rules, Function<Field, List<String>> texts) {
    ScannedCall call = of(times, false);
    call.ending = ending;
    for (int i = 0; i < rules.size(); i++) {
      TextRule rule = rules.get(i);
      if (texts.apply(rule.field()).stream().anyMatch(rule::test)) {
        call.flags |= 1 << (FIRST_RULE + i);
      }
    }
    return call;
  }

  /** Whether nobody reached it. */
  public boolean unreached() {
    return ending == Ending.NOT_REACHED || (ending == Ending.AS_TIMED && !has(Moment.ON_SCENE));
  }

  /** Whether somebody still waits, so that nobody knows yet. */
  public boolean waiting() {
    return ending == Ending.STILL_WAITING;
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
