package org.cordon.roads.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.Access;
import org.cordon.roads.city.ArcTimes;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityBuilder;
import org.cordon.roads.city.RoadClass;
import org.cordon.roads.city.Snap;
import org.cordon.roads.hierarchy.Weights;
import org.junit.jupiter.api.Test;

final class KeptMetricsTest {
  private static final int LAT = 476_000_000;
  private static final int LON = -1_223_000_000;
  private static final int BLOCK = 10_000;

  @Test
  void closuresDrawnMovedAndLiftedGiveTheWeightsOfAFullCustomization() {
    for (long seed = 1; seed <= 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      City city = RoutesEqualDijkstraTest.randomCity(random);
      Roads roads = Roads.of(city);
      List<ClosedShape> drawn = new ArrayList<>();
      for (int step = 0; step < 60; step++) {
        if (drawn.size() > 3 || (!drawn.isEmpty() && random.nextInt(3) == 0)) {
          drawn.remove(random.nextInt(drawn.size()));
        }
        if (random.nextInt(3) > 0) {
          drawn.addAll(RoutesEqualDijkstraTest.shapes(random));
        }
        Closures closures = Closures.of(city, drawn);
        for (Profile profile : List.of(Profile.POLICE, Profile.FIRE)) {
          Weights weights = weights(roads, profile, closures);
          Weights full = full(roads, profile, closures);
          assertThat(weights.sameAs(full)).as("seed %d step %d", seed, step).isTrue();
        }
      }
    }
  }

  private static Weights weights(Roads roads, Profile profile, Closures closures) {
    return Objects.requireNonNull(roads.metric(profile, closures).weights());
  }

  private static Weights full(Roads roads, Profile profile, Closures closures) {
    int[] input = roads.turns().weights(ArcTimes.freeFlow(roads.city(), profile));
    for (int turn : roads.turns().turnsFrom(closures.closedArcs(profile))) {
      input[turn] = Weights.INFINITY;
    }
    return Weights.of(roads.topology(), input);
  }

  @Test
  void oneClosureAfterAThousandOthersRecomputesOnlyWhatIsAboveTheOne() {
    City city = grid(40);
    Roads roads = Roads.of(city);
    SplittableRandom random = new SplittableRandom(3);
    List<ClosedShape> thousand = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      thousand.add(corner(random.nextInt(40), random.nextInt(40)));
    }
    Metric before = roads.metric(Profile.FIRE, Closures.of(city, thousand));
    List<ClosedShape> more = new ArrayList<>(thousand);
    more.add(
        ClosedShape.polygon(
            square(LAT + 20 * BLOCK + 3_000, LON + 20 * BLOCK - 1_000, 2_000),
            ClosedShape.ALL_SERVICES));
    Metric after = roads.metric(Profile.FIRE, Closures.of(city, more));
    Weights old = Objects.requireNonNull(before.weights());
    Weights now = Objects.requireNonNull(after.weights());
    long tables = old.bytesApart(old);
    assertThat(now.bytesApart(old) - tables).isLessThan((before.bytesOwn() - tables) / 4);
    assertThat(now.sameAs(full(roads, Profile.FIRE, Closures.of(city, more)))).isTrue();
  }

  @Test
  void metricsLongUnusedAreGivenUp() {
    City city = grid(12);
    Roads roads = Roads.of(city);
    Metric open = roads.metric(Profile.FIRE, Closures.none());
    Closures first = Closures.of(city, List.of(corner(1, 1)));
    Metric kept = roads.metric(Profile.FIRE, first);
    assertThat(roads.metric(Profile.FIRE, first)).isSameAs(kept);
    assertThat(open.bytesOwn()).isZero();
    assertThat(kept.bytesOwn()).isPositive().isLessThanOrEqualTo(kept.bytes());
    for (int i = 0; i < 144; i++) {
      roads.metric(Profile.FIRE, Closures.of(city, List.of(corner(i / 12, i % 12))));
      assertThat(roads.keptMetrics()).isLessThanOrEqualTo(KeptMetrics.MOST);
    }
    Metric again = roads.metric(Profile.FIRE, first);
    assertThat(again).isNotSameAs(kept);
    assertThat(
            Objects.requireNonNull(again.weights()).sameAs(Objects.requireNonNull(kept.weights())))
        .isTrue();
  }

  /** Whoever asks never waits for it: some questions are answered before, some after. */
  @Test
  void aMetricAskedLongMakesItselfQuickerAndAnswersTheSame() {
    City city = grid(40);
    Roads roads = Roads.of(city);
    Closures closures = Closures.of(city, List.of(corner(20, 20)));
    Metric asked = roads.metric(Profile.FIRE, closures);
    Metric untouched = Roads.of(city).metric(Profile.FIRE, closures);
    Router router = roads.router();
    Router other = Roads.of(city).router();
    SplittableRandom random = new SplittableRandom(11);
    List<Snap> from = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      from.add(RoutesEqualDijkstraTest.randomSnap(city, random));
    }
    int[] times = new int[from.size()];
    int[] expected = new int[from.size()];
    long before = asked.bytesOwn();
    int rounds = 0;
    while (rounds < 600 || (asked.bytesOwn() == before && rounds < 200_000)) {
      Snap to = RoutesEqualDijkstraTest.randomSnap(city, random);
      router.manyToOne(asked, from, to, times);
      other.manyToOne(untouched, from.subList(0, 2), to, expected);
      assertThat(times[0]).isEqualTo(expected[0]);
      assertThat(times[1]).isEqualTo(expected[1]);
      assertThat(rounds > 300 || asked.bytesOwn() == before).as("not before it pays").isTrue();
      rounds++;
    }
    assertThat(asked.bytesOwn()).isGreaterThan(before);
    assertThat(asked.bytes()).isGreaterThan(asked.bytesOwn());
    Snap last = RoutesEqualDijkstraTest.randomSnap(city, random);
    router.manyToOne(asked, from, last, times);
    other.manyToOne(untouched, from, last, expected);
    assertThat(times).isEqualTo(expected);
  }

  @Test
  void metricsWithoutRoomAreGivenUpToo() {
    City city = grid(12);
    Roads roads = Roads.of(city);
    Weights open = weights(roads, Profile.FIRE, Closures.none());
    ArcTimes times = ArcTimes.freeFlow(city, Profile.FIRE);
    KeptMetrics kept = new KeptMetrics();
    for (int i = 0; i < 20; i++) {
      Closures closures = Closures.of(city, List.of(corner(i / 12, i % 12)));
      KeptMetrics.Asked asked =
          new KeptMetrics.Asked(
              closures.key(Profile.FIRE), org.cordon.roads.speed.Period.FREE_FLOW);
      kept.get(
          asked,
          () ->
              new Metric(
                  org.cordon.roads.speed.Period.FREE_FLOW,
                  times,
                  closures,
                  open,
                  KeptMetrics.MOST_BYTES / 5));
    }
    assertThat(kept.size()).isEqualTo(5);
  }

  private static ClosedShape corner(int row, int column) {
    return ClosedShape.polygon(
        square(LAT + row * BLOCK - 2_000, LON + column * BLOCK - 2_000, 4_000),
        ClosedShape.ALL_SERVICES);
  }

  private static List<Place> square(int lat, int lon, int size) {
    return List.of(
        new Place(lat, lon),
        new Place(lat, lon + size),
        new Place(lat + size, lon + size),
        new Place(lat + size, lon));
  }

  private static City grid(int side) {
    CityBuilder builder = new CityBuilder();
    builder.keepChains();
    SplittableRandom random = new SplittableRandom(5);
    for (int j = 0; j < side * side; j++) {
      builder.addJunction(new Place(LAT + j / side * BLOCK, LON + j % side * BLOCK));
    }
    for (int j = 0; j < side * side; j++) {
      for (int to : new int[] {j % side + 1 < side ? j + 1 : -1, j + side}) {
        if (to >= 0 && to < side * side) {
          int ms = 5_000 + random.nextInt(5_000);
          builder.addEdge(
              j,
              to,
              CityBuilder.Street.named("Street", RoadClass.RESIDENTIAL),
              Access.both(ms, ms),
              List.of());
        }
      }
    }
    return builder.build();
  }
}
