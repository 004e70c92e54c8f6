package org.cordon.dispatch.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses unit and meeting point together. T(u,p) is when both are there; among pairs within the
 * tolerance of the least T, the shortest walk wins, then the shortest exposed wait, then the ids:
 * nobody walks minutes to save a crew seconds.
 */
public final class MeetingChoice {
  /** A unit at a point: when the unit could be there, and how long the caller walks. */
  public record Pair(String unitId, String pointId, long unitMs, long walkMs) {
    public Pair {
      if (unitMs < 0 || walkMs < 0) {
        throw new IllegalArgumentException("negative time for " + unitId + " at " + pointId);
      }
    }

    public long togetherMs() {
      return Math.max(unitMs, walkMs);
    }

    /** Time the caller would stand outside if they left now. */
    public long exposedMs() {
      return togetherMs() - walkMs;
    }
  }

  private MeetingChoice() {}

  public static @Nullable Pair choose(List<Pair> pairs, long toleranceMs) {
    long least = Long.MAX_VALUE;
    for (Pair pair : pairs) {
      least = Math.min(least, pair.togetherMs());
    }
    Pair best = null;
    for (Pair pair : pairs) {
      if (pair.togetherMs() - least <= toleranceMs && (best == null || before(pair, best))) {
        best = pair;
      }
    }
    return best;
  }

  private static boolean before(Pair a, Pair b) {
    int order = Long.compare(a.walkMs(), b.walkMs());
    order = order != 0 ? order : Long.compare(a.exposedMs(), b.exposedMs());
    order = order != 0 ? order : a.unitId().compareTo(b.unitId());
    return (order != 0 ? order : a.pointId().compareTo(b.pointId())) < 0;
  }
}
