package org.cordon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordon.bench.Row.Anchor;
import org.cordon.bench.Row.Bar;
import org.cordon.roads.city.City;
import org.cordon.roads.route.Roads;
import org.cordon.roads.schematic.Schematic;
import org.junit.jupiter.api.Test;

/** Every measurement, once and small, so that none of them rots. */
final class BenchTest {
  private static final int SIDE = 12;

  /** A grid of streets, 100 m apart. */
  private static City grid() {
    StringBuilder town = new StringBuilder();
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        town.append(
            String.format(
                Locale.ROOT,
                "corner c%d_%d 47.%04d -122.%04d%n",
                x,
                y,
                6000 + 9 * y,
                3000 + 13 * x));
      }
    }
    for (int i = 0; i < SIDE; i++) {
      StringBuilder row = new StringBuilder("street \"Row " + i + "\" residential :");
      StringBuilder column = new StringBuilder("street \"Column " + i + "\" residential :");
      for (int k = 0; k < SIDE; k++) {
        row.append(" c").append(k).append('_').append(i);
        column.append(" c").append(i).append('_').append(k);
      }
      town.append(row).append('\n').append(column).append('\n');
    }
    return Roads.prepare(Schematic.parse(town.toString(), "grid"));
  }

  @Test
  void everyQuestionIsMeasured() {
    List<Row> rows = new ArrayList<>();
    new RoadsBench(true, rows::add).questions(grid(), 1);
    assertThat(rows)
        .extracting(Row::what)
        .containsExactly(
            "full customization, one profile",
            "six blocks closed -> ETAs of 100 units, 1 service",
            "six blocks closed -> ETAs of 100 units, 3 services",
            "100 units -> 1 call, metric ready",
            "500 units -> 1 call, metric ready");
    assertThat(rows).allMatch(row -> row.median() > 0 && row.p99() >= row.median());
  }

  @Test
  void simulatedCallsAreCounted() {
    Path scenario = Path.of("../scenarios/capitol-hill-2020");
    City city = Roads.prepare(Schematic.read(scenario.resolve("central-seattle.town")));
    List<Row> rows = new ArrayList<>();
    new StudyBench(true, rows::add).run(scenario.resolve("scenario.yaml"), city, "schematic");
    assertThat(rows).hasSize(3).allMatch(row -> row.median() > 0);
  }

  @Test
  void aTimeMeetsItsBarBelowItAndARateAboveIt() {
    assertThat(new Row("t", 1, 5, "ms", new Bar(2, false), null).met()).isTrue();
    assertThat(new Row("t", 1, 5, "ms", new Bar(2, true), null).met()).isFalse();
    assertThat(new Row("r", 10, 5, "1/s", new Bar(8, false), null).met()).isTrue();
    assertThat(new Row("r", 7, 5, "1/s", new Bar(8, false), null).met()).isFalse();
    assertThat(new Row("t", 2, 5, "ms", null, new Anchor(10, "x")).ratio()).isEqualTo(5.0);
    assertThat(new Row("r", 20, 5, "1/s", null, new Anchor(10, "x")).ratio()).isEqualTo(2.0);
  }

  @Test
  void percentilesAreNearestRanks() {
    Samples samples = Samples.of(1, 100, round -> round);
    assertThat(samples.at(0.5)).isLessThanOrEqualTo(samples.at(0.99));
    assertThat(samples.checksum()).isEqualTo(100 * 101 / 2);
    assertThat(samples.at(1)).isGreaterThanOrEqualTo(samples.at(0.99));
  }
}
