package org.cordon.app.desk;

import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.corner.AddressRange;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.corner.Landmark;
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
    City city,
    Corners corners,
    MapFacts facts,
    List<Area> beats,
    Names names,
    LivePositions positions) {
  public Ground {
    beats = List.copyOf(beats);
  }

  /**
   * What places are called besides by their streets.
   *
   * @param addresses house numbers, none without a file of them
   */
  public record Names(List<Landmark> stations, List<AddressRange> addresses) {
    /** Copies the lists. */
    public Names {
      stations = List.copyOf(stations);
      addresses = List.copyOf(addresses);
    }
  }

  static Ground of(Scenario scenario, List<AddressRange> addresses) {
    City city = CityLoader.load(scenario.frame().cityFile());
    List<Landmark> stations =
        scenario.resources().stations().stream()
            .map(s -> new Landmark(s.id(), s.name(), s.place()))
            .toList();
    return new Ground(
        city,
        Corners.of(city),
        ScenarioMap.of(scenario),
        scenario.demand().areas(),
        new Names(stations, addresses),
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
