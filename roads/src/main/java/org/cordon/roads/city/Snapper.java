package org.cordon.roads.city;

import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.jspecify.annotations.Nullable;

/**
 * Puts points onto the nearest street that a profile may use, exactly: the nearest by projection
 * over all segments, ties to the lower edge, then the lower offset. Streets of the profile's
 * largest connected part come first; an island is answered only when the main part has nothing
 * within {@link #ISLAND_PREFERENCE_MM} more than it, and says so. Tunnels and motorways are
 * handicapped.
 *
 * <p>A search widens over the cells of a grid, ring by ring, until no unseen cell can be nearer.
 */
public final class Snapper {
  /** An island street is taken only when it is this much nearer than the main network, mm. */
  public static final long ISLAND_PREFERENCE_MM = 250_000;

  /**
   * Points stand at the surface: a street in a tunnel counts as this much further away, mm, so that
   * a station above one is not put into it.
   */
  public static final long TUNNEL_PREFERENCE_MM = 250_000;

  /** Few doors open onto a motorway: it counts as this much further away, mm. */
  public static final long MOTORWAY_PREFERENCE_MM = 25_000;

  private static final int ANY_LAYER = Integer.MIN_VALUE;

  private record Wanted(Profile profile, int layer) {}

  private final City city;
  private final SegmentGrid grid;
  private final int[] mainPart; // by edge, the profiles in whose largest part it lies

  /** Indexes a city. */
  public Snapper(City city) {
    this.city = city;
    grid = city.grid();
    int[] known = city.prepared(Prepared.MAIN_PART);
    mainPart = known.length > 0 || city.edgeCount() == 0 ? known : Components.mainParts(city);
  }

  /** Whether an edge lies in the profile's largest strongly connected part. */
  public boolean inMainPart(Profile profile, int edge) {
    return (mainPart[edge] & profile.bit()) != 0;
  }

  /**
   * The nearest street that the profile may use in at least one direction, or null where there is
   * none at all.
   */
  public @Nullable Snap snap(Profile profile, Place place) {
    return snap(new Wanted(profile, ANY_LAYER), place);
  }

  /**
   * The nearest street on one layer ({@link Layers#of}) that the profile may use, or null where
   * there is none at all: for a point of which somebody knows whether it lies on the bridge.
   */
  public @Nullable Snap snap(Profile profile, Place place, int layer) {
    return snap(new Wanted(profile, layer), place);
  }

  private @Nullable Snap snap(Wanted wanted, Place place) {
    if (grid.rows() == 0) {
      return null;
    }
    Nearest onMain = new Nearest(place);
    Nearest onIsland = new Nearest(place);
    long cellMm = grid.cellMm(place);
    int row = grid.row(place.latE7());
    int column = grid.column(place.lonE7());
    int rings = Math.max(grid.rows(), grid.columns());
    for (int ring = 0; ring <= rings; ring++) {
      if (onMain.rankedMm < (ring - 1L) * cellMm) {
        break;
      }
      scanRing(wanted, row, column, ring, onMain, onIsland);
    }
    boolean island =
        onIsland.edge >= 0
            && (onMain.edge < 0 || onIsland.rankedMm + ISLAND_PREFERENCE_MM < onMain.rankedMm);
    return (island ? onIsland : onMain).answer(island);
  }

  /** A point put onto one street, whoever may use it; an island or not is not said. */
  public @Nullable Snap onto(int edge, Place place) {
    Nearest nearest = new Nearest(place);
    int first = city.arrays().firstPoint[edge];
    for (int i = 0; i + 1 < city.pointCount(edge); i++) {
      nearest.offer(edge, first + i);
    }
    return nearest.answer(false);
  }

  /** The streets above each other at a place, as {@link Layers#at}. */
  public List<Layers.Choice> layers(Place place) {
    return Layers.at(city, this, place);
  }

  private void scanRing(
      Wanted wanted, int row, int column, int ring, Nearest onMain, Nearest onIsland) {
    for (int r = Math.max(0, row - ring); r <= Math.min(grid.rows() - 1, row + ring); r++) {
      boolean whole = r == row - ring || r == row + ring;
      int step = whole || ring == 0 ? 1 : 2 * ring;
      for (int c = column - ring; c <= column + ring; c += step) {
        if (c >= 0 && c < grid.columns()) {
          scanCell(wanted, r * grid.columns() + c, onMain, onIsland);
        }
      }
    }
  }

  private void scanCell(Wanted wanted, int cell, Nearest onMain, Nearest onIsland) {
    for (int i = grid.first(cell); i < grid.first(cell + 1); i++) {
      int point = grid.segment(i);
      int edge = grid.edge(point);
      boolean usable =
          city.timeMs(wanted.profile, 2 * edge) < City.INFINITY_MS
              || city.timeMs(wanted.profile, 2 * edge + 1) < City.INFINITY_MS;
      boolean onLayer = wanted.layer == ANY_LAYER || wanted.layer == Layers.of(city, edge);
      if (usable && onLayer) {
        (inMainPart(wanted.profile, edge) ? onMain : onIsland).offer(edge, point);
      }
    }
  }

  private long handicapMm(int edge) {
    return city.tunnel(edge)
        ? TUNNEL_PREFERENCE_MM
        : city.roadClass(edge) == RoadClass.MOTORWAY ? MOTORWAY_PREFERENCE_MM : 0;
  }

  /** The best projection so far. */
  private final class Nearest {
    private final Place place;
    private final long lonNm;
    private long distanceMm;
    private long rankedMm = Long.MAX_VALUE / 4; // distance and handicap
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
      long ranked = mm + handicapMm(candidateEdge);
      boolean better = ranked < rankedMm || (ranked == rankedMm && before(candidateEdge, p, along));
      if (better) {
        distanceMm = mm;
        rankedMm = ranked;
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

  /** How many edges that a profile may use lie outside its main part. */
  public int islandEdges(Profile profile) {
    int count = 0;
    for (int e = 0; e < city.edgeCount(); e++) {
      boolean usable =
          city.timeMs(profile, 2 * e) < City.INFINITY_MS
              || city.timeMs(profile, 2 * e + 1) < City.INFINITY_MS;
      count += usable && !inMainPart(profile, e) ? 1 : 0;
    }
    return count;
  }

  /** By edge, the mask of profiles in whose main part it lies. */
  public int[] mainParts() {
    return mainPart.clone();
  }
}
