package org.cordon.study.statistics;

import java.util.Map;
import java.util.TreeMap;
import org.cordon.study.result.CallFate;
import org.cordon.study.result.CaseResult;
import org.jspecify.annotations.Nullable;

/**
 * One case less another, over the same runs: the same calls with the same draws come in both, so
 * that what the two share cancels and the interval is narrower than either's own.
 *
 * @param caseName the case
 * @param referenceName what is taken away from it
 * @param group which calls
 * @param withinGoal difference of the shares reached within the goal; null if no call has a goal
 * @param reached difference of the shares reached at all
 * @param meanToHorizonMs difference of the mean times up to the horizon
 * @param pairs the calls that both cases have, one by one
 */
public record Difference(
    String caseName,
    String referenceName,
    Group group,
    @Nullable Estimate withinGoal,
    Estimate reached,
    Estimate meanToHorizonMs,
    Pairs pairs) {
  /**
   * Calls with a goal that stand in both cases, matched by run and id.
   *
   * @param calls how many
   * @param gained reached within the goal in the case, not in the reference
   * @param lost the other way round
   */
  public record Pairs(long calls, long gained, long lost) {}

  static @Nullable Difference of(CaseResult a, CaseResult b, Group group, Goals goals, long cut) {
    Sample sa = new Sample(a, group, goals);
    Sample sb = new Sample(b, group, goals);
    if (sa.pooled.calls() == 0 || sb.pooled.calls() == 0) {
      return null;
    }
    boolean goal = Intervals.sum(sa.callsWithGoal) > 0 && Intervals.sum(sb.callsWithGoal) > 0;
    return new Difference(
        a.name(),
        b.name(),
        group,
        goal ? estimate(sa.withinGoal, sa.callsWithGoal, sb.withinGoal, sb.callsWithGoal) : null,
        estimate(sa.reached(), sa.calls, sb.reached(), sb.calls),
        estimate(sa.sumsToHorizonMs(cut), sa.calls, sb.sumsToHorizonMs(cut), sb.calls),
        pairs(a, b, group, goals));
  }

  /** The difference of two ratios over the same runs, from the difference of their residuals. */
  static Estimate estimate(double[] ya, double[] na, double[] yb, double[] nb) {
    int runs = Math.min(ya.length, yb.length);
    double[] e = new double[runs];
    double[] ea = Intervals.residuals(ya, na);
    double[] eb = Intervals.residuals(yb, nb);
    for (int i = 0; i < runs; i++) {
      e[i] = ea[i] - eb[i];
    }
    double value = Intervals.sum(ya) / Intervals.sum(na) - Intervals.sum(yb) / Intervals.sum(nb);
    double half = Intervals.halfWidth(e);
    return new Estimate(value, value - half, value + half);
  }

  private static Pairs pairs(CaseResult a, CaseResult b, Group group, Goals goals) {
    long calls = 0;
    long gained = 0;
    long lost = 0;
    for (int run = 0; run < a.runs().size(); run++) {
      Map<String, CallFate> other = new TreeMap<>();
      for (CallFate fate : b.runs().get(run).fates()) {
        if (group.includes(fate.call()) && goals.has(fate)) {
          other.put(fate.call().id(), fate);
        }
      }
      for (CallFate fate : a.runs().get(run).fates()) {
        CallFate match = other.get(fate.call().id());
        if (match != null && group.includes(fate.call())) {
          calls++;
          gained += goals.met(fate) && !goals.met(match) ? 1 : 0;
          lost += goals.met(match) && !goals.met(fate) ? 1 : 0;
        }
      }
    }
    return new Pairs(calls, gained, lost);
  }
}
