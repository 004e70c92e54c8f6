package org.cordon.app.tile;

import org.cordon.roads.Place;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * The projection of web maps: the world is a square of side 1, x to the east and y to the north.
 */
final class WebMercator {
  private static final double E7 = 1e7;

  private WebMercator() {}

  static Coordinate of(Place place) {
    return of(place.latE7(), place.lonE7());
  }

  static Coordinate of(int latE7, int lonE7) {
    double lat = Math.toRadians(latE7 / E7);
    double north = Math.log(Math.tan(Math.PI / 4 + lat / 2)) / (2 * Math.PI);
    return new Coordinate(lonE7 / E7 / 360 + 0.5, north + 0.5);
  }

  /** The square of a tile, whose rows are numbered from the north. */
  static Envelope square(TileId tile) {
    double side = 1.0 / (1L << tile.zoom());
    double west = tile.x() * side;
    double north = 1 - tile.y() * side;
    return new Envelope(west, west + side, north - side, north);
  }

  /** The corner of an envelope, as a place; one beyond the edge of the world lies on it. */
  static Place place(double x, double y) {
    double north = Math.clamp(y, 0, 1) - 0.5;
    double east = Math.clamp(x, 0, 1) - 0.5;
    double lat = 2 * Math.atan(Math.exp(north * 2 * Math.PI)) - Math.PI / 2;
    return new Place((int) Math.round(Math.toDegrees(lat) * E7), (int) Math.round(east * 360 * E7));
  }
}
