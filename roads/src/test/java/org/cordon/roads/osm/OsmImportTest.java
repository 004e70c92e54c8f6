package org.cordon.roads.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.graphhopper.reader.ReaderWay;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordon.roads.Refusal;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class OsmImportTest {
  @Test
  void seattleImports() {
    Path file =
        Path.of(System.getenv().getOrDefault("CORDON_DATA", "../../shared/data"))
            .resolve("seattle/streets/seattle-osm-drive.osm.pbf");
    Assumptions.assumeTrue(Files.exists(file), "SKIPPED: no " + file);
    OsmImport.Result result = OsmImport.read(file);
    System.out.println(
        result.city().junctionCount()
            + " junctions, "
            + result.city().edgeCount()
            + " edges, "
            + result.unread());
    assertThat(result.city().junctionCount()).isBetween(20_000, 40_000);
  }

  @Test
  void onewayIsReadInAllItsSpellings() {
    assertThat(direction("true")).isEqualTo(1);
    assertThat(direction("-1")).isEqualTo(-1);
    assertThat(direction("reversible")).isEqualTo(0);
  }

  @Test
  void aMissingFileIsRefused() {
    assertThatThrownBy(() -> OsmImport.read(Path.of("none.osm.pbf"))).isInstanceOf(Refusal.class);
  }

  private static int direction(String oneway) {
    ReaderWay way = new ReaderWay(1);
    way.setTag("highway", "primary");
    way.setTag("oneway", oneway);
    return new TagRules(way, name -> {}).direction();
  }
}
