package org.cordon.calls.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.cordon.calls.Box;
import org.cordon.calls.CallRecord;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.UnitSent;
import org.junit.jupiter.api.Test;

/** Real files, where they are at hand, give the figures that are known of them. */
class RealCallFilesTest {
  private static final Box SEATTLE =
      new Box(474_813_000, -1_224_307_000, 477_485_000, -1_222_247_000);

  @Test
  void seattleFireOfJune2017HasTheUnitsReallySent() {
    Optional<Path> path = RealData.file("seattle/calls/sfd_units_2017-06-01_2017-06-24.csv.gz");
    if (path.isEmpty()) {
      return;
    }
    CallFile file = CallReader.read(path.get(), ReadingRules.everyReadableRow());
    print(file.tally());
    assertThat(file.tally().format().id()).isEqualTo("seattle-fire-units");
    assertThat(file.tally().rows()).isEqualTo(6481);
    assertThat(file.calls()).hasSize(6481);
    assertThat(file.tally().noted(Finding.NO_PLACE)).isEqualTo(303);
    assertThat(file.calls()).allMatch(call -> !call.units().isEmpty());
    long sent = file.calls().stream().mapToLong(call -> call.units().size()).sum();
    assertThat(sent).isEqualTo(10_042);

    CallFile onMap = CallReader.read(path.get(), ReadingRules.forReplay(SEATTLE));
    print(onMap.tally());
    assertThat(onMap.tally().rejected(Finding.NO_PLACE)).isEqualTo(303);
    assertThat(onMap.calls()).allMatch(call -> call.where() != null);
  }

  @Test
  void seattleFireOfJanuary2022HasEveryCallOfTheMonth() {
    Optional<Path> path = RealData.file("seattle/calls/sfd_realtime_911_2022-01.csv.gz");
    if (path.isEmpty()) {
      return;
    }
    CallFile file = CallReader.read(path.get(), ReadingRules.forReplay(SEATTLE));
    print(file.tally());
    assertThat(file.tally().format().id()).isEqualTo("seattle-fire");
    assertThat(file.tally().rows()).isEqualTo(9873);
    assertThat(file.tally().rejected(Finding.NO_PLACE)).isEqualTo(26);
    assertThat(file.tally().rejected(Finding.TEST_CALL)).isEqualTo(6);
  }

  @Test
  void seattlePoliceOf2015IsReadInAboutASecond() {
    Optional<Path> path = RealData.file("seattle/calls/spd_911_incident_response_2015.csv.gz");
    if (path.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    CallFile file = CallReader.read(path.get(), ReadingRules.everyReadableRow());
    System.out.printf(
        Locale.ROOT, "read 91,067 rows in %d ms%n", (System.nanoTime() - start) / 1_000_000);
    print(file.tally());
    assertThat(file.tally().format().id()).isEqualTo("seattle-police-incidents");
    assertThat(file.tally().rows()).isEqualTo(91_067);
    assertThat(file.calls()).hasSize(91_067).allMatch(call -> call.where() != null);
    assertThat(file.calls().stream().filter(CallRecord::onView)).hasSize(3563 + 2211);
  }

  /** SOURCES: East, not on view, median / 90th percentile in minutes. */
  @Test
  void seattlePoliceEastAnswersAsKnown() {
    Optional<Path> path = RealData.file("seattle/calls/spd_call_data_sample10000_2009_2022.csv.gz");
    if (path.isEmpty()) {
      return;
    }
    CallFile file = CallReader.read(path.get(), ReadingRules.forResponseTimes());
    print(file.tally());
    assertThat(file.tally().rows()).isEqualTo(10_000);
    assertThat(file.tally().rejected(Finding.TEST_CALL)).isEqualTo(3); // on view, too
    assertThat(file.tally().rejected(Finding.ON_VIEW)).isEqualTo(3870 - 3);
    assertMinutes(responses(file, east("1")), 161, 4.9, 14.7);
    assertMinutes(responses(file, east("2")), 288, 11.6, 76.9);
    assertMinutes(responses(file, east("3")), 293, 28.8, 132.6);
  }

  /** Case C8: received to first on scene by final priority, private ambulances included. */
  @Test
  void sanFranciscoFireAnswersAsPublished() {
    Optional<Path> path =
        RealData.file("san-francisco/calls/sffd_calls_2016-12-31_2017-01-07.csv.gz");
    if (path.isEmpty()) {
      return;
    }
    CallFile file = CallReader.read(path.get(), ReadingRules.everyReadableRow());
    print(file.tally());
    assertThat(file.tally().rows()).isEqualTo(7704);
    assertThat(file.calls()).hasSize(3560);
    long units =
        file.calls().stream().flatMap(c -> c.units().stream()).map(UnitSent::id).distinct().count();
    assertThat(units).isEqualTo(178);
    assertMinutes(responses(file, call -> call.priority().last().equals("3")), 2038, 5.45, 8.52);
    assertMinutes(responses(file, call -> call.priority().last().equals("2")), 1391, 10.78, 23.22);

    CallFile own =
        CallReader.read(
            path.get(), ReadingRules.forResponseTimes().leavingOut(Finding.PRIVATE_AMBULANCE));
    print(own.tally());
    assertThat(own.tally().rejected(Finding.PRIVATE_AMBULANCE)).isEqualTo(757);
  }

  private static Predicate<CallRecord> east(String priority) {
    return call ->
        call.area().precinct().equals("EAST") && call.priority().initial().equals(priority);
  }

  private static List<Double> responses(CallFile file, Predicate<CallRecord> which) {
    List<Double> minutes = new ArrayList<>();
    for (CallRecord call : file.calls()) {
      if (which.test(call)) {
        call.times()
            .between(Moment.RECEIVED, Moment.ON_SCENE)
            .ifPresent(ms -> minutes.add(ms / 60_000.0));
      }
    }
    Collections.sort(minutes);
    return minutes;
  }

  private static void assertMinutes(List<Double> sorted, int count, double median, double p90) {
    System.out.printf(
        Locale.ROOT,
        "n=%d median %.3f p90 %.3f min%n",
        sorted.size(),
        quantile(sorted, 0.5),
        quantile(sorted, 0.9));
    assertThat(sorted).hasSize(count);
    double printed = Math.round(median * 10) == median * 10 ? 0.051 : 0.0051;
    assertThat(quantile(sorted, 0.5)).isCloseTo(median, within(printed));
    assertThat(quantile(sorted, 0.9)).isCloseTo(p90, within(printed));
  }

  /** Linear between order statistics. */
  private static double quantile(List<Double> sorted, double share) {
    double rank = (sorted.size() - 1) * share;
    int below = (int) rank;
    double above = sorted.get(Math.min(below + 1, sorted.size() - 1));
    return sorted.get(below) + (rank - below) * (above - sorted.get(below));
  }

  private static void print(Tally tally) {
    System.out.printf(
        "%s: %d rows, %d accepted as %d calls, rejected %s, noted %s, unused %s%n",
        tally.format().id(),
        tally.rows(),
        tally.acceptedRows(),
        tally.calls(),
        tally.rejected(),
        tally.noted(),
        tally.unusedColumns());
  }
}
