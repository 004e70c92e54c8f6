package org.cordon.roads.coverage;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.city.RoadClass;
import org.cordon.roads.city.Snapper;

/**
 * The ground around the streets of a city in small squares, each with the nearest position on a
 * street: where a call in its middle would be put. Tunnels and motorways are handicapped as {@link
 * Snapper} handicaps them. Squares with no street near belong to none.
 *
 * <p>A square's sides are whole numbers of 1e-7 degree, so that corners are exact; in mm they are
 * nearly of one length.
 */
public final class CellGrid {
  /** A square with no street within so many mm of its middle belongs to none. */
  public static final long LIMIT_MM = 150_000;

  private static final long MAX_CELLS = 800_000;
  private static final int[] SIDES_M = {20, 25, 50, 100, 200, 500, 1_000, 2_000, 5_000};

  private final City city;
  private final Frame frame;
  private final int[] edge; // by cell, -1 where no street is near
  private final int[] offset;
  private final long[] ranked; // distance and handicap, mm, while being made

  /** A box around streets, and the sides of its squares. */
  private record Frame(
      int southE7, int westE7, int rows, int columns, int cellM, int heightE7, int widthE7) {
    static Frame of(int southE7, int westE7, int cellM) {
      int heightE7 = e7(cellM * 1000L, Place.latNm());
      int widthE7 = e7(cellM * 1000L, Place.lonNm(southE7));
      return new Frame(southE7, westE7, 0, 0, cellM, heightE7, widthE7);
    }

    Frame with(int howManyRows, int howManyColumns) {
      return new Frame(southE7, westE7, howManyRows, howManyColumns, cellM, heightE7, widthE7);
    }

    int middleLat(int row) {
      return southE7 + row * heightE7 + heightE7 / 2;
    }

    int middleLon(int column) {
      return westE7 + column * widthE7 + widthE7 / 2;
    }
  }

  private static int e7(long mm, long nmPerE7) {
    return (int) (mm * 1_000_000 / nmPerE7);
  }

  /**
   * The squares of a city: 20 m where that does not make too many of them.
   *
   * @param street which edges count
   */
  public CellGrid(City city, IntPredicate street) {
    this(city, street, edge -> true);
  }

  /**
   * The squares of a city, where a square goes to an island only with no other street near.
   *
   * @param street which edges count
   * @param main which of them are no island ({@link Snapper#inMainPart})
   */
  public CellGrid(City city, IntPredicate street, IntPredicate main) {
    this.city = city;
    frame = frame(city, street);
    int cells = frame.rows * frame.columns;
    edge = new int[cells];
    offset = new int[cells];
    ranked = new long[cells];
    Arrays.fill(edge, -1);
    Arrays.fill(ranked, LIMIT_MM + 1);
    offerAll(street.and(main));
    for (int cell = 0; cell < cells; cell++) {
      ranked[cell] = edge[cell] < 0 ? ranked[cell] : 0; // No island is nearer than that.
    }
    offerAll(street.and(main.negate()));
  }

  private void offerAll(IntPredicate wanted) {
    for (int e = 0; e < city.edgeCount(); e++) {
      if (wanted.test(e)) {
        offer(e);
      }
    }
  }

  private static Frame frame(City city, IntPredicate street) {
    int south = Integer.MAX_VALUE;
    int west = Integer.MAX_VALUE;
    long north = Integer.MIN_VALUE;
    long east = Integer.MIN_VALUE;
    for (int e = 0; e < city.edgeCount(); e++) {
      for (int i = 0; street.test(e) && i < city.pointCount(e); i++) {
        south = Math.min(south, city.pointLatE7(e, i));
        north = Math.max(north, city.pointLatE7(e, i));
        west = Math.min(west, city.pointLonE7(e, i));
        east = Math.max(east, city.pointLonE7(e, i));
      }
    }
    if (south > north) {
      return Frame.of(0, 0, SIDES_M[0]);
    }
    south -= e7(LIMIT_MM, Place.latNm());
    north += e7(LIMIT_MM, Place.latNm());
    west -= e7(LIMIT_MM, Place.lonNm(south));
    east += e7(LIMIT_MM, Place.lonNm(south));
    for (int sideM : SIDES_M) {
      Frame one = Frame.of(south, west, sideM);
      long rows = (north - south) / one.heightE7 + 1;
      long columns = (east - west) / one.widthE7 + 1;
      if (rows * columns <= MAX_CELLS) {
        return one.with((int) rows, (int) columns);
      }
    }
    throw new IllegalArgumentException("streets from " + south + " to " + north + " are no city");
  }

  private void offer(int e) {
    int handicap =
        (int)
            (city.tunnel(e)
                ? Snapper.TUNNEL_PREFERENCE_MM
                : city.roadClass(e) == RoadClass.MOTORWAY ? Snapper.MOTORWAY_PREFERENCE_MM : 0);
    long before = 0;
    for (int i = 0; handicap < LIMIT_MM && i + 1 < city.pointCount(e); i++) {
      Segment s =
          new Segment(
              e,
              city.pointLatE7(e, i),
              city.pointLonE7(e, i),
              city.pointLatE7(e, i + 1),
              city.pointLonE7(e, i + 1));
      offer(s, before, handicap);
      before += Place.distanceMm(s.aLat, s.aLon, s.bLat, s.bLon);
    }
  }

  private record Segment(int edge, int aLat, int aLon, int bLat, int bLon) {}

  private void offer(Segment s, long before, int handicap) {
    int marginLat = e7(LIMIT_MM, Place.latNm());
    int marginLon = e7(LIMIT_MM, Place.lonNm(frame.southE7)) + frame.widthE7;
    int r0 = row(Math.min(s.aLat, s.bLat) - marginLat);
    int r1 = row(Math.max(s.aLat, s.bLat) + marginLat);
    int c0 = column(Math.min(s.aLon, s.bLon) - marginLon);
    int c1 = column(Math.max(s.aLon, s.bLon) + marginLon);
    for (int r = r0; r <= r1; r++) {
      int lat = frame.middleLat(r);
      long lonNm = Place.lonNm(lat);
      double ay = mm((long) s.aLat - lat, Place.latNm());
      double dx = mm((long) s.bLon - s.aLon, lonNm);
      double dy = mm((long) s.bLat - s.aLat, Place.latNm());
      double squared = dx * dx + dy * dy;
      for (int c = c0; c <= c1; c++) {
        double ax = mm((long) s.aLon - frame.middleLon(c), lonNm);
        double t = squared == 0 ? 0 : Math.clamp(-(ax * dx + ay * dy) / squared, 0.0, 1.0);
        double x = ax + StrictMath.rint(t * dx);
        double y = ay + StrictMath.rint(t * dy);
        int cell = r * frame.columns + c;
        long left = ranked[cell] - handicap;
        if (left <= 0 || x * x + y * y >= (double) left * left) {
          continue; // Not nearer, or as near as a lower edge.
        }
        ranked[cell] = (long) StrictMath.sqrt(x * x + y * y) + handicap;
        edge[cell] = s.edge;
        long along = before + (long) StrictMath.rint(t * StrictMath.sqrt(squared));
        offset[cell] = (int) Math.min(along, city.lengthMm(s.edge));
      }
    }
  }

  private static long mm(long e7, long nmPerE7) {
    return e7 * nmPerE7 / 1_000_000;
  }

  private int row(int latE7) {
    return Math.clamp(((long) latE7 - frame.southE7) / frame.heightE7, 0, frame.rows - 1);
  }

  private int column(int lonE7) {
    return Math.clamp(((long) lonE7 - frame.westE7) / frame.widthE7, 0, frame.columns - 1);
  }

  /** How many squares. */
  public int count() {
    return edge.length;
  }

  int rows() {
    return frame.rows;
  }

  int columns() {
    return frame.columns;
  }

  /** The side of a square, m. */
  public int cellM() {
    return frame.cellM;
  }

  /** The street nearest to the middle of a square, or -1 where none is near. */
  public int edge(int cell) {
    return edge[cell];
  }

  /** Where on that street, mm from its tail. */
  public int offsetMm(int cell) {
    return offset[cell];
  }

  /** The middle of a square. */
  public Place middle(int cell) {
    return new Place(frame.middleLat(cell / frame.columns), frame.middleLon(cell % frame.columns));
  }

  /** The corner south-west of a square; rows and columns may be one past the last. */
  Place corner(int row, int column) {
    return new Place(frame.southE7 + row * frame.heightE7, frame.westE7 + column * frame.widthE7);
  }
}
