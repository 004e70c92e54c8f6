package org.cordon.roads.schematic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.ClosuresGeoJson;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Reach;
import org.cordon.roads.route.Roads;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The drawn outlines, barriers, beats and collection points of the scenario fit the town. */
class CapitolHillZoneTest {
  private static final Path FOLDER = Path.of("../scenarios/capitol-hill-2020");
  private static final Place PINE_AND_12TH = Place.of(47.61525, -122.31680);
  private static final Place STATION_25 = Place.of(47.61554, -122.31514);
  private static final Place HARBORVIEW = Place.of(47.60382, -122.32414);

  private static Roads roads;

  @BeforeAll
  static void readTheTown() {
    roads = Roads.of(Schematic.read(CentralSeattleTest.TOWN));
  }

  @Test
  void everyVersionOfTheOutlineHoldsTheCrossingOf12thAndPine() throws IOException {
    List<Path> outlines = files("outline-");
    assertThat(outlines).hasSize(12);
    for (Path outline : outlines) {
      List<ClosedShape> shapes = ClosuresGeoJson.read(outline);
      assertThat(shapes).as(outline.toString()).hasSize(1);
      assertThat(shapes.getFirst().area()).isTrue();
      Metric metric = metric(Profile.POLICE, shapes);
      assertThat(timeMs(metric, PINE_AND_12TH)).isEqualTo(City.INFINITY_MS);
      assertThat(closed(shapes)).as("closed arcs of " + outline).isBetween(6, 120);
    }
  }

  @Test
  void aWiderLevelClosesAtLeastWhatANarrowerOneCloses() {
    for (String version : List.of("06-08", "06-10", "06-12", "06-16")) {
      int low = closed(shapes("outline-" + version + "-low"));
      int central = closed(shapes("outline-" + version + "-central"));
      int high = closed(shapes("outline-" + version + "-high"));
      System.out.println(
          "outline %s closes %d, %d, %d arcs (low, central, high)"
              .formatted(version, low, central, high));
      assertThat(low).isLessThanOrEqualTo(central);
      assertThat(central).isLessThanOrEqualTo(high);
    }
  }

  @Test
  void outsideTheOutlineEveryStreetStaysInReach() throws IOException {
    City city = roads.city();
    for (Path outline : files("outline-")) {
      Metric metric = metric(Profile.FIRE, ClosuresGeoJson.read(outline));
      Reach reach = roads.router().reachFrom(metric, snap(Profile.FIRE, HARBORVIEW));
      List<String> cutOff = new ArrayList<>();
      for (int e = 0; e < city.edgeCount(); e++) {
        boolean open =
            city.timeMs(Profile.FIRE, 2 * e) < City.INFINITY_MS
                && !metric.closures().closed(Profile.FIRE, 2 * e);
        Snap mid = new Snap(e, city.lengthMm(e) / 2, HARBORVIEW, 0, false);
        if (open && reach.ms(mid) >= City.INFINITY_MS) {
          cutOff.add(city.name(e) + " edge " + e);
        }
      }
      assertThat(cutOff).as(outline.toString()).isEmpty();
      assertThat(timeMs(metric, STATION_25)).as("fire station 25").isLessThan(City.INFINITY_MS);
    }
  }

  @Test
  void collectionPointsAreCornersOpenUnderEveryOutline() throws IOException {
    City city = roads.city();
    for (JsonNode feature : features("collection-points")) {
      JsonNode at = feature.path("geometry").path("coordinates");
      Place point = Place.of(at.path(1).asDouble(), at.path(0).asDouble());
      String name = feature.path("properties").path("name").asString();
      long nearest = Long.MAX_VALUE;
      for (int j = 0; j < city.junctionCount(); j++) {
        nearest = Math.min(nearest, point.distanceMm(new Place(city.latE7(j), city.lonE7(j))));
      }
      assertThat(nearest).as(name).isLessThan(5_000);
      for (Path outline : files("outline-")) {
        Metric metric = metric(Profile.EMS, ClosuresGeoJson.read(outline));
        assertThat(timeMs(metric, point)).as(name).isLessThan(City.INFINITY_MS);
      }
    }
  }

  @Test
  void the16JuneBarriersMake12thOneWayAndCloseElevenToTenOnPine() {
    List<ClosedShape> barriers = shapes("barriers-06-16");
    Metric metric = metric(Profile.POLICE, barriers);
    City city = roads.city();
    Snap between = snap(Profile.POLICE, Place.of(47.61525, -122.31845));
    assertThat(city.name(between.edge())).isEqualTo("East Pine Street");
    assertThat(metric.closures().closed(Profile.POLICE, 2 * between.edge())).isTrue();
    Snap twelfth = snap(Profile.POLICE, Place.of(47.61465, -122.31680));
    assertThat(city.name(twelfth.edge())).isEqualTo("12th Avenue");
    int north =
        city.latE7(city.head(twelfth.edge())) > city.latE7(city.tail(twelfth.edge()))
            ? 2 * twelfth.edge()
            : 2 * twelfth.edge() + 1;
    assertThat(metric.closures().closed(Profile.POLICE, north)).isFalse();
    assertThat(metric.closures().closed(Profile.POLICE, City.reverse(north))).isTrue();
    assertThat(timeMs(metric, PINE_AND_12TH)).isLessThan(City.INFINITY_MS);
    assertThat(metric(Profile.FOOT, barriers).closures().closed(Profile.FOOT, north)).isFalse();
  }

  @Test
  void everyCornerLiesInExactlyOneBeat() throws IOException {
    List<ClosedShape> beats = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (JsonNode feature : features("beats")) {
      names.add(feature.path("properties").path("beat").asString());
      List<Place> ring = new ArrayList<>();
      for (JsonNode p : feature.path("geometry").path("coordinates").path(0)) {
        ring.add(Place.of(p.path(1).asDouble(), p.path(0).asDouble()));
      }
      beats.add(ClosedShape.polygon(ring.subList(0, ring.size() - 1), ClosedShape.ALL_SERVICES));
    }
    assertThat(names)
        .contains("C1", "C2", "C3", "E1", "E2", "E3", "G1", "G2", "G3")
        .doesNotHaveDuplicates();
    City city = roads.city();
    for (int j = 0; j < city.junctionCount(); j++) {
      Place corner = new Place(city.latE7(j), city.lonE7(j));
      long holding = beats.stream().filter(b -> contains(b.points(), corner)).count();
      assertThat(holding).as("beats that hold " + corner).isEqualTo(1);
    }
  }

  @Test
  void everyFeatureSaysWhereItComesFrom() throws IOException {
    for (Path file : files("")) {
      if (file.toString().endsWith(".geojson")) {
        JsonNode root = new JsonMapper().readTree(Files.readString(file));
        for (JsonNode feature : root.path("features")) {
          assertThat(feature.path("properties").path("note").asString(""))
              .as(file.toString())
              .isNotBlank();
        }
      }
    }
  }

  private static boolean contains(List<Place> ring, Place p) {
    boolean inside = false;
    Place a = ring.getLast();
    for (Place b : ring) {
      if (a.latE7() > p.latE7() != b.latE7() > p.latE7()) {
        double part = (double) (p.latE7() - a.latE7()) / (b.latE7() - a.latE7());
        inside ^= p.lonE7() < a.lonE7() + part * (b.lonE7() - a.lonE7());
      }
      a = b;
    }
    return inside;
  }

  private static int closed(List<ClosedShape> shapes) {
    return Closures.of(roads.city(), shapes).closedArcs(Profile.POLICE).length;
  }

  private static List<ClosedShape> shapes(String name) {
    return ClosuresGeoJson.read(FOLDER.resolve(name + ".geojson"));
  }

  private static JsonNode features(String name) throws IOException {
    return new JsonMapper()
        .readTree(Files.readString(FOLDER.resolve(name + ".geojson")))
        .path("features");
  }

  private static List<Path> files(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.getFileName().toString().startsWith(prefix)).sorted().toList();
    }
  }

  private static Metric metric(Profile profile, List<ClosedShape> shapes) {
    return roads.metric(profile, Closures.of(roads.city(), shapes));
  }

  private static Snap snap(Profile profile, Place place) {
    return Objects.requireNonNull(roads.snap(profile, place));
  }

  /** Travel time from Harborview, ms. */
  private static int timeMs(Metric metric, Place to) {
    Snap from = snap(metric.profile(), HARBORVIEW);
    return roads.router().travelTimeMs(metric, from, snap(metric.profile(), to));
  }
}
