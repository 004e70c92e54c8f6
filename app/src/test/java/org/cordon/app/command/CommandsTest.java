package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cordon.app.RealData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The command line, run inside this process on a town of six corners. */
final class CommandsTest {
  /**
   * Three blocks of Pine Street, one of 10th Avenue, and an island that no street joins to them.
   */
  private static final String TOWN =
      """
      zone America/Los_Angeles
      corner p9 47.6150 -122.3200
      corner p10 47.6150 -122.3180
      corner p11 47.6150 -122.3160
      corner s10 47.6140 -122.3180
      corner x1 47.6100 -122.3100
      corner x2 47.6100 -122.3080
      street "East Pine Street" residential : p9 p10 p11
      street "10th Avenue" residential : p10 s10
      street "Island Way" residential : x1 x2
      """;

  private static final String UNITS =
      """
      unit,lat,lon,service,turnout_s
      E25,47.6150,-122.3200,fire,60
      E10,47.6150,-122.3160,fire,0
      3E2,47.6140,-122.3180,police,10
      """;

  @TempDir Path dir;
  private Path city = Path.of("");

  @BeforeEach
  void importTheTown() throws Exception {
    city = dir.resolve("city");
    assertThat(run("import", "schematic", file("six.town", TOWN), "--city", city).exit()).isZero();
  }

  private static CommandRun run(Object... args) {
    return CommandRun.of(args);
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(dir.resolve(name), text);
  }

  private CommandRun route(String from, String to, Object... more) {
    Object[] first = {
      "route", "--city", city, "--profile", "fire", "--from", from, "--to", to, "--json"
    };
    Object[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return run(all);
  }

  private CommandRun eta(Path units, Object to) {
    return run("eta", "--city", city, "--units", units, "--to", to, "--profile", "fire", "--json");
  }

  @Test
  void importPrintsCountsAndIslandsByName() throws Exception {
    CommandRun run = run("import", "schematic", file("again.town", TOWN), "--city", city, "--json");
    assertThat(run.exit()).isZero();
    JsonNode json = run.json();
    assertThat(json.path("junctions").asInt()).isEqualTo(6);
    assertThat(json.path("streetPieces").asInt()).isEqualTo(4);
    assertThat(json.path("timeZone").asString()).isEqualTo("America/Los_Angeles");
    assertThat(json.path("problems").propertyNames())
        .contains("street pieces cut off from the main part, for fire");
    assertThat(run.err()).contains("imported in");
  }

  @Test
  void aRouteSaysItsStreetsInOrder() {
    CommandRun run = route("47.6140,-122.3180", "47.6150,-122.3161");
    assertThat(run.exit()).isZero();
    JsonNode json = run.json();
    assertThat(json.path("streets").values())
        .extracting(JsonNode::asString)
        .containsExactly("10th Avenue", "East Pine Street");
    assertThat(json.path("travelTimeMs").asInt()).isPositive();
    assertThat(json.path("lengthMm").asLong()).isBetween(250_000L, 260_000L);
    assertThat(json.path("geometry").path("coordinates").size()).isEqualTo(3);
    CommandRun spoken =
        run(
            "route",
            "--city",
            city,
            "--profile",
            "fire",
            "--from",
            "47.6140,-122.3180",
            "--to",
            "47.6150,-122.3161");
    assertThat(spoken.out()).contains("take 10th Avenue", "then East Pine Street");
  }

  @Test
  void aRouteIsDrawnWithItsStreetsTurnsAndLegend() throws Exception {
    Path svg = dir.resolve("route.svg");
    Path closed =
        file(
            "island.geojson",
            """
            {"type":"FeatureCollection","features":[{"type":"Feature",
             "properties":{"name":"Pine at 11th","services":["police"]},
             "geometry":{"type":"LineString",
                         "coordinates":[[-122.3170,47.6145],[-122.3170,47.6155]]}}]}
            """);
    CommandRun run =
        route("47.6140,-122.3180", "47.6150,-122.3161", "--closed", closed, "--svg", svg);
    assertThat(run.exit()).isZero();
    assertThat(Files.readString(svg))
        .contains(">10th Avenue</text>", ">East Pine Street</text>")
        .contains(">after 111 m right into East Pine Street</text>")
        .contains(">from 47.6140,-122.3180</text>", ">to 47.6150,-122.3161</text>")
        .contains("Pine at 11th: barrier, closed to police", "island.geojson", "free flow")
        .contains("role=\"img\"", ">N</text>");
  }

  @Test
  void unitsAreListedSoonestFirstWithTurnoutAndTravelApart() throws Exception {
    CommandRun run = eta(file("u.csv", UNITS), "47.6150,-122.3198");
    assertThat(run.exit()).isZero();
    JsonNode first = run.json().path("units").path(0);
    assertThat(first.path("unit").asString()).isEqualTo("E10");
    assertThat(first.path("turnoutMs").asInt()).isZero();
    assertThat(run.json().path("units").path(1).path("turnoutMs").asInt()).isEqualTo(60_000);
    assertThat(run.json().path("units").size()).isEqualTo(2);
  }

  @Test
  void aUnitWithoutAWayIsShownWithoutATime() throws Exception {
    CommandRun run = eta(file("u.csv", UNITS), "47.6100,-122.3090");
    assertThat(run.exit()).isZero();
    assertThat(run.json().path("units").path(0).path("travelTimeMs").isNull()).isTrue();
  }

  @Test
  void aClosureLengthensTheWayOnlyWhileItIsInForce() throws Exception {
    Path closed =
        file(
            "zone.geojson",
            """
            {"type":"FeatureCollection","features":[{"type":"Feature",
             "properties":{"name":"barrier","from":"2020-06-10T00:00:00-07:00",
                           "until":"2020-07-01T00:00:00-07:00"},
             "geometry":{"type":"LineString",
                         "coordinates":[[-122.3170,47.6145],[-122.3170,47.6155]]}}]}
            """);
    String from = "47.6140,-122.3180";
    String to = "47.6150,-122.3161";
    CommandRun during = route(from, to, "--closed", closed, "--at", "2020-06-20T02:19-07:00");
    assertThat(during.exit()).isEqualTo(3);
    assertThat(during.json().path("refusal").path("name").asString()).isEqualTo("no-way");
    assertThat(route(from, to, "--closed", closed).exit()).isEqualTo(3);
    assertThat(route(from, to, "--closed", closed, "--at", "2020-07-01T00:00-07:00").exit())
        .isZero();
  }

  @Test
  void everyLevelHasHelpWithAnExample() {
    for (List<String> level :
        List.of(
            List.<String>of(),
            List.of("import"),
            List.of("import", "osm"),
            List.of("import", "schematic"),
            List.of("route"),
            List.of("eta"),
            List.of("meet"),
            List.of("study"),
            List.of("demo"),
            List.of("completion"))) {
      List<Object> words = new java.util.ArrayList<>(level);
      words.add("--help");
      CommandRun help = run(words.toArray());
      assertThat(help.exit()).as("%s", level).isZero();
      assertThat(help.out()).as("%s", level).contains("Example:");
    }
  }

  @Test
  void theCompletionScriptNamesEveryCommand() {
    assertThat(run("completion").out())
        .contains("complete -F", "route", "eta", "\"police\" \"fire\" \"ems\"");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(run("--version").out()).matches("(?s)cordon \\d+\\.\\d+\\.\\d+ \\(Java .*\\)\\s+");
  }

  @Test
  void misuseIsExitCodeTwoAndSaysWhereHelpIs() {
    for (List<Object> words :
        List.<List<Object>>of(
            List.of(),
            List.of("rout"),
            List.of("import"),
            List.of("route", "--city", "x"),
            List.of("route", "--city", "x", "--from", "a", "--to", "b", "--profile", "navy"))) {
      CommandRun run = run(words.toArray());
      assertThat(run.exit()).as("%s", words).isEqualTo(2);
      assertThat(run.out()).as("%s", words).isEmpty();
      assertThat(run.err()).as("%s", words).contains("--help");
    }
    CommandRun json = run("route", "--json");
    assertThat(json.exit()).isEqualTo(2);
    assertThat(json.json().path("refusal").path("name").asString()).isEqualTo("usage");
  }

  private static void refused(CommandRun run, String name, String where) {
    run.refused(name, where);
  }

  @Test
  void placesOutsideTheCityAreRefused() {
    refused(route("0,0", "47.6150,-122.3161"), "place-zero-zero", "--from");
    refused(route("47.6150,-122.3161", "-122.3161,47.6150"), "unreadable-place", "--to");
    refused(route("47.6150,-122.3161", "48.6150,-122.3161"), "place-outside-the-city", "--to");
    refused(route("47.6150,-122.3161", "here,there"), "not-a-corner", "--to");
    refused(route("47.6150,-122.3161", "10th and Pyne"), "unknown-street", "--to");
    assertThat(route("10th and Pine", "47.6150,-122.3161").exit()).isZero();
  }

  @Test
  void aCallOnAnIslandIsNamedAsSuch() {
    CommandRun run = route("47.6150,-122.3161", "47.6100,-122.3090");
    refused(run, "no-way", "47.6");
    assertThat(run.json().path("refusal").path("found").asString()).contains("island");
  }

  @Test
  void anUnreadablePlaceIsNamedWithItsOptionOrLine() throws Exception {
    refused(route("47..6,-122.3", "47.6150,-122.3190"), "unreadable-place", "--from");
    Path swapped =
        file("swapped.csv", "unit,lat,lon,service,turnout_s\nE25,-122.3200,47.6150,fire,60\n");
    refused(eta(swapped, "47.6150,-122.3190"), "unreadable-place", "swapped.csv:2");
    Path empty = file("empty.csv", "unit,lat,lon,service,turnout_s\nE25,,,fire,60\n");
    refused(eta(empty, "47.6150,-122.3190"), "unreadable-place", "empty.csv:2");
  }

  @Test
  void unitsThatReachNobodyOnAnIslandAreToldWhy() throws Exception {
    CommandRun run = eta(file("u.csv", UNITS), "47.6100,-122.3090");
    assertThat(run.err()).contains("no-unit-reaches", "island of the network", "remedy:");
  }

  @Test
  void timesWithoutOffsetAreRefused() throws Exception {
    Path empty = file("none.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}");
    refused(
        route(
            "47.6150,-122.3161",
            "47.6150,-122.3190",
            "--closed",
            empty,
            "--at",
            "2020-06-20T02:19"),
        "unreadable-time",
        "--at");
  }

  @Test
  void anOutlineThatCrossesItselfIsRefused() throws Exception {
    Path closed =
        file(
            "bow.geojson",
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
             "geometry":{"type":"Polygon","coordinates":[[[-122.31,47.61],[-122.32,47.62],
                         [-122.31,47.62],[-122.32,47.61],[-122.31,47.61]]]}}]}
            """);
    refused(
        route("47.6150,-122.3161", "47.6150,-122.3190", "--closed", closed),
        "zone-crosses-itself",
        "feature 1");
  }

  @Test
  void rostersThatCannotBeUsedAreRefusedWithTheirLine() throws Exception {
    String to = "47.6150,-122.3198";
    String head = "unit,lat,lon,service,turnout_s\n";
    refused(eta(file("a.csv", head), to), "no-units", "a.csv");
    refused(eta(file("b.csv", "unit,lat,long\n"), to), "unknown-column", "b.csv:1");
    refused(eta(file("c.csv", "unit,lat,lon\n"), to), "wrong-columns", "c.csv:1");
    refused(eta(file("d.csv", head + "E1,0,0,fire,60\n"), to), "place-zero-zero", "d.csv:2");
    refused(
        eta(file("e.csv", head + "E1,47.615,-122.318,fire,-1\n"), to),
        "unreadable-turnout",
        "e.csv:2");
    refused(eta(file("f.csv", UNITS + "E10,47.615,-122.318,fire,1\n"), to), "duplicate-unit", ":5");
    refused(
        eta(file("g.csv", head + "M1,47.615,-122.318,ems,1\n"), to), "no-units-of-service", "g");
    refused(eta(dir.resolve("absent.csv"), to), "unreadable-units", "absent.csv");
  }

  @Test
  void aCityThatIsNotThereOrDamagedIsRefused() throws Exception {
    Path there = city;
    city = dir.resolve("nowhere");
    refused(route("47.6150,-122.3161", "47.6150,-122.3190"), "no-city", "nowhere");
    city = there;
    Path stored = city.resolve("city.cordon");
    byte[] bytes = Files.readAllBytes(stored);
    bytes[bytes.length - 3] ^= 1;
    Files.write(stored, bytes);
    refused(route("47.6150,-122.3161", "47.6150,-122.3190"), "damaged-city", "city.cordon");
  }

  @Test
  void aForeignOrTruncatedExtractLeavesNoCityBehind() throws Exception {
    Path foreign = file("foreign.osm.pbf", "this is no extract");
    Path into = dir.resolve("new");
    refused(run("import", "osm", foreign, "--city", into, "--json"), "foreign-osm", "foreign.osm");
    refused(
        run("import", "osm", dir.resolve("no.osm.pbf"), "--city", into, "--json"),
        "no-osm-file",
        "no.osm.pbf");
    assertThat(into).doesNotExist();
  }

  @Test
  void aTruncatedRealExtractLeavesNoCityBehind() throws Exception {
    Path extract = RealData.folder().resolve("seattle/streets/seattle-osm-drive.osm.pbf");
    if (!Files.isRegularFile(extract)) {
      System.out.println("SKIPPED: a truncated extract: no file " + extract);
    }
    assumeTrue(Files.isRegularFile(extract), "no file " + extract);
    byte[] whole = Files.readAllBytes(extract);
    Path cut = dir.resolve("cut.osm.pbf");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    Path into = dir.resolve("new");
    CommandRun run = run("import", "osm", cut, "--city", into, "--json");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.json().path("refusal").path("where").asString()).contains("cut.osm.pbf");
    assertThat(into).doesNotExist();
  }

  @Test
  void aFailedImportLeavesTheOldCityAsItWas() throws Exception {
    byte[] before = Files.readAllBytes(city.resolve("city.cordon"));
    refused(
        run("import", "schematic", file("bad.town", "cornet a 1 2\n"), "--city", city, "--json"),
        "unknown-word",
        "bad.town:1");
    assertThat(Files.readAllBytes(city.resolve("city.cordon"))).isEqualTo(before);
    try (var files = Files.list(city)) {
      assertThat(files).hasSize(1);
    }
  }
}
