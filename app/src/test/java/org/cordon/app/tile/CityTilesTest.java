package org.cordon.app.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cordon.study.report.ScenarioMap;
import org.cordon.study.scenario.CityLoader;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.yaml.ScenarioReader;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

final class CityTilesTest {
  private static final Scenario SCENARIO =
      ScenarioReader.read(Path.of("../scenarios/capitol-hill-2020/scenario.yaml"));
  private static final CityTiles TILES =
      new CityTiles(CityLoader.load(SCENARIO.frame().cityFile()), ScenarioMap.of(SCENARIO));

  /** Holds 10th and Pine: x = (−122.32 + 180) / 360 · 2^15. */
  private static final TileId PINE = new TileId(15, 5250, 11442);

  private static JtsLayer layer(TileId id, String name) throws IOException {
    return Objects.requireNonNull(
        MvtReader.loadMvt(
                new ByteArrayInputStream(TILES.tile(id)),
                new GeometryFactory(),
                new TagKeyValueMapConverter())
            .getLayer(name));
  }

  private static List<String> said(Collection<Geometry> all, String key) {
    return all.stream()
        .map(g -> String.valueOf(((Map<?, ?>) g.getUserData()).get(key)))
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void aTileHoldsTheStreetsOfItsSquareWithTheirNames() throws IOException {
    JtsLayer streets = layer(PINE, "street");
    assertThat(said(streets.getGeometries(), "name")).contains("East Pine Street", "Broadway");
    for (Geometry g : streets.getGeometries()) {
      assertThat(g.getGeometryType()).isEqualTo("LineString");
      assertThat(g.getEnvelopeInternal().getMinX()).isGreaterThanOrEqualTo(-129);
      assertThat(g.getEnvelopeInternal().getMaxX()).isLessThanOrEqualTo(4096 + 129);
    }
  }

  @Test
  void oneStreetIsWhereTheProjectionPutsIt() throws IOException {
    JtsLayer streets = layer(PINE, "street");
    Geometry pine =
        streets.getGeometries().stream()
            .filter(g -> said(List.of(g), "name").equals(List.of("East Pine Street")))
            .findFirst()
            .orElseThrow();
    // 47.6152 north is row 11442.78 of 2^15, so 0.78 of the way down the tile.
    double down = pine.getCentroid().getY() / 4096;
    double row =
        (0.5 - Math.log(Math.tan(Math.PI / 4 + Math.toRadians(47.6152) / 2)) / (2 * Math.PI))
            * (1 << 15);
    assertThat(down).isBetween(row - 11442 - 0.03, row - 11442 + 0.03);
  }

  @Test
  void waterAndParksAreGround() throws IOException {
    assertThat(said(layer(new TileId(12, 656, 1430), "ground").getGeometries(), "kind"))
        .contains("park", "water");
  }

  @Test
  void farOutOnlyLargerStreetsAreDrawn() throws IOException {
    List<String> far = said(layer(new TileId(11, 328, 715), "street").getGeometries(), "class");
    assertThat(far).doesNotContain("residential", "service").isNotEmpty();
    assertThat(said(layer(PINE, "street").getGeometries(), "class")).contains("residential");
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
}
