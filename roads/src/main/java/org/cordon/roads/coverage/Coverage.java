package org.cordon.roads.coverage;

import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.city.City;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.FirstArrivals;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.jspecify.annotations.Nullable;

/**
 * What the units of one profile reach within a goal: every street of the profile, in parts that lie
 * in one quarter of the goal or beyond it, with who is first due.
 */
public final class Coverage {
  /** Quarters of the goal. */
  public static final int BANDS = 4;

  private final FirstDue due;
  private final long goalMs;
  private final int units;

  private Coverage(FirstDue due, long goalMs, int units) {
    this.due = due;
    this.goalMs = goalMs;
    this.units = units;
  }

  /**
   * Computes who is first due everywhere.
   *
   * @param sources the units, in the order in which ties are broken
   * @param goalMs from the moment they are called, more than 0
   */
  public static Coverage of(
      Roads roads, Metric metric, List<FirstArrivals.Source> sources, long goalMs) {
    if (goalMs <= 0) {
      throw new IllegalArgumentException("a goal of " + goalMs + " ms");
    }
    FirstArrivals arrivals = FirstArrivals.of(roads, metric, sources);
    return new Coverage(new FirstDue(arrivals), goalMs, sources.size());
  }

  /** Who is first due where. */
  public FirstDue due() {
    return due;
  }

  /** The goal. */
  public long goalMs() {
    return goalMs;
  }

  /** How many units were asked about. */
  public int units() {
    return units;
  }

  /** When a band ends: so many quarters of the goal, rounded down, ms. */
  public long limitMs(int band) {
    return goalMs * (band + 1) / BANDS;
  }

  /** The band of a time. */
  int band(long ms) {
    int band = 0;
    while (band < BANDS && ms > limitMs(band)) {
      band++;
    }
    return band;
  }

  /** The parts of a street from its tail to its head, without gap or overlap. */
  public List<Part> parts(int edge) {
    List<Part> parts = new ArrayList<>();
    for (Piece piece : due.pieces(edge)) {
      cut(piece, parts);
    }
    return parts;
  }

  private void cut(Piece piece, List<Part> parts) {
    List<Part> cut = new ArrayList<>();
    Piece rest = piece;
    FirstArrivals.Run run = piece.run();
    boolean fromTail = run == null || (run.arc() & 1) == 0;
    for (int band = 0; band < BANDS && rest != null; band++) {
      Piece near = due.within(rest, limitMs(band));
      if (near != null) {
        cut.add(new Part(near, band));
        rest = beyond(rest, near, fromTail);
      }
    }
    if (rest != null) {
      cut.add(new Part(rest, BANDS));
    }
    parts.addAll(fromTail ? cut : cut.reversed());
  }

  private static @Nullable Piece beyond(Piece whole, Piece near, boolean fromTail) {
    int from = fromTail ? near.toMm() + 1 : whole.fromMm();
    int to = fromTail ? whole.toMm() : near.fromMm() - 1;
    return from > to ? null : whole.with(from, to);
  }

  /** The lengths of street of every kind. */
  public Tally tally() {
    return tally(null);
  }

  /** The same of the stretches that an outline closes, that is, what lies inside it. */
  public Tally tallyInside(Closures outline) {
    return tally(outline);
  }

  private Tally tally(@Nullable Closures outline) {
    Tally.Count count = new Tally.Count(units);
    City city = due.city();
    for (int edge = 0; edge < city.edgeCount(); edge++) {
      for (Part part : parts(edge)) {
        Piece piece = part.piece();
        long mm = outline == null ? due.lengthMm(piece) : due.insideMm(piece, outline);
        count.add(part, mm);
        if (mm > 0 && piece.run() != null) {
          long fromMs = due.ms(piece, piece.fromMm());
          long toMs = due.ms(piece, piece.toMm());
          count.spread(fromMs, toMs, mm);
          count.time(edge, piece.fromMm(), fromMs);
          count.time(edge, piece.toMm(), toMs);
        }
      }
    }
    return count.tally();
  }
}
