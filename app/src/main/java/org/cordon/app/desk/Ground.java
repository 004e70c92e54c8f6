package org.cordon.app.desk;

import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.corner.Corners;
import org.cordon.study.report.MapFacts;
import org.cordon.study.report.ScenarioMap;
import org.cordon.study.scenario.Area;
import org.cordon.study.scenario.CityLoader;
import org.cordon.study.scenario.Scenario;

/**
 * What a desk stands on, unchanged as long as it runs, but for where its units are.
 *
 * @param facts what is drawn under and beside the streets
 * @param beats named areas of the city, in the order of their file
 * @param positions those that its engine ranks by
 */
public record Ground(
    City city, Corners corners, MapFacts facts, List<Area> beats, LivePositions positions) {
  public Ground {
    beats = List.copyOf(beats);
  }

  static Ground of(Scenario scenario) {
    City city = CityLoader.load(scenario.frame().cityFile());
    return new Ground(
        city,
        Corners.of(city),
        ScenarioMap.of(scenario),
        scenario.demand().areas(),
        new LivePositions(city));
  }

  /** The beat that a place lies in, "" outside all of them. */
  public String beat(Place place) {
    for (Area beat : beats) {
      if (beat.contains(place)) {
        return beat.name();
      }
    }
    return "";
  }
}
