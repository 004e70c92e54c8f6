package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * {@code cordon meet} on a grid of seven avenues and seven streets, 100 m apart, with a zone over
 * the middle three.
 */
final class MeetCommandTest {
  private static final int SIDE = 7;
  private static final double LAT = 47.6;
  private static final double LON = -122.3;
  private static final double STEP_LAT = 0.0009;
  private static final double STEP_LON = 0.00133;

  @TempDir Path dir;
  private Path city = Path.of("");
  private Path zone = Path.of("");
  private Path units = Path.of("");

  @BeforeEach
  void aGridWithAZone() throws Exception {
    StringBuilder town = new StringBuilder();
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        town.append(
            String.format(Locale.ROOT, "corner c%d%d %s%n", x, y, at(x, y).replace(',', ' ')));
      }
    }
    for (int i = 0; i < SIDE; i++) {
      StringBuilder street = new StringBuilder("street \"" + name(i) + " Street\" residential :");
      StringBuilder avenue = new StringBuilder("street \"" + (i + 1) + "th Avenue\" residential :");
      for (int k = 0; k < SIDE; k++) {
        street.append(" c").append(k).append(i);
        avenue.append(" c").append(i).append(k);
      }
      town.append(street).append('\n').append(avenue).append('\n');
    }
    city = dir.resolve("city");
    Path file = Files.writeString(dir.resolve("grid.town"), town.toString());
    assertThat(CommandRun.of("import", "schematic", file, "--city", city).exit()).isZero();
    zone = zone("zone.geojson", 1.6, 4.4);
    units =
        Files.writeString(
            dir.resolve("u.csv"),
            "unit,lat,lon,service,turnout_s\nM1,"
                + at(6, 3)
                + ",ems,30\nM2,"
                + at(0, 0)
                + ",ems,30\n");
  }

  private static String name(int i) {
    return List.of("Ash", "Beech", "Cedar", "Dogwood", "Elm", "Fir", "Gum").get(i);
  }

  private static String at(double x, double y) {
    return String.format(Locale.ROOT, "%.7f,%.7f", LAT + y * STEP_LAT, LON + x * STEP_LON);
  }

  private static String lonLat(double x, double y) {
    return String.format(Locale.ROOT, "[%.7f,%.7f]", LON + x * STEP_LON, LAT + y * STEP_LAT);
  }

  private Path zone(String name, double low, double high) throws Exception {
    String ring =
        String.join(
            ",",
            lonLat(low, low),
            lonLat(high, low),
            lonLat(high, high),
            lonLat(low, high),
            lonLat(low, low));
    return Files.writeString(
        dir.resolve(name),
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
            + ring
            + "]]}}]}");
  }

  private CommandRun meet(Path zone, Object... more) {
    List<Object> words =
        new java.util.ArrayList<>(
            List.of("meet", "--city", city, "--zone", zone, "--units", units, "--json"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  @Test
  void theThreeBestAreOutsideTheZoneAndBesideTheNearestUnit() {
    JsonNode best = meet(zone, "--call", "5th and Dogwood").json().path("best");
    assertThat(best.size()).isEqualTo(3);
    JsonNode first = best.path(0);
    assertThat(first.path("unit").asString()).isEqualTo("M1");
    assertThat(first.path("spokenName").asString()).startsWith("6th and Dogwood");
    // 100 m on foot at 1.34 m/s, against 30 s of turnout and 100 m of street.
    assertThat(first.path("walkMs").asLong()).isBetween(73_000L, 76_000L);
    assertThat(first.path("unitMs").asLong()).isBetween(35_000L, 60_000L);
    assertThat(first.path("meetMs").asLong()).isEqualTo(first.path("walkMs").asLong());
    assertThat(first.path("waitMs").asLong()).isZero();
    assertThat(first.path("why").asString())
        .startsWith("6th and Dogwood, ")
        .contains("corner: M1 there in 42 s, the walk takes 1 min 15 s: go now")
        .endsWith("; the nearer 5th and Dogwood is inside the closed area.");
    assertThat(best.values()).extracting(b -> b.path("point").asString()).doesNotHaveDuplicates();
  }

  @Test
  void aCallMayNameItsLayerAndItsStateAndTheAnswerNamesItsDoubts() {
    String at = at(4, 3);
    JsonNode plain = meet(zone, "--call", at + ";carried").json();
    assertThat(meet(zone, "--call", at + ";layer=0;carried").json()).isEqualTo(plain);
    assertThat(plain.path("warnings").isArray()).isTrue();
    assertThat(plain.path("warnings").isEmpty()).isTrue();
    meet(zone, "--call", at + ";layer=1").refused("no-street-on-layer", "--call");
    meet(zone, "--call", at + ";layer=high;carried").refused("unknown-layer", "--call");
    meet(zone, "--call", at + ";limps").refused("unknown-state", "--call");
    JsonNode far = meet(zone, "--call", at(-1.5, 3)).json().path("warnings").path(0);
    assertThat(far.path("name").asString()).isEqualTo("far-from-any-street");
  }

  @Test
  void whatClosesNothingIsSaidAndHowTheUnitsDrive() throws Exception {
    Path svg = dir.resolve("meet.svg");
    CommandRun run =
        CommandRun.of(
            "meet",
            "--city",
            city,
            "--zone",
            zone("off.geojson", 1.2, 1.8),
            "--units",
            units,
            "--call",
            "5th and Dogwood",
            "--svg",
            svg);
    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("closes-no-street");
    assertThat(run.out()).endsWith("Driven at free flow.\n");
    assertThat(Files.readString(svg)).contains("Driven at free flow.");
  }

  @Test
  void aSlowUnitLetsTheCallerWaitInside() throws Exception {
    Files.writeString(units, "unit,lat,lon,service,turnout_s\nM1," + at(6, 3) + ",ems,600\n");
    JsonNode first = meet(zone, "--call", "5th and Dogwood").json().path("best").path(0);
    assertThat(first.path("leaveAtMs").asLong())
        .isEqualTo(first.path("unitMs").asLong() - first.path("walkMs").asLong());
    assertThat(first.path("why").asString()).contains("wait inside and leave in 8 min 57 s");
  }

  @Test
  void anAgreedPointTakesThePlaceOfTheCornerItStandsAt() throws Exception {
    Path agreed =
        Files.writeString(
            dir.resolve("agreed.geojson"),
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
                + "{\"id\":\"east\",\"name\":\"the pump at 6th\"},\"geometry\":{\"type\":\"Point\","
                + "\"coordinates\":"
                + lonLat(5, 3)
                + "}}]}");
    JsonNode best = meet(zone, "--call", "5th and Dogwood", "--agreed", agreed).json().path("best");
    assertThat(best.path(0).path("point").asString()).isEqualTo("east");
    assertThat(best.path(0).path("agreed").asBoolean()).isTrue();
    assertThat(best.values())
        .extracting(b -> b.path("spokenName").asString())
        .noneMatch(n -> n.startsWith("6th and Dogwood"));
  }

  @Test
  void anOutlineWithNoWayOutIsRefusedWithWhatToChange() throws Exception {
    Path all = zone("all.geojson", -1, SIDE);
    meet(all, "--call", "5th and Dogwood").refused("no-meeting-point", "on foot");
    meet(zone, "--call", "5th and Dogwood", "--max-walk-s", "10")
        .refused("no-meeting-point", "on foot");
  }

  @Test
  void barriersAllAroundACornerAreSaidAloudWithTheStreetsTheyShutIn() throws Exception {
    String barrier =
        "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\","
            + "\"coordinates\":[%s,%s]}}";
    String features =
        String.join(
            ",",
            String.format(barrier, lonLat(2.5, 2.9), lonLat(2.5, 3.1)),
            String.format(barrier, lonLat(3.5, 2.9), lonLat(3.5, 3.1)),
            String.format(barrier, lonLat(2.9, 2.5), lonLat(3.1, 2.5)),
            String.format(barrier, lonLat(2.9, 3.5), lonLat(3.1, 3.5)));
    Path barriers =
        Files.writeString(
            dir.resolve("barriers.geojson"),
            "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
    CommandRun run = meet(barriers, "--call", "4th and Dogwood");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("no-way-out", "4th Avenue, Dogwood Street", "remedy:");
    assertThat(meet(zone, "--call", "5th and Dogwood").err()).doesNotContain("no-way-out");
  }

  @Test
  void aFenceThatWalkersCannotPassLengthensTheWalkAndStopsNoUnit() throws Exception {
    String fence =
        ",{\"type\":\"Feature\",\"properties\":{\"services\":[\"foot\"]},\"geometry\":"
            + "{\"type\":\"LineString\",\"coordinates\":["
            + lonLat(4.5, 2.9)
            + ","
            + lonLat(4.5, 3.1)
            + "]}}]}";
    Path fenced =
        Files.writeString(
            dir.resolve("fenced.geojson"), Files.readString(zone).replaceFirst("]}$", fence));
    JsonNode open = meet(zone, "--call", "5th and Dogwood").json().path("best").path(0);
    JsonNode first = meet(fenced, "--call", "5th and Dogwood").json().path("best").path(0);
    assertThat(open.path("spokenName").asString()).startsWith("6th and Dogwood");
    assertThat(first.path("spokenName").asString()).doesNotStartWith("6th and Dogwood");
    assertThat(first.path("walkMs").asLong())
        .as("two blocks instead of one")
        .isCloseTo(2 * open.path("walkMs").asLong(), within(2_000L));
  }

  @Test
  void aZoneOfAnotherCityIsRefused() throws Exception {
    Path elsewhere = zone("elsewhere.geojson", 1000, 1001);
    meet(elsewhere, "--call", "5th and Dogwood").refused("zone-outside-city", "elsewhere");
  }

  @Test
  void theAnswerIsDrawnWithCallerZoneAndTheThreeCorners() throws Exception {
    Path svg = dir.resolve("meet.svg");
    assertThat(meet(zone, "--call", "5th and Dogwood", "--svg", svg).exit()).isZero();
    var drawing =
        javax.xml.parsers.DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(svg.toFile());
    assertThat(drawing.getElementsByTagName("circle").getLength()).isPositive();
    String drawn = Files.readString(svg);
    assertThat(drawn).contains("caller", "6th and Dogwood", "unit M1");
    assertThat(drawn).as("the walk is dotted").contains("stroke-dasharray=\"0 8.5\"");
    assertThat(drawn).as("another way is dashed").contains("stroke-dasharray=\"14 5\"");
    meet(zone, "--call", "5th and Dogwood", "--svg", dir.resolve("no/such/folder.svg"))
        .refused("file-not-usable", "folder.svg");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    meet(zone, "--call", "5th and Dogwood", "--walk-mm-per-s", "0")
        .refused("number-out-of-range", "--walk-mm-per-s");
  }

  @Test
  void withAClockTheCallerHearsWhenToLeave() throws Exception {
    Files.writeString(units, "unit,lat,lon,service,turnout_s\nM1," + at(6, 3) + ",ems,600\n");
    JsonNode first =
        meet(zone, "--call", "5th and Dogwood", "--at", "2020-06-20T02:19:00-07:00")
            .json()
            .path("best")
            .path(0);
    // 10 min 12 s for the unit less 1 min 15 s on foot
    assertThat(first.path("leaveAt").asString()).startsWith("2020-06-20T02:27:5");
    assertThat(first.path("leaveAt").asString()).endsWith("-07:00");
    assertThat(first.path("why").asString()).contains("leave at 02:27, in 8 min 57 s");
  }

  @Test
  void theWalkIsThatOfTheSlowestOfSeveralCasualties() {
    JsonNode alone = meet(zone, "--call", "5th and Dogwood;walks").json().path("best").path(0);
    JsonNode both =
        meet(zone, "--call", "5th and Dogwood;walks", "--call", "5th and Dogwood;carried")
            .json()
            .path("best")
            .path(0);
    assertThat(both.path("point").asString()).isEqualTo(alone.path("point").asString());
    assertThat(both.path("walkMs").asDouble() / alone.path("walkMs").asDouble())
        .isBetween(1.91, 1.92); // 1340 to 700 mm/s
  }

  @Test
  void casualtiesAtTwoCornersAreGivenOnePointThatBothCanReach() {
    JsonNode best =
        meet(zone, "--call", "5th and Dogwood", "--call", "4th and Dogwood").json().path("best");
    for (JsonNode row : best) {
      assertThat(row.path("walkMs").asLong()).isGreaterThan(140_000); // one crosses 200 m of zone
    }
    assertThat(best.size()).isEqualTo(3);
  }

  @Test
  void whoCannotBeMovedIsNamedAndForThemAloneNoPointIsGiven() {
    JsonNode json =
        meet(zone, "--call", "5th and Dogwood", "--call", "4th and Dogwood;cannot-be-moved").json();
    assertThat(json.path("cannotBeMoved").path(0).asInt()).isEqualTo(2);
    assertThat(json.path("remark").asString()).startsWith("call 2 cannot be moved");
    meet(zone, "--call", "5th and Dogwood;cannot-be-moved").refused("nobody-can-come", "--call");
    meet(zone, "--call", "5th and Dogwood;asleep").refused("unknown-state", "--call");
  }

  @Test
  void twoServicesThatMustComeGetOnePointAndTheFirstArrivalIsShown() throws Exception {
    Files.writeString(
        units,
        "unit,lat,lon,service,turnout_s\nM1,"
            + at(6, 3)
            + ",ems,30\nE1,"
            + at(0, 3)
            + ",fire,60\nE2,"
            + at(6, 6)
            + ",fire,60\n");
    JsonNode first =
        meet(zone, "--call", "5th and Dogwood", "--need", "fire,ems").json().path("best").path(0);
    assertThat(first.path("unit").asString()).isEqualTo("E2 M1");
    assertThat(first.path("spokenName").asString()).startsWith("6th and Dogwood");
    assertThat(first.path("firstUnitMs").asLong()).isLessThan(first.path("unitMs").asLong());
    assertThat(first.path("why").asString()).contains("M1 there in", ", E2 in ");
    meet(zone, "--call", "5th and Dogwood", "--need", "police")
        .refused("service-not-in-roster", "--need");
  }
}
