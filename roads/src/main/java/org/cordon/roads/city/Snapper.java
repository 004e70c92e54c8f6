package org.cordon.roads.city;

import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.jspecify.annotations.Nullable;

/**
 * Puts points onto the nearest street that a profile may use, exactly: the nearest by projection
 * over all segments, ties to the lower edge, then the lower offset. Streets of the profile's
 * largest connected part come first; an island is answered only when the main part has nothing
 * within {@link #ISLAND_PREFERENCE_MM} more than it, and says so.
 *
 * <p>A grid of some 100 m cells lists the segments that touch each cell; a search widens ring by
 * ring until no unseen cell can be nearer.
 */
public final class Snapper {
  /** An island street is taken only when it is this much nearer than the main network, mm. */
  public static final long ISLAND_PREFERENCE_MM = 250_000;

  private static final int CELL_E7 = 10_000;
  private static final int MAX_RINGS = 4_000;

  private final City city;
  private final boolean[][] main = new boolean[Profile.count()][];
  private final int minLat;
  private final int minLon;
  private final int rows;
  private final int columns;
  private final int[] firstSegment;
  private final int[] segments; // point index of the segment's first point
  private final int[] edgeOfPoint;

  /** Indexes a city. */
  public Snapper(City city) {
    this.city = city;
    int loLat = Integer.MAX_VALUE;
    int loLon = Integer.MAX_VALUE;
    int hiLat = Integer.MIN_VALUE;
    int hiLon = Integer.MIN_VALUE;
    CityArrays a = city.arrays();
    for (int i = 0; i < a.pointLatE7.length; i++) {
      loLat = Math.min(loLat, a.pointLatE7[i]);
      hiLat = Math.max(hiLat, a.pointLatE7[i]);
      loLon = Math.min(loLon, a.pointLonE7[i]);
      hiLon = Math.max(hiLon, a.pointLonE7[i]);
    }
    minLat = loLat;
    minLon = loLon;
    rows = a.pointLatE7.length == 0 ? 0 : (int) (((long) hiLat - loLat) / CELL_E7 + 1);
    columns = rows == 0 ? 0 : (int) (((long) hiLon - loLon) / CELL_E7 + 1);
    edgeOfPoint = new int[a.pointLatE7.length];
    int[] count = new int[rows * columns + 1];
    eachSegmentCell((cell, point) -> count[cell + 1]++);
    for (int c = 0; c < rows * columns; c++) {
      count[c + 1] += count[c];
    }
    firstSegment = count.clone();
    segments = new int[rows * columns == 0 ? 0 : count[rows * columns]];
    eachSegmentCell((cell, point) -> segments[count[cell]++] = point);
    for (int p = 0; p < Profile.count(); p++) {
      main[p] = Components.main(city, Profile.of(p));
    }
  }

  private interface CellVisitor {
    void visit(int cell, int point);
  }

  private void eachSegmentCell(CellVisitor visitor) {
    CityArrays a = city.arrays();
    for (int e = 0; e < city.edgeCount(); e++) {
      for (int p = a.firstPoint[e]; p < a.firstPoint[e + 1]; p++) {
        edgeOfPoint[p] = e;
        if (p + 1 == a.firstPoint[e + 1]) {
          continue;
        }
        int r0 = row(Math.min(a.pointLatE7[p], a.pointLatE7[p + 1]));
        int r1 = row(Math.max(a.pointLatE7[p], a.pointLatE7[p + 1]));
        int c0 = column(Math.min(a.pointLonE7[p], a.pointLonE7[p + 1]));
        int c1 = column(Math.max(a.pointLonE7[p], a.pointLonE7[p + 1]));
        for (int r = r0; r <= r1; r++) {
          for (int c = c0; c <= c1; c++) {
            visitor.visit(r * columns + c, p);
          }
        }
      }
    }
  }

  private int row(int latE7) {
    return Math.clamp(((long) latE7 - minLat) / CELL_E7, 0, rows - 1);
  }

  private int column(int lonE7) {
    return Math.clamp(((long) lonE7 - minLon) / CELL_E7, 0, columns - 1);
  }

  /** Whether an edge lies in the profile's largest strongly connected part. */
  public boolean inMainPart(Profile profile, int edge) {
    return main[profile.index()][edge];
  }

  /**
   * The nearest street that the profile may use in at least one direction, or null where there is
   * none at all.
   */
  public @Nullable Snap snap(Profile profile, Place place) {
    if (rows == 0) {
      return null;
    }
    Nearest onMain = new Nearest(place);
    Nearest onIsland = new Nearest(place);
    long latCellMm = CELL_E7 * Place.latNm() / 1_000_000;
    long lonCellMm = CELL_E7 * Place.lonNm(place.latE7()) / 1_000_000;
    long cellMm = Math.max(1, Math.min(latCellMm, lonCellMm));
    int row = row(place.latE7());
    int column = column(place.lonE7());
    int rings = Math.min(Math.max(rows, columns), MAX_RINGS);
    for (int ring = 0; ring <= rings; ring++) {
      if (onMain.distanceMm < (ring - 1L) * cellMm) {
        break;
      }
      scanRing(profile, row, column, ring, onMain, onIsland);
    }
    boolean island =
        onIsland.edge >= 0
            && (onMain.edge < 0 || onIsland.distanceMm + ISLAND_PREFERENCE_MM < onMain.distanceMm);
    return (island ? onIsland : onMain).answer(island);
  }

  private void scanRing(
      Profile profile, int row, int column, int ring, Nearest onMain, Nearest onIsland) {
    for (int r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
      boolean whole = r == row - ring || r == row + ring;
      int step = whole || ring == 0 ? 1 : 2 * ring;
      for (int c = column - ring; c <= column + ring; c += step) {
        if (c >= 0 && c < columns) {
          scanCell(profile, r * columns + c, onMain, onIsland);
        }
      }
    }
  }

  private void scanCell(Profile profile, int cell, Nearest onMain, Nearest onIsland) {
    for (int i = firstSegment[cell]; i < firstSegment[cell + 1]; i++) {
      int point = segments[i];
      int edge = edgeOfPoint[point];
      boolean usable =
          city.timeMs(profile, 2 * edge) < City.INFINITY_MS
              || city.timeMs(profile, 2 * edge + 1) < City.INFINITY_MS;
      if (usable) {
        (main[profile.index()][edge] ? onMain : onIsland).offer(edge, point);
      }
    }
  }

  /** The best projection so far. */
  private final class Nearest {
    private final Place place;
    private final long lonNm;
    private long distanceMm = Long.MAX_VALUE / 4;
    private int edge = -1;
    private int point;
    private long partMm; // along the segment
    private int latE7;
    private int lonE7;

    Nearest(Place place) {
      this.place = place;
      this.lonNm = Place.lonNm(place.latE7());
    }

    void offer(int candidateEdge, int p) {
      CityArrays a = city.arrays();
      long ax = mm((long) a.pointLonE7[p] - place.lonE7(), lonNm);
      long ay = mm((long) a.pointLatE7[p] - place.latE7(), Place.latNm());
      long dx = mm((long) a.pointLonE7[p + 1] - a.pointLonE7[p], lonNm);
      long dy = mm((long) a.pointLatE7[p + 1] - a.pointLatE7[p], Place.latNm());
      long squared = dx * dx + dy * dy;
      double t = squared == 0 ? 0 : Math.clamp((double) -(ax * dx + ay * dy) / squared, 0.0, 1.0);
      long x = ax + (long) StrictMath.rint(t * dx);
      long y = ay + (long) StrictMath.rint(t * dy);
      long mm = (long) StrictMath.sqrt((double) x * x + (double) y * y);
      long along = (long) StrictMath.rint(t * StrictMath.sqrt((double) squared));
      boolean better = mm < distanceMm || (mm == distanceMm && before(candidateEdge, p, along));
      if (better) {
        distanceMm = mm;
        edge = candidateEdge;
        point = p;
        partMm = along;
        latE7 =
            a.pointLatE7[p]
                + (int) StrictMath.rint(t * ((long) a.pointLatE7[p + 1] - a.pointLatE7[p]));
        lonE7 =
            a.pointLonE7[p]
                + (int) StrictMath.rint(t * ((long) a.pointLonE7[p + 1] - a.pointLonE7[p]));
      }
    }

    private boolean before(int candidateEdge, int p, long along) {
      return candidateEdge < edge
          || (candidateEdge == edge && (p < point || (p == point && along < partMm)));
    }

    private static long mm(long e7, long nmPerE7) {
      return e7 * nmPerE7 / 1_000_000;
    }

    @Nullable Snap answer(boolean island) {
      if (edge < 0) {
        return null;
      }
      CityArrays a = city.arrays();
      long before = partMm;
      for (int p = a.firstPoint[edge]; p < point; p++) {
        before +=
            Place.distanceMm(
                a.pointLatE7[p], a.pointLonE7[p], a.pointLatE7[p + 1], a.pointLonE7[p + 1]);
      }
      int offsetMm = (int) Math.min(before, city.lengthMm(edge));
      return new Snap(edge, offsetMm, new Place(latE7, lonE7), distanceMm, island);
    }
  }

  /** By profile, how many edges it may use lie outside its main part. */
  public int islandEdges(Profile profile) {
    int count = 0;
    boolean[] inside = main[profile.index()];
    for (int e = 0; e < inside.length; e++) {
      boolean usable =
          city.timeMs(profile, 2 * e) < City.INFINITY_MS
              || city.timeMs(profile, 2 * e + 1) < City.INFINITY_MS;
      count += usable && !inside[e] ? 1 : 0;
    }
    return count;
  }
}
