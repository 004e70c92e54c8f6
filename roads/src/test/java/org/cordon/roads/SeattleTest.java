package org.cordon.roads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.city.Snap;
import org.cordon.roads.city.Snapper;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.osm.OsmImport;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Dijkstra;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Path;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real city against what is published about it; skipped aloud where the extract is not. */
class SeattleTest {
  @TempDir static java.nio.file.Path dir;

  private static OsmImport.Result read;
  private static Roads roads;

  @BeforeAll
  static void importAndOpen() {
    java.nio.file.Path extract = RealData.file(RealData.SEATTLE);
    long start = System.nanoTime();
    read = OsmImport.read(extract);
    CityFile.write(Roads.prepare(read.city()), dir);
    long imported = System.nanoTime();
    roads = Roads.of(CityFile.open(dir));
    long opened = System.nanoTime();
    System.out.printf(
        "Seattle: import %d ms all in, load %d ms; %s%n",
        (imported - start) / 1_000_000, (opened - imported) / 1_000_000, roads.describe());
  }

  @Test
  void itsJunctionsAndItsMainPartAreThoseOfThePublishedFigures() {
    System.out.println(
        "Seattle: "
            + read.junctionsRead()
            + " junctions read, "
            + read.piecesRead()
            + " pieces; not used: "
            + read.unread());
    // "About 27,349"; ours count every barrier on a street twice, once for each side of it.
    assertThat(read.junctionsRead()).isBetween(27_200, 27_700);
    double share = shareOfMainPart(cityLimits());
    System.out.printf("Seattle: %.2f %% of junctions in one part (99.76)%n", 100 * share);
    assertThat(share).isBetween(0.995, 1.0);
  }

  /**
   * The share of the junctions inside an area, of streets for engines, that lie in the main part.
   */
  private static double shareOfMainPart(Geometry area) {
    City city = roads.city();
    Snapper snapper = new Snapper(city);
    PreparedGeometry inside = PreparedGeometryFactory.prepare(area);
    int all = 0;
    int main = 0;
    for (int j = 0; j < city.junctionCount(); j++) {
      boolean used = false;
      boolean inMain = false;
      for (int i = 0; i < city.outDegree(j); i++) {
        int arc = city.arcOut(j, i);
        used |= city.timeMs(Profile.FIRE, arc) < City.INFINITY_MS;
        inMain |= snapper.inMainPart(Profile.FIRE, City.edgeOf(arc));
      }
      Coordinate at = new Coordinate(city.lonE7(j) / 1e7, city.latE7(j) / 1e7);
      if (used && inside.contains(area.getFactory().createPoint(at))) {
        all++;
        main += inMain ? 1 : 0;
      }
    }
    return (double) main / all;
  }

  /**
   * Published: between junctions, to 0.1 km and 0.1 min, with another's defaults where no limit is
   * posted. Ours: between points on streets. So each end may differ by a block (100 m, 10 s), and
   * the drive by 5 %.
   */
  @Test
  void drivesBetweenPrecinctsTakeWhatIsPublished() {
    Place east = Place.of(47.61492, -122.31728);
    Place north = Place.of(47.70294, -122.33478);
    Place west = Place.of(47.61623, -122.33657);
    Place southwest = Place.of(47.53590, -122.36190);
    drive("East to North", east, north, 12_600, 10.2);
    drive("East to West", east, west, 1_700, 2.5);
    drive("North to Southwest", north, southwest, 23_600, 21.0);
  }

  private static void drive(String what, Place from, Place to, int meters, double minutes) {
    Metric metric = roads.metric(Profile.POLICE, Closures.none());
    Path path =
        Objects.requireNonNull(
            roads.router().path(metric, snap(Profile.POLICE, from), snap(Profile.POLICE, to)));
    double ours = path.travelTimeMs() / 60_000.0;
    System.out.printf(
        "Seattle, %s: %.2f km (%.1f), %.2f min (%.1f)%n",
        what, path.lengthMm() / 1e6, meters / 1e3, ours, minutes);
    assertThat(path.lengthMm() / 1e3).isBetween(meters * 0.95 - 200, meters * 1.05 + 200);
    assertThat(ours).isBetween(minutes * 0.95 - 1 / 3.0, minutes * 1.05 + 1 / 3.0);
  }

  @Test
  void theExpressLanesAreLeftAloneAndTheFreewayStaysOpenAboveAClosure() {
    City city = roads.city();
    ClosedShape closed = around(Place.of(47.6141, -122.3285), 40_000); // I-5 below and above Pine
    Closures closures = Closures.of(city, List.of(closed));
    int streets = 0;
    for (int arc : closures.closedArcs(Profile.FIRE)) {
      int edge = City.edgeOf(arc);
      assertThat(city.bridge(edge) || city.tunnel(edge)).as(city.name(edge)).isFalse();
      streets++;
    }
    assertThat(streets).isPositive();
  }

  @Test
  void timesUnderClosuresAreThoseOfDijkstra() {
    SplittableRandom random = new SplittableRandom(20200608);
    Router router = roads.router();
    int checked = 0;
    for (int round = 0; round < 8; round++) {
      Place middle = anywhere(random);
      Closures closures = Closures.of(roads.city(), List.of(around(middle, 15_000)));
      List<Snap> units = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        Place near = new Place(middle.latE7() + random.nextInt(20_000), middle.lonE7());
        units.add(snap(Profile.FIRE, i < 3 ? near : anywhere(random)));
      }
      Snap call = snap(Profile.FIRE, anywhere(random));
      int[] times = new int[units.size()];
      router.manyToOne(roads.metric(Profile.FIRE, closures), units, call, times);
      for (int i = 0; i < times.length; i++) {
        int expected =
            Dijkstra.travelTimeMs(roads.city(), Profile.FIRE, closures, units.get(i), call);
        assertThat(times[i]).as("round %d unit %d", round, i).isEqualTo(expected);
        checked += expected < City.INFINITY_MS ? 1 : 0;
      }
    }
    assertThat(checked).isGreaterThan(60);
  }

  @Test
  void cornersAreFoundByWhatPeopleCallThemAndByTheirSpokenNames() {
    Corners corners = Corners.of(roads.city());
    assertThat(corners.find("10th and Pine").place().distanceMm(Place.of(47.61518, -122.31943)))
        .isLessThan(60_000);
    assertThat(corners.find("Broadway & E Pine St").spokenName())
        .isEqualTo("Broadway and East Pine");
    assertThat(corners.find("12th Ave & E Pike").spokenName()).isEqualTo("12th and East Pike");
    int lost = 0;
    int[] junctions = corners.junctions();
    for (int i = 0; i < junctions.length; i += 7) {
      lost += corners.find(corners.spokenName(junctions[i])).junction() == junctions[i] ? 0 : 1;
    }
    System.out.println("Seattle: " + junctions.length + " named corners");
    assertThat(lost).as("corners whose spoken name leads elsewhere").isZero();
  }

  private static Geometry cityLimits() {
    GeometryFactory shapes = new GeometryFactory();
    JsonNode limits =
        new JsonMapper()
            .readTree(RealData.file("seattle/boundaries/seattleio-city-limits.geojson").toFile());
    List<Polygon> polygons = new ArrayList<>();
    for (JsonNode feature : limits.path("features")) {
      JsonNode coordinates = feature.path("geometry").path("coordinates");
      boolean several = feature.path("geometry").path("type").asString("").equals("MultiPolygon");
      for (JsonNode polygon : several ? coordinates : List.of(coordinates)) {
        List<Coordinate> ring = new ArrayList<>();
        for (JsonNode point : polygon.path(0)) {
          ring.add(new Coordinate(point.path(0).asDouble(), point.path(1).asDouble()));
        }
        polygons.add(shapes.createPolygon(ring.toArray(Coordinate[]::new)));
      }
    }
    return shapes.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }

  private static Snap snap(Profile profile, Place place) {
    return Objects.requireNonNull(roads.snap(profile, place));
  }

  private static Place anywhere(SplittableRandom random) {
    int j = random.nextInt(roads.city().junctionCount());
    return new Place(roads.city().latE7(j), roads.city().lonE7(j));
  }

  private static ClosedShape around(Place middle, int e7) {
    return ClosedShape.polygon(
        List.of(
            new Place(middle.latE7() - e7, middle.lonE7() - e7),
            new Place(middle.latE7() - e7, middle.lonE7() + e7),
            new Place(middle.latE7() + e7, middle.lonE7() + e7),
            new Place(middle.latE7() + e7, middle.lonE7() - e7)),
        ClosedShape.ALL_SERVICES);
  }
}
