package org.cordon.roads.schematic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.RoadClass;
import org.cordon.roads.osm.OsmImport;
import org.cordon.roads.route.Roads;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How far the hand-drawn town lies from the real streets, where a real extract is at hand. Corners
 * are matched by the names of two streets that meet; distances are printed as sizes only, so that
 * the table tells what is wrong, not where to move it.
 */
class SchematicAgainstExtractTest {
  /** Junctions of one pair of names this close together are one corner (divided roads), mm. */
  private static final long ONE_CORNER_MM = 60_000;

  /** A street whose corners lie further off than this, in the median, is printed by name, m. */
  private static final long WORTH_NAMING_M = 40;

  private static City town;
  private static City real;

  @BeforeAll
  static void readBoth() {
    Path extract =
        Path.of(System.getenv().getOrDefault("CORDON_DATA", "../../shared/data"))
            .resolve("seattle/streets/seattle-osm-drive.osm.pbf");
    if (!Files.exists(extract)) {
      System.out.println("SKIPPED: no " + extract);
    }
    Assumptions.assumeTrue(Files.exists(extract), "SKIPPED: no " + extract);
    town = Schematic.read(CentralSeattleTest.TOWN);
    real = OsmImport.read(extract).city();
  }

  @Test
  void cornersLieWhereTheRealOnesDo() {
    NavigableMap<String, Place> drawn = corners(town);
    NavigableMap<String, Place> real = corners(SchematicAgainstExtractTest.real);
    List<Long> errors = new ArrayList<>();
    TreeMap<String, List<Long>> byStreet = new TreeMap<>();
    for (String corner : drawn.keySet()) {
      Place there = real.get(corner);
      if (there != null) {
        long metres = drawn.get(corner).distanceMm(there) / 1000;
        errors.add(metres);
        for (String street : corner.split(" & ", -1)) {
          byStreet.computeIfAbsent(street, s -> new ArrayList<>()).add(metres);
        }
      }
    }
    System.out.println(
        "corners: %d drawn by two names, %d found in the extract; error median %d m, 90th percentile %d m, largest %d m"
            .formatted(
                drawn.size(), errors.size(), at(errors, 50), at(errors, 90), at(errors, 100)));
    byStreet.forEach((street, list) -> {
      if (at(list, 50) > WORTH_NAMING_M) {
        System.out.println(
            "  %-32s %3d corners, median %3d m".formatted(street, list.size(), at(list, 50)));
      }
    });
    assertThat(errors).hasSizeGreaterThan(300);
    assertThat(at(errors, 50)).isLessThan(30);
    assertThat(at(errors, 90)).isLessThan(60);
  }

  @Test
  void travelTimesBetweenStationsAreLikeTheRealOnes() {
    Roads drawn = Roads.of(town);
    Roads actual = Roads.of(real);
    List<Long> percent = new ArrayList<>();
    List<String> stations = onStreets(actual);
    for (String from : stations) {
      for (String to : stations) {
        if (!from.equals(to)) {
          long a = CentralSeattleTest.timeMs(drawn, from, to);
          long b = CentralSeattleTest.timeMs(actual, from, to);
          percent.add(100 * a / b);
          System.out.println(
              "  %-16s to %-16s drawn %4d s, real streets %4d s, ratio %.2f"
                  .formatted(from, to, a / 1000, b / 1000, (double) a / b));
        }
      }
    }
    System.out.println(
        "travel times between stations: ratio drawn to real median %.2f, 10th to 90th percentile %.2f to %.2f"
            .formatted(at(percent, 50) / 100.0, at(percent, 10) / 100.0, at(percent, 90) / 100.0));
    assertThat(at(percent, 50)).isBetween(80L, 125L);
    assertThat(at(percent, 10)).isGreaterThan(75);
    assertThat(at(percent, 90)).isLessThan(130);
  }

  /** The stations that lie nearest to a street, not to a motorway or a tunnel below them. */
  private static List<String> onStreets(Roads actual) {
    List<String> stations = new ArrayList<>();
    for (String station : CentralSeattleTest.STATIONS.keySet()) {
      int edge = CentralSeattleTest.snap(actual, Profile.FIRE, station).edge();
      if (real.tunnel(edge) || real.roadClass(edge) == RoadClass.MOTORWAY) {
        System.out.println("  left out: " + station + ", put onto " + real.name(edge));
      } else {
        stations.add(station);
      }
    }
    assertThat(stations).hasSizeGreaterThanOrEqualTo(8);
    return stations;
  }

  /** The value at a percentile: the smallest with at least that share at or below it. */
  private static long at(List<Long> values, int percentile) {
    long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
    int rank = Math.max(1, (sorted.length * percentile + 99) / 100);
    return Arrays.stream(sorted).skip(rank - 1).findFirst().orElseThrow();
  }

  /** Corners where exactly one place bears the two names; others are ambiguous and left out. */
  private static NavigableMap<String, Place> corners(City city) {
    TreeMap<String, List<Place>> all = new TreeMap<>();
    for (int j = 0; j < city.junctionCount(); j++) {
      TreeSet<String> names = new TreeSet<>();
      for (int i = 0; i < city.outDegree(j); i++) {
        int edge = City.edgeOf(city.arcOut(j, i));
        boolean street = city.roadClass(edge) != RoadClass.MOTORWAY;
        if (street && !city.name(edge).isEmpty()) {
          names.add(city.name(edge));
        }
      }
      for (String a : names) {
        for (String b : names.tailSet(a, false)) {
          all.computeIfAbsent(a + " & " + b, k -> new ArrayList<>())
              .add(new Place(city.latE7(j), city.lonE7(j)));
        }
      }
    }
    TreeMap<String, Place> corners = new TreeMap<>();
    all.forEach((names, places) -> {
      boolean one = places.stream().allMatch(p -> p.distanceMm(places.getFirst()) < ONE_CORNER_MM);
      if (one) {
        corners.put(names, middle(places));
      }
    });
    return corners;
  }

  private static Place middle(List<Place> places) {
    long lat = places.stream().mapToLong(Place::latE7).sum() / places.size();
    long lon = places.stream().mapToLong(Place::lonE7).sum() / places.size();
    return new Place((int) lat, (int) lon);
  }
}
