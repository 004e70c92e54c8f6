package org.cordon.bench.work;

import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;

/** The drawn line of an edge, and parts of it. */
public final class EdgeLine {
  private EdgeLine() {}

  /** All its points, tail first. */
  public static List<Place> of(City city, int edge) {
    List<Place> line = new ArrayList<>();
    for (int i = 0; i < city.pointCount(edge); i++) {
      line.add(new Place(city.pointLatE7(edge, i), city.pointLonE7(edge, i)));
    }
    return line;
  }

  /** The place so many mm from its tail. */
  public static Place at(City city, int edge, int offsetMm) {
    return upTo(city, edge, offsetMm).getLast();
  }

  /** From its tail to the place so many mm along. */
  public static List<Place> upTo(City city, int edge, int offsetMm) {
    List<Place> line = of(city, edge);
    List<Place> part = new ArrayList<>();
    long left = offsetMm;
    for (int i = 0; i + 1 < line.size(); i++) {
      part.add(line.get(i));
      long step = line.get(i).distanceMm(line.get(i + 1));
      if (left <= step) {
        part.add(between(line.get(i), line.get(i + 1), left, Math.max(1, step)));
        return part;
      }
      left -= step;
    }
    return line;
  }

  /** From the place so many mm along to its head. */
  public static List<Place> from(City city, int edge, int offsetMm) {
    List<Place> line = of(city, edge);
    List<Place> before = upTo(city, edge, offsetMm);
    List<Place> rest = new ArrayList<>();
    rest.add(before.getLast());
    rest.addAll(line.subList(before.size() - 1, line.size()));
    return rest;
  }

  private static Place between(Place a, Place b, long of, long all) {
    return new Place(
        (int) (a.latE7() + ((long) b.latE7() - a.latE7()) * of / all),
        (int) (a.lonE7() + ((long) b.lonE7() - a.lonE7()) * of / all));
  }
}
