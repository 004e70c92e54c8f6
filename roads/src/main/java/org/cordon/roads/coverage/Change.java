package org.cordon.roads.coverage;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a closure changes, lengths of street in mm.
 *
 * @param lostMm by {@link Gap}, what was reached within the goal before and is not after
 * @param gainedMm what was not reached within the goal before and is after: other units or other
 *     speeds
 * @param moved where somebody comes before and after, and another is first due
 */
public record Change(List<Long> lostMm, long gainedMm, SortedMap<Pair, Long> moved) {
  public Change {
    lostMm = List.copyOf(lostMm);
  }

  /** Who was first due, and who is now. */
  public record Pair(int before, int after) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair o) {
      int c = Integer.compare(before, o.before);
      return c != 0 ? c : Integer.compare(after, o.after);
    }
  }

  /** What is lost for any reason, mm. */
  public long lostAllMm() {
    return lostMm.stream().mapToLong(Long::longValue).sum();
  }

  /** What is lost for a reason, mm. */
  public long lostMm(Gap why) {
    return lostMm.get(why.ordinal());
  }

  /** Where another is first due, mm. */
  public long movedMm() {
    return moved.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Compares two coverages of the same streets. */
  public static Change between(Coverage before, Coverage after) {
    long[] lost = new long[Gap.values().length];
    long gained = 0;
    TreeMap<Pair, Long> moved = new TreeMap<>();
    for (int edge = 0; edge < before.due().city().edgeCount(); edge++) {
      List<Part> then = before.parts(edge);
      List<Part> now = after.parts(edge);
      for (int i = 0, j = 0; i < then.size(); ) {
        Part was = then.get(i);
        Part is = now.get(j);
        long mm = commonMm(before, was.piece(), is.piece());
        Gap gap = is.gap();
        if (was.inTime() && gap != null) {
          lost[gap.ordinal()] += mm;
        }
        gained += !was.inTime() && is.inTime() ? mm : 0;
        Pair pair = new Pair(was.piece().unit(), is.piece().unit());
        if (pair.before != pair.after && Math.min(pair.before, pair.after) >= 0 && mm > 0) {
          moved.merge(pair, mm, Long::sum);
        }
        int end = Math.min(was.piece().toMm(), is.piece().toMm());
        i += was.piece().toMm() == end ? 1 : 0;
        j += is.piece().toMm() == end ? 1 : 0;
      }
    }
    return new Change(Arrays.stream(lost).boxed().toList(), gained, moved);
  }

  private static long commonMm(Coverage of, Piece a, Piece b) {
    int from = Math.max(a.fromMm(), b.fromMm());
    int to = Math.min(a.toMm(), b.toMm());
    return from > to ? 0 : of.due().lengthMm(a.with(from, to));
  }
}
