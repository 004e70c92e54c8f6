package org.cordon.app.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cordon.study.report.ScenarioMap;
import org.cordon.study.scenario.CityLoader;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.yaml.ScenarioReader;
import org.junit.jupiter.api.Test;

final class CityTilesTest {
  private static final Scenario SCENARIO =
      ScenarioReader.read(Path.of("../scenarios/capitol-hill-2020/scenario.yaml"));
  private static final CityTiles TILES =
      new CityTiles(CityLoader.load(SCENARIO.frame().cityFile()), ScenarioMap.of(SCENARIO));

  /** Holds 10th and Pine: x = (−122.32 + 180) / 360 · 2^15. */
  private static final TileId PINE = new TileId(15, 5250, 11442);

  private static List<TileReader.Feature> layer(TileId id, String name) {
    return Objects.requireNonNull(TileReader.read(TILES.tile(id)).get(name));
  }

  private static List<String> said(List<TileReader.Feature> all, String key) {
    return all.stream().map(f -> String.valueOf(f.says().get(key))).distinct().sorted().toList();
  }

  @Test
  void aTileHoldsTheStreetsOfItsSquareWithTheirNames() {
    List<TileReader.Feature> streets = layer(PINE, "street");
    assertThat(said(streets, "name")).contains("East Pine Street", "Broadway");
    for (TileReader.Feature f : streets) {
      assertThat(f.type()).isEqualTo(2);
      for (long[] point : f.points()) {
        assertThat(point[0]).isBetween(-129L, 4096 + 129L);
        assertThat(point[1]).isBetween(-129L, 4096 + 129L);
      }
    }
  }

  @Test
  void oneStreetIsWhereTheProjectionPutsIt() {
    List<TileReader.Feature> streets = layer(PINE, "street");
    TileReader.Feature pine =
        streets.stream()
            .filter(f -> "East Pine Street".equals(f.says().get("name")))
            .findFirst()
            .orElseThrow();
    // 47.6152 north is row 11442.78 of 2^15, so 0.78 of the way down the tile.
    double down = pine.points().getFirst()[1] / 4096.0;
    double row =
        (0.5 - Math.log(Math.tan(Math.PI / 4 + Math.toRadians(47.6152) / 2)) / (2 * Math.PI))
            * (1 << 15);
    assertThat(down).isBetween(row - 11442 - 0.03, row - 11442 + 0.03);
  }

  @Test
  void waterAndParksAreGround() {
    assertThat(said(layer(new TileId(12, 656, 1430), "ground"), "kind")).contains("park", "water");
  }

  @Test
  void farOutOnlyLargerStreetsAreDrawn() {
    List<String> far = said(layer(new TileId(11, 328, 715), "street"), "class");
    assertThat(far).doesNotContain("residential", "service").isNotEmpty();
    assertThat(said(layer(PINE, "street"), "class")).contains("residential");
  }

  @Test
  void thereIsNothingAtSea() {
    assertThat(TILES.tile(new TileId(10, 0, 0))).isEmpty();
  }

  @Test
  void onlyTilesOfTheWorldAreRead() {
    assertThat(TileId.read("15-5250-11442")).isEqualTo(PINE);
    for (String bad : List.of("", "1-2-0", "17-0-0", "1-0", "1--1-0", "../x", "1-0-0.png")) {
      assertThat(TileId.read(bad)).as(bad).isNull();
    }
  }

  @Test
  void theBoxHoldsTheTown() {
    CityTiles.Box box = TILES.box();
    assertThat(box.southWest().latE7()).isBetween(475_000_000, 476_100_000);
    assertThat(box.northEast().lonE7()).isBetween(-1_223_100_000, -1_222_500_000);
  }

  @Test
  void outerRingsRunClockwiseOnTheScreen() {
    for (TileReader.Feature ground : layer(new TileId(12, 656, 1430), "ground")) {
      long twice = 0;
      List<long[]> ring = ground.points();
      for (int i = 0; i < ring.size(); i++) {
        long[] a = ring.get(i);
        long[] b = ring.get((i + 1) % ring.size());
        twice += a[0] * b[1] - b[0] * a[1];
      }
      assertThat(twice).as("twice the area of %s, y downwards", ground.says()).isPositive();
    }
  }
}
