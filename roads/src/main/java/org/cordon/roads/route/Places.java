package org.cordon.roads.route;

import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;

/** Points along the drawn line of an edge. */
public final class Places {
  private Places() {}

  /** Where a position of an edge lies, mm from its tail. */
  public static Place on(City city, int edge, int offsetMm) {
    long before = 0;
    int n = city.pointCount(edge);
    for (int i = 0; i + 1 < n; i++) {
      int aLat = city.pointLatE7(edge, i);
      int aLon = city.pointLonE7(edge, i);
      int bLat = city.pointLatE7(edge, i + 1);
      int bLon = city.pointLonE7(edge, i + 1);
      long length = Place.distanceMm(aLat, aLon, bLat, bLon);
      if (before + length >= offsetMm && length > 0) {
        long part = offsetMm - before;
        return new Place(
            (int) (aLat + ((long) bLat - aLat) * part / length),
            (int) (aLon + ((long) bLon - aLon) * part / length));
      }
      before += length;
    }
    return new Place(city.pointLatE7(edge, n - 1), city.pointLonE7(edge, n - 1));
  }

  /** An edge's line from one position to another, mm from its tail. */
  public static List<Place> line(City city, int edge, int fromMm, int toMm) {
    List<Place> line = new ArrayList<>();
    append(city, 2 * edge, fromMm, toMm, line);
    return line;
  }

  /** Appends an arc's line from one position to another. */
  static void append(City city, int arc, int from, int to, List<Place> line) {
    int edge = City.edgeOf(arc);
    boolean forward = (arc & 1) == 0;
    add(line, on(city, edge, Metric.position(city, arc, from)));
    int n = city.pointCount(edge);
    long[] offset = new long[n];
    for (int i = 1; i < n; i++) {
      offset[i] =
          offset[i - 1]
              + Place.distanceMm(
                  city.pointLatE7(edge, i - 1),
                  city.pointLonE7(edge, i - 1),
                  city.pointLatE7(edge, i),
                  city.pointLonE7(edge, i));
    }
    for (int k = 0; k < n; k++) {
      int i = forward ? k : n - 1 - k;
      long position = forward ? offset[i] : city.lengthMm(edge) - offset[i];
      if (position > from && position < to) {
        add(line, new Place(city.pointLatE7(edge, i), city.pointLonE7(edge, i)));
      }
    }
    add(line, on(city, edge, Metric.position(city, arc, to)));
  }

  private static void add(List<Place> line, Place place) {
    if (line.isEmpty() || !line.getLast().equals(place)) {
      line.add(place);
    }
  }
}
