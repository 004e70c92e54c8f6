package org.cordon.brief.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cordon.calls.Moment;
import org.cordon.calls.Times;
import org.cordon.calls.reader.ScannedCall;
import org.junit.jupiter.api.Test;

/** A thousand cases whose truth was planted: verdicts are right as often as they say. */
class PlantedTruthTest {
  private static final long SEED = 20200613;
  private static final int CASES = 200; // of each of five kinds
  private static final ZoneId SEATTLE = ZoneId.of("America/Los_Angeles");
  private static final double ERROR = 0.05;
  private static final long DAY = 86_400_000;

  private final SplittableRandom random = new SplittableRandom(SEED);

  /** How many calls a day, how many on view, and what their times are like. */
  private record Town(double perDay, double onViewPerDay, double medianMs, double never) {
    Town times(double calls, double slower) {
      return new Town(perDay * calls, onViewPerDay, medianMs * slower, never);
    }
  }

  private static final Town QUIET = new Town(12, 0, 300_000, 0.05);

  @Test
  void noChangeIsNeverCalledTripled() {
    Score score = new Score("no change, claimed more than doubled");
    for (int i = 0; i < CASES; i++) {
      score.add(
          verdict(Metric.CALLS, more(2), QUIET, QUIET), Verdict.NOT_SUPPORTED, Verdict.SUPPORTED);
    }
    score.holds(0.95);
  }

  @Test
  void threeTimesAsManyAndThreeTimesAsSlowAreFound() {
    Score calls = new Score("x3 calls, claimed more than doubled");
    Score slower = new Score("x3 response time, claimed more than doubled");
    for (int i = 0; i < CASES / 2; i++) {
      calls.add(
          verdict(Metric.CALLS, more(2), QUIET.times(3, 1), QUIET),
          Verdict.SUPPORTED,
          Verdict.NOT_SUPPORTED);
      slower.add(
          verdict(Metric.RESPONSE_TIME, more(2), QUIET.times(1, 3), QUIET),
          Verdict.SUPPORTED,
          Verdict.NOT_SUPPORTED);
    }
    calls.holds(0.95);
    slower.holds(0.5);
  }

  @Test
  void aFifthMoreOnFewCallsIsLeftOpenRatherThanDecidedWrongly() {
    Town small = new Town(1, 0, 300_000, 0.05);
    Score score = new Score("x1.2 on about 20 calls, claimed more");
    for (int i = 0; i < CASES; i++) {
      score.add(
          verdict(Metric.CALLS, more(1), small.times(1.2, 1), small),
          Verdict.CANNOT_BE_TESTED,
          Verdict.NOT_SUPPORTED);
    }
    score.holds(0.8);
  }

  @Test
  void aChangedDefinitionIsNamed() {
    Town before = new Town(12, 1, 300_000, 0.05);
    Town after = new Town(12, 40, 300_000, 0.05);
    Score score = new Score("on-view events counted since, claimed more than tripled");
    for (int i = 0; i < CASES; i++) {
      Claim claim =
          claim(Metric.CALLS, more(3), true, autumn(2020, 6, 8, 14), autumn(2020, 5, 1, 28));
      score.add(
          answer(claim, after, before).verdict(), Verdict.DEPENDS_ON_DEFINITION, Verdict.SUPPORTED);
    }
    score.holds(0.95);
  }

  /** Were the 25 hours of the day taken for 24, the rate would seem 4 % higher than it is. */
  @Test
  void aDayOfTwentyFiveHoursIsNoBusierThanOthers() {
    Town busy = new Town(60_000, 0, 300_000, 0.05);
    Score score = new Score("clocks go back, claimed equal within 2 %");
    int cases = CASES;
    for (int i = 0; i < cases; i++) {
      Period window = autumn(2020, 11, 1, 1);
      assertThat(window.lengthMs()).isEqualTo(25 * 3_600_000L);
      Bound equal = new Bound(Bound.Kind.EQUAL, 0.98, 1.02, Bound.Unit.TIMES);
      Claim claim = claim(Metric.CALLS, equal, false, window, autumn(2020, 10, 26, 5));
      score.add(
          Readings.stated(claim, counted(claim, busy)).outcome() == Bound.Outcome.HOLDS
              ? Verdict.SUPPORTED
              : Verdict.NOT_SUPPORTED,
          Verdict.SUPPORTED,
          Verdict.NOT_SUPPORTED);
    }
    score.holds(0.95);
  }

  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() {
    int cases = 1_000;
    Coverage counts = new Coverage("ratio of rates, exact Poisson, about 24 and 8 calls");
    Coverage shares = new Coverage("share, Clopper-Pearson, n=40");
    Coverage medians = new Coverage("median, order statistics, n=40");
    Coverage ninetieths = new Coverage("90th percentile, order statistics, n=60");
    Coverage medianRatios = new Coverage("ratio of medians, order statistics, n=60");
    Coverage means = new Coverage("ratio of means, Student's t of the log, n=200");
    Coverage smallMeans = new Coverage("ratio of means, bootstrap-t, n=25");
    for (int i = 0; i < cases; i++) {
      counts.add(Intervals.ratioOfRates(poisson(24), 1, poisson(8), 1, ERROR), 3);
      shares.add(Intervals.share(binomial(40, 0.2), 40, ERROR), 0.2);
      medians.add(Intervals.quantile(times(40, 300_000), 0, 0.5, ERROR), 300_000);
      ninetieths.add(
          Intervals.quantile(times(60, 300_000), 0, 0.9, ERROR),
          300_000 * Math.exp(0.6 * 1.2815516));
      medianRatios.add(
          Intervals.ratio(
              Intervals.quantile(times(60, 900_000), 0, 0.5, ERROR / 2),
              Intervals.quantile(times(60, 300_000), 0, 0.5, ERROR / 2)),
          3);
      means.add(Intervals.ratioOfMeans(times(200, 900_000), times(200, 300_000), ERROR, 1), 3);
      if (i < 250) {
        smallMeans.add(Intervals.ratioOfMeans(times(25, 900_000), times(25, 300_000), ERROR, 1), 3);
      }
    }
    counts.atLeast(0.95);
    shares.atLeast(0.95);
    medians.atLeast(0.95);
    ninetieths.atLeast(0.95);
    medianRatios.atLeast(0.95);
    means.atLeast(0.95);
    smallMeans.atLeast(0.95);
  }

  private static Bound more(double times) {
    return new Bound(Bound.Kind.MORE_THAN, times, times, Bound.Unit.TIMES);
  }

  private static Period autumn(int year, int month, int day, int days) {
    ZonedDateTime from = LocalDate.of(year, month, day).atStartOfDay(SEATTLE);
    return Period.of(
        from.toInstant().toEpochMilli(), from.plusDays(days).toInstant().toEpochMilli(), SEATTLE);
  }

  private Verdict verdict(Metric metric, Bound bound, Town after, Town before) {
    Claim claim = claim(metric, bound, false, autumn(2020, 6, 8, 14), autumn(2020, 5, 1, 28));
    return answer(claim, after, before).verdict();
  }

  private static Claim claim(
      Metric metric, Bound bound, boolean onView, Period window, Period base) {
    return new Claim(
        Path.of("planted.yaml"),
        new Claim.Said("planted", "", "", ""),
        metric,
        List.of(),
        new Population(List.of(), null, onView),
        List.of(),
        new Claim.Timing(Statistic.MEDIAN, new Clock(Moment.RECEIVED, Moment.ON_SCENE)),
        window,
        base,
        bound,
        "",
        false,
        ERROR);
  }

  private Answer answer(Claim claim, Town after, Town before) {
    Period base = Objects.requireNonNull(claim.baseline());
    List<Clock> clocks = List.of(claim.timing().clock());
    Measure here = new Measure(claim.window(), clocks);
    Measure there = new Measure(base, clocks);
    Measure justBefore = new Measure(autumn(2020, 5, 25, 14), clocks);
    fill(here, after);
    fill(there, before);
    fill(justBefore, before);
    Gathered data =
        new Gathered(
            List.of(
                new Gathered.Stretch("", here, true),
                new Gathered.Stretch("as stated", there, true),
                new Gathered.Stretch("just before", justBefore, true)),
            List.of(),
            clocks,
            EnumSet.of(Moment.RECEIVED, Moment.ON_SCENE));
    return new Judgement(
            claim, new Answer.Read(List.of(), 0, 0, new TreeMap<>(), Answer.Source.FILES))
        .of(data);
  }

  /** Both periods of one town, at the same rate in every hour. */
  private Gathered counted(Claim claim, Town town) {
    Period base = Objects.requireNonNull(claim.baseline());
    Measure here = new Measure(claim.window(), List.of(claim.timing().clock()));
    Measure there = new Measure(base, List.of(claim.timing().clock()));
    here.calls = poisson(town.perDay() * claim.window().lengthMs() / DAY);
    there.calls = poisson(town.perDay() * base.lengthMs() / DAY);
    return new Gathered(
        List.of(
            new Gathered.Stretch("", here, true), new Gathered.Stretch("as stated", there, true)),
        List.of(),
        List.of(claim.timing().clock()),
        EnumSet.of(Moment.RECEIVED));
  }

  private void fill(Measure measure, Town town) {
    Period period = measure.period();
    add(measure, town, poisson(town.perDay() * period.days()), false);
    add(measure, town, poisson(town.onViewPerDay() * period.days()), true);
  }

  private void add(Measure measure, Town town, long n, boolean onView) {
    Period period = measure.period();
    for (long i = 0; i < n; i++) {
      long at = random.nextLong(period.fromMs(), period.untilMs());
      Times times = Times.none().with(Moment.RECEIVED, at);
      if (random.nextDouble() >= town.never()) {
        times = times.with(Moment.ON_SCENE, at + time(town.medianMs()));
      }
      measure.add(ScannedCall.of(times, onView), false);
    }
  }

  private long time(double median) {
    return Math.round(median * Math.exp(0.6 * random.nextGaussian()));
  }

  private long[] times(int n, double median) {
    long[] times = new long[n];
    Arrays.setAll(times, i -> time(median));
    Arrays.sort(times);
    return times;
  }

  private long binomial(int n, double share) {
    long k = 0;
    for (int i = 0; i < n; i++) {
      k += random.nextDouble() < share ? 1 : 0;
    }
    return k;
  }

  private long poisson(double mean) {
    if (mean > 400) {
      return Math.round(mean + Math.sqrt(mean) * random.nextGaussian());
    }
    double limit = Math.exp(-mean);
    long n = -1;
    for (double p = 1; p > limit; n++) {
      p *= random.nextDouble();
    }
    return n;
  }

  /** How often a verdict was right, open or wrong. */
  private static final class Score {
    private final String what;
    private int right;
    private int wrong;
    private int all;

    Score(String what) {
      this.what = what;
    }

    void add(Verdict verdict, Verdict truth, Verdict contrary) {
      all++;
      right += verdict == truth ? 1 : 0;
      wrong += verdict == contrary ? 1 : 0;
    }

    void holds(double rightShare) {
      System.out.printf(
          Locale.ROOT,
          "planted: %s: %d cases, %d right, %d wrong (seed %d)%n",
          what,
          all,
          right,
          wrong,
          SEED);
      assertThat((double) wrong / all).as(what).isLessThanOrEqualTo(ERROR);
      assertThat((double) right / all).as(what).isGreaterThanOrEqualTo(rightShare);
    }
  }

  /** How often an interval held the truth. */
  private static final class Coverage {
    private final String what;
    private int held;
    private int all;

    Coverage(String what) {
      this.what = what;
    }

    void add(Interval interval, double truth) {
      all++;
      held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }

    void atLeast(double confidence) {
      double share = (double) held / all;
      System.out.printf(Locale.ROOT, "coverage: %s: %.1f %% of %d%n", what, 100 * share, all);
      double chance = 3 * Math.sqrt(confidence * (1 - confidence) / all);
      assertThat(share).as(what).isGreaterThanOrEqualTo(confidence - chance);
    }
  }
}
