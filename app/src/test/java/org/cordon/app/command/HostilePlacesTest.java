package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Places and closures that leave a question open: the answer asks it, or names why there is none.
 */
final class HostilePlacesTest {
  /** A bridge over Low Street, joined to it by Ramp Road; Low Street goes on to a dead end. */
  private static final String TOWN =
      """
      corner south 47.6130 -122.3180
      corner north 47.6150 -122.3180
      corner west 47.6140 -122.3200
      corner east 47.6140 -122.3160
      corner end 47.6140 -122.3140
      street "High Bridge" residential layer=1 bridge : south north
      street "Low Street" residential : west east end
      street "Ramp Road" residential : west south
      """;

  private static final String UNDER_THE_BRIDGE = "47.6140,-122.31801";

  @TempDir Path dir;
  private Path city = Path.of("");

  @BeforeEach
  void importTheTown() throws Exception {
    city = dir.resolve("city");
    assertThat(run("import", "schematic", file("bridge.town", TOWN), "--city", city).exit())
        .isZero();
  }

  private static CommandRun run(Object... args) {
    return CommandRun.of(args);
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(dir.resolve(name), text);
  }

  private CommandRun route(String to, Object... more) {
    List<Object> all = new ArrayList<>();
    all.addAll(List.of("route", "--city", city, "--profile", "fire", "--json"));
    all.addAll(List.of("--from", "47.6140,-122.3195", "--to", to));
    all.addAll(Arrays.asList(more));
    return run(all.toArray());
  }

  private Path barrier(String name, double lon) throws Exception {
    return file(
        name,
        String.format(
            Locale.ROOT,
            "\ufeff{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
                + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[%1$.4f,47.6138],[%1$.4f,47.6142]]}}]}\r\n",
            lon));
  }

  private static List<String> names(CommandRun run) {
    return run.json().path("warnings").values().stream()
        .map(w -> w.path("name").asString())
        .toList();
  }

  @Test
  void onABridgeOrUnderItIsAskedAndEitherCanBeChosen() {
    CommandRun asked = route(UNDER_THE_BRIDGE);
    assertThat(names(asked)).containsExactly("which-layer");
    JsonNode warning = asked.json().path("warnings").path(0);
    assertThat(warning.path("found").asString())
        .contains("on the ground (Low Street)", "on the bridge (High Bridge");
    List<Long> times = new ArrayList<>();
    for (JsonNode choice : warning.path("choices").values()) {
      CommandRun chosen = route(choice.asString());
      assertThat(names(chosen)).isEmpty();
      times.add(chosen.json().path("travelTimeMs").asLong());
    }
    assertThat(times).hasSize(2).doesNotHaveDuplicates();
    assertThat(asked.err()).contains("which-layer");
  }

  @Test
  void aLayerWithoutAStreetAndAnUnreadableOneAreRefused() {
    route(UNDER_THE_BRIDGE + ";layer=-1").refused("no-street-on-layer", "--to");
    route(UNDER_THE_BRIDGE + ";layer=bridge").refused("unknown-layer", "--to");
  }

  @Test
  void aCallerInTheLakeIsNamedWithTheNearestStreetAndHowFarItIs() {
    CommandRun run = route("47.6140,-122.3100");
    assertThat(names(run)).containsExactly("far-from-any-street");
    assertThat(run.json().path("warnings").path(0).path("found").asString())
        .contains("300 m from the nearest street, Low Street");
  }

  @Test
  void aPlaceBehindABarrierIsSaidToBeCutOffAndAUnitBehindItToBeShutIn() throws Exception {
    Path closed = barrier("barrier.geojson", -122.3150);
    CommandRun in = route("47.6140,-122.3141", "--closed", closed);
    in.refused("no-way", "47.6140");
    assertThat(in.json().path("refusal").path("found").asString())
        .contains("the end is cut off by what");
    Path units = file("u.csv", "unit,lat,lon,service,turnout_s\nE1,47.6140,-122.3141,fire,0\n");
    CommandRun eta =
        run(
            "eta",
            "--city",
            city,
            "--profile",
            "fire",
            "--units",
            units,
            "--json",
            "--to",
            "47.6140,-122.3195",
            "--closed",
            closed);
    assertThat(eta.exit()).isZero();
    assertThat(eta.json().path("units").path(0).path("why").asString())
        .startsWith("no way: shut in by what");
    assertThat(eta.err()).contains("no-way-out", "Low Street");
  }

  @Test
  void aBarrierThatClosesNoStreetIsSaidAloud() throws Exception {
    CommandRun run = route("47.6140,-122.3170", "--closed", barrier("b.geojson", -122.3120));
    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("closes-no-street", "1 of 1 shapes");
    Path none = file("none.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}");
    assertThat(route("47.6140,-122.3170", "--closed", none).err()).contains("closes-nothing");
  }
}
