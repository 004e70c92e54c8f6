package org.cordon.study.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cordon.calls.Finding;
import org.cordon.calls.roster.ResponseCodes;
import org.cordon.calls.roster.ResponseCodes.Code;
import org.cordon.calls.roster.RosterReader;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Times;
import org.cordon.roads.Place;
import org.cordon.roads.route.Roads;
import org.cordon.study.replay.ReplayInput.Busy;
import org.cordon.study.replay.ReplayInput.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stations W, C and X at corners 0, 20 and 40 of one street; calls are invented. */
class ReplayFireTest {
  private static final Roads ROADS = SmallTown.roads();
  private static final ResponseCodes CODES =
      new ResponseCodes(
          List.of(
              new Code("AID", "AID RESPONSE", "AID"), new Code("MED", "MEDIC RESPONSE", "MEDIC")));

  @TempDir private Path folder;

  private ReplayInput input(String calls, List<ReplayZone> zones, Options options)
      throws IOException {
    Path stations =
        write(
            "stations.csv",
            "station,lat,lon\n" + station("W", 0) + station("C", 20) + station("X", 40));
    Path units = write("units.csv", "apparatus,station\nE1,W\nE2,C\nM2,C\nE3,X\nFB1,X\n");
    String header = "timestamp,incident_number,level,units,incident_type,lat,lon,geocode\n";
    Path file = write("calls.csv", header + calls);
    return new ReplayInput(ROADS, file, RosterReader.read(stations, units), CODES, zones, options);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String station(String id, int corner) {
    return String.format(
        Locale.ROOT, "%s,%.7f,%.7f%n", id, SmallTown.lat(0), SmallTown.lon(corner));
  }

  private static String call(String time, String id, String units, String type, int corner) {
    return String.format(
        Locale.ROOT,
        "2017-06-01 %s,%s,1,%s,%s,%.7f,%.7f,exact%n",
        time,
        id,
        units,
        type,
        SmallTown.lat(1),
        SmallTown.lon(corner));
  }

  private FireReplayResult run(String calls) throws IOException {
    return ReplayFire.run(input(calls, List.of(), Options.defaults()));
  }

  @Test
  void theNearestEngineIsRecommendedAndWasSent() throws IOException {
    FireReplayResult result = run(call("08:00:00", "F1", "E1", "Aid Response", 2));
    assertThat(result.first()).isEqualTo(new Share(1, 1));
    assertThat(result.byAir()).isEqualTo(new Share(1, 1));
    assertThat(result.engine()).isEqualTo(new Share(1, 1));
    assertThat(result.ranks()).containsExactly(1L, 0L, 0L, 0L, 0L);
    assertThat(result.kinds()).containsExactly(Map.entry(RecommendationKind.DIRECT, 1L));
    // 200 m along and 100 m across at 25 mph, after 80 s of turnout
    assertThat(result.etaMs().median()).isBetween(80_000L + 26_000, 80_000L + 28_000);
  }

  @Test
  void anEngineThatIsStillAtACallIsNotRecommendedForTheNext() throws IOException {
    FireReplayResult result =
        run(
            call("08:00:00", "F1", "E1", "Aid Response", 2)
                + call("08:05:00", "F2", "E2", "Aid Response", 3));
    assertThat(result.first()).isEqualTo(new Share(2, 2));
  }

  @Test
  void withUnitsAlwaysFreeTheNearestIsRecommendedAgain() throws IOException {
    Options usual = Options.defaults();
    Options free = new Options(usual.fromMs(), usual.untilMs(), 80_000, usual.busy().percent(0));
    FireReplayResult result =
        ReplayFire.run(
            input(
                call("08:00:00", "F1", "E1", "Aid Response", 2)
                    + call("08:05:00", "F2", "E2", "Aid Response", 3),
                List.of(),
                free));
    assertThat(result.first()).isEqualTo(new Share(1, 2));
    assertThat(result.ranks()).containsExactly(1L, 1L, 0L, 0L, 0L);
  }

  @Test
  void aUnitOnItsWayHomeIsSentFromWhereItIs() throws IOException {
    // E1 goes to corner 18, is free after about 10 min there, and drives home past corner 12.
    FireReplayResult result =
        run(
            call("08:00:00", "F1", "E1", "Aid Response", 18)
                + call("08:14:45", "F2", "E1", "Aid Response", 11));
    assertThat(result.first()).isEqualTo(new Share(1, 2)); // E2 was nearer to the first
  }

  @Test
  void aUnitReallySentWhileThoughtBusyIsTakenAndCounted() throws IOException {
    FireReplayResult result =
        run(
            call("08:00:00", "F1", "E1", "Aid Response", 2)
                + call("08:02:00", "F2", "E1", "Aid Response", 3)
                + call("20:00:00", "F3", "E1", "Aid Response", 3));
    assertThat(result.sentWhileBusy()).isEqualTo(1);
    assertThat(result.replayed()).isEqualTo(3);
  }

  @Test
  void whatCannotBeComparedIsCountedByReason() throws IOException {
    FireReplayResult result =
        run(
            call("08:00:00", "F1", "E77 E78", "Aid Response", 2)
                + "2017-06-01 08:00:00,F2,1,E1,Aid Response,,,none\n"
                + "2017-06-01 08:00:00,F3,1,E1,Aid Response,48.5,-122.3,exact\n"
                + call("09:00:00", "F4", "E1", "Cat in Tree", 2));
    assertThat(result.calls().rows()).isEqualTo(4);
    assertThat(result.calls().rejected())
        .containsOnly(Map.entry(Finding.NO_PLACE, 1L), Map.entry(Finding.OUTSIDE_BOX, 1L));
    assertThat(result.notCompared())
        .containsOnly(Map.entry("no unit sent is on duty by the roster", 1L));
    assertThat(result.sentNotOnDuty()).containsOnly(Map.entry("E77", 1L), Map.entry("E78", 1L));
    assertThat(result.unknownTypes()).containsOnly(Map.entry("Cat in Tree", 1L));
    assertThat(result.leftOut())
        .containsEntry("of a kind that no response plan asks for", List.of("FB1"));
    assertThat(result.onDuty()).isEqualTo(4);
  }

  @Test
  void aZoneChangesWhatIsRecommendedInside() throws IOException {
    int south = Place.of(SmallTown.lat(0), 0).latE7() - 4_000;
    int north = Place.of(SmallTown.lat(1), 0).latE7() + 4_000;
    int west = Place.of(0, SmallTown.lon(10)).lonE7() - 6_000;
    int east = Place.of(0, SmallTown.lon(12)).lonE7() + 6_000;
    ReplayZone zone =
        new ReplayZone(
            "zone-1",
            List.of(
                new Place(south, west),
                new Place(south, east),
                new Place(north, east),
                new Place(north, west)),
            List.of(AccessRule.plain(Service.FIRE, AccessLevel.CLOSED, 0, Times.NEVER_MS)));
    String calls =
        call("08:00:00", "F1", "E1", "Aid Response", 11)
            + call("09:00:00", "F2", "E1", "Aid Response", 2);
    FireReplayResult result = ReplayFire.run(input(calls, List.of(zone), Options.defaults()));
    assertThat(result.insideZone()).isEqualTo(1);
    assertThat(result.kinds().get(RecommendationKind.DIRECT)).isEqualTo(1);
    assertThat(result.kinds().keySet())
        .containsAnyOf(RecommendationKind.MEET, RecommendationKind.HELD);
  }

  @Test
  void theSameFilesGiveTheSameResult() throws IOException {
    String calls =
        call("08:00:00", "F1", "E1", "Aid Response", 18)
            + call("08:01:00", "F2", "M2 E2", "Medic Response", 30)
            + call("08:10:00", "F3", "E3", "Aid Response", 25);
    assertThat(run(calls)).isEqualTo(run(calls));
    assertThat(run(calls).medic()).isEqualTo(new Share(1, 1));
    assertThat(Busy.AS_IN_SAN_FRANCISCO.percent(200).medicMs()).isEqualTo(130 * 60_000);
  }
}
