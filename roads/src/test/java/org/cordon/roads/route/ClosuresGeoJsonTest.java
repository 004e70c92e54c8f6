package org.cordon.roads.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
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
    List<Place> corner =
        List.of(
            Place.of(47.60, -122.325),
            Place.of(47.60, -122.318),
            Place.of(47.62, -122.318),
            Place.of(47.62, -122.325));
    Closures open = Closures.of(city, List.of(ClosedShape.polygon(corner, Set.of(Profile.EMS))));
    assertThat(WaysOut.withoutWayOut(roads, roads.metric(Profile.EMS, open))).isEmpty();
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
