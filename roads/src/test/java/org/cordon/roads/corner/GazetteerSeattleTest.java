package org.cordon.roads.corner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.RealData;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.osm.OsmImport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Names on a real map; skipped aloud where the extract is not. */
class GazetteerSeattleTest {
  private static City city;
  private static Gazetteer gazetteer;

  @BeforeAll
  static void importTheStreets() {
    city = OsmImport.read(RealData.file(RealData.SEATTLE)).city();
    long start = System.nanoTime();
    gazetteer = Gazetteer.of(Corners.of(city));
    System.out.printf("Seattle: names read in %d ms%n", (System.nanoTime() - start) / 1_000_000);
  }

  @Test
  void everyPairOfStreetsThatMeetsLeadsBackToItsCornerOrToAChoiceThatHasIt() {
    Crossings crossings = new Crossings(city);
    int lost = 0;
    int several = 0;
    long start = System.nanoTime();
    for (Crossings.Crossing crossing : crossings.all()) {
      Place place = crossings.place(crossing.junction());
      List<SpokenPlace> found = gazetteer.all(crossings.wording(crossing, false));
      several += found.size() > 1 ? 1 : 0;
      boolean back =
          found.stream().anyMatch(p -> p.place().distanceMm(place) <= Crossings.SAME_CORNER_MM);
      if (!back) {
        lost++;
        System.out.println("Seattle: lost " + crossings.wording(crossing, false));
      }
    }
    int all = crossings.all().size();
    System.out.printf(
        "Seattle: %d crossings by name, %d of them a choice of several, %d lost, %d us each%n",
        all, several, lost, (System.nanoTime() - start) / 1_000 / all);
    assertThat(all).isGreaterThan(8_000);
    assertThat(lost).isZero();
  }

  @Test
  void aMissIsAnsweredWithinFiveMilliseconds() {
    List<String> misses =
        List.of("10th and Pyne", "Broadwy & E Oliv St", "Broadway and 23rd", "Rainier and Aurora");
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 30; round++) {
      long start = System.nanoTime();
      for (String miss : misses) {
        assertThat(catchThrowableOfType(Refusal.class, () -> gazetteer.find(miss))).isNotNull();
      }
      least = Math.min(least, (System.nanoTime() - start) / misses.size());
    }
    System.out.printf("Seattle: a miss takes %d us, mean of four, best of 30%n", least / 1_000);
    assertThat(least).as("ns").isLessThan(5_000_000);
  }

  @Test
  void blocksOfCapitolHillAreWhereTheyAre() {
    assertThat(gazetteer.find("12th Ave between E Pike and E Pine").place())
        .matches(p -> p.distanceMm(Place.of(47.61475, -122.3167)) < 60_000);
  }
}
