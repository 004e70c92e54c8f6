package org.cordon.roads.corner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.corner.AddressRange.Span;
import org.cordon.roads.schematic.Schematic;
import org.junit.jupiter.api.Test;

class AddressesTest {
  /** One avenue of two blocks northward, and one with the same name but a direction. */
  private static final String TOWN =
      """
      corner a 47.6140 -122.3200
      corner b 47.6150 -122.3200
      corner c 47.6160 -122.3200
      corner d 47.6150 -122.3180
      corner s1 47.5940 -122.3200
      corner s2 47.5950 -122.3200
      street "12th Avenue" residential : a b c
      street "East Pine Street" residential : b d
      street "12th Avenue South" residential : s1 s2
      """;

  private static final Gazetteer NUMBERS =
      Gazetteer.of(Corners.of(Schematic.parse(TOWN, "town")))
          .withAddresses(
              List.of(
                  range("12th Ave", 47.6140, 47.6150, -122.3201, 1501),
                  range("12th Ave", 47.6150, 47.6160, -122.3201, 1601),
                  range("12th Ave S", 47.5940, 47.5950, -122.3200, 1701),
                  range("12th Ave", 47.6500, 47.6510, -122.3200, 5001),
                  range("Lost Lane", 47.6140, 47.6150, -122.3200, 101)));

  private static AddressRange range(String name, double from, double to, double lon, int odd) {
    return new AddressRange(
        name,
        Place.of(from, lon),
        Place.of(to, lon),
        List.of(new Span(odd, odd + 98)),
        List.of(new Span(odd - 1, odd + 29), new Span(odd + 35, odd + 97)));
  }

  @Test
  void aHouseNumberLiesInItsBlockOnTheStreetOfTheMap() {
    for (String said : List.of("1550 12th Ave", "1550 Twelfth Avenue, apartment 3", "1550 12th")) {
      SpokenPlace found = NUMBERS.find(said);
      assertThat(found.place().lonE7()).as(said).isEqualTo(-1_223_200_000);
      assertThat(found.place().distanceMm(Place.of(47.6145, -122.32))).isLessThan(2_000);
      assertThat(found.verified()).isTrue();
      assertThat(found.spokenName()).isEqualTo("1550 12th Avenue, east side");
    }
    assertThat(NUMBERS.find("1501 12th Ave").place()).isEqualTo(Place.of(47.6140, -122.32));
    assertThat(NUMBERS.find("1599 12th Ave").spokenName()).endsWith("west side");
  }

  @Test
  void aHundredBlockIsItsMiddle() {
    SpokenPlace found = NUMBERS.find("1500 block of 12th Ave");
    assertThat(found.spokenName()).isEqualTo("1500 block of 12th Avenue");
    assertThat(found.place().distanceMm(Place.of(47.6145, -122.32))).isLessThan(2_000);
    assertThat(NUMBERS.find("1600 blk 12th").place().distanceMm(Place.of(47.6155, -122.32)))
        .isLessThan(2_000);
  }

  @Test
  void aDirectionLeftUnsaidMayBeAny() {
    assertThat(NUMBERS.find("1750 12th").spokenName()).startsWith("1750 12th Avenue South");
  }

  @Test
  void aNumberThatNoRangeHasIsTakenFromTheNearestAndFlagged() {
    SpokenPlace gap = NUMBERS.find("1532 12th Ave");
    assertThat(gap.verified()).isFalse();
    assertThat(gap.doubt()).contains("no range has number 1532");
    Refusal refusal = refused("9999 12th Ave");
    assertThat(refusal.name()).isEqualTo("no-such-number");
    assertThat(refusal.remedy()).contains("5099 12th Ave");
  }

  @Test
  void aNumberWhoseStreetTheMapLacksThereIsFlagged() {
    SpokenPlace found = NUMBERS.find("5050 12th Ave");
    assertThat(found.verified()).isFalse();
    assertThat(found.doubt()).contains("the map has no 12th Ave within 100 m");
  }

  @Test
  void rangesThatLieOnNoStreetAreCountedByReason() {
    assertThat(NUMBERS.addressCounts())
        .containsEntry("on the map", 3)
        .containsEntry("street of that name too far", 1)
        .containsEntry("no street of that name", 1);
  }

  @Test
  void aStreetThatNobodyHasIsRefusedWithTheNearestNames() {
    assertThat(refused("1500 Pyne St").name()).isEqualTo("unknown-street");
  }

  private static Refusal refused(String said) {
    return catchThrowableOfType(Refusal.class, () -> NUMBERS.find(said));
  }
}
