package org.cordon.roads.schematic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.junit.jupiter.api.Test;

class SchematicTest {
  private static final String CORNERS =
      "zone America/Los_Angeles\ncorner a 47.61 -122.32\ncorner b 47.62 -122.32\ncorner c 47.62 -122.31\n";

  @Test
  void aStreetBecomesPiecesThatKeepNameAndZone() {
    City city =
        Schematic.parse(CORNERS + "street \"East Pine\" residential 25 : a b c # hill\n", "t");
    assertThat(city.edgeCount()).isEqualTo(1);
    assertThat(city.name(0)).isEqualTo("East Pine");
    assertThat(city.ianaZone()).isEqualTo("America/Los_Angeles");
  }

  @Test
  void goingAgainstAOneWayStreetCostsAnEngineThreeTimesTheTimeAndAPatrolCarTwice() {
    City city = Schematic.parse(CORNERS + "street \"Pine\" primary 30 oneway : a b\n", "t");
    assertThat(city.timeMs(Profile.FIRE, 1) / 3)
        .isCloseTo(city.timeMs(Profile.FIRE, 0), within(40));
    assertThat(city.timeMs(Profile.POLICE, 1) / 2)
        .isCloseTo(city.timeMs(Profile.POLICE, 0), within(40));
    assertThat(city.contraflow(1)).isTrue();
  }

  @Test
  void aBarrierStopsAllButThoseItPasses() {
    City city =
        Schematic.parse(
            CORNERS + "barrier a b passes=fire,foot\nstreet \"Pine\" primary : a b c\n", "t");
    assertThat(city.timeMs(Profile.POLICE, 0)).isEqualTo(City.INFINITY_MS);
    assertThat(city.timeMs(Profile.FIRE, 0)).isLessThan(City.INFINITY_MS);
  }

  @Test
  void anUnknownWordIsRefusedWithItsLineAndTheNearestValidWord() {
    Refusal r = refusal("stret \"Pine\" primary : a b");
    assertThat(r.where()).isEqualTo("t:5");
    assertThat(r.remedy()).contains("street");
    assertThat(refusal("street \"Pine\" primry : a b").remedy()).contains("primary");
    assertThat(refusal("street \"Pine\" primary : a").name()).isEqualTo("street-of-one-corner");
    assertThat(refusal("corner a 47.6 -122.3").name()).isEqualTo("duplicate-corner");
  }

  private static org.assertj.core.data.Offset<Integer> within(int ms) {
    return org.assertj.core.data.Offset.offset(ms);
  }

  private static Refusal refusal(String line) {
    return catchThrowableOfType(Refusal.class, () -> Schematic.parse(CORNERS + line, "t"));
  }
}
