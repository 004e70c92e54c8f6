package org.cordon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordon.bench.Row.Anchor;
import org.cordon.bench.Row.Bar;
import org.cordon.bench.jmh.Harness;
import org.cordon.bench.rival.Agreement;
import org.cordon.bench.rival.PlainDijkstra;
import org.cordon.bench.rival.TurnNetwork;
import org.cordon.bench.work.GeneratedCity;
import org.cordon.bench.work.Work;
import org.cordon.roads.city.City;
import org.cordon.roads.route.Roads;
import org.cordon.roads.schematic.Schematic;
import org.junit.jupiter.api.Test;

/** Every measurement, once and small, so that none of them rots. */
final class BenchTest {
  private static final RoadsBench.Plan SMALL =
      new RoadsBench.Plan(true, 1, Harness.Length.TEST, new Work.Size(40, 6, 8));

  private final List<String> said = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  private static City city() {
    return Roads.prepare(GeneratedCity.ofSide(34, 1));
  }

  @Test
  void everyQuestionIsMeasuredAfterAllEnginesAgreed() {
    new RoadsBench(SMALL, rows::add, said::add, RoadsBench.Others.NONE).city("small", city());
    assertThat(String.join("\n", said)).contains("times equal to the millisecond");
    assertThat(rows)
        .extracting(Row::what)
        .contains(
            "small: full customization, one profile",
            "small: six blocks closed -> ETAs of 100 units, 1 service",
            "small: six blocks closed -> ETAs of 100 units, 3 services",
            "small: six blocks closed -> ETAs of 100 units, by GraphHopper's tree",
            "small: 100 units -> 1 call, metric ready",
            "small: 500 units -> 1 call, metric ready");
    assertThat(rows).allMatch(row -> row.median() > 0 && row.p99() > 0);
  }

  @Test
  void noEngineIsTimedThatDisagrees() {
    Roads roads = Roads.of(city());
    Work work = new Work(roads, 1, SMALL.size());
    TurnNetwork network = new TurnNetwork(roads.city());
    int[] units = new int[work.units(40).size()];
    int[] free = network.weights(Work.PROFILE, new int[0]);
    new PlainDijkstra(roads.city(), network).manyToOne(free, work.units(40), work.call(0), units);
    assertThatThrownBy(
            () -> Agreement.same("somebody", work.units(40), work.call(0), units, new int[40]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("somebody disagrees: 0 ms");
  }

  @Test
  void growthIsFittedOverTheSizesThatWereMeasured() {
    new GrowthBench(SMALL, rows::add, said::add).run(1, 2);
    assertThat(rows).hasSize(2 * 5 + 5);
    assertThat(rows.getLast().what()).contains("like n^");
  }

  @Test
  void theExponentOfAPowerIsFound() {
    List<double[]> points = new ArrayList<>();
    for (int n = 10; n < 10_000; n *= 4) {
      points.add(new double[] {n, 3 * Math.pow(n, 0.48)});
    }
    assertThat(GrowthBench.exponent(points)).isCloseTo(0.48, within(1e-9));
  }

  @Test
  void theSameSeedDrawsTheSameCityAndTheSameWork() {
    City one = GeneratedCity.ofSide(34, 7);
    assertThat(GeneratedCity.ofSide(34, 7).hash()).isEqualTo(one.hash());
    assertThat(GeneratedCity.ofSide(34, 8).hash()).isNotEqualTo(one.hash());
    Roads roads = Roads.of(one);
    Work first = new Work(roads, 3, SMALL.size());
    Work again = new Work(roads, 3, SMALL.size());
    assertThat(again.points()).isEqualTo(first.points());
    assertThat(again.zone(5)).isEqualTo(first.zone(5));
  }

  @Test
  void simulatedCallsAreCounted() {
    Path scenario = Path.of("../scenarios/capitol-hill-2020");
    City city = Roads.prepare(Schematic.read(scenario.resolve("central-seattle.town")));
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
  void figuresReplaceOnlyWhatIsBelowTheMarkOfAPage() {
    List<Row> one = List.of(new Row("Porto: t", 1, 5, "ms", new Bar(2, true), new Anchor(10, "x")));
    List<String> said = List.of("Porto, seed 1: small", "Seattle: other");
    String page = Markdown.into("# Page\n\nText.\n", List.of("A machine"), said, one);
    assertThat(page).startsWith("# Page\n\nText.\n\n" + Markdown.MARK + "\n\nA machine\n");
    assertThat(page).contains("### Porto\n\n- Porto, seed 1: small\n");
    assertThat(page).contains("| t | 1.000 | 5.000 | ms | < 2.000 p99  MISSED | 10.0x x |");
    assertThat(page).doesNotContain("Seattle");
    assertThat(Markdown.into(page, List.of("A machine"), said, one)).isEqualTo(page);
  }

  @Test
  void percentilesAreNearestRanks() {
    Samples samples = Samples.of(1, 100, round -> round);
    assertThat(samples.at(0.5)).isLessThanOrEqualTo(samples.at(0.99));
    assertThat(samples.checksum()).isEqualTo(100 * 101 / 2);
    assertThat(samples.at(1)).isGreaterThanOrEqualTo(samples.at(0.99));
  }
}
