package org.cordon.roads.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import org.cordon.roads.Profile;
import org.cordon.roads.RealData;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsmImportTest {
  @TempDir Path dir;

  /**
   * A cross: way 1 from the west (node 1) to the middle (2), way 2 on to the east, 3 to the north.
   */
  private static SmallPbf cross() {
    return new SmallPbf()
        .node(1, 47.610, -122.330, "")
        .node(2, 47.610, -122.320, "")
        .node(3, 47.610, -122.310, "")
        .node(4, 47.620, -122.320, "")
        .way(1, "highway=primary name=West", 1, 2)
        .way(2, "highway=primary name=East", 2, 3)
        .way(3, "highway=residential name=North", 2, 4);
  }

  @Test
  void aForbiddenTurnBindsEnginesAndAmbulancesButNotPatrolCars() throws IOException {
    City city = read(cross().turn("restriction=no_left_turn", 1, 2, 3));
    assertThat(city.restrictionCount()).isEqualTo(1);
    assertThat(city.name(City.edgeOf(city.restrictionFrom(0)))).isEqualTo("West");
    assertThat(city.name(City.edgeOf(city.restrictionTo(0)))).isEqualTo("North");
    assertThat(city.restrictionProfiles(0)).isEqualTo(Profile.FIRE.bit() | Profile.EMS.bit());
  }

  @Test
  void anOnlyTurnForbidsAllOthersAlsoTurningBack() throws IOException {
    City city = read(cross().turn("restriction=only_straight_on", 1, 2, 2));
    assertThat(city.restrictionCount()).isEqualTo(2);
    assertThat(city.name(City.edgeOf(city.restrictionTo(0)))).isEqualTo("West");
    assertThat(city.name(City.edgeOf(city.restrictionTo(1)))).isEqualTo("North");
  }

  @Test
  void aTurnThatExceptsEmergencyVehiclesBindsNobody() throws IOException {
    OsmImport.Result result =
        OsmImport.read(
            cross()
                .turn("restriction=no_left_turn except=psv;emergency", 1, 2, 3)
                .turn("restriction:hgv=no_left_turn", 1, 2, 3)
                .turn("restriction=no_left_turn", 9, 2, 3)
                .write(dir));
    assertThat(result.city().restrictionCount()).isZero();
    assertThat(result.unread())
        .containsEntry("turn restriction that excepts emergency vehicles, waived for all", 1L)
        .containsEntry("turn restriction for some vehicles or times only, not applied", 1L)
        .containsEntry("turn restriction on streets that are not in the extract, not applied", 1L);
  }

  @Test
  void aBollardStopsCarsCostsEnginesAMinuteAndLetsPeopleThrough() throws IOException {
    City city = read(street("barrier=bollard"));
    assertThat(total(city, Profile.POLICE)).isGreaterThanOrEqualTo(City.INFINITY_MS);
    assertThat(total(city, Profile.EMS)).isGreaterThanOrEqualTo(City.INFINITY_MS);
    long open = total(read(street("highway=crossing")), Profile.FIRE);
    assertThat(total(city, Profile.FIRE)).isBetween(open + 60_000, open + 60_010);
    assertThat(total(city, Profile.FOOT)).isLessThan(City.INFINITY_MS);
  }

  @Test
  void gatesOpenLockedOnesOnlyToEnginesAndUnknownBarriersStayShut() throws IOException {
    assertThat(total(read(street("barrier=gate")), Profile.POLICE)).isLessThan(City.INFINITY_MS);
    City locked = read(street("barrier=gate locked=yes"));
    assertThat(total(locked, Profile.POLICE)).isGreaterThanOrEqualTo(City.INFINITY_MS);
    assertThat(total(locked, Profile.FIRE)).isLessThan(City.INFINITY_MS);
    City emergency = read(street("barrier=bollard access=no emergency=yes"));
    assertThat(total(emergency, Profile.POLICE)).isLessThan(City.INFINITY_MS);
    OsmImport.Result unknown = OsmImport.read(street("barrier=moat").write(dir));
    assertThat(unknown.unread()).containsEntry("barrier=moat", 1L);
    assertThat(total(unknown.city(), Profile.FIRE)).isGreaterThanOrEqualTo(City.INFINITY_MS);
  }

  @Test
  void aChainOfLikeWaysIsOneEdge() throws IOException {
    City city =
        read(
            new SmallPbf()
                .node(1, 47.610, -122.330, "")
                .node(2, 47.610, -122.320, "")
                .node(3, 47.611, -122.315, "")
                .node(4, 47.610, -122.310, "")
                .way(1, "highway=residential name=Pine", 1, 2)
                .way(2, "highway=residential name=Pine", 4, 3, 2));
    assertThat(city.edgeCount()).isEqualTo(1);
    assertThat(city.pointCount(0)).isEqualTo(4);
  }

  @Test
  void aCityHasTheHoursThatTheImportIsTold() throws IOException {
    Path file = cross().write(dir);
    ZoneId lisbon = ZoneId.of("Europe/Lisbon");
    assertThat(OsmImport.read(file, lisbon).city().ianaZone()).isEqualTo("Europe/Lisbon");
    assertThat(OsmImport.read(file).city().ianaZone()).as("no extract says it").isEmpty();
  }

  @Test
  void waysAndNodesOfOtherKindsAreCountedOnceByName() throws IOException {
    OsmImport.Result result =
        OsmImport.read(
            cross()
                .way(7, "highway=proposed", 1, 4)
                .way(8, "oneway=maybe highway=service", 3, 4)
                .write(dir));
    assertThat(result.unread())
        .containsEntry("highway=proposed", 1L)
        .containsEntry("oneway=maybe", 1L);
  }

  @Test
  void aDamagedFileIsRefusedWithPlaceAndRemedy() throws IOException {
    Path whole = cross().write(dir);
    byte[] bytes = Files.readAllBytes(whole);
    assertThat(refused(Arrays.copyOf(bytes, bytes.length - 7)).name()).isEqualTo("truncated-osm");
    assertThat(refused(Arrays.copyOf(bytes, bytes.length - 7)).found())
        .contains("block 2")
        .contains("byte " + (bytes.length - 7));
    assertThat(refused(new byte[0]).name()).isEqualTo("empty-osm");
    assertThat(refused("<?xml version='1.0'?><osm/>".getBytes(StandardCharsets.UTF_8)).name())
        .isEqualTo("foreign-osm");
    byte[] flipped = bytes.clone();
    Arrays.fill(flipped, flipped.length - 60, flipped.length - 20, (byte) 0xff);
    assertThat(refused(flipped).name()).isEqualTo("damaged-osm");
    Refusal nothing = refused(Files.readAllBytes(new SmallPbf().write(dir)));
    assertThat(nothing.name()).isEqualTo("no-streets");
    assertThat(nothing.remedy()).isNotEmpty();
    Refusal missing =
        catchThrowableOfType(Refusal.class, () -> OsmImport.read(dir.resolve("none.osm.pbf")));
    assertThat(missing.name()).isEqualTo("no-osm-file");
  }

  @Test
  void portosTurnRestrictionsAreApplied() {
    OsmImport.Result porto = OsmImport.read(RealData.file(RealData.PORTO));
    System.out.println(
        "Porto: "
            + porto.city().junctionCount()
            + " junctions, "
            + porto.city().edgeCount()
            + " edges, "
            + porto.city().restrictionCount()
            + " forbidden turns; not used: "
            + porto.unread());
    assertThat(porto.city().restrictionCount()).isGreaterThan(300);
  }

  private static SmallPbf street(String middle) {
    return new SmallPbf()
        .node(1, 47.610, -122.330, "")
        .node(2, 47.610, -122.325, middle)
        .node(3, 47.610, -122.320, "")
        .way(1, "highway=residential name=Pine", 1, 2, 3);
  }

  private City read(SmallPbf pbf) throws IOException {
    City city = OsmImport.read(pbf.write(dir)).city();
    CityFile.write(city, dir.resolve("city"));
    City loaded = CityFile.open(dir.resolve("city"));
    assertThat(loaded.hash()).isEqualTo(city.hash());
    return loaded;
  }

  /** The time over all edges in their own direction. */
  private static long total(City city, Profile profile) {
    long total = 0;
    for (int e = 0; e < city.edgeCount(); e++) {
      total += city.timeMs(profile, 2 * e);
    }
    return total;
  }

  private Refusal refused(byte[] bytes) throws IOException {
    Path file = Files.write(dir.resolve("bad.osm.pbf"), bytes);
    return catchThrowableOfType(Refusal.class, () -> OsmImport.read(file));
  }
}
