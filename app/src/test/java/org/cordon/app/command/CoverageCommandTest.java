package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Coverage as somebody asks for it, on a town of a few blocks. */
final class CoverageCommandTest {
  private static final String TOWN =
      """
      zone America/Los_Angeles
      corner p9 47.6150 -122.3200
      corner p10 47.6150 -122.3180
      corner p11 47.6150 -122.3100
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
      E10,47.6150,-122.3100,fire,30
      3E2,47.6140,-122.3180,police,10
      """;

  /** Across East Pine Street between 10th and 11th Avenue. */
  private static final String BLOCK =
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"the block"},
      "geometry":{"type":"Polygon","coordinates":[[[-122.317,47.6145],[-122.315,47.6145],
      [-122.315,47.6155],[-122.317,47.6155],[-122.317,47.6145]]]}}]}
      """;

  @TempDir Path dir;
  private Path city = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void importTheTown() throws Exception {
    city = dir.resolve("city");
    out = dir.resolve("coverage.geojson");
    CommandRun run = CommandRun.of("import", "schematic", file("t.town", TOWN), "--city", city);
    assertThat(run.exit()).isZero();
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(dir.resolve(name), text);
  }

  private CommandRun coverage(String units, int goalS, Object... more) throws Exception {
    List<Object> args =
        new ArrayList<>(
            List.of(
                "coverage",
                "--city",
                city,
                "--units",
                file("units.csv", units),
                "--profile",
                "fire",
                "--goal-s",
                goalS,
                "--out",
                out));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  private List<JsonNode> features(String kind) throws Exception {
    JsonNode json = new JsonMapper().readTree(Files.readString(out));
    assertThat(json.path("properties").path("method").asString()).contains("squares of about 20 m");
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode feature : json.path("features").values()) {
      if (feature.path("properties").path("kind").asString().equals(kind)) {
        found.add(feature);
      }
    }
    return found;
  }

  @Test
  void withAClosureBeforeAndAfterStandInOneFileWithWhatIsLost() throws Exception {
    Path svg = dir.resolve("c.svg");
    CommandRun run =
        coverage(
            UNITS,
            100,
            "--closed",
            file("block.geojson", BLOCK),
            "--svg",
            svg,
            "--streets",
            "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.path("before").path("gapMm").path("closed").asLong()).isZero();
    long closed = json.path("after").path("gapMm").path("closed").asLong();
    assertThat(closed).isBetween(149_000L, 151_000L);
    assertThat(json.path("lostMm").path("closed").asLong()).isEqualTo(closed);
    assertThat(json.path("before").path("gapMm").path("cut-off").asLong())
        .as("Island Way, which no street joins to the others")
        .isBetween(149_000L, 151_000L);
    assertThat(features("first-due")).hasSize(4);
    assertThat(features("isochrone")).hasSize(8);
    assertThat(features("within-goal")).hasSize(2);
    assertThat(features("unit")).hasSize(2);
    assertThat(features("lost")).isNotEmpty();
    assertThat(features("street"))
        .anySatisfy(street -> {
          assertThat(street.path("properties").path("why").asString()).isEqualTo("closed");
          assertThat(street.path("properties").path("when").asString()).isEqualTo("after");
        });
    for (String kind : List.of("first-due", "within-goal", "gap", "lost", "isochrone")) {
      features(kind).forEach(CoverageCommandTest::valid);
    }
    assertThat(Files.readString(svg)).contains("lost: closed itself", "before: ", "after: ");
  }

  private static void valid(JsonNode feature) {
    GeometryFactory jts = new GeometryFactory();
    for (JsonNode polygon : feature.path("geometry").path("coordinates").values()) {
      List<LinearRing> rings = new ArrayList<>();
      for (JsonNode ring : polygon.values()) {
        Coordinate[] points =
            ring.values().stream()
                .map(p -> new Coordinate(p.path(0).asDouble(), p.path(1).asDouble()))
                .toArray(Coordinate[]::new);
        rings.add(jts.createLinearRing(points));
      }
      LinearRing[] holes = rings.subList(1, rings.size()).toArray(LinearRing[]::new);
      assertThat(jts.createPolygon(rings.getFirst(), holes).isValid()).isTrue();
    }
  }

  @Test
  void theSameQuestionGivesTheSameBytes() throws Exception {
    Path block = file("block.geojson", BLOCK);
    coverage(UNITS, 100, "--closed", block, "--streets");
    byte[] first = Files.readAllBytes(out);
    coverage(UNITS, 100, "--closed", block, "--streets");
    assertThat(Files.readAllBytes(out)).isEqualTo(first);
  }

  @Test
  void forPeopleItSaysLengthsSharesAndWhoIsFirstDue() throws Exception {
    CommandRun run = coverage(UNITS, 100, "--closed", file("block.geojson", BLOCK));
    assertThat(run.out())
        .contains(
            "within 1 min 40 s", "before", "after", "within the goal", "lost: ", "E25", "E10");
    assertThat(run.err()).as("police do not count").doesNotContain("3E2");
  }

  @Test
  void aGoalOfNothingOrOfDaysIsRefused() throws Exception {
    coverage(UNITS, 0, "--json").refused("number-out-of-range", "--goal-s");
    coverage(UNITS, 1_000_000, "--json").refused("number-out-of-range", "--goal-s");
    assertThat(out).doesNotExist();
  }

  @Test
  void aRosterWithoutTheServiceIsRefused() throws Exception {
    String police = "unit,lat,lon,service,turnout_s\n3E2,47.6140,-122.3180,police,10\n";
    coverage(police, 100, "--json").refused("no-units-of-service", "units.csv");
  }

  @Test
  void aUnitInTheLakeIsNamedAndCountsFromTheNearestStreet() throws Exception {
    String lake = "unit,lat,lon,service,turnout_s\nE1,47.6050,-122.3180,fire,10\n";
    CommandRun run = coverage(lake, 100, "--json");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("unit-off-the-streets", "E1 stands 1.0 km");
  }

  @Test
  void theDrawingSaysWhatItsWhiteIsAndNamesUnitsBeyondIt() throws Exception {
    Path svg = dir.resolve("c.svg");
    String far = UNITS + "E9,47.6010,-122.3180,fire,60\n";
    Path block = file("block.geojson", BLOCK);
    assertThat(coverage(far, 100, "--closed", block, "--svg", svg).exit()).isZero();
    assertThat(Files.readString(svg))
        .contains("White inside a border: the first due is there within the goal.")
        .contains("White outside of all: no street within 150 m")
        .contains("Units elsewhere, also counted: E9.");
    assertThat(coverage(UNITS, 100, "--svg", svg).exit()).isZero();
    assertThat(Files.readString(svg)).doesNotContain("elsewhere");
  }

  @Test
  void anIslandBesideAStreetIsNoGapOnTheMapSinceACallThereComesToTheStreet() throws Exception {
    String near = TOWN.replace("47.6100 -122.3100", "47.6146 -122.3140");
    Path town = file("t.town", near.replace("47.6100 -122.3080", "47.6146 -122.3120"));
    assertThat(CommandRun.of("import", "schematic", town, "--city", city).exit()).isZero();
    assertThat(coverage(UNITS, 600).exit()).isZero();
    assertThat(features("gap"))
        .as("no square within some 130 m of the street goes to the island")
        .allSatisfy(gap -> assertThat(gap.path("geometry").toString()).doesNotContain(",47.614"))
        .anySatisfy(gap -> {
          assertThat(gap.path("properties").path("why").asString()).isEqualTo("cut-off");
          assertThat(gap.path("properties").path("streetKm").asDouble()).isPositive();
        });
  }

  @Test
  void whatSwallowsTheWholeTownLeavesNothingAndSaysSo() throws Exception {
    String all = BLOCK.replace("-122.317", "-122.330").replace("-122.315", "-122.300");
    String far = all.replace("47.6145", "47.600").replace("47.6155", "47.630");
    CommandRun run = coverage(UNITS, 100, "--closed", file("all.geojson", far), "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("after").path("withinGoalMm").asLong()).isZero();
    assertThat(run.json().path("after").path("longest").isNull()).isTrue();
    assertThat(run.err()).contains("nothing-within-goal", "unit-first-due-nowhere");
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsRefusedAndNothingIsLeft() throws Exception {
    out = dir.resolve("no-such-folder").resolve("c.geojson");
    coverage(UNITS, 100, "--json").refused("file-not-usable", "no-such-folder");
  }
}
