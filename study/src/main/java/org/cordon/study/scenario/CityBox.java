package org.cordon.study.scenario;

import org.cordon.roads.Place;
import org.cordon.roads.city.City;

/** The box that places of a city must lie in: around its junctions, and some 2 km more. */
public record CityBox(Place southWest, Place northEast) {
  private static final int MARGIN_E7 = 180_000;

  /** The box of a city. */
  public static CityBox of(City city) {
    int south = 900_000_000 - MARGIN_E7;
    int west = 1_800_000_000 - MARGIN_E7;
    int north = -south;
    int east = -west;
    for (int j = 0; j < city.junctionCount(); j++) {
      south = Math.min(south, city.latE7(j));
      north = Math.max(north, city.latE7(j));
      west = Math.min(west, city.lonE7(j));
      east = Math.max(east, city.lonE7(j));
    }
    return new CityBox(
        new Place(south - MARGIN_E7, west - MARGIN_E7),
        new Place(north + MARGIN_E7, east + MARGIN_E7));
  }

  /** Whether a place lies in it. */
  public boolean contains(Place p) {
    return southWest.latE7() <= p.latE7()
        && p.latE7() <= northEast.latE7()
        && southWest.lonE7() <= p.lonE7()
        && p.lonE7() <= northEast.lonE7();
  }

  @Override
  public String toString() {
    return southWest + " and " + northEast;
  }
}
