package org.cordon.roads.corner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.schematic.Schematic;
import org.junit.jupiter.api.Test;

class GazetteerTest {
  /** Blocks of about 75 m by 111 m; 11th crosses Olive again a kilometre north. */
  private static final String TOWN =
      """
      corner a1 47.6140 -122.3210
      corner a2 47.6150 -122.3210
      corner b1 47.6140 -122.3200
      corner b2 47.6150 -122.3200
      corner b3 47.6160 -122.3200
      corner c1 47.6140 -122.3190
      corner c2 47.6150 -122.3190
      corner c3 47.6160 -122.3190
      corner b9 47.6250 -122.3200
      corner c9 47.6250 -122.3190
      corner d9 47.6250 -122.3180
      street "Broadway" primary 30 : a1 a2
      street "10th Avenue" residential 20 : b1 b2 b3
      street "10th Avenue East" residential 20 : b3 b9
      street "11th Avenue" residential 20 : c1 c2 c3 c9
      street "East Pike Street" secondary 25 : a1 b1 c1
      street "East Pine Street" secondary 25 : a2 b2 c2
      street "East Olive Street" residential 20 : b3 c3
      street "East Olive Street" residential 20 : c9 d9
      street "Federal Avenue" residential 20 : b9 c9
      """;

  private static final City CITY = Schematic.parse(TOWN, "town");
  private static final Gazetteer STREETS = Gazetteer.of(Corners.of(CITY));
  private static final Gazetteer NAMES =
      STREETS.with(
          List.of(
              new Landmark("FS25", "Fire station 25", Place.of(47.6145, -122.3191)),
              new Landmark("FS6", "Fire station 6", Place.of(47.6155, -122.3191)),
              new Landmark("EAST", "East Precinct", Place.of(47.6151, -122.3191)),
              new Landmark("W", "West Precinct", Place.of(47.6151, -122.3209))));

  @Test
  void aCornerIsFoundInAnyOrderFormAndAbbreviation() {
    for (String said :
        List.of(
            "10th and Pine",
            "Pine & 10th Av",
            "10 ave / e pine st",
            "TENTH AVENUE @ EAST PINE STREET",
            "the corner of Pine and 10th",
            "intersection of 10th Ave. & E. Pine St.")) {
      SpokenPlace found = STREETS.find(said);
      assertThat(found.place()).as(said).isEqualTo(Place.of(47.6150, -122.3200));
      assertThat(found.kind()).isEqualTo(SpokenPlace.Kind.CORNER);
      assertThat(found.verified()).isTrue();
    }
  }

  @Test
  void everyPairOfStreetsThatMeetLeadsBackOrToAChoiceThatListsTheCorner() {
    Crossings crossings = new Crossings(CITY);
    assertThat(crossings.all()).hasSize(13);
    for (Crossings.Crossing crossing : crossings.all()) {
      String said = crossings.wording(crossing, false);
      Place place = crossings.place(crossing.junction());
      assertThat(STREETS.all(said)).as(said).anyMatch(p -> p.place().equals(place));
    }
    assertThat(refused(STREETS, "11th Ave and Olive").name()).isEqualTo("ambiguous-corner");
  }

  @Test
  void aStreetBetweenTwoOthersIsTheMiddleOfThatBlockOnTheStreet() {
    for (String said :
        List.of(
            "10th Ave between Pike and Pine",
            "10th between pine & pike",
            "10th Avenue from E Pike St to E Pine St")) {
      SpokenPlace found = STREETS.find(said);
      assertThat(found.place()).as(said).isEqualTo(Place.of(47.6145, -122.3200));
      assertThat(found.kind()).isEqualTo(SpokenPlace.Kind.BLOCK);
    }
    assertThat(STREETS.find("10th between pine and pike").spokenName())
        .isEqualTo("10th Avenue between East Pine and East Pike");
  }

  @Test
  void ofAStreetThatIsCrossedTwiceTheBlockNextToTheOtherCornerIsMeant() {
    assertThat(STREETS.find("11th between Pine and Olive").place())
        .isEqualTo(Place.of(47.6155, -122.3190));
  }

  @Test
  void aBlockThatIsNoneIsRefusedByWhatIsWrongWithIt() {
    assertThat(refused(STREETS, "Broadway between Pine and Oliv").name())
        .isEqualTo("unknown-street");
    assertThat(refused(STREETS, "Broadway between Pine and Olive").name())
        .isEqualTo("streets-do-not-meet");
    assertThat(refused(STREETS, "10th between Pine and Pine").name()).isEqualTo("not-a-block");
  }

  @Test
  void aStationIsFoundByItsIdItsNameOrTheEndOfItsName() {
    for (String said : List.of("FS25", "fs25", "Fire Station 25", "station 25")) {
      assertThat(NAMES.find(said).spokenName()).as(said).isEqualTo("Fire station 25");
    }
    assertThat(NAMES.find("east precinct").place()).isEqualTo(Place.of(47.6151, -122.3191));
  }

  @Test
  void aMisspeltStationIsRefusedWithTheNearestNames() {
    Refusal refusal = refused(NAMES, "Fire statoin 6");
    assertThat(refusal.name()).isEqualTo("unknown-place");
    assertThat(refusal.remedy()).contains("Fire station 6");
  }

  @Test
  void twoNamesForOnePlaceAreOnePlace() {
    Place there = Place.of(47.6145, -122.3191);
    Gazetteer both = NAMES.with(List.of(new Landmark("A25", "Aid car at station 25", there)));
    assertThat(both.all("station 25")).hasSize(1);
    assertThat(both.find("Aid car at station 25").place()).isEqualTo(there);
  }

  @Test
  void stationsOfTheSameNameAreAllOffered() {
    Gazetteer twice =
        NAMES.with(List.of(new Landmark("FS99", "Fire station 25", Place.of(47.6, -122.3))));
    assertThat(twice.all("station 25")).hasSize(2);
    assertThat(refused(twice, "station 25").name()).isEqualTo("ambiguous-place");
    assertThat(refused(twice, "station 25").remedy())
        .contains("Fire station 25 at 47.6145000", "Fire station 25 at 47.6000000");
  }

  @Test
  void aHouseNumberWithoutAFileOfNumbersIsRefusedWithWhatToSayInstead() {
    assertThat(refused(STREETS, "1519 10th Ave").name()).isEqualTo("no-house-numbers");
    assertThat(refused(STREETS, "1500 block of 10th Ave").name()).isEqualTo("no-house-numbers");
    assertThat(refused(STREETS, "1519 Pyne St").name()).isEqualTo("unknown-street");
  }

  @Test
  void coordinatesAreTakenAsGiven() {
    assertThat(STREETS.find("47.6145, -122.3200").place()).isEqualTo(Place.of(47.6145, -122.3200));
  }

  private static Refusal refused(Gazetteer gazetteer, String said) {
    return catchThrowableOfType(Refusal.class, () -> gazetteer.find(said));
  }
}
