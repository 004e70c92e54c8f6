package org.cordon.bench.soak;

import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;

/** Places along a street. */
final class Streetwise {
  private Streetwise() {}

  static Snap snap(City city, int edge, int offsetMm) {
    return new Snap(edge, offsetMm, place(city, edge, offsetMm), 0, false);
  }

  private static Place place(City city, int edge, int offsetMm) {
    double left = offsetMm;
    int last = city.pointCount(edge) - 1;
    for (int i = 0; i < last; i++) {
      int lat = city.pointLatE7(edge, i);
      int lon = city.pointLonE7(edge, i);
      int nextLat = city.pointLatE7(edge, i + 1);
      int nextLon = city.pointLonE7(edge, i + 1);
      double length = Place.distanceMm(lat, lon, nextLat, nextLon);
      if (left <= length && length > 0) {
        double t = left / length;
        return new Place(
            lat + (int) Math.rint(t * ((double) nextLat - lat)),
            lon + (int) Math.rint(t * ((double) nextLon - lon)));
      }
      left -= length;
    }
    return new Place(city.pointLatE7(edge, last), city.pointLonE7(edge, last));
  }
}
