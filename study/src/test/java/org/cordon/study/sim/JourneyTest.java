package org.cordon.study.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.SplittableRandom;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.junit.jupiter.api.Test;

final class JourneyTest {
  private static final long START_MS = 1_000_000;
  private final City city = GridTown.city(6, 6);
  private final Roads roads = Roads.of(city);
  private final Router router = roads.router();
  private final Metric metric = roads.metric(Profile.FIRE, Closures.none());

  private Snap on(int edge, int offsetMm) {
    Place a = new Place(city.latE7(city.tail(edge)), city.lonE7(city.tail(edge)));
    return new Snap(edge, offsetMm, a, 0, false);
  }

  private Snap random(SplittableRandom random) {
    int edge = random.nextInt(city.edgeCount());
    return on(edge, random.nextInt(city.lengthMm(edge) + 1));
  }

  private Journey drive(Snap from, Snap to) {
    return drive(Journey.Start.standing(from, START_MS), to);
  }

  private Journey drive(Journey.Start start, Snap to) {
    return Objects.requireNonNull(Journey.find(router, metric, start, to));
  }

  @Test
  void aDriveStartsAtItsStartEndsAtItsEndAndTakesTheRoutesTime() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 300; i++) {
      Snap from = random(random);
      Snap to = random(random);
      Journey drive = drive(from, to);
      assertThat(drive.arriveMs() - START_MS).isEqualTo(router.travelTimeMs(metric, from, to));
      assertThat(drive.at(router, START_MS - 5).at()).isEqualTo(from);
      Journey.Start end = drive.at(router, drive.arriveMs() + 7);
      assertThat(end.at()).isEqualTo(to);
      assertThat(end.heading()).isEqualTo(Router.STANDING);
      assertThat(end.atMs()).isEqualTo(drive.arriveMs() + 7);
    }
  }

  @Test
  void theTimeLeftNeverGrowsOnTheWay() {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 100; i++) {
      Journey drive = drive(random(random), random(random));
      int before = Integer.MAX_VALUE;
      for (long now = START_MS; now <= drive.arriveMs(); now += 777) {
        Journey.Start at = drive.at(router, now);
        int left = router.travelTimeMs(metric, at.at(), at.heading(), drive.to());
        assertThat(left).isLessThanOrEqualTo(before);
        before = left;
      }
    }
  }

  @Test
  void aUnitSentOnToTheSamePlaceArrivesToTheMillisecondAsBefore() {
    SplittableRandom random = new SplittableRandom(13);
    for (int i = 0; i < 500; i++) {
      Journey drive = drive(random(random), random(random));
      long arrive = drive.arriveMs();
      long now = START_MS;
      for (int again = 0; again < 4; again++) {
        now += random.nextInt(1 + (int) (arrive - now));
        Journey next = drive(drive.at(router, now), drive.to());
        assertThat(next.arriveMs()).isEqualTo(arrive);
        drive = next;
      }
    }
  }

  @Test
  void turningBackInMidStreetCostsATurn() {
    Snap west = on(0, 10_000);
    Snap east = on(0, city.lengthMm(0) - 10_000);
    Journey drive = drive(west, east);
    Journey.Start middle = drive.at(router, START_MS + drive.travelTimeMs() / 2);
    Journey back = drive(middle, west);
    long there = middle.atMs() - START_MS;
    assertThat(back.travelTimeMs()).isBetween((int) there + 19_998, (int) there + 20_002);
    Journey.Start turning = back.at(router, middle.atMs() + 3_000);
    assertThat(turning.at().offsetMm()).isEqualTo(middle.at().offsetMm());
    assertThat(turning.atMs()).as("a turn begun is finished").isEqualTo(middle.atMs() + 20_000);
    assertThat(turning.heading()).isEqualTo(City.reverse(middle.heading()));
  }

  @Test
  void aRedirectedUnitIsNeverLaterThanOneThatFirstFinishesItsOldErrand() {
    SplittableRandom random = new SplittableRandom(14);
    for (int i = 0; i < 300; i++) {
      Snap old = random(random);
      Snap to = random(random);
      Journey drive = drive(random(random), old);
      long now = START_MS + random.nextInt(1 + drive.travelTimeMs());
      Journey.Start at = drive.at(router, now);
      Journey next = drive(at, to);
      int afterwards = router.travelTimeMs(metric, old, to) + city.uTurnMs(Profile.FIRE);
      assertThat(next.arriveMs()).isLessThanOrEqualTo(drive.arriveMs() + afterwards);
      assertThat(next.arriveMs()).isGreaterThanOrEqualTo(now);
    }
  }
}
