package org.cordon.roads.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.CityBuilder.Street;
import org.junit.jupiter.api.Test;

/** Coordinates do not tell the bridge from the street below it. */
class LayersTest {
  private static final int LAT = 476_000_000;
  private static final int LON = -1_223_000_000;

  private final CityBuilder builder = new CityBuilder();

  private int junction(int north, int east) {
    return builder.addJunction(new Place(LAT + north, LON + east));
  }

  private void street(int tail, int head, String name, int layer, boolean bridge, boolean tunnel) {
    builder.addEdge(
        tail,
        head,
        new Street(name, RoadClass.RESIDENTIAL, layer, bridge, tunnel),
        Access.both(10_000, 10_000),
        List.of());
  }

  /** A bridge northward over Low Street, a tunnel below both, and the bridge's ramp. */
  private City crossing() {
    builder.keepChains();
    int ramp = junction(-30_000, 0);
    int south = junction(-15_000, 0);
    int north = junction(15_000, 0);
    int west = junction(0, -15_000);
    int east = junction(0, 15_000);
    street(ramp, south, "High Street", 0, false, false);
    street(south, north, "High Bridge", 1, true, false);
    street(west, east, "Low Street", 0, false, false);
    street(west, east, "Deep Tunnel", -1, false, true);
    street(ramp, west, "Ramp Road", 0, false, false);
    return builder.build();
  }

  private static List<String> names(City city, Place place) {
    return new Snapper(city)
        .layers(place).stream().map(c -> c.layer() + " " + city.name(c.snap().edge())).toList();
  }

  @Test
  void whereStreetsLieAboveEachOtherEveryLayerIsInQuestion() {
    City city = crossing();
    assertThat(names(city, new Place(LAT + 500, LON)))
        .containsExactly("-1 Deep Tunnel", "0 Low Street", "1 High Bridge");
  }

  @Test
  void aStreetThatGoesOnAsABridgeLeavesNoDoubt() {
    City city = crossing();
    assertThat(names(city, new Place(LAT - 15_500, LON))).isEmpty();
    assertThat(names(city, new Place(LAT - 25_000, LON))).isEmpty();
  }

  @Test
  void aPlaceFurtherThanAPositionIsOffLeavesNoDoubt() {
    City city = crossing();
    assertThat(names(city, new Place(LAT + 5_000, LON))).isEmpty();
    assertThat(names(city, new Place(LAT, LON + 90_000))).isEmpty();
  }

  @Test
  void aPlaceOnAKnownLayerIsPutOntoItsStreet() {
    City city = crossing();
    Snapper snapper = new Snapper(city);
    Place place = new Place(LAT + 500, LON);
    for (Layers.Choice choice : snapper.layers(place)) {
      Snap snap =
          Objects.requireNonNull(snapper.snap(Profile.EMS, place, choice.layer()), "no street");
      assertThat(Layers.of(city, snap.edge())).isEqualTo(choice.layer());
      assertThat(snap.place()).isEqualTo(choice.snap().place());
    }
    assertThat(snapper.snap(Profile.EMS, place, 4)).isNull();
  }

  @Test
  void aBridgeWithoutALayerLiesAboveTheGroundAndATunnelBelow() {
    int a = junction(0, 0);
    int b = junction(0, 10_000);
    int c = junction(0, 20_000);
    street(a, b, "Bridge", 0, true, false);
    street(b, c, "Tunnel", 0, false, true);
    City city = builder.build();
    assertThat(Layers.of(city, 0)).isEqualTo(1);
    assertThat(Layers.of(city, 1)).isEqualTo(-1);
  }
}
