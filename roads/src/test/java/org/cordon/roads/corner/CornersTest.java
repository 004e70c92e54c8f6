package org.cordon.roads.corner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Walk;
import org.cordon.roads.schematic.Schematic;
import org.junit.jupiter.api.Test;

class CornersTest {
  /** Three avenues by three streets, about 80 m by 110 m a block; 11th crosses Olive twice. */
  private static final String TOWN =
      """
      corner a1 47.6140 -122.3210
      corner a2 47.6150 -122.3210
      corner a3 47.6160 -122.3210
      corner b1 47.6140 -122.3200
      corner b2 47.6150 -122.3200
      corner b3 47.6160 -122.3200
      corner c1 47.6140 -122.3190
      corner c2 47.6150 -122.3190
      corner c3 47.6160 -122.3190
      corner b9 47.6250 -122.3200
      corner d9 47.6250 -122.3180
      corner c9 47.6250 -122.3190
      street "Broadway" primary 30 : a1 a2 a3
      street "10th Avenue" residential 20 : b1 b2 b3
      street "10th Avenue East" residential 20 : b3 b9
      street "11th Avenue" residential 20 : c1 c2 c3 c9
      street "East Pike Street" secondary 25 : a1 b1 c1
      street "East Pine Street" secondary 25 : a2 b2 c2
      street "East Olive Street" residential 20 : a3 b3 c3
      street "East Olive Street" residential 20 : c9 d9
      street "Federal Avenue" residential 20 : b9 c9
      """;

  private static final Corners CORNERS = Corners.of(Schematic.parse(TOWN, "town"));

  @Test
  void aCornerIsFoundByWhatPeopleCallIt() {
    Place pine = Place.of(47.6150, -122.3200);
    for (String said :
        List.of(
            "10th and Pine",
            "10th & Pine",
            "10th/Pine",
            "Pine at 10th",
            "10th Ave & E Pine St",
            "10th Ave. and E. Pine St.",
            "Tenth Avenue and East Pine Street",
            "10 and pine",
            "  TENTH   ave @ east pine ")) {
      assertThat(CORNERS.find(said).place()).as(said).isEqualTo(pine);
    }
  }

  @Test
  void aCornerIsSpokenShortWhereThatMeansItAlone() {
    assertThat(CORNERS.find("Pine and Broadway").spokenName()).isEqualTo("Broadway and East Pine");
    assertThat(CORNERS.find("pine & 10").spokenName()).isEqualTo("10th and East Pine");
  }

  @Test
  void everyCornerIsFoundAgainByItsSpokenName() {
    assertThat(CORNERS.junctions()).hasSize(11);
    for (int junction : CORNERS.junctions()) {
      assertThat(CORNERS.find(CORNERS.spokenName(junction)).junction()).isEqualTo(junction);
    }
  }

  @Test
  void theMouthOfAnAlleyIsNoCorner() {
    Corners withAlley =
        Corners.of(
            Schematic.parse(
                """
                corner west 47.6150 -122.3210
                corner mouth 47.6150 -122.3205
                corner east 47.6150 -122.3200
                corner end 47.6160 -122.3205
                corner north 47.6160 -122.3200
                street "East Pine Street" residential : west mouth east
                street "Back Alley" alley : mouth end
                street "10th Avenue" residential : east north
                """,
                "a town with an alley"));
    assertThat(withAlley.junctions()).hasSize(1);
    assertThat(withAlley.find("10th and Pine").place()).isEqualTo(Place.of(47.6150, -122.3200));
  }

  @Test
  void theSideOfACornerFacesWhoComes() {
    int junction = CORNERS.find("10th and Pine").junction();
    assertThat(CORNERS.spokenName(junction, Place.of(47.6155, -122.3195)))
        .isEqualTo("10th and East Pine, north-east corner");
    assertThat(CORNERS.spokenName(junction, Place.of(47.6149, -122.3201)))
        .isEqualTo("10th and East Pine, south-west corner");
    int end = CORNERS.find("10th and Pike").junction();
    assertThat(CORNERS.spokenName(end, Place.of(47.6100, -122.3200)))
        .isEqualTo("10th and East Pike, south side");
  }

  @Test
  void aTextThatMeansTwoCornersIsRefusedWithTheChoices() {
    Refusal refusal = refused("11th and Olive");
    assertThat(refusal.name()).isEqualTo("ambiguous-corner");
    assertThat(refusal.remedy())
        .contains("11th Avenue and East Olive Street, near Federal Avenue")
        .contains("11th Avenue and East Olive Street, near 10th Avenue;");
    assertThat(CORNERS.find("11th Avenue and East Olive Street, near 10th Avenue").place())
        .isEqualTo(Place.of(47.6160, -122.3190));
  }

  @Test
  void anUnknownStreetIsRefusedWithTheNearestNames() {
    Refusal refusal = refused("10th and Pyne");
    assertThat(refusal.name()).isEqualTo("unknown-street");
    assertThat(refusal.found()).contains("pyne");
    assertThat(refusal.remedy()).contains("East Pine Street");
  }

  @Test
  void streetsThatDoNotMeetAreRefusedWithTheNearestCorners() {
    Refusal refusal = refused("Broadway and 10th");
    assertThat(refusal.name()).isEqualTo("streets-do-not-meet");
    assertThat(refusal.remedy()).contains("Broadway and East ");
    assertThat(refused("nowhere").name()).isEqualTo("not-a-corner");
  }

  @Test
  void aPlaceIsReadAsDegreesOrAsACorner() {
    assertThat(CORNERS.placeOf("47.6140, -122.3210")).isEqualTo(Place.of(47.6140, -122.3210));
    assertThat(CORNERS.placeOf("Broadway & Pike")).isEqualTo(Place.of(47.6140, -122.3210));
  }

  @Test
  void meetingPointsAreOpenFarEnoughAndWithinTheWalk() {
    City city = Schematic.parse(TOWN, "town");
    Roads roads = Roads.of(city);
    List<ClosedShape> zone =
        List.of(
            ClosedShape.polygon(
                List.of(
                    Place.of(47.6145, -122.3195),
                    Place.of(47.6155, -122.3195),
                    Place.of(47.6155, -122.3185),
                    Place.of(47.6145, -122.3185)),
                ClosedShape.ALL_SERVICES));
    Closures closures = Closures.of(city, zone);
    Metric fire = roads.metric(Profile.FIRE, closures);
    Metric foot = roads.metric(Profile.FOOT, closures);
    Place inside = Place.of(47.6150, -122.3190);
    Snap caller = Objects.requireNonNull(roads.snap(Profile.FOOT, inside));
    Walk walk = Walk.from(roads, foot, caller, 670, 400_000);
    List<MeetingPoint> points = CORNERS.meeting(walk, List.of(fire), zone, 30_000);
    assertThat(points)
        .extracting(CORNERS::spokenName)
        .containsExactly(
            "10th and East Pine, south-east corner",
            "11th and East Pike, north-east side",
            "11th Avenue and East Olive Street, near 10th Avenue, south-west corner",
            "Broadway and East Pine, south-east corner",
            "10th and East Olive, south-east corner",
            "10th and East Pike, north-east corner",
            "Broadway and East Olive, south-east corner",
            "Broadway and East Pike, north-east corner");
    assertThat(points).extracting(MeetingPoint::walkMs).isSorted().allMatch(ms -> ms <= 400_000);
    assertThat(CORNERS.meeting(walk, List.of(fire), zone, 38_000))
        .as("10th is 37.5 m from the zone")
        .extracting(CORNERS::spokenName)
        .doesNotContain("10th and East Pine, south-east corner")
        .hasSize(7);
  }

  @Test
  void aCornerAcrossTheMotorwayIsNoMeetingPointForWhoCannotWalkThere() {
    City city =
        Schematic.parse(
            """
            corner w1 47.6140 -122.3230
            corner w2 47.6150 -122.3230
            corner w3 47.6150 -122.3240
            corner e1 47.6140 -122.3220
            corner e2 47.6150 -122.3220
            corner e3 47.6150 -122.3210
            corner e4 47.6160 -122.3220
            corner m1 47.6100 -122.3225
            corner m2 47.6190 -122.3225
            street "Melrose Avenue" residential : w1 w2
            street "West Pine Street" residential : w3 w2
            street "Bellevue Avenue" residential : e1 e2 e4
            street "East Pine Street" residential : e2 e3
            street "Interstate 5" motorway : m1 m2
            street "North Ramp" motorway : w1 m1
            street "South Ramp" motorway : e1 m1
            """,
            "a town on both sides of a motorway");
    Roads roads = Roads.of(city);
    Metric fire = roads.metric(Profile.FIRE, Closures.none());
    Snap unit = Objects.requireNonNull(roads.snap(Profile.FIRE, Place.of(47.6150, -122.3235)));
    Snap caller = Objects.requireNonNull(roads.snap(Profile.FOOT, Place.of(47.6145, -122.3220)));
    Walk walk =
        Walk.from(roads, roads.metric(Profile.FOOT, Closures.none()), caller, 1_340, 600_000);
    List<MeetingPoint> points = Corners.of(city).meeting(walk, List.of(fire), List.of(), 0);
    assertThat(points).isNotEmpty().allMatch(p -> p.place().lonE7() >= -1_223_220_000);
    Snap there = Objects.requireNonNull(roads.snap(Profile.FIRE, points.getFirst().place()));
    assertThat(roads.router().travelTimeMs(fire, unit, there))
        .as("a unit drives there by the motorway")
        .isBetween(1, 600_000);
  }

  private static Refusal refused(String said) {
    return catchThrowableOfType(Refusal.class, () -> CORNERS.find(said));
  }

  @Test
  void namesThatDifferOnlyInLetterCaseAreOneStreet() {
    City city =
        Schematic.parse(
            """
            corner a 41.150 -8.610
            corner b 41.151 -8.610
            corner c 41.152 -8.610
            corner x 41.151 -8.611
            corner y 41.151 -8.609
            street "Rua da serdeira" residential : a b
            street "Rua da Serdeira" residential : b c
            street "Travessa Nova" residential : x b y
            """,
            "t");
    Corners corners = Corners.of(city);
    String spoken = corners.find("Rua da Serdeira and Travessa Nova").spokenName();
    assertThat(corners.find(spoken).spokenName()).isEqualTo(spoken);
    assertThat(corners.junctions()).hasSize(1);
  }
}
