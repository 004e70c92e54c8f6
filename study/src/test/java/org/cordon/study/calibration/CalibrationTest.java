package org.cordon.study.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.cordon.roads.Profile;
import org.cordon.roads.city.RoadClass;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.schematic.Schematic;
import org.cordon.roads.speed.Period;
import org.cordon.roads.speed.Speeds;
import org.junit.jupiter.api.Test;

/** Runs with known speeds: the fit must find them again. */
final class CalibrationTest {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final int SIDE = 25;
  private static final int RUNS = 4_000;
  private static final int DAYS = 14;

  private static final String TRUTH =
      """
      speeds truth
      zone America/Los_Angeles
      period rush: mon-fri 6-10, mon-fri 15-19
      period else: mon-fri 0-6, mon-fri 10-15, mon-fri 19-24, sat-sun 0-24
      per-run police, fire, ems: 40 s
      for police, fire, ems: rush else
      motorway, trunk, primary, secondary: 650 900
      tertiary: 600 850
      residential, service, alley, path, steps: 700 750
      """;

  private final Speeds truth = Speeds.parse(TRUTH, "truth");
  private final Roads roads = town();

  /** Every fifth street is a main one and every third of the others tertiary, 100 m apart. */
  private static Roads town() {
    StringBuilder text = new StringBuilder("zone America/Los_Angeles\n");
    for (int row = 0; row < SIDE; row++) {
      for (int i = 0; i < SIDE; i++) {
        double lat = 47.6 + row * 0.0009;
        double lon = -122.3 + i * 0.001334;
        text.append(String.format(Locale.ROOT, "corner r%dc%d %.7f %.7f%n", row, i, lat, lon));
      }
    }
    for (int n = 0; n < SIDE; n++) {
      String kind = n % 5 == 0 ? "primary 35" : n % 3 == 0 ? "tertiary 30" : "residential 25";
      StringBuilder street = new StringBuilder();
      StringBuilder avenue = new StringBuilder();
      for (int i = 0; i < SIDE; i++) {
        street.append(" r").append(n).append('c').append(i);
        avenue.append(" r").append(i).append('c').append(n);
      }
      text.append("street \"Street " + n + "\" " + kind + " :" + street + "\n");
      text.append("street \"Avenue " + n + "\" " + kind + " :" + avenue + "\n");
    }
    return Roads.of(Schematic.parse(text.toString(), "grid"));
  }

  /** Runs that take what the truth says, give or take a fifth; every thirtieth is nonsense. */
  private List<Run> runs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long startMs = Instant.parse("2017-01-02T08:00:00Z").toEpochMilli(); // Monday, local midnight
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      long atMs = startMs + random.nextLong(DAYS * 86_400_000L);
      Snap from = anywhere(random);
      Snap to = anywhere(random);
      Period period = truth.at(Instant.ofEpochMilli(atMs), null);
      Metric metric = roads.metric(Profile.FIRE, Closures.none(), period);
      long ms = (long) roads.router().travelTimeMs(metric, from, to) + metric.perRunMs();
      ms = ms * (80 + random.nextInt(41)) / 100;
      long recorded = i % 30 == 0 ? 10_000 + random.nextInt(1_700_000) : ms;
      LocalDate day = Instant.ofEpochMilli(atMs).atZone(ZONE).toLocalDate();
      runs.add(new Run(Profile.FIRE, "ENGINE", day, atMs, recorded, from, to, true));
    }
    return runs;
  }

  private Snap anywhere(SplittableRandom random) {
    int edge = random.nextInt(roads.city().edgeCount());
    int offset = random.nextInt(roads.city().lengthMm(edge));
    return new Snap(edge, offset, new org.cordon.roads.Place(0, 0), 0, false);
  }

  private Calibration.Result calibrate(List<Run> runs, List<SortedSet<LocalDate>> folds) {
    return Calibration.of(
        new Calibration.Task(roads, "found", ZONE, truth, folds), runs, line -> {});
  }

  private static List<SortedSet<LocalDate>> lastTwoDays() {
    return List.of(new TreeSet<>(List.of(LocalDate.of(2017, 1, 14), LocalDate.of(2017, 1, 15))));
  }

  @Test
  void knownSpeedsAndATimePerRunAreFoundAgainInSpiteOfNonsense() {
    Calibration.Result result = calibrate(runs(1), lastTwoDays());
    System.out.println("seed 1\n" + result.text());
    assertThat(result.perRunFitted()).isTrue();
    for (int p = 0; p < truth.periods().size(); p++) {
      Period expected = truth.periods().get(p);
      Period found = result.speeds().periods().get(p);
      assertThat(found.perRunMs(Profile.FIRE)).isBetween(35_000, 45_000);
      for (RoadClass c : List.of(RoadClass.PRIMARY, RoadClass.TERTIARY, RoadClass.RESIDENTIAL)) {
        int speed = expected.perMille(Profile.FIRE, c);
        assertThat(found.perMille(Profile.FIRE, c))
            .as(c + " in " + expected.name())
            .isBetween(speed * 92 / 100, speed * 108 / 100);
      }
    }
    Calibration.Row all = result.rows().getFirst();
    assertThat(all.fitted().medianAbsoluteMs()).isLessThan(all.freeFlow().medianAbsoluteMs() / 3);
    assertThat(all.change().highMs()).isNegative();
    assertThat(Math.abs(all.fitted().medianMs())).isLessThan(3_000);
  }

  @Test
  void aDayHeldBackChangesNothingInTheFit() {
    List<Run> runs = runs(2);
    SortedSet<LocalDate> held = lastTwoDays().getFirst();
    List<Run> spoilt =
        runs.stream()
            .map(r ->
                held.contains(r.day())
                    ? new Run(
                        r.profile(),
                        r.kind(),
                        r.day(),
                        r.atMs(),
                        3 * r.travelMs(),
                        r.from(),
                        r.to(),
                        r.ownArea())
                    : r)
            .toList();
    assertThat(calibrate(spoilt, lastTwoDays()).speeds().hash())
        .isEqualTo(calibrateQuietly(runs).hash());
  }

  private Speeds calibrateQuietly(List<Run> runs) {
    Calibration.Result result = calibrate(runs, lastTwoDays());
    assertThat(calibrate(runs, lastTwoDays()).text()).as("again").isEqualTo(result.text());
    return result.speeds();
  }

  @Test
  void aServiceWithoutRunsSaysWhoseSpeedsItTakes() {
    String text = calibrate(runs(3), lastTwoDays()).text();
    assertThat(text).contains("NO RUNS of police: taken from fire", "NO RUNS of ems");
    assertThat(text).contains("fitted to", "# runs that used them: ");
  }

  @Test
  void tooFewRunsAreRefused() {
    List<Run> few = runs(4).subList(0, 150);
    assertThatThrownBy(() -> calibrate(few, lastTwoDays())).hasMessageContaining("too-few-runs");
  }
}
