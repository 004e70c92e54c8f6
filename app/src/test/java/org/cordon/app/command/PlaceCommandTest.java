package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code cordon place}, and places by name in the commands that take one. */
final class PlaceCommandTest {
  private static final String TOWN =
      """
      corner a2 47.6150 -122.3210
      corner b1 47.6140 -122.3200
      corner b2 47.6150 -122.3200
      corner b9 47.6250 -122.3200
      corner c9 47.6250 -122.3190
      corner a1 47.6140 -122.3210
      corner a9 47.6250 -122.3210
      street "10th Avenue" residential : b1 b2 b9
      street "East Pine Street" residential : a2 b2
      street "East Pike Street" residential : a1 b1
      street "East Pine Street" residential : b9 c9
      street "9th Avenue" residential : a1 a2 a9
      """;

  private static final String STATIONS =
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
          + "\"properties\":{\"id\":\"FS1\",\"name\":\"Fire station 1\"},"
          + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[-122.3201,47.6145]}}]}";

  @TempDir Path dir;
  private Path city = Path.of("");

  @BeforeEach
  void importTheTown() throws Exception {
    city = dir.resolve("city");
    Path town = Files.writeString(dir.resolve("p.town"), TOWN);
    assertThat(CommandRun.of("import", "schematic", town, "--city", city).exit()).isZero();
  }

  private CommandRun place(String words, Object... more) {
    List<Object> all = new ArrayList<>(List.of("place", words, "--city", city));
    all.addAll(Arrays.asList(more));
    return CommandRun.of(all.toArray());
  }

  @Test
  void oneMeaningIsSaidBackWithItsKindAndWhereItIs() {
    CommandRun run = place("10th and pike");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("corner: 10th and East Pike", "47.6140000,-122.3200000");
  }

  @Test
  void everyMeaningIsListedAndOneIsAskedFor() {
    CommandRun run = place("pine & 10th", "--json");
    assertThat(run.json().path("one").asBoolean()).isFalse();
    assertThat(run.json().path("places").size()).isEqualTo(2);
    assertThat(place("pine & 10th").out()).contains("2 places. Ask which one is meant.");
    for (JsonNode each : run.json().path("places").values()) {
      CommandRun again = place(each.path("spokenName").asString(), "--json");
      assertThat(again.json().path("places").size()).isEqualTo(1);
      assertThat(again.json().path("places").path(0)).isEqualTo(each);
    }
  }

  @Test
  void aRouteGoesFromAStationToABlockByTheirNames() throws Exception {
    Path stations = Files.writeString(dir.resolve("s.geojson"), STATIONS);
    CommandRun run =
        CommandRun.of(
            "route",
            "--city",
            city,
            "--profile",
            "fire",
            "--json",
            "--stations",
            stations,
            "--from",
            "station 1",
            "--to",
            "9th between pike and pine");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("to").path("lat").asDouble()).isEqualTo(47.6145);
    assertThat(run.json().path("from").path("lon").asDouble()).isEqualTo(-122.32);
  }

  @Test
  void aHouseNumberIsFoundFromAFileOfRangesAndAGapIsFlagged() throws Exception {
    Path file =
        Files.writeString(
            dir.resolve("n.csv"),
            "name,zip,from_lat,from_lon,to_lat,to_lon,range_left,range_right\n"
                + "10th Ave,0,47.6140,-122.3200,47.6150,-122.3200,1501-1599,"
                + "\"1500-1510,1530-1598\"\n");
    CommandRun run = place("1551 10th Ave", "--addresses", file, "--json");
    JsonNode found = run.json().path("places").path(0);
    assertThat(found.path("spokenName").asString()).isEqualTo("1551 10th Avenue, west side");
    assertThat(found.path("verified").asBoolean()).isTrue();
    assertThat(place("1512 10th Ave", "--addresses", file).out())
        .contains("not verified: no range has number 1512");
    CommandRun route =
        CommandRun.of(
            "route",
            "--city",
            city,
            "--profile",
            "fire",
            "--json",
            "--addresses",
            file,
            "--from",
            "9th and pine",
            "--to",
            "1512 10th Ave");
    assertThat(route.json().path("warnings").path(0).path("name").asString())
        .isEqualTo("unverified-place");
    Path bad = Files.writeString(dir.resolve("bad.csv"), Files.readString(file) + "10th,x\n");
    place("1551 10th Ave", "--addresses", bad, "--json")
        .refused("unreadable-address-range", "bad.csv, line 3");
  }

  @Test
  void wordsThatMeanNothingAreRefusedWithTheNearestNames() {
    place("10th and pyne", "--json").refused("unknown-street", "WORDS");
    place("1519 10th Ave", "--json").refused("no-house-numbers", "WORDS");
    assertThat(place("10th and pyne").err()).contains("East Pine Street");
  }
}
