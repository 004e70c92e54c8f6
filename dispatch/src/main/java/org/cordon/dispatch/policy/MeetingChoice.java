package org.cordon.dispatch.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses units and meeting point together. T is when everybody is there: the units that are
 * required and the caller. Among all choices whose T is within the tolerance of the least T, the
 * shortest walk wins, then the shortest exposed wait, then the ids of units and point: nobody walks
 * minutes to save a crew seconds.
 */
public final class MeetingChoice {
  /**
   * Units at a point.
   *
   * @param unitIds joined by a space when several are required
   * @param unitMs when the last of them could be there: readiness, turnout and travel
   * @param walkMs how long the caller walks there
   */
  public record Pair(String unitIds, String pointId, long unitMs, long walkMs) {
    public Pair {
      if (unitMs < 0 || walkMs < 0) {
        throw new IllegalArgumentException("negative time for " + unitIds + " at " + pointId);
      }
    }

    /** When everybody is there. */
    public long togetherMs() {
      return Math.max(unitMs, walkMs);
    }

    /** Time the caller would stand outside if they left now. */
    public long exposedMs() {
      return togetherMs() - walkMs;
    }
  }

  private MeetingChoice() {}

  /** The best, or null when there is none to choose from. */
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

  /** The best, then the best without its point, and so on: different points to choose from. */
  public static List<Pair> best(List<Pair> pairs, long toleranceMs, int count) {
    List<Pair> left = new ArrayList<>(pairs);
    List<Pair> best = new ArrayList<>(count);
    for (Pair next = choose(left, toleranceMs);
        next != null && best.size() < count;
        next = choose(left, toleranceMs)) {
      String taken = next.pointId();
      best.add(next);
      left.removeIf(p -> p.pointId().equals(taken));
    }
    return best;
  }

  private static boolean before(Pair a, Pair b) {
    int order = Long.compare(a.walkMs(), b.walkMs());
    order = order != 0 ? order : Long.compare(a.exposedMs(), b.exposedMs());
    order = order != 0 ? order : a.unitIds().compareTo(b.unitIds());
    return (order != 0 ? order : a.pointId().compareTo(b.pointId())) < 0;
  }
}
