package org.cordon.roads.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.schematic.Schematic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosuresGeoJsonTest {
  private static final String BOX =
      "[[[-122.32,47.61],[-122.31,47.61],[-122.31,47.62],[-122.32,47.62],[-122.32,47.61]]]";

  @TempDir java.nio.file.Path dir;

  @Test
  void anAreaAndABarrierAreRead() throws IOException {
    List<ClosedShape> shapes =
        read(
            feature("\"services\":[\"fire\",\"ems\"],\"note\":\"drawn by hand\"", "Polygon", BOX)
                + ","
                + feature(
                    "\"direction\":\"left-to-right\",\"layer\":1",
                    "LineString",
                    "[[-122.32,47.61],[-122.31,47.61]]")
                + ","
                + feature("\"rule\":\"escorted\"", "Polygon", BOX));
    assertThat(shapes).hasSize(2);
    assertThat(shapes.get(0).points()).hasSize(4);
    assertThat(shapes.get(0).services()).isEqualTo(Set.of(Profile.FIRE, Profile.EMS));
    assertThat(shapes.get(1).crossing()).isEqualTo(ClosedShape.Crossing.LEFT_TO_RIGHT);
    assertThat(shapes.get(1).layer()).isEqualTo(1);
    assertThat(shapes.get(1).services()).isEqualTo(ClosedShape.ALL_SERVICES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"servces\":[\"fire\"] | misspelt-property | services",
        "\"Rule\":\"closed\" | misspelt-property | rule",
        "\"rule\":\"shut\" | unknown-rule | open, escorted, staged, closed",
        "\"services\":[\"navy\"] | unknown-service | police, fire, ems or foot",
        "\"services\":[] | no-services | leave it out",
        "\"services\":\"fire\" | no-services | list",
        "\"layer\":\"up\" | unknown-layer | whole number",
        "\"direction\":\"both\" | direction-of-an-area | LineString",
        "\"from\":\"yesterday\" | unreadable-time | ISO 8601",
        "\"from\":\"2020-06-20T00:00Z\",\"until\":\"2020-06-19T00:00Z\""
            + " | zone-ends-before-it-begins | Swap"
      })
  void whatAPropertyCannotMeanIsRefused(String properties, String name, String remedy)
      throws IOException {
    Refusal refusal = refused(feature(properties, "Polygon", BOX));
    assertThat(refusal.name()).isEqualTo(name);
    assertThat(refusal.remedy()).contains(remedy);
    assertThat(refusal.where()).contains("zone.geojson, feature 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Polygon | [[[-122.32,47.61],[-122.31,47.62],[-122.31,47.61],[-122.32,47.62]]]"
            + " | zone-crosses-itself",
        "Polygon | [[[0,0],[-122.31,47.61],[-122.31,47.62]]] | zone-off-the-map",
        "Polygon | [[[47.61,-122.32],[47.61,-122.31],[47.62,-122.31]]] | zone-off-the-map",
        "Polygon | [] | zone-without-extent",
        "Polygon | [[]] | zone-without-extent",
        "Polygon | [[[-122.32,47.61],[-122.31,47.61],[-122.32,47.61]]] | zone-without-extent",
        "LineString | [[-122.32,47.61],[-122.32,47.61]] | zone-without-extent",
        "Point | [-122.32,47.61] | zone-of-wrong-type"
      })
  void anOutlineThatIsNoneIsRefused(String type, String coordinates, String name)
      throws IOException {
    assertThat(refused(feature("", type, coordinates)).name()).isEqualTo(name);
  }

  @Test
  void anOutlineFarFromTheCityIsRefused() throws IOException {
    City city =
        Schematic.parse(
            "corner a 41.1 -8.6\ncorner b 41.2 -8.6\nstreet \"Rua\" primary : a b", "t");
    java.nio.file.Path file = write(feature("", "Polygon", BOX));
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> ClosuresGeoJson.read(file, null, city));
    assertThat(refusal.name()).isEqualTo("zone-outside-city");
    assertThat(refusal.found()).contains("47.61").contains("km outside");
  }

  @Test
  void anOutlineWithNoWayOutSaysFromWhichStreets() {
    City city =
        Schematic.parse(
            """
            corner a 47.610 -122.330
            corner b 47.610 -122.320
            corner c 47.610 -122.310
            corner d 47.610 -122.300
            street "Out" primary 30 : a b
            street "Main" trunk 30 oneway : b c
            street "Cove" residential 20 : c d
            """,
            "t");
    Roads roads = Roads.of(city);
    List<Place> box =
        List.of(
            Place.of(47.60, -122.315),
            Place.of(47.60, -122.29),
            Place.of(47.62, -122.29),
            Place.of(47.62, -122.315));
    Closures closures =
        Closures.of(city, List.of(ClosedShape.polygon(box, ClosedShape.ALL_SERVICES)));
    int[] shutIn = WaysOut.withoutWayOut(roads, roads.metric(Profile.EMS, closures));
    assertThat(shutIn).hasSize(2);
    assertThat(city.name(shutIn[1])).isEqualTo("Cove");
  }

  /** A grid of three by three corners, and a lane with one mouth. */
  private static final String BLOCKS =
      """
      corner a1 47.610 -122.330
      corner a2 47.610 -122.320
      corner a3 47.610 -122.310
      corner b1 47.620 -122.330
      corner b2 47.620 -122.320
      corner b3 47.620 -122.310
      corner c1 47.630 -122.330
      corner c2 47.630 -122.320
      corner c3 47.630 -122.310
      corner d3 47.630 -122.300
      street "1st" residential : a1 a2 a3
      street "2nd" residential : b1 b2 b3
      street "3rd" residential : c1 c2 c3
      street "West" residential : a1 b1 c1
      street "Middle" residential : a2 b2 c2
      street "East" residential : a3 b3 c3
      street "Lane" residential : c3 d3
      """;

  private static List<String> shutIn(List<ClosedShape> shapes) {
    Roads roads = Roads.of(Schematic.parse(BLOCKS, "t"));
    Closures closures = Closures.of(roads.city(), shapes);
    return Arrays.stream(WaysOut.withoutWayOut(roads, roads.metric(Profile.EMS, closures)))
        .mapToObj(roads.city()::name)
        .distinct()
        .toList();
  }

  private static ClosedShape barrier(double latA, double lonA, double latB, double lonB) {
    return new ClosedShape(
        false,
        List.of(Place.of(latA, lonA), Place.of(latB, lonB)),
        ClosedShape.ALL_SERVICES,
        0,
        ClosedShape.Crossing.BOTH);
  }

  @Test
  void outOfAnOutlineAmongOpenStreetsThereIsAWay() {
    List<Place> middle =
        List.of(
            Place.of(47.615, -122.325),
            Place.of(47.615, -122.315),
            Place.of(47.625, -122.315),
            Place.of(47.625, -122.325));
    assertThat(shutIn(List.of(ClosedShape.polygon(middle, ClosedShape.ALL_SERVICES)))).isEmpty();
  }

  @Test
  void barriersOnEveryStreetOfACornerShutItIn() {
    ClosedShape south = barrier(47.615, -122.321, 47.615, -122.319);
    ClosedShape north = barrier(47.625, -122.321, 47.625, -122.319);
    ClosedShape west = barrier(47.619, -122.325, 47.621, -122.325);
    ClosedShape east = barrier(47.619, -122.315, 47.621, -122.315);
    assertThat(shutIn(List.of(south, north, west, east))).containsExactly("2nd", "Middle");
    assertThat(shutIn(List.of(south, north, west))).isEmpty();
  }

  @Test
  void aBarrierInTheOnlyStreetShutsInWhatLiesBehindIt() {
    assertThat(shutIn(List.of(barrier(47.629, -122.305, 47.631, -122.305))))
        .containsExactly("Lane");
  }

  private static String feature(String properties, String type, String coordinates) {
    return "{\"type\":\"Feature\",\"properties\":{"
        + properties
        + "},\"geometry\":{\"type\":\""
        + type
        + "\",\"coordinates\":"
        + coordinates
        + "}}";
  }

  private java.nio.file.Path write(String features) throws IOException {
    return Files.writeString(
        dir.resolve("zone.geojson"),
        "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
  }

  private List<ClosedShape> read(String features) throws IOException {
    return ClosuresGeoJson.read(write(features));
  }

  private Refusal refused(String features) throws IOException {
    java.nio.file.Path file = write(features);
    return catchThrowableOfType(Refusal.class, () -> ClosuresGeoJson.read(file));
  }
}
