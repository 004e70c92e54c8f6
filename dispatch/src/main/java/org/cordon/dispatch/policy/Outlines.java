package org.cordon.dispatch.policy;

import java.util.List;
import org.cordon.roads.Place;

/**
 * Where a point lies relative to an outline, in whole numbers. An outline is its corners in order,
 * the first not repeated.
 */
public final class Outlines {
  /** More corners than this do not fit a log entry. */
  public static final int MOST_CORNERS = 1000;

  private Outlines() {}

  /** Whether a place lies inside; on the edge counts as inside. */
  public static boolean contains(List<Place> outline, Place p) {
    boolean inside = false;
    for (int i = 0; i < outline.size(); i++) {
      Place a = outline.get(i);
      Place b = outline.get((i + 1) % outline.size());
      long side = turn(a, b, p);
      if (side == 0 && between(a, b, p)) {
        return true;
      }
      boolean crosses = (a.latE7() > p.latE7()) != (b.latE7() > p.latE7());
      if (crosses && (side > 0) == (b.latE7() > a.latE7())) {
        inside = !inside;
      }
    }
    return inside;
  }

  /** Whether an outline has an inside: three corners or more, and no edge crosses another. */
  public static boolean usable(List<Place> outline) {
    int n = outline.size();
    if (n < 3 || n > MOST_CORNERS || doubleArea(outline) == 0) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        boolean neighbours = j == i + 1 || (i == 0 && j == n - 1);
        if (!neighbours
            && cross(
                outline.get(i), outline.get(i + 1), outline.get(j), outline.get((j + 1) % n))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Distance from a place to the nearest point of an outline's edge, mm; 0 inside. */
  public static long distanceMm(List<Place> outline, Place p) {
    if (contains(outline, p)) {
      return 0;
    }
    long nearest = Long.MAX_VALUE;
    for (int i = 0; i < outline.size(); i++) {
      nearest =
          Math.min(nearest, toSegmentMm(outline.get(i), outline.get((i + 1) % outline.size()), p));
    }
    return nearest;
  }

  private static long toSegmentMm(Place a, Place b, Place p) {
    long lonNm = Place.lonNm(p.latE7());
    long latNm = Place.latNm();
    // mm from p on the plane that touches the Earth there
    long ax = ((long) a.lonE7() - p.lonE7()) * lonNm / 1_000_000;
    long ay = ((long) a.latE7() - p.latE7()) * latNm / 1_000_000;
    long dx = ((long) b.lonE7() - a.lonE7()) * lonNm / 1_000_000;
    long dy = ((long) b.latE7() - a.latE7()) * latNm / 1_000_000;
    double length2 = (double) dx * dx + (double) dy * dy;
    double along = length2 == 0 ? 0 : -((double) ax * dx + (double) ay * dy) / length2;
    double t = Math.max(0, Math.min(1, along));
    double x = ax + t * dx;
    double y = ay + t * dy;
    return (long) StrictMath.sqrt(x * x + y * y);
  }

  private static long doubleArea(List<Place> outline) {
    Place o = outline.getFirst();
    long sum = 0;
    for (int i = 1; i + 1 < outline.size(); i++) {
      sum += turn(o, outline.get(i), outline.get(i + 1));
    }
    return sum;
  }

  /** Positive when c lies to the left of the way from a to b. */
  private static long turn(Place a, Place b, Place c) {
    return ((long) b.lonE7() - a.lonE7()) * ((long) c.latE7() - a.latE7())
        - ((long) b.latE7() - a.latE7()) * ((long) c.lonE7() - a.lonE7());
  }

  private static boolean between(Place a, Place b, Place p) {
    return Math.min(a.latE7(), b.latE7()) <= p.latE7()
        && p.latE7() <= Math.max(a.latE7(), b.latE7())
        && Math.min(a.lonE7(), b.lonE7()) <= p.lonE7()
        && p.lonE7() <= Math.max(a.lonE7(), b.lonE7());
  }

  private static boolean cross(Place a, Place b, Place c, Place d) {
    long abc = turn(a, b, c);
    long abd = turn(a, b, d);
    long cda = turn(c, d, a);
    long cdb = turn(c, d, b);
    if (Long.signum(abc) * Long.signum(abd) < 0 && Long.signum(cda) * Long.signum(cdb) < 0) {
      return true;
    }
    return (abc == 0 && between(a, b, c))
        || (abd == 0 && between(a, b, d))
        || (cda == 0 && between(c, d, a))
        || (cdb == 0 && between(c, d, b));
  }
}
