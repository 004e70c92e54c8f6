package org.cordon.roads.coverage;

import java.util.Arrays;
import java.util.List;

/**
 * Lengths of street, mm: each street piece once, whether it may be driven one way or both.
 *
 * @param streetMm all that the profile may use in some direction when nothing is closed
 * @param bandMm by quarter of the goal, what is reached in it and not before
 * @param gapMm by {@link Gap}, what is not reached within the goal
 * @param firstDueMm by unit, where it is first due, in time or not
 * @param firstDueInTimeMm by unit, where it is first due and within the goal
 * @param bySecondMm what is reached in each whole second, and nothing after the last
 * @param longest where the first due takes longest; edge -1 where nobody comes anywhere
 */
public record Tally(
    long streetMm,
    List<Long> bandMm,
    List<Long> gapMm,
    List<Long> firstDueMm,
    List<Long> firstDueInTimeMm,
    List<Long> bySecondMm,
    Longest longest) {
  public Tally {
    bandMm = List.copyOf(bandMm);
    gapMm = List.copyOf(gapMm);
    firstDueMm = List.copyOf(firstDueMm);
    firstDueInTimeMm = List.copyOf(firstDueInTimeMm);
    bySecondMm = List.copyOf(bySecondMm);
  }

  /** A position on a street and the time to it. */
  public record Longest(int edge, int offsetMm, long ms) {}

  /** What is reached within the goal, mm. */
  public long inTimeMm() {
    return bandMm.stream().mapToLong(Long::longValue).sum();
  }

  /** What is not reached within the goal for a reason, mm. */
  public long gapMm(Gap why) {
    return gapMm.get(why.ordinal());
  }

  /**
   * Within which time so much of all street is reached, rounded up to a second; -1 where so much is
   * never reached.
   */
  public long withinMs(int permille) {
    long sum = 0;
    for (int second = 0; second < bySecondMm.size(); second++) {
      sum += bySecondMm.get(second);
      if (streetMm > 0 && sum * 1000 >= streetMm * permille) {
        return 1000L * (second + 1);
      }
    }
    return -1;
  }

  /** What is in this and not in another, of which this is the whole. */
  public Tally without(Tally other) {
    return new Tally(
        streetMm - other.streetMm,
        less(bandMm, other.bandMm),
        less(gapMm, other.gapMm),
        less(firstDueMm, other.firstDueMm),
        less(firstDueInTimeMm, other.firstDueInTimeMm),
        less(bySecondMm, other.bySecondMm),
        longest);
  }

  private static List<Long> less(List<Long> a, List<Long> b) {
    long[] less = new long[a.size()];
    Arrays.setAll(less, i -> a.get(i) - (i < b.size() ? b.get(i) : 0));
    return Arrays.stream(less).boxed().toList();
  }

  /** Counts up. */
  static final class Count {
    private long streetMm;
    private final long[] bandMm = new long[Coverage.BANDS];
    private final long[] gapMm = new long[Gap.values().length];
    private final long[] firstDueMm;
    private final long[] firstDueInTimeMm;
    private long[] bySecondMm = new long[600];
    private Longest longest = new Longest(-1, 0, -1);

    Count(int units) {
      firstDueMm = new long[units];
      firstDueInTimeMm = new long[units];
    }

    void add(Part part, long mm) {
      streetMm += mm;
      Gap gap = part.gap();
      if (gap == null) {
        bandMm[part.band()] += mm;
        firstDueInTimeMm[part.piece().unit()] += mm;
      } else {
        gapMm[gap.ordinal()] += mm;
      }
      if (part.piece().unit() != Piece.NOBODY) {
        firstDueMm[part.piece().unit()] += mm;
      }
    }

    /** Spreads a length evenly over the seconds between two times, as driving does. */
    void spread(long aMs, long bMs, long mm) {
      long from = Math.max(0, Math.min(aMs, bMs));
      long to = Math.max(from, Math.max(aMs, bMs));
      int last = (int) (to / 1000);
      if (last >= bySecondMm.length) {
        bySecondMm = Arrays.copyOf(bySecondMm, Math.max(last + 1, 2 * bySecondMm.length));
      }
      long before = 0;
      for (int second = (int) (from / 1000); second < last; second++) {
        long until = mm * ((second + 1) * 1000L - from) / (to - from);
        bySecondMm[second] += until - before;
        before = until;
      }
      bySecondMm[last] += mm - before;
    }

    void time(int edge, int offsetMm, long ms) {
      if (ms > longest.ms) {
        longest = new Longest(edge, offsetMm, ms);
      }
    }

    Tally tally() {
      return new Tally(
          streetMm,
          list(bandMm),
          list(gapMm),
          list(firstDueMm),
          list(firstDueInTimeMm),
          list(bySecondMm),
          longest);
    }

    private static List<Long> list(long[] array) {
      return Arrays.stream(array).boxed().toList();
    }
  }
}
