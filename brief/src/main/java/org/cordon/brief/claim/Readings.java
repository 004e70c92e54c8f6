package org.cordon.brief.claim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the table of how the answer moves. Beside the claim as stated, one thing at a time is taken
 * otherwise: the statistic, the clock, the baseline, whether on-view events count, whether calls
 * never reached count as longer than all others; and the other metrics the words could mean. The
 * two parts of the window are shown beside them.
 */
final class Readings {
  private final Claim claim;
  private final Gathered data;
  private final double error;
  private final List<Reading> rows = new ArrayList<>();

  Readings(Claim claim, Gathered data, double error) {
    this.claim = claim;
    this.data = data;
    this.error = error;
  }

  /**
   * A way to compute a figure: everything that one row fixes.
   *
   * @param openToo whether calls not reached, or still waiting, count as not reached in any time
   */
  private record Way(
      Metric metric, Statistic statistic, int clock, boolean onView, boolean openToo, int base) {}

  /** The claim as stated, at its own confidence. */
  static Reading stated(Claim claim, Gathered data) {
    Readings readings = new Readings(claim, data, claim.error());
    return readings.row(readings.asStated(claim.metric()), "", true);
  }

  private Way asStated(Metric metric) {
    return new Way(
        metric,
        claim.timing().statistic(),
        0,
        claim.population().onViewCounted(),
        false,
        claim.baseline() == null ? -1 : 1);
  }

  /** Every other row. */
  List<Reading> others() {
    vary(claim.metric(), "", true);
    for (Metric metric : Metric.values()) {
      if (metric != claim.metric() && data.knows(metric) && fits(metric)) {
        String named = "the " + metric.words() + " instead";
        boolean counts = claim.couldMean().contains(metric);
        rows.add(row(asStated(metric), named, counts));
        if (counts) {
          vary(metric, named + ", ", true);
        }
      }
    }
    if (claim.bound().unit() != Bound.Unit.CALLS) { // a number of calls is of the whole window
      for (Gathered.Stretch part : data.parts()) {
        Way stated = asStated(claim.metric());
        rows.add(row(part.measure(), stated, "only the window " + part.name(), false));
      }
    }
    return rows;
  }

  private boolean fits(Metric metric) {
    return claim.bound().unit() == Bound.Unit.TIMES
        && (metric != Metric.SHARE || !claim.shareOf().isEmpty());
  }

  private void vary(Metric metric, String prefix, boolean counts) {
    Way stated = asStated(metric);
    if (metric == Metric.RESPONSE_TIME) {
      statistics(stated, prefix, counts);
      clocks(stated, prefix, counts);
      if (data.never() && stated.statistic().kind() != Statistic.Kind.MEAN) {
        rows.add(
            row(
                new Way(metric, stated.statistic(), 0, stated.onView(), true, stated.base()),
                prefix + "calls never reached count as longer than all others",
                counts));
      }
    }
    if (metric == Metric.NOT_REACHED && data.waiting()) {
      rows.add(
          row(
              new Way(metric, stated.statistic(), 0, stated.onView(), true, stated.base()),
              prefix + "calls still waiting count as not reached",
              counts));
    }
    if (metric == Metric.CALLS && data.onView()) {
      rows.add(
          row(
              new Way(metric, stated.statistic(), 0, !stated.onView(), false, stated.base()),
              prefix + "on-view events " + (stated.onView() ? "left out" : "counted"),
              counts));
    }
    for (int i = 2; stated.base() > 0 && i < data.periods().size(); i++) {
      rows.add(
          row(
              new Way(metric, stated.statistic(), 0, stated.onView(), false, i),
              prefix + "baseline " + data.periods().get(i).name(),
              counts));
    }
  }

  private void statistics(Way stated, String prefix, boolean counts) {
    if (claim.bound().unit() == Bound.Unit.SHARE) {
      return; // a share within a limit is no time
    }
    for (Statistic other : List.of(Statistic.MEDIAN, Statistic.P90, Statistic.MEAN)) {
      if (!other.equals(stated.statistic())) {
        rows.add(
            row(
                new Way(stated.metric(), other, 0, stated.onView(), false, stated.base()),
                prefix + other.words(),
                counts));
      }
    }
  }

  private void clocks(Way stated, String prefix, boolean counts) {
    for (int i = 1; i < data.clocks().size(); i++) {
      rows.add(
          row(
              new Way(
                  stated.metric(), stated.statistic(), i, stated.onView(), false, stated.base()),
              prefix + "clock from " + data.clocks().get(i).words(),
              counts));
    }
  }

  private Reading row(Way way, String differs, boolean counts) {
    return row(data.periods().getFirst().measure(), way, differs, counts);
  }

  private Reading row(Measure here, Way way, String differs, boolean counts) {
    boolean ratio = claim.bound().unit() == Bound.Unit.TIMES;
    if (ratio && !data.periods().get(way.base()).covered()) {
      return new Reading(
          way.metric(),
          differs,
          counts,
          0,
          0,
          null,
          null,
          null,
          claim.bound().unit(),
          Bound.Outcome.NOT_IN_DATA,
          "the files do not reach over "
              + data.periods().get(way.base()).measure().period().words());
    }
    Measure base = ratio ? data.periods().get(way.base()).measure() : null;
    Interval tested = base == null ? figure(here, way, error) : ratio(here, base, way);
    return new Reading(
        way.metric(),
        differs,
        counts,
        n(here, way),
        base == null ? 0 : n(base, way),
        figure(here, way, error),
        base == null ? null : figure(base, way, error),
        tested,
        unit(way),
        claim.bound().of(tested),
        base == null ? "" : smallBase(here, base, way, tested));
  }

  private Bound.Unit unit(Way way) {
    return switch (way.metric()) {
      case CALLS ->
          claim.bound().unit() == Bound.Unit.CALLS ? Bound.Unit.CALLS : Bound.Unit.CALLS_PER_DAY;
      case SHARE, NOT_REACHED -> Bound.Unit.SHARE;
      case RESPONSE_TIME ->
          way.statistic().kind() == Statistic.Kind.WITHIN ? Bound.Unit.SHARE : Bound.Unit.MS;
    };
  }

  private long calls(Measure m, Way way) {
    return m.calls + (way.onView() ? m.onView : 0);
  }

  private long n(Measure m, Way way) {
    return switch (way.metric()) {
      case CALLS -> calls(m, way);
      case SHARE -> m.calls;
      case NOT_REACHED -> way.openToo() ? m.calls : m.calls - m.waiting;
      case RESPONSE_TIME -> m.sorted(way.clock()).length + (way.openToo() ? never(m) : 0);
    };
  }

  private Interval figure(Measure m, Way way, double error) {
    return switch (way.metric()) {
      case CALLS -> {
        long n = calls(m, way);
        Interval count = Intervals.count(n, error);
        yield claim.bound().unit() == Bound.Unit.CALLS
            ? new Interval(n, n, n, "counted")
            : new Interval(
                n / m.period().days(),
                count.low() / m.period().days(),
                count.high() / m.period().days(),
                count.method());
      }
      case SHARE -> Intervals.share(m.ofShare, m.calls, error);
      case NOT_REACHED ->
          Intervals.share(way.openToo() ? never(m) : m.neverReached, n(m, way), error);
      case RESPONSE_TIME -> time(m, way, error);
    };
  }

  /** Those whom nobody reached, and those who still wait. */
  private static long never(Measure m) {
    return m.neverReached + m.waiting;
  }

  private static Interval time(Measure m, Way way, double error) {
    long[] sorted = m.sorted(way.clock());
    long never = way.openToo() ? never(m) : 0;
    return switch (way.statistic().kind()) {
      case MEDIAN -> Intervals.quantile(sorted, never, 0.5, error);
      case P90 -> Intervals.quantile(sorted, never, 0.9, error);
      case MEAN -> Intervals.mean(sorted, error, 1);
      case WITHIN ->
          Intervals.share(within(sorted, way.statistic().withinMs()), sorted.length + never, error);
    };
  }

  private static long within(long[] sorted, long limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Interval ratio(Measure here, Measure base, Way way) {
    if (way.metric() == Metric.CALLS) {
      return Intervals.ratioOfRates(
          calls(here, way),
          (double) here.period().lengthMs(),
          calls(base, way),
          (double) base.period().lengthMs(),
          error);
    }
    if (way.metric() == Metric.RESPONSE_TIME && way.statistic().kind() == Statistic.Kind.MEAN) {
      return Intervals.ratioOfMeans(here.sorted(way.clock()), base.sorted(way.clock()), error, 1);
    }
    return Intervals.ratio(figure(here, way, error / 2), figure(base, way, error / 2));
  }

  /** A ratio on few calls sounds like more than it is. */
  private @Nullable String spokenBase(Measure here, Measure base, Way way) {
    double expected =
        calls(base, way) * (double) here.period().lengthMs() / base.period().lengthMs();
    long n = calls(here, way);
    if (way.metric() != Metric.CALLS || calls(base, way) >= 30 || expected == 0) {
      return null;
    }
    double more = n - expected;
    return Spoken.number(Math.abs(Math.rint(more)))
        + (more < 0 ? " fewer on about " : " more on about ")
        + Spoken.number(Math.rint(expected));
  }

  private String smallBase(Measure here, Measure base, Way way, Interval tested) {
    String said = spokenBase(here, base, way);
    if (said != null) {
      long percent = Math.round(100 * (tested.value() - 1));
      return (percent < 0 ? "" : "+") + percent + " % is " + said;
    }
    return n(base, way) < 30 ? "rests on " + n(base, way) + " calls of the baseline only" : "";
  }
}
