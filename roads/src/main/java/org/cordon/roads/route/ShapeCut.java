package org.cordon.roads.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;

/**
 * Cuts the streets of a city with one shape, in integers: 1e-7 degree for points, millimetres along
 * a street. Cross products of coordinate differences inside one city stay below 2⁵⁸; a crossing's
 * position is their quotient, scaled down before it is multiplied by a length.
 */
final class ShapeCut {
  private final City city;
  private final ClosedShape shape;
  private final int[] lat;
  private final int[] lon;
  private final int sides;
  private final List<Closures.Stretch> found = new ArrayList<>();

  ShapeCut(City city, ClosedShape shape) {
    this.city = city;
    this.shape = shape;
    lat = shape.points().stream().mapToInt(Place::latE7).toArray();
    lon = shape.points().stream().mapToInt(Place::lonE7).toArray();
    sides = shape.area() ? lat.length : lat.length - 1;
  }

  List<Closures.Stretch> stretches() {
    int minLat = Arrays.stream(lat).min().orElseThrow();
    int maxLat = Arrays.stream(lat).max().orElseThrow();
    int minLon = Arrays.stream(lon).min().orElseThrow();
    int maxLon = Arrays.stream(lon).max().orElseThrow();
    for (int e : city.edgesNear(new Place(minLat, minLon), new Place(maxLat, maxLon))) {
      if (!onLayer(e)) {
        continue;
      }
      long before = 0;
      for (int i = 0; i + 1 < city.pointCount(e); i++) {
        int aLat = city.pointLatE7(e, i);
        int aLon = city.pointLonE7(e, i);
        int bLat = city.pointLatE7(e, i + 1);
        int bLon = city.pointLonE7(e, i + 1);
        long length = Place.distanceMm(aLat, aLon, bLat, bLon);
        if (Math.max(aLat, bLat) >= minLat
            && Math.min(aLat, bLat) <= maxLat
            && Math.max(aLon, bLon) >= minLon
            && Math.min(aLon, bLon) <= maxLon) {
          segment(e, before, length, new int[] {aLat, aLon, bLat, bLon});
        }
        before += length;
      }
    }
    return found;
  }

  private boolean onLayer(int edge) {
    boolean offGround = city.bridge(edge) || city.tunnel(edge);
    return city.layer(edge) == shape.layer() && (shape.layer() != 0 || !offGround);
  }

  private void segment(int edge, long before, long length, int[] s) {
    long[] cuts = new long[sides + 2];
    int count = 0;
    for (int i = 0; i < sides; i++) {
      int j = (i + 1) % lat.length;
      long a = cross(s[0], s[1], s[2], s[3], lat[i], lon[i]);
      long b = cross(s[0], s[1], s[2], s[3], lat[j], lon[j]);
      long c = cross(lat[i], lon[i], lat[j], lon[j], s[0], s[1]);
      long d = cross(lat[i], lon[i], lat[j], lon[j], s[2], s[3]);
      boolean crosses = (shape.area() ? (a > 0) != (b > 0) : meets(a, b)) && (c > 0) != (d > 0);
      if (crosses) {
        long at = portion(length, Math.abs(c), Math.abs(c) + Math.abs(d));
        if (shape.area()) {
          cuts[count++] = at;
        } else {
          // c > 0: the street's tail side lies left of the line.
          close(edge, before + at, before + at, c > 0);
        }
      }
    }
    if (shape.area()) {
      cuts[count++] = 0;
      cuts[count++] = length;
      Arrays.sort(cuts, 0, count);
      for (int k = 0; k + 1 < count; k++) {
        long twiceMid = cuts[k] + cuts[k + 1];
        int midLat = (int) (s[0] + portion(s[2] - (long) s[0], twiceMid, 2 * length));
        int midLon = (int) (s[1] + portion(s[3] - (long) s[1], twiceMid, 2 * length));
        if (cuts[k] < cuts[k + 1] && inside(midLat, midLon)) {
          close(edge, before + cuts[k], before + cuts[k + 1], true);
        }
      }
    }
  }

  /** Whether a barrier comes to the street's line: one that ends on it closes it too. */
  private static boolean meets(long a, long b) {
    return Long.signum(a) * Long.signum(b) <= 0 && (a != 0 || b != 0);
  }

  private void close(int edge, long from, long to, boolean tailIsLeft) {
    int length = city.lengthMm(edge);
    int lo = (int) Math.min(from, length);
    int hi = (int) Math.min(to, length);
    if (closes(tailIsLeft)) {
      found.add(new Closures.Stretch(2 * edge, lo, hi));
    }
    if (closes(!tailIsLeft)) {
      found.add(new Closures.Stretch(2 * edge + 1, length - hi, length - lo));
    }
  }

  private boolean closes(boolean leftToRight) {
    return switch (shape.crossing()) {
      case BOTH -> true;
      case LEFT_TO_RIGHT -> leftToRight;
      case RIGHT_TO_LEFT -> !leftToRight;
    };
  }

  /** Twice the area of (a, b, p): positive when p lies to the left of a to b, seen from above. */
  private static long cross(int aLat, int aLon, int bLat, int bLon, int pLat, int pLon) {
    return ((long) bLon - aLon) * ((long) pLat - aLat)
        - ((long) bLat - aLat) * ((long) pLon - aLon);
  }

  private static long portion(long whole, long part, long of) {
    long p = part;
    long all = of;
    while (all >= 1L << 34) {
      p >>= 1;
      all >>= 1;
    }
    return all == 0 ? 0 : whole * p / all;
  }

  private boolean inside(int pLat, int pLon) {
    boolean in = false;
    for (int i = 0; i < sides; i++) {
      int j = (i + 1) % lat.length;
      if ((lat[i] > pLat) != (lat[j] > pLat)) {
        boolean left = cross(lat[i], lon[i], lat[j], lon[j], pLat, pLon) > 0;
        in ^= left == lat[j] > lat[i];
      }
    }
    return in;
  }
}
