package org.cordon.study.statistics;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.study.result.CallFate;
import org.cordon.study.result.CaseResult;

/** The calls of one group in one case, run by run: the counts from which every figure is made. */
final class Sample {
  final double[] calls;
  final double[] callsWithGoal;
  final double[] withinGoal;
  final ResponseTimes[] times;
  final ResponseTimes pooled;
  final Map<IncidentOutcome, Long> outcomes = new EnumMap<>(IncidentOutcome.class);

  /** Counts the calls of a group; a call reached after the horizon was not reached. */
  Sample(CaseResult c, Group group, Goals goals) {
    int runs = c.runs().size();
    calls = new double[runs];
    callsWithGoal = new double[runs];
    withinGoal = new double[runs];
    times = new ResponseTimes[runs];
    for (IncidentOutcome outcome : IncidentOutcome.values()) {
      outcomes.put(outcome, 0L);
    }
    for (int run = 0; run < runs; run++) {
      count(run, c.runs().get(run).fates(), group, goals);
    }
    pooled = ResponseTimes.pooled(times);
  }

  /** How many calls each run reached. */
  double[] reached() {
    double[] reached = new double[times.length];
    for (int i = 0; i < reached.length; i++) {
      reached[i] = times[i].calls() - times[i].unreached();
    }
    return reached;
  }

  /** The sum of each run's times, cut at the horizon. */
  double[] sumsToHorizonMs(long horizonMs) {
    double[] sums = new double[times.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = times[i].sumToHorizonMs(horizonMs);
    }
    return sums;
  }

  private void count(int run, List<CallFate> fates, Group group, Goals goals) {
    long[] reached = new long[fates.size()];
    int n = 0;
    for (CallFate fate : fates) {
      if (!group.includes(fate.call())) {
        continue;
      }
      calls[run]++;
      outcomes.merge(fate.outcome(), 1L, Long::sum);
      if (goals.reached(fate)) {
        reached[n++] = fate.responseMs().getAsLong();
      }
      if (goals.has(fate)) {
        callsWithGoal[run]++;
        withinGoal[run] += goals.met(fate) ? 1 : 0;
      }
    }
    times[run] = new ResponseTimes(Arrays.copyOf(reached, n), (long) calls[run] - n);
  }
}
