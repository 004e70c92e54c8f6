package org.cordon.roads.coverage;

import org.cordon.roads.city.City;
import org.cordon.roads.route.FirstArrivals;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a street on which one unit is first due, coming one way, or that nobody reaches:
 * positions {@code fromMm} to {@code toMm} of an edge, both included, whole mm from its tail.
 *
 * @param run how the first comes along; null where nobody comes
 * @param reach whether anybody comes, else why not
 */
public record Piece(
    int edge, int fromMm, int toMm, FirstArrivals.@Nullable Run run, Reached reach) {
  /** No unit. */
  public static final int NOBODY = -1;

  /** Whether a position is reached at all, else why not. */
  public enum Reached {
    YES,
    /** It is closed to the profile itself. */
    CLOSED,
    /** It is open, and no unit has a way to it. */
    CUT_OFF
  }

  /** The number of the unit that is first due, or {@link #NOBODY}. */
  public int unit() {
    return run == null ? NOBODY : run.source();
  }

  /** When the first comes to a position of the piece, ms, or {@link City#INFINITY_MS}. */
  long ms(FirstArrivals arrivals, int offsetMm) {
    if (run == null) {
      return City.INFINITY_MS;
    }
    boolean along = (run.arc() & 1) == 0;
    int position = along ? offsetMm : arrivals.city().lengthMm(edge) - offsetMm;
    return run.startMs() + arrivals.partMs(run.arc(), position);
  }

  /**
   * The positions reached within a time, as a piece; null where none is. Times only grow in the
   * direction of travel, so these are one stretch from the end where the unit comes from.
   */
  @Nullable Piece within(FirstArrivals arrivals, long limitMs) {
    if (run == null) {
      return null;
    }
    boolean along = (run.arc() & 1) == 0;
    int low = 0; // so many positions at least are reached in time
    int high = toMm - fromMm + 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      int farthest = along ? fromMm + middle - 1 : toMm - middle + 1;
      if (ms(arrivals, farthest) <= limitMs) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low == 0 ? null : along ? with(fromMm, fromMm + low - 1) : with(toMm - low + 1, toMm);
  }

  /** Whether the first comes as in another run: from the same start of an arc, at one time. */
  boolean comes(FirstArrivals.@Nullable Run other) {
    if (run == null || other == null) {
      return run == null && other == null;
    }
    return run.arc() == other.arc()
        && run.startMs() == other.startMs()
        && run.source() == other.source();
  }

  /** The same on other positions. */
  Piece with(int from, int to) {
    return new Piece(edge, from, to, run, reach);
  }
}
