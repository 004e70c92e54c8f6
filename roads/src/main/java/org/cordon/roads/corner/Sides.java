package org.cordon.roads.corner;

import java.util.Arrays;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.city.RoadClass;

/**
 * The sides of a crossing. Two neighbouring streets that leave it enclose one; it is called after
 * the wind it lies towards: a "corner" between streets at an angle, a "side" along a straight one.
 */
final class Sides {
  private static final String[] WINDS = {
    "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"
  };

  /** Wider than this between two streets is no corner, degrees. */
  private static final double STRAIGHT = 150;

  /** Wider than this, a side is told by where one comes from and not by its middle, degrees. */
  private static final double BENT = 210;

  /** The direction of a street is taken this far from the crossing, mm. */
  private static final long ARM_MM = 15_000;

  private static final String[] SHORT = {"n", "ne", "e", "se", "s", "sw", "w", "nw"};
  private static final Side WHOLE = new Side("", "");

  /**
   * A side of a crossing.
   *
   * @param id "ne"; empty where no side can be told
   * @param name "north-east corner", or "north side"
   */
  record Side(String id, String name) {}

  private static final Side[] CORNERS = all(" corner");
  private static final Side[] STRAIGHTS = all(" side");

  private final Place here;
  private final double[] arms;

  Sides(City city, int junction) {
    here = new Place(city.latE7(junction), city.lonE7(junction));
    arms = arms(city, junction);
  }

  private static Side[] all(String kind) {
    Side[] sides = new Side[WINDS.length];
    for (int i = 0; i < sides.length; i++) {
      sides[i] = new Side(SHORT[i], WINDS[i] + kind);
    }
    return sides;
  }

  /** The side that faces a place; nothing where there are no two streets or no direction. */
  Side facing(Place facing) {
    if (arms.length < 2 || here.distanceMm(facing) < 1_000) {
      return WHOLE;
    }
    double bearing = bearing(here, facing);
    double start = arms[arms.length - 1] - 360;
    double end = arms[0];
    for (int i = 0; i < arms.length && bearing >= end; i++) {
      start = arms[i];
      end = i + 1 < arms.length ? arms[i + 1] : arms[0] + 360;
    }
    bearing = bearing < start ? bearing + 360 : bearing;
    double middle =
        end - start > BENT ? Math.clamp(bearing, start + 45, end - 45) : (start + end) / 2;
    int wind = (int) Math.floorMod((long) StrictMath.rint(middle / 45), 8L);
    return (end - start >= STRAIGHT ? STRAIGHTS : CORNERS)[wind];
  }

  private static double[] arms(City city, int junction) {
    double[] arms = new double[city.outDegree(junction)];
    int n = 0;
    for (int i = 0; i < arms.length; i++) {
      int arc = city.arcOut(junction, i);
      if (city.roadClass(City.edgeOf(arc)).compareTo(RoadClass.PATH) < 0) {
        Place here = new Place(city.latE7(junction), city.lonE7(junction));
        Place along = along(city, arc, here);
        if (!along.equals(here)) {
          arms[n++] = bearing(here, along);
        }
      }
    }
    double[] sorted = Arrays.copyOf(arms, n);
    Arrays.sort(sorted);
    return sorted;
  }

  private static Place along(City city, int arc, Place here) {
    int edge = City.edgeOf(arc);
    int n = city.pointCount(edge);
    Place point = here;
    for (int k = 1; k < n && point.distanceMm(here) < ARM_MM; k++) {
      int i = (arc & 1) == 0 ? k : n - 1 - k;
      point = new Place(city.pointLatE7(edge, i), city.pointLonE7(edge, i));
    }
    return point;
  }

  /** Clockwise from north, degrees from 0 to 360. */
  private static double bearing(Place from, Place to) {
    double x = ((double) to.lonE7() - from.lonE7()) * Place.lonNm(from.latE7());
    double y = ((double) to.latE7() - from.latE7()) * Place.latNm();
    double degrees = StrictMath.toDegrees(StrictMath.atan2(x, y));
    return degrees < 0 ? degrees + 360 : degrees;
  }
}
