package org.cordon.study.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cordon.roads.osm.OsmImport;
import org.cordon.roads.route.Roads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Eight recorded days of San Francisco on its streets, where the data is at hand. */
@EnabledIf("dataIsThere")
final class SanFranciscoRunsTest {
  private static Path data() {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("cordon"))) {
      root = root.getParent();
    }
    String data = System.getenv("CORDON_DATA");
    return root.resolve(data == null || data.isBlank() ? "../shared/data" : data)
        .resolve("san-francisco")
        .normalize();
  }

  static boolean dataIsThere() {
    if (Files.isDirectory(data())) {
      return true;
    }
    System.out.println("SKIPPED: " + data() + " is not there (set CORDON_DATA to the data folder)");
    return false;
  }

  @Test
  void onDaysHeldBackTheMedianErrorFallsByMoreThanAThird() {
    Roads roads =
        Roads.of(OsmImport.read(data().resolve("streets/sf-drive-city2017.osm.pbf")).city());
    RunPicker.Picked picked =
        RunPicker.pick(
            roads,
            List.of(data().resolve("calls/sffd_calls_2016-12-31_2017-01-07.csv.gz")),
            Stations.read(data().resolve("sffd_stations.geojson")),
            RunPicker.Rules.sanFrancisco());
    assertThat(picked.zone().getId()).isEqualTo("America/Los_Angeles");
    int rows =
        picked.runs().size() + picked.leftOut().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(rows).as("every response is a run or left out by name").isEqualTo(7_704);
    assertThat(picked.runs().size()).isBetween(1_500, 2_200);

    Calibration.Result result =
        Calibration.of(
            new Calibration.Task(roads, "sf", picked.zone(), null, evenDays(picked.runs())),
            picked.runs(),
            line -> {});
    Calibration.Row all = result.rows().getFirst();
    System.out.println("San Francisco, every other day held back: " + all);
    assertThat(all.freeFlow().medianMs()).as("free flow promises too much").isLessThan(-40_000);
    assertThat(3 * all.fitted().medianAbsoluteMs())
        .isLessThan(2 * all.freeFlow().medianAbsoluteMs());
    assertThat(all.fitted().shareClose()).isGreaterThan(all.freeFlow().shareClose() + 0.2);
    assertThat(Math.abs(all.fitted().medianMs())).isLessThan(10_000);
    assertThat(all.change().highMs()).isNegative();
  }

  private static List<SortedSet<LocalDate>> evenDays(List<Run> runs) {
    List<LocalDate> days = new ArrayList<>(new TreeSet<>(runs.stream().map(Run::day).toList()));
    SortedSet<LocalDate> even = new TreeSet<>();
    for (int i = 1; i < days.size(); i += 2) {
      even.add(days.get(i));
    }
    return List.of(even);
  }
}
