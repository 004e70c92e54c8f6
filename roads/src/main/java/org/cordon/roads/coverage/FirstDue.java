package org.cordon.roads.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.coverage.Piece.Reached;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.FirstArrivals;
import org.cordon.roads.route.FirstArrivals.Run;
import org.jspecify.annotations.Nullable;

/**
 * Who is first due at every position of every street, and when: exact to the millimetre and the
 * millisecond.
 *
 * <p>Along a street two can be first: whoever comes from its tail and whoever comes from its head.
 * The time of the one grows with the position and that of the other falls, so between two ends of
 * what either can drive they change places at most once, and where is found by halving.
 */
public final class FirstDue {
  private final FirstArrivals arrivals;
  private final City city;
  private final Profile profile;
  private final Closures closures;

  /** From the arrivals at the starts of arcs. */
  public FirstDue(FirstArrivals arrivals) {
    this.arrivals = arrivals;
    city = arrivals.city();
    profile = arrivals.metric().profile();
    closures = arrivals.metric().closures();
  }

  /** The city. */
  public City city() {
    return city;
  }

  /** Whether the profile may use an edge in some direction when nothing is closed. */
  public boolean street(int edge) {
    return usable(2 * edge) || usable(2 * edge + 1);
  }

  /**
   * The pieces of a street from its tail to its head, without gap or overlap; none for an edge that
   * the profile may never use.
   */
  public List<Piece> pieces(int edge) {
    if (!street(edge)) {
      return List.of();
    }
    List<Run> runs = arrivals.runs(edge);
    List<Piece> pieces = new ArrayList<>();
    int[] starts = starts(edge, runs);
    for (int i = 0; i + 1 < starts.length; i++) {
      stretch(edge, starts[i], starts[i + 1] - 1, runs, pieces);
    }
    return pieces;
  }

  /** When the first comes to a position of a street, ms, or {@link City#INFINITY_MS}. */
  public long ms(Piece piece, int offsetMm) {
    return piece.ms(arrivals, offsetMm);
  }

  /** The piece of a street that holds a position; it must be one that the profile may use. */
  public Piece at(int edge, int offsetMm) {
    for (Piece piece : pieces(edge)) {
      if (piece.toMm() >= offsetMm) {
        return piece;
      }
    }
    throw new IllegalArgumentException("no position " + offsetMm + " on street piece " + edge);
  }

  /** The part of a piece that is reached within a time, or null. */
  public @Nullable Piece within(Piece piece, long limitMs) {
    return piece.within(arrivals, limitMs);
  }

  /**
   * How long a piece is: from its first position to that of the next piece, or the street's end.
   */
  public int lengthMm(Piece piece) {
    return Math.min(piece.toMm() + 1, city.lengthMm(piece.edge())) - piece.fromMm();
  }

  /** How much of a piece lies inside an outline, as what it closes to the profile, mm. */
  long insideMm(Piece piece, Closures outline) {
    int arc = 2 * piece.edge();
    int end = piece.fromMm() + lengthMm(piece);
    long inside = 0;
    for (int from = outline.nextClosed(profile, arc, piece.fromMm()); from < end; ) {
      int until = Math.min(end, outline.closedUntil(profile, arc, from) + 1);
      inside += until - from;
      from = outline.nextClosed(profile, arc, until);
    }
    return inside;
  }

  private boolean usable(int arc) {
    return city.timeMs(profile, arc) < City.INFINITY_MS;
  }

  /**
   * Where something begins: a run, what lies after one, or a closed stretch; last, past the end.
   */
  private int[] starts(int edge, List<Run> runs) {
    int length = city.lengthMm(edge);
    int[] starts = new int[2 * runs.size() + 2];
    int n = 0;
    starts[n++] = 0;
    starts[n++] = length + 1;
    for (Run run : runs) {
      starts[n++] = low(run, length);
      starts[n++] = high(run, length) + 1;
    }
    if (closures.closed(profile, 2 * edge) || closures.closed(profile, 2 * edge + 1)) {
      starts = withClosed(edge, starts);
    }
    return Arrays.stream(starts).sorted().distinct().toArray();
  }

  private int[] withClosed(int edge, int[] starts) {
    int length = city.lengthMm(edge);
    List<Integer> all = new ArrayList<>();
    Arrays.stream(starts).forEach(all::add);
    for (int arc = 2 * edge; arc <= 2 * edge + 1; arc++) {
      int from = closures.nextClosed(profile, arc, 0);
      while (from <= length) {
        int until = Math.min(length, closures.closedUntil(profile, arc, from));
        boolean along = (arc & 1) == 0;
        all.add(along ? from : length - until);
        all.add(along ? until + 1 : length - from + 1);
        from = closures.nextClosed(profile, arc, until + 1);
      }
    }
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int low(Run run, int length) {
    return (run.arc() & 1) == 0 ? run.fromMm() : length - run.toMm();
  }

  private static int high(Run run, int length) {
    return (run.arc() & 1) == 0 ? run.toMm() : length - run.fromMm();
  }

  /** Between two starts every run covers all positions or none. */
  private void stretch(int edge, int from, int to, List<Run> runs, List<Piece> pieces) {
    Run along = null;
    Run against = null;
    int length = city.lengthMm(edge);
    for (Run run : runs) {
      if (low(run, length) <= from && to <= high(run, length)) {
        if ((run.arc() & 1) == 0) {
          along = earlier(run, along);
        } else {
          against = earlier(run, against);
        }
      }
    }
    if (along == null && against == null) {
      Reached why = closedAt(edge, from) ? Reached.CLOSED : Reached.CUT_OFF;
      add(pieces, new Piece(edge, from, to, null, why));
      return;
    }
    int change = along == null ? from : against == null ? to + 1 : change(from, to, along, against);
    if (change > from) {
      add(pieces, new Piece(edge, from, change - 1, along, Reached.YES));
    }
    if (change <= to) {
      add(pieces, new Piece(edge, change, to, against, Reached.YES));
    }
  }

  /** The first position at which the one against the edge is first. */
  private int change(int from, int to, Run along, Run against) {
    int low = from;
    int high = to + 1;
    int edge = City.edgeOf(along.arc());
    while (low < high) {
      int middle = (low + high) >>> 1;
      long difference =
          new Piece(edge, from, to, along, Reached.YES).ms(arrivals, middle)
              - new Piece(edge, from, to, against, Reached.YES).ms(arrivals, middle);
      boolean alongFirst =
          difference < 0 || (difference == 0 && along.source() <= against.source());
      if (alongFirst) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static Run earlier(Run run, @Nullable Run other) {
    if (other == null) {
      return run;
    }
    int c = Long.compare(run.startMs(), other.startMs());
    return c < 0 || (c == 0 && run.source() < other.source()) ? run : other;
  }

  private boolean closedAt(int edge, int offsetMm) {
    int length = city.lengthMm(edge);
    return (!usable(2 * edge) || closures.closedAt(profile, 2 * edge, offsetMm))
        && (!usable(2 * edge + 1) || closures.closedAt(profile, 2 * edge + 1, length - offsetMm));
  }

  /** Appends a piece, joined with the last one where both say the same. */
  private static void add(List<Piece> pieces, Piece piece) {
    if (!pieces.isEmpty()) {
      Piece last = pieces.getLast();
      if (last.reach() == piece.reach() && last.comes(piece.run())) {
        pieces.set(pieces.size() - 1, last.with(last.fromMm(), piece.toMm()));
        return;
      }
    }
    pieces.add(piece);
  }
}
