package org.cordon.study.replay;

import org.cordon.calls.Box;
import org.cordon.calls.Where;
import org.cordon.dispatch.engine.RoadTravelTimes;
import org.cordon.dispatch.engine.TravelTimes;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.route.Roads;
import org.cordon.study.scenario.CityBox;

/** Call records and a city brought together. */
final class Scenes {
  private Scenes() {}

  static Place place(Where where) {
    return new Place(where.latE7(), where.lonE7());
  }

  /** Travel times on a city's streets, as a centre would use them. */
  static TravelTimes times(Roads roads) {
    return new RoadTravelTimes(roads, Corners.of(roads.city()));
  }

  /** The box around a city's streets, outside which no call can be replayed. */
  static Box box(City city) {
    CityBox box = CityBox.of(city);
    return new Box(
        box.southWest().latE7(),
        box.southWest().lonE7(),
        box.northEast().latE7(),
        box.northEast().lonE7());
  }
}
