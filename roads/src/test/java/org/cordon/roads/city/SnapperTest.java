package org.cordon.roads.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.CityBuilder.Street;
import org.junit.jupiter.api.Test;

class SnapperTest {
  private static final int LAT = 476_000_000;
  private static final int LON = -1_223_000_000;

  @Test
  void theNearestStreetIsThatOfLookingAtAll() {
    for (long seed = 1; seed <= 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      City city = streets(random);
      Snapper snapper = new Snapper(city);
      for (int i = 0; i < 60; i++) {
        Place place =
            new Place(
                LAT - 50_000 + random.nextInt(300_000), LON - 50_000 + random.nextInt(300_000));
        Snap snap = Objects.requireNonNull(snapper.snap(Profile.EMS, place));
        long least = Long.MAX_VALUE;
        for (int e = 0; e < city.edgeCount(); e++) {
          least =
              snapper.inMainPart(Profile.EMS, e) ? Math.min(least, nearest(city, e, place)) : least;
        }
        assertThat(snap.island()).isFalse();
        assertThat(snap.distanceMm())
            .as("seed %d, %s", seed, place)
            .isBetween(least - 40, least + 40);
        assertThat(place.distanceMm(snap.place())).isBetween(least - 60, least + 60);
      }
    }
  }

  /** By halving the step along each segment: nothing of the snapper's own arithmetic. */
  private static long nearest(City city, int edge, Place place) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i + 1 < city.pointCount(edge); i++) {
      double lo = 0;
      double hi = 1;
      for (int step = 0; step < 60; step++) {
        double a = lo + (hi - lo) / 3;
        double b = hi - (hi - lo) / 3;
        boolean left =
            place.distanceMm(place(city, edge, i, a)) <= place.distanceMm(place(city, edge, i, b));
        lo = left ? lo : a;
        hi = left ? b : hi;
      }
      least = Math.min(least, place.distanceMm(place(city, edge, i, lo)));
    }
    return least;
  }

  private static Place place(City city, int edge, int i, double t) {
    return new Place(
        (int)
            Math.rint(
                city.pointLatE7(edge, i)
                    + t * (city.pointLatE7(edge, i + 1) - city.pointLatE7(edge, i))),
        (int)
            Math.rint(
                city.pointLonE7(edge, i)
                    + t * (city.pointLonE7(edge, i + 1) - city.pointLonE7(edge, i))));
  }

  /** A chain of streets, so that all lie in one part. */
  private static City streets(SplittableRandom random) {
    CityBuilder builder = new CityBuilder();
    builder.keepChains();
    int n = 3 + random.nextInt(20);
    for (int j = 0; j < n; j++) {
      builder.addJunction(new Place(LAT + random.nextInt(200_000), LON + random.nextInt(200_000)));
      if (j > 0) {
        builder.addEdge(
            j - 1,
            j,
            Street.named("S", RoadClass.RESIDENTIAL),
            Access.both(9_000, 1_340),
            List.of(new Place(LAT + random.nextInt(200_000), LON + random.nextInt(200_000))));
      }
    }
    return builder.build();
  }

  @Test
  void aStationAboveATunnelIsPutOntoTheStreetBesideIt() {
    CityBuilder builder = new CityBuilder();
    int a = builder.addJunction(new Place(LAT, LON));
    int b = builder.addJunction(new Place(LAT, LON + 20_000));
    int c = builder.addJunction(new Place(LAT + 9_000, LON + 20_000));
    int d = builder.addJunction(new Place(LAT + 9_000, LON));
    Street tunnel = new Street("State Route 99 Tunnel", RoadClass.MOTORWAY, -1, false, true);
    builder.addEdge(a, b, tunnel, Access.both(20_000, 0), List.of());
    Street street = Street.named("4th Avenue", RoadClass.PRIMARY);
    builder.addEdge(b, c, street, Access.both(9_000, 1_340), List.of());
    builder.addEdge(c, d, street, Access.both(9_000, 1_340), List.of());
    builder.addEdge(d, a, street, Access.both(9_000, 1_340), List.of());
    City city = builder.build();
    Place station = new Place(LAT + 700, LON + 10_000);
    Snap snap = Objects.requireNonNull(new Snapper(city).snap(Profile.FIRE, station));
    assertThat(city.name(snap.edge())).isEqualTo("4th Avenue");
    assertThat(snap.distanceMm()).isLessThan(95_000);
  }

  @Test
  void aCallOnAnIslandOfTheNetworkSaysSo() {
    CityBuilder builder = new CityBuilder();
    int last = builder.addJunction(new Place(LAT, LON));
    for (int i = 1; i < 6; i++) {
      int next = builder.addJunction(new Place(LAT, LON + i * 10_000));
      builder.addEdge(
          last,
          next,
          Street.named("Main " + i, RoadClass.RESIDENTIAL),
          Access.both(9_000, 1_340),
          List.of());
      last = next;
    }
    int c = builder.addJunction(new Place(LAT + 100_000, LON));
    int d = builder.addJunction(new Place(LAT + 100_000, LON + 10_000));
    builder.addEdge(
        c,
        d,
        Street.named("Island Road", RoadClass.RESIDENTIAL),
        Access.both(9_000, 1_340),
        List.of());
    Snapper snapper = new Snapper(builder.build());
    assertThat(
            Objects.requireNonNull(snapper.snap(Profile.EMS, new Place(LAT + 100_000, LON)))
                .island())
        .isTrue();
    assertThat(
            Objects.requireNonNull(snapper.snap(Profile.EMS, new Place(LAT + 20_000, LON)))
                .island())
        .isFalse();
    assertThat(snapper.islandEdges(Profile.EMS)).isEqualTo(1);
  }
}
