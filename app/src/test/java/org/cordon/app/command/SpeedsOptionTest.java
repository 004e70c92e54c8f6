package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code --at} and {@code --speeds}: the same question at another hour. */
final class SpeedsOptionTest {
  private static final String TOWN =
      """
      zone America/Los_Angeles
      corner p9 47.6150 -122.3200
      corner p11 47.6150 -122.3160
      street "East Pine Street" residential : p9 p11
      """;

  private static final String SPEEDS =
      """
      speeds test
      zone city
      period rush: mon-fri 16-19
      period else: mon-fri 0-16, mon-fri 19-24, sat-sun 0-24
      per-run fire: 10 s
      for police, fire, ems: rush else
      motorway, trunk, primary, secondary, tertiary: 1000 1000
      residential, service, alley, path, steps: 500 1000
      """;

  @TempDir Path dir;

  @BeforeEach
  void importTheTown() throws Exception {
    Path town = Files.writeString(dir.resolve("t.town"), TOWN);
    assertThat(CommandRun.of("import", "schematic", town, "--city", dir.resolve("city")).exit())
        .isZero();
    Files.writeString(dir.resolve("t.speeds"), SPEEDS);
    Files.writeString(
        dir.resolve("units.csv"), "unit,lat,lon,service,turnout_s\nE1,47.6150,-122.3200,fire,60\n");
  }

  private CommandRun route(Object... more) {
    Stream<Object> first =
        Stream.of(
            "route",
            "--city",
            dir.resolve("city"),
            "--profile",
            "fire",
            "--from",
            "47.6150,-122.3200",
            "--to",
            "47.6150,-122.3160");
    return CommandRun.of(Stream.concat(first, Stream.of(more)).toArray());
  }

  private static long ms(CommandRun run) {
    return run.json().path("travelTimeMs").asLong();
  }

  @Test
  void theSameWayTakesTwiceAsLongInTheRushAndTheAnswerSaysWhy() {
    Path speeds = dir.resolve("t.speeds");
    CommandRun free = route("--json");
    CommandRun night = route("--json", "--speeds", speeds, "--at", "2020-06-16T02:00-07:00");
    CommandRun rush = route("--json", "--speeds", speeds, "--at", "2020-06-16T17:00-07:00");
    assertThat(free.json().path("speeds").asString()).isEqualTo("free flow");
    assertThat(ms(night)).isEqualTo(ms(free) + 10_000);
    assertThat(ms(rush)).isEqualTo(2 * ms(free) + 10_000);
    JsonNode json = rush.json();
    assertThat(json.path("speeds").asString()).isEqualTo("speeds test, rush");
    assertThat(json.path("perRunMs").asInt()).isEqualTo(10_000);
    assertThat(json.path("speedsHash").asString()).hasSize(64);
    assertThat(route().out()).contains(", at free flow");
    assertThat(route("--speeds", speeds, "--at", "2020-06-17T00:30Z").out())
        .as("17:30 in Seattle")
        .contains(", at speeds test, rush (10 s of it setting off");
  }

  @Test
  void unitsAreTimedAtTheHourToo() {
    CommandRun eta =
        CommandRun.of(
            "eta",
            "--city",
            dir.resolve("city"),
            "--profile",
            "fire",
            "--json",
            "--units",
            dir.resolve("units.csv"),
            "--to",
            "47.6150,-122.3160",
            "--speeds",
            dir.resolve("t.speeds"),
            "--at",
            "2020-06-16T17:00-07:00");
    assertThat(eta.json().path("speeds").asString()).isEqualTo("speeds test, rush");
    assertThat(eta.json().path("units").path(0).path("travelTimeMs").asLong())
        .isEqualTo(2 * ms(route("--json")) + 10_000);
  }

  @Test
  void hoursOfACityWithoutATimeZoneAreRefusedAndTheRemedySaysWhereToGiveIt() throws Exception {
    Path town = Files.writeString(dir.resolve("t.town"), TOWN.replaceFirst("zone .*", ""));
    CommandRun.of("import", "schematic", town, "--city", dir.resolve("city"));
    CommandRun none =
        route("--json", "--speeds", dir.resolve("t.speeds"), "--at", "2020-06-16T17:00-07:00");
    none.refused("no-time-zone", "speeds \"test\"");
    assertThat(none.json().path("refusal").path("remedy").asString()).contains("--time-zone");
    CommandRun misspelt =
        CommandRun.of(
            "import",
            "osm",
            "a.osm.pbf",
            "--time-zone",
            "America/Los_Angles",
            "--city",
            dir.resolve("b"),
            "--json");
    misspelt.refused("unknown-time-zone", "--time-zone");
    assertThat(misspelt.json().path("refusal").path("remedy").asString())
        .contains("America/Los_Angeles");
  }

  @Test
  void speedsWithoutAnHourOrWithAMistakeAreRefused() throws Exception {
    Path speeds = dir.resolve("t.speeds");
    route("--json", "--speeds", speeds).refused("speeds-without-time", "--at");
    Files.writeString(speeds, SPEEDS.replace("residential", "residental"));
    route("--json", "--speeds", speeds, "--at", "2020-06-16T17:00-07:00")
        .refused("unknown-word", "t.speeds:8");
  }
}
