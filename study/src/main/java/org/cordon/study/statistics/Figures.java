package org.cordon.study.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.model.IncidentOutcome;
import org.jspecify.annotations.Nullable;

/**
 * One group of calls in one case.
 *
 * @param group which calls
 * @param total over all runs
 * @param runs run by run, in order
 * @param outcomes how they ended, over all runs
 * @param measures null if the group has no calls
 */
public record Figures(
    Group group,
    Tally total,
    List<Tally> runs,
    Map<IncidentOutcome, Long> outcomes,
    @Nullable Measures measures) {
  public Figures {
    runs = List.copyOf(runs);
    outcomes = Collections.unmodifiableMap(new EnumMap<>(outcomes));
  }

  /**
   * Counts of one run, or of all.
   *
   * @param calls all of the group
   * @param callsWithGoal those that have a goal
   * @param withinGoal those reached within it
   * @param unreached those with no hands-on within the horizon, whatever their outcome
   * @param medianMs infinite for "not reached", NaN without calls
   * @param p90Ms likewise
   */
  public record Tally(
      long calls,
      long callsWithGoal,
      long withinGoal,
      long unreached,
      double medianMs,
      double p90Ms) {}

  /**
   * The figures with their intervals.
   *
   * @param withinGoal share of the calls with a goal that were reached within it; null if none has
   * @param reached share of all calls that were reached at all within the horizon
   * @param medianMs over all calls, perhaps infinite
   * @param p90Ms likewise
   * @param meanToHorizonMs mean over all calls of the time until help or the horizon, whichever
   *     came first: not a mean response time
   */
  public record Measures(
      @Nullable Estimate withinGoal,
      Estimate reached,
      Estimate medianMs,
      Estimate p90Ms,
      Estimate meanToHorizonMs) {}

  static Figures of(Group group, Sample s, long horizonMs) {
    List<Tally> runs = new ArrayList<>();
    for (int i = 0; i < s.times.length; i++) {
      runs.add(tally(s.times[i], s.callsWithGoal[i], s.withinGoal[i]));
    }
    double withGoal = Intervals.sum(s.callsWithGoal);
    Tally total = tally(s.pooled, withGoal, Intervals.sum(s.withinGoal));
    return new Figures(
        group, total, runs, s.outcomes, total.calls == 0 ? null : measures(s, horizonMs));
  }

  private static Measures measures(Sample s, long horizonMs) {
    return new Measures(
        Intervals.sum(s.callsWithGoal) == 0 ? null : Intervals.share(s.withinGoal, s.callsWithGoal),
        Intervals.share(s.reached(), s.calls),
        Intervals.percentile(s.times, s.pooled, 50),
        Intervals.percentile(s.times, s.pooled, 90),
        Intervals.meanToHorizon(s.sumsToHorizonMs(horizonMs), s.calls, horizonMs));
  }

  private static Tally tally(ResponseTimes times, double withGoal, double within) {
    boolean none = times.calls() == 0;
    return new Tally(
        times.calls(),
        (long) withGoal,
        (long) within,
        times.unreached(),
        none ? Double.NaN : times.percentileMs(50),
        none ? Double.NaN : times.percentileMs(90));
  }
}
