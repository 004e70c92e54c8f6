package org.cordon.study.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cordon.calls.Finding;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Roads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two beats, west and east of one street; a zone over corners 10 to 12; invented calls. */
class ReplayPoliceTest {
  private static final Roads ROADS = SmallTown.roads();

  @TempDir private Path folder;

  private static String call(String time, String type, String group, int corner) {
    return String.format(
        Locale.ROOT,
        "1,CLOSED,%.7f,%.7f,%s,%s,1/5/15 %s%n",
        SmallTown.lon(corner),
        SmallTown.lat(1),
        type,
        group,
        time);
  }

  private PoliceReplayResult run(List<AccessRule> rules, String calls) throws IOException {
    String header =
        "Event.Clearance.Code,Event.Clearance.Description,Longitude,Latitude,"
            + "Initial.Type.Description,Initial.Type.Group,At.Scene.Time\n";
    Path file = Files.writeString(folder.resolve("calls.csv"), header + calls);
    return ReplayPolice.run(
        new PoliceInput(ROADS, file, beats(), ReplayZone.of(List.of(zone()), rules), 1));
  }

  private PolicePosts beats() throws IOException {
    String beat =
        "{\"properties\":{\"beat\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
            + "[[[%f,%f],[%f,%f],[%f,%f],[%f,%f],[%f,%f]]]}}";
    Path file =
        Files.writeString(
            folder.resolve("beats.geojson"),
            "{\"features\":["
                + square(beat, "W1", 0, 8)
                + ","
                + square(beat, "E1", 30, 40)
                + ","
                + square(beat, "H1", 0, 40)
                + ","
                + square(beat, "99", 0, 40)
                + "]}");
    return PolicePosts.read(file);
  }

  private static String square(String form, String beat, int from, int to) {
    double west = SmallTown.lon(from);
    double east = SmallTown.lon(to);
    double south = SmallTown.lat(0);
    double north = SmallTown.lat(1);
    return String.format(
        Locale.ROOT, form, beat, west, south, east, south, east, north, west, north, west, south);
  }

  private static ClosedShape zone() {
    int south = Place.of(SmallTown.lat(0), 0).latE7() - 4_000;
    int north = Place.of(SmallTown.lat(1), 0).latE7() + 4_000;
    int west = Place.of(0, SmallTown.lon(10)).lonE7() - 6_000;
    int east = Place.of(0, SmallTown.lon(12)).lonE7() + 6_000;
    List<Place> outline =
        List.of(
            new Place(south, west),
            new Place(south, east),
            new Place(north, east),
            new Place(north, west));
    return new ClosedShape(true, outline, ClosedShape.ALL_SERVICES, 0, ClosedShape.Crossing.BOTH);
  }

  @Test
  void aPatrolUnitWaitsInTheMiddleOfEachBeatOnLand() throws IOException {
    List<PolicePosts.Post> posts = beats().posts();
    assertThat(posts).extracting(PolicePosts.Post::beat).containsExactly("E1", "W1");
    Place middle = Place.of((SmallTown.lat(0) + SmallTown.lat(1)) / 2, SmallTown.lon(4));
    assertThat(posts.getLast().middle().distanceMm(middle)).isLessThan(1_000);
  }

  @Test
  void aFileWithoutBeatsIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("none.geojson"), "{\"features\":[]}");
    assertThatThrownBy(() -> PolicePosts.read(file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no-beats");
    Path broken = Files.writeString(folder.resolve("broken.geojson"), "{\"features\":[");
    assertThatThrownBy(() -> PolicePosts.read(broken))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("unreadable-geojson");
  }

  @Test
  void whatTheRuleExceptsIsAnsweredInsideAndTheRestIsMetOrHeld() throws IOException {
    PoliceReplayResult result =
        run(
            ReplayPolice.rulesAsWritten(),
            call("10:00", "FIGHT", "ASSAULTS", 11)
                + call("11:00", "BIKE", "THEFT", 11)
                + call("12:00", "PURSE", "ROBBERY", 11)
                + call("13:00", "BIKE", "THEFT", 2)
                + call("14:00", "STOP - OFFICER INITIATED ONVIEW", "TRAFFIC RELATED CALLS", 3));
    assertThat(result.calls().rejected()).containsOnly(Map.entry(Finding.ON_VIEW, 1L));
    assertThat(result.asked()).isEqualTo(4);
    assertThat(result.inside()).isEqualTo(3);
    assertThat(result.kindsInside())
        .containsOnly(
            Map.entry(RecommendationKind.DIRECT, 1L),
            Map.entry(RecommendationKind.MEET, 1L),
            Map.entry(RecommendationKind.HELD, 1L));
    assertThat(result.meetInside().count()).isEqualTo(1);
    assertThat(result.heldInside().values()).containsExactly(1L);
  }

  @Test
  void whoLivesBehindTheZoneIsReachedFromTheOtherSide() throws IOException {
    // W1 waits at corner 4 and is nearest to corner 14, but both streets lead through the zone.
    PoliceReplayResult result =
        run(ReplayPolice.nobodyEnters(), call("10:00", "BIKE", "THEFT", 14));
    assertThat(result.inside()).isZero();
    assertThat(result.slowerOutside()).isEqualTo(1);
    assertThat(result.withOutside().median()).isGreaterThan(result.withoutOutside().median());
    assertThat(result.worseKindOutside()).isZero();
  }
}
