package org.cordon.roads.schematic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.RoadClass;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Reach;
import org.cordon.roads.route.Roads;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The hand-drawn town of the scenario, by itself: whole, reachable, and of sensible times. */
class CentralSeattleTest {
  static final Path TOWN = Path.of("../scenarios/capitol-hill-2020/central-seattle.town");

  /** Addresses are public; coordinates are those of the stations' own published lists. */
  static final Map<String, Place> STATIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("East Precinct", Place.of(47.61492, -122.31728)),
              Map.entry("West Precinct", Place.of(47.61623, -122.33657)),
              Map.entry("Fire station 2", Place.of(47.61612, -122.34478)),
              Map.entry("Fire station 6", Place.of(47.59901, -122.29787)),
              Map.entry("Fire station 10", Place.of(47.60116, -122.32854)),
              Map.entry("Fire station 22", Place.of(47.64311, -122.32067)),
              Map.entry("Fire station 25", Place.of(47.61554, -122.31514)),
              Map.entry("Fire station 34", Place.of(47.62599, -122.29129)),
              Map.entry("Harborview", Place.of(47.60382, -122.32414))));

  private static Roads roads;

  @BeforeAll
  static void readTheTown() {
    roads = Roads.of(Schematic.read(TOWN));
  }

  @Test
  void theTownHasEnoughCornersForChoices() {
    City city = roads.city();
    TreeMap<String, Integer> names = new TreeMap<>();
    for (int e = 0; e < city.edgeCount(); e++) {
      names.merge(city.name(e), 1, Integer::sum);
    }
    System.out.println(
        "central-seattle.town: %d junctions, %d edges, %d street names"
            .formatted(city.junctionCount(), city.edgeCount(), names.size()));
    assertThat(city.junctionCount()).isGreaterThan(350);
    assertThat(names).hasSizeGreaterThan(100);
    assertThat(city.ianaZone()).isEqualTo("America/Los_Angeles");
  }

  @Test
  void everyStreetCanBeReachedAndLeftByEveryProfileThatMayUseIt() {
    City city = roads.city();
    List<String> islands = new ArrayList<>();
    for (int p = 0; p < Profile.count(); p++) {
      Profile profile = Profile.of(p);
      Metric metric = roads.metric(profile, Closures.none());
      Snap station = snap(roads, profile, "East Precinct");
      Reach from = roads.router().reachFrom(metric, station);
      Reach to = roads.router().reachTo(metric, station);
      for (int e = 0; e < city.edgeCount(); e++) {
        boolean may =
            city.timeMs(profile, 2 * e) < City.INFINITY_MS
                || city.timeMs(profile, 2 * e + 1) < City.INFINITY_MS;
        Snap mid = new Snap(e, city.lengthMm(e) / 2, at("East Precinct"), 0, false);
        if (may && (from.ms(mid) >= City.INFINITY_MS || to.ms(mid) >= City.INFINITY_MS)) {
          islands.add(profile + " " + city.name(e) + " edge " + e);
        }
      }
    }
    assertThat(islands).isEmpty();
  }

  @Test
  void noVehicleCrossesTheParkOrUsesItsPaths() {
    City city = roads.city();
    Place park = Place.of(47.6170, -122.3192);
    for (Profile profile : List.of(Profile.POLICE, Profile.FIRE, Profile.EMS)) {
      Snap nearest = Objects.requireNonNull(roads.snap(profile, park));
      assertThat(city.roadClass(nearest.edge())).isNotEqualTo(RoadClass.PATH);
      assertThat(nearest.distanceMm()).isGreaterThan(60_000);
    }
    Snap onFoot = Objects.requireNonNull(roads.snap(Profile.FOOT, park));
    assertThat(city.roadClass(onFoot.edge())).isEqualTo(RoadClass.PATH);
  }

  @Test
  void everyStationLiesOnAStreetOfTheTown() {
    for (Map.Entry<String, Place> s : STATIONS.entrySet()) {
      Snap snap = snap(roads, Profile.FIRE, s.getKey());
      System.out.println(
          "%-16s %3d m from %s"
              .formatted(s.getKey(), snap.distanceMm() / 1000, roads.city().name(snap.edge())));
      assertThat(snap.distanceMm()).as(s.getKey()).isLessThan(70_000);
      assertThat(snap.island()).as(s.getKey()).isFalse();
    }
  }

  @Test
  void travelTimesBetweenStationsAreThoseOfACity() {
    for (String from : STATIONS.keySet()) {
      for (String to : STATIONS.keySet()) {
        if (from.equals(to)) {
          continue;
        }
        long metres = at(from).distanceMm(at(to)) / 1000;
        double metresPerSecond = metres * 1000.0 / timeMs(roads, from, to);
        assertThat(metresPerSecond).as(from + " to " + to).isBetween(3.0, 25.0);
      }
    }
  }

  private static Place at(String station) {
    return Objects.requireNonNull(STATIONS.get(station), station);
  }

  static Snap snap(Roads roads, Profile profile, String station) {
    return Objects.requireNonNull(roads.snap(profile, at(station)), station);
  }

  /** Travel time of a fire engine in an open city, ms. */
  static int timeMs(Roads roads, String from, String to) {
    return roads
        .router()
        .travelTimeMs(
            roads.metric(Profile.FIRE, Closures.none()),
            snap(roads, Profile.FIRE, from),
            snap(roads, Profile.FIRE, to));
  }
}
