package org.cordon.study.demand;

import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.study.scenario.Area;

/**
 * The streets of each area that people can be on, so that a place can be drawn with the same chance
 * for every metre of them. Streets are cut into slices of at most 20 m, and a slice belongs to the
 * area its middle lies in.
 */
final class AreaStreets {
  private static final long SLICE_MM = 20_000;

  private record Slice(Place from, Place to, long lengthMm) {}

  private final List<Slice> slices = new ArrayList<>();
  private long[] endMm = new long[0];

  private AreaStreets() {}

  /** The streets of each area, in the order of the areas. */
  static List<AreaStreets> of(City city, List<Area> areas) {
    List<AreaStreets> streets = new ArrayList<>();
    areas.forEach(area -> streets.add(new AreaStreets()));
    for (int edge = 0; edge < city.edgeCount(); edge++) {
      if (walkable(city, edge)) {
        for (int i = 1; i < city.pointCount(edge); i++) {
          Place a = new Place(city.pointLatE7(edge, i - 1), city.pointLonE7(edge, i - 1));
          Place b = new Place(city.pointLatE7(edge, i), city.pointLonE7(edge, i));
          cut(a, b, areas, streets);
        }
      }
    }
    streets.forEach(AreaStreets::measure);
    return streets;
  }

  private static boolean walkable(City city, int edge) {
    return city.timeMs(Profile.FOOT, 2 * edge) < City.INFINITY_MS
        && Math.min(
                city.timeMs(Profile.POLICE, 2 * edge), city.timeMs(Profile.POLICE, 2 * edge + 1))
            < City.INFINITY_MS;
  }

  private static void cut(Place a, Place b, List<Area> areas, List<AreaStreets> streets) {
    long lengthMm = a.distanceMm(b);
    long parts = Math.max(1, (lengthMm + SLICE_MM - 1) / SLICE_MM);
    for (long p = 0; p < parts; p++) {
      Place middle = between(a, b, 2 * p + 1, 2 * parts);
      for (int i = 0; i < areas.size(); i++) {
        if (areas.get(i).contains(middle)) {
          Place from = between(a, b, p, parts);
          Place to = between(a, b, p + 1, parts);
          streets.get(i).slices.add(new Slice(from, to, Math.max(1, from.distanceMm(to))));
          break;
        }
      }
    }
  }

  private static Place between(Place a, Place b, long part, long of) {
    return new Place(
        (int) (a.latE7() + Math.floorDiv((b.latE7() - (long) a.latE7()) * part, of)),
        (int) (a.lonE7() + Math.floorDiv((b.lonE7() - (long) a.lonE7()) * part, of)));
  }

  private void measure() {
    endMm = new long[slices.size()];
    long sum = 0;
    for (int i = 0; i < endMm.length; i++) {
      sum += slices.get(i).lengthMm;
      endMm[i] = sum;
    }
  }

  /** All metres of it, in mm. */
  long lengthMm() {
    return endMm.length == 0 ? 0 : endMm[endMm.length - 1];
  }

  /** The place this far along all its streets, from 0 to below {@link #lengthMm()}. */
  Place at(long mm) {
    int i = Weights.index(endMm, mm);
    Slice slice = slices.get(i);
    long along = mm - (i == 0 ? 0 : endMm[i - 1]);
    return between(slice.from, slice.to, along, slice.lengthMm);
  }
}
