package org.cordon.roads.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.junit.jupiter.api.Test;

final class TargetsTest {
  private static final int CITIES = 400;

  @Test
  void theTimeToEachOfManyTargetsAndToTheNearestIsThatOfDijkstra() {
    int reachable = 0;
    for (long seed = 1; seed <= CITIES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      City city = RoutesEqualDijkstraTest.randomCity(random);
      Roads roads = Roads.of(city);
      Closures closures =
          random.nextInt(4) == 0
              ? Closures.none()
              : Closures.of(city, RoutesEqualDijkstraTest.shapes(random));
      List<Snap> to = snaps(city, random, random.nextInt(24));
      List<Snap> from = snaps(city, random, 6);
      to.forEach(t -> from.addAll(random.nextInt(4) == 0 ? List.of(t) : List.of()));
      for (int p = 0; p < Profile.count(); p++) {
        reachable += check(roads, Profile.of(p), closures, from, to, "seed " + seed);
      }
    }
    System.out.println(CITIES + " random cities, seeds from 1; journeys with a way: " + reachable);
    assertThat(reachable).isGreaterThan(50 * CITIES);
  }

  private static List<Snap> snaps(City city, SplittableRandom random, int count) {
    List<Snap> snaps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      snaps.add(RoutesEqualDijkstraTest.randomSnap(city, random));
    }
    return snaps;
  }

  private static int check(
      Roads roads,
      Profile profile,
      Closures closures,
      List<Snap> from,
      List<Snap> to,
      String which) {
    Router router = roads.router();
    Metric metric = roads.metric(profile, closures);
    Targets targets = router.targets(metric, to);
    Targets others = router.targets(metric, from);
    int[] table = new int[from.size() * to.size()];
    router.manyToMany(metric, from, to, table);
    int[] row = new int[to.size()];
    int reachable = 0;
    for (int s = 0; s < from.size(); s++) {
      others.nearestMs(from.get(s)); // shares the workspace, and must not disturb
      targets.ms(from.get(s), row);
      int nearest = City.INFINITY_MS;
      for (int t = 0; t < to.size(); t++) {
        String what = which + " " + profile + " " + from.get(s) + " to " + to.get(t);
        int expected =
            Dijkstra.travelTimeMs(roads.city(), profile, closures, from.get(s), to.get(t));
        assertThat(row[t]).as(what).isEqualTo(expected);
        assertThat(table[s * to.size() + t]).as(what).isEqualTo(expected);
        nearest = Math.min(nearest, expected);
        reachable += expected < City.INFINITY_MS ? 1 : 0;
      }
      assertThat(targets.nearestMs(from.get(s))).as(which + " " + profile).isEqualTo(nearest);
    }
    return reachable;
  }
}
