package org.cordon.study.report;

import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;

/**
 * A rectangle of ground on a rectangle of paper: north is up, metres are equal both ways. Paper
 * units are tenths of a px, whole, so that a coordinate prints the same everywhere.
 */
public final class MapView {
  private static final int MAX_HEIGHT = 900;

  private final int south;
  private final int west;
  private final int north;
  private final long unitNm;
  private final long lonNm;

  /** In px. */
  public final int width;

  /** In px. */
  public final int height;

  private MapView(int south, int west, int north, int east, int widthPx) {
    this.south = south;
    this.west = west;
    this.north = north;
    this.lonNm = Place.lonNm((south + north) / 2);
    long eastNm = Math.max(1, ((long) east - west) * lonNm);
    long northNm = Math.max(1, ((long) north - south) * Place.latNm());
    this.unitNm = Math.max(eastNm / (10L * widthPx), northNm / (10L * MAX_HEIGHT)) + 1;
    this.width = (int) (eastNm / unitNm / 10) + 1;
    this.height = (int) (northNm / unitNm / 10) + 1;
  }

  /** All of a city. */
  static MapView of(City city, int widthPx) {
    int south = Integer.MAX_VALUE;
    int west = Integer.MAX_VALUE;
    int north = Integer.MIN_VALUE;
    int east = Integer.MIN_VALUE;
    for (int j = 0; j < city.junctionCount(); j++) {
      south = Math.min(south, city.latE7(j));
      north = Math.max(north, city.latE7(j));
      west = Math.min(west, city.lonE7(j));
      east = Math.max(east, city.lonE7(j));
    }
    return around(south, west, north, east, 60, widthPx);
  }

  /** The places and some metres around them. */
  public static MapView of(List<Place> places, int marginM, int widthPx) {
    int south = places.stream().mapToInt(Place::latE7).min().orElseThrow();
    int north = places.stream().mapToInt(Place::latE7).max().orElseThrow();
    int west = places.stream().mapToInt(Place::lonE7).min().orElseThrow();
    int east = places.stream().mapToInt(Place::lonE7).max().orElseThrow();
    return around(south, west, north, east, marginM, widthPx);
  }

  private static MapView around(
      int south, int west, int north, int east, int marginM, int widthPx) {
    long nm = marginM * 1_000_000_000L;
    int lat = (int) (nm / Place.latNm());
    int lon = (int) (nm / Place.lonNm(south));
    return new MapView(south - lat, west - lon, north + lat, east + lon, widthPx);
  }

  /** Tenths of a px from the left. */
  public int x(int lonE7) {
    return (int) (((long) lonE7 - west) * lonNm / unitNm);
  }

  /** Tenths of a px from the top. */
  public int y(int latE7) {
    return (int) (((long) north - latE7) * Place.latNm() / unitNm);
  }

  /** The place that stands there on the paper, tenths of a px from left and top. */
  public Place place(int x, int y) {
    return new Place((int) (north - y * unitNm / Place.latNm()), (int) (west + x * unitNm / lonNm));
  }

  /** Whether a place lies on the paper. */
  public boolean shows(Place p) {
    return inside(x(p.lonE7()), y(p.latE7())) && p.latE7() >= south;
  }

  /** Whether tenths of a px lie on the paper. */
  public boolean inside(int x, int y) {
    return x >= 0 && y >= 0 && x <= 10 * width && y <= 10 * height;
  }

  /** How many tenths of a px so many metres are. */
  public int length(int metres) {
    return (int) (metres * 1_000_000_000L / unitNm);
  }

  /** Tenths as a decimal. */
  public static String px(int tenths) {
    int abs = Math.abs(tenths);
    String text = abs % 10 == 0 ? Integer.toString(abs / 10) : abs / 10 + "." + abs % 10;
    return tenths < 0 ? "-" + text : text;
  }

  /** A closed path through the places. */
  public String ring(List<Place> ring) {
    StringBuilder d = new StringBuilder();
    for (Place p : ring) {
      d.append(d.isEmpty() ? 'M' : 'L')
          .append(px(x(p.lonE7())))
          .append(' ')
          .append(px(y(p.latE7())));
    }
    return d.append('Z').toString();
  }
}
