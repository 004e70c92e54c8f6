package org.cordon.roads.corner;

import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.corner.MeetingPoint.Standing;
import org.cordon.roads.route.ClosedShape;

/**
 * Whether a place keeps its distance from closed areas, in whole numbers: the plane touches the
 * Earth at the place, coordinates are mm from it, and squares of up to 128 bits are compared, so
 * that a corner exactly at the stand-off is far enough on every machine.
 */
public final class StandOff {
  private final List<ClosedShape> shapes;
  private final long standOffMm;

  /**
   * To keep away from.
   *
   * @param standOffMm at most 100 km; 0 keeps only out of them
   */
  public StandOff(List<ClosedShape> shapes, long standOffMm) {
    if (standOffMm < 0 || standOffMm > 100_000_000) {
      throw new IllegalArgumentException("a stand-off of " + standOffMm + " mm");
    }
    this.shapes = List.copyOf(shapes);
    this.standOffMm = standOffMm;
  }

  /** Whether a place lies outside every closed area and at least the stand-off from each. */
  public boolean keeps(Place place) {
    return of(place) == Standing.OFFERED;
  }

  /** What a place is in this respect: offered, within the stand-off, or inside a closed area. */
  Standing of(Place place) {
    Standing found = Standing.OFFERED;
    for (ClosedShape shape : shapes) {
      Standing one = of(place, shape);
      if (one == Standing.IN_CLOSED_AREA) {
        return one;
      }
      found = one == Standing.OFFERED ? found : one;
    }
    return found;
  }

  private Standing of(Place place, ClosedShape shape) {
    long lonNm = Place.lonNm(place.latE7());
    List<Place> points = shape.points();
    int n = points.size();
    boolean inside = false;
    boolean near = false;
    for (int i = shape.area() ? 0 : 1; i < n; i++) {
      Place a = points.get((i + n - 1) % n);
      Place b = points.get(i);
      long ax = ((long) a.lonE7() - place.lonE7()) * lonNm / 1_000_000;
      long ay = ((long) a.latE7() - place.latE7()) * Place.latNm() / 1_000_000;
      long bx = ((long) b.lonE7() - place.lonE7()) * lonNm / 1_000_000;
      long by = ((long) b.latE7() - place.latE7()) * Place.latNm() / 1_000_000;
      near |= nearer(ax, ay, bx, by);
      boolean crosses = (ay > 0) != (by > 0);
      inside ^= crosses && (cross(ax, ay, bx, by) > 0) == (by > ay);
    }
    return shape.area() && inside
        ? Standing.IN_CLOSED_AREA
        : near ? Standing.WITHIN_STAND_OFF : Standing.OFFERED;
  }

  /** Whether the origin is nearer than the stand-off to the stretch from a to b. */
  private boolean nearer(long ax, long ay, long bx, long by) {
    long dx = bx - ax;
    long dy = by - ay;
    long along = -(ax * dx + ay * dy);
    long squared = dx * dx + dy * dy;
    long limit = standOffMm * standOffMm;
    if (along <= 0 || squared == 0) {
      return ax * ax + ay * ay < limit;
    }
    if (along >= squared) {
      return bx * bx + by * by < limit;
    }
    long cross = Math.abs(cross(ax, ay, bx, by));
    return less(cross, cross, limit, squared);
  }

  private static long cross(long ax, long ay, long bx, long by) {
    return ax * by - ay * bx;
  }

  /** Whether a·b is less than c·d, none negative. */
  private static boolean less(long a, long b, long c, long d) {
    int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
    return high != 0 ? high < 0 : Long.compareUnsigned(a * b, c * d) < 0;
  }
}
