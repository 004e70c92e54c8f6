package org.cordon.study.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cordon.calls.roster.ResponseCodes;
import org.cordon.calls.roster.RosterReader;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Times;
import org.cordon.roads.Place;
import org.cordon.roads.osm.OsmImport;
import org.cordon.roads.route.ClosuresGeoJson;
import org.cordon.roads.route.Roads;
import org.cordon.study.replay.ReplayInput.Busy;
import org.cordon.study.replay.ReplayInput.Options;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Real days of Seattle on its real streets, where the data is at hand. */
@EnabledIf("dataIsThere")
class RealDaysTest {
  private static final Path ROOT = root();
  private static final Path SEATTLE = data().resolve("seattle");
  private static final Path OUTLINE =
      ROOT.resolve("scenarios/capitol-hill-2020/outline-06-16-central.geojson");

  private static final Path APPARATUS = SEATTLE.resolve("stations/sfd_apparatus-locations.csv");

  private static final NamedPlace STAGING =
      new NamedPlace("staging-1", "Broadway and East Pine", Place.of(47.61522, -122.32090));

  private static final Busy ALWAYS_FREE = Busy.AS_IN_SAN_FRANCISCO.percent(0);
  private static final long WEEK_MS = Instant.parse("2017-06-08T07:00:00Z").toEpochMilli();

  @SuppressWarnings("NullAway.Init")
  private static Roads roads;

  static boolean dataIsThere() {
    if (Files.isDirectory(SEATTLE)) {
      return true;
    }
    System.out.println(
        "SKIPPED: " + SEATTLE + " is not there (set CORDON_DATA to the data folder)");
    return false;
  }

  private static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("cordon"))) {
      root = root.getParent();
    }
    return root;
  }

  private static Path data() {
    String data = System.getenv("CORDON_DATA");
    return ROOT.resolve(data == null || data.isBlank() ? "../shared/data" : data).normalize();
  }

  @BeforeAll
  static void importStreets() {
    roads = Roads.of(OsmImport.read(SEATTLE.resolve("streets/seattle-osm-drive.osm.pbf")).city());
  }

  /** The whole file, or its first week only. */
  private static FireReplayResult fire(
      Path apparatus, List<ReplayZone> zones, Busy busy, long untilMs) {
    return ReplayFire.run(
        new ReplayInput(
            roads,
            SEATTLE.resolve("calls/sfd_units_2017-06-01_2017-06-24.csv.gz"),
            RosterReader.read(SEATTLE.resolve("stations/sfd_stations-geocoded.csv"), apparatus),
            ResponseCodes.read(SEATTLE.resolve("stations/sfd_response-codes.tsv")),
            zones,
            new Options(0, untilMs, Options.defaults().turnoutMs(), busy)));
  }

  private static PoliceReplayResult police(List<AccessRule> rules, int every) {
    return ReplayPolice.run(
        new PoliceInput(
            roads,
            SEATTLE.resolve("calls/spd_911_incident_response_2015.csv.gz"),
            PolicePosts.read(SEATTLE.resolve("boundaries/spd_beats_2018_present.geojson")),
            ReplayZone.of(ClosuresGeoJson.read(OUTLINE), rules),
            every));
  }

  @Test
  void theEngineMostlyRecommendsWhatWasReallySentInJune2017() {
    FireReplayResult result = fire(APPARATUS, List.of(), Busy.AS_IN_SAN_FRANCISCO, Long.MAX_VALUE);
    print("roster as given, units busy as in San Francisco", result);
    assertThat(result.calls().rows()).isEqualTo(6481);
    assertThat(result.calls().acceptedRows() + result.calls().rejectedRows()).isEqualTo(6481);
    assertThat(result.replayed()).isEqualTo(result.calls().calls());
    assertThat(result.first().percent()).isGreaterThan(50);
    assertThat(result.station().hits()).isGreaterThan(result.first().hits());
    assertThat(result.ranks().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(result.first().of());
    assertThat(result.insideZone()).isZero();
  }

  /** The roster is of about 2014; where the calls of these units lie shows where they stand now. */
  @Test
  void aRosterPutRightAgreesBetterWithWhatWasSent(@TempDir Path folder) throws IOException {
    String roster =
        Files.readString(APPARATUS)
            .replace("E31,17,temporarily", "E31,31,")
            .replace("A31,24,temporarily", "A31,31,")
            .replace("M31,35,temporarily", "M31,31,")
            .replace("L5,39,temporarily", "L5,31,")
            .replace("M17,17,", "M16,17,")
            .replace("L13,37,", "L7,14,");
    Path corrected = Files.writeString(folder.resolve("apparatus.csv"), roster);
    FireReplayResult given = fire(APPARATUS, List.of(), ALWAYS_FREE, WEEK_MS);
    FireReplayResult right = fire(corrected, List.of(), ALWAYS_FREE, WEEK_MS);
    print("first week, roster as given, every unit always free", given);
    print("first week, roster put right, every unit always free", right);
    assertThat(right.engine().percent()).isGreaterThan(given.engine().percent());
    assertThat(right.first().percent()).isGreaterThan(given.first().percent());
  }

  /** Nobody on this roster could clear a scene, so whoever can be moved is met at the edge. */
  @Test
  void fireCallsInsideTheZoneAreMetOrStagedAndNoneIsLost() {
    List<AccessRule> staged =
        List.of(
            AccessRule.plain(Service.FIRE, AccessLevel.STAGED, 0, Times.NEVER_MS)
                .stagedAt(STAGING));
    List<ReplayZone> zones = ReplayZone.of(ClosuresGeoJson.read(OUTLINE), staged);
    FireReplayResult result = fire(APPARATUS, zones, Busy.AS_IN_SAN_FRANCISCO, WEEK_MS);
    print("first week, with the zone of 16 June 2020, fire staged", result);
    assertThat(result.insideZone()).isPositive();
    long direct = result.kinds().getOrDefault(RecommendationKind.DIRECT, 0L);
    assertThat(direct).isEqualTo(result.replayed() - result.insideZone());
    assertThat(result.kinds()).doesNotContainKey(RecommendationKind.HELD);
    long all = result.kinds().values().stream().mapToLong(Long::longValue).sum();
    assertThat(all).isEqualTo(result.replayed());
  }

  @Test
  void aYearOfPoliceCallsIsAskedAboutWithAndWithoutTheZone() {
    PoliceReplayResult asWritten = police(ReplayPolice.rulesAsWritten(), 20);
    print("rules as written", asWritten);
    print("nobody enters", police(ReplayPolice.nobodyEnters(), 100));
    assertThat(asWritten.calls().rows()).isEqualTo(91_067);
    assertThat(asWritten.asked() + asWritten.noStreet() + asWritten.passedOver())
        .isEqualTo(asWritten.calls().calls());
    assertThat(asWritten.inside()).isPositive();
    assertThat(asWritten.kindsInside().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(asWritten.inside());
    // Closing streets to a service never brings it to anybody sooner.
    assertThat(asWritten.withOutside().median())
        .isGreaterThanOrEqualTo(asWritten.withoutOutside().median());
  }

  private static void print(String title, FireReplayResult r) {
    System.out.println("Fire calls of June 2017 on the real streets, " + title + ":");
    System.out.println("  rows " + r.calls().rows() + ", rejected " + r.calls().rejected());
    System.out.println("  on duty " + r.onDuty() + ", left out " + r.leftOut());
    System.out.println("  replayed " + r.replayed() + ", not compared " + r.notCompared());
    System.out.println("  recommended first unit among those sent: " + r.first());
    System.out.println("    by response " + r.byResponse());
    System.out.println("    a unit of its station among those sent: " + r.station());
    System.out.println("    nearest in a straight line instead: " + r.byAir());
    System.out.println("  engine, where one was sent: " + r.engine());
    System.out.println("  medic unit, where one was sent: " + r.medic());
    System.out.println(
        "  best ranked of those sent was 1st, 2nd, 3rd, later, not suitable: " + r.ranks());
    System.out.println("    later than the recommended by, ms: " + r.laterMs());
    System.out.println("  turnout and travel, ms: " + r.etaMs());
    System.out.println("  kinds " + r.kinds() + ", inside the zone " + r.insideZone());
    System.out.println("  sent but not on duty " + r.sentNotOnDuty());
    System.out.println(
        "  sent while thought busy " + r.sentWhileBusy() + ", refused " + r.refused());
    System.out.println("  types without a code " + r.unknownTypes());
  }

  private static void print(String title, PoliceReplayResult r) {
    System.out.println("Police pattern of 2015 and the zone of 16 June 2020, " + title + ":");
    System.out.println("  rows " + r.calls().rows() + ", rejected " + r.calls().rejected());
    System.out.println(
        "  asked " + r.asked() + ", no street " + r.noStreet() + ", inside " + r.inside());
    System.out.println("  kinds inside " + r.kindsInside() + ", held because " + r.heldInside());
    System.out.println("  ms inside without " + r.withoutInside() + " with " + r.withInside());
    System.out.println("  ms until met " + r.meetInside());
    System.out.println("  ms outside without " + r.withoutOutside() + " with " + r.withOutside());
    System.out.println(
        "  outside slower " + r.slowerMs() + ", no longer reached " + r.worseKindOutside());
  }
}
