package org.cordon.study.statistics;

import java.util.ArrayList;
import java.util.List;
import org.cordon.study.result.CaseResult;
import org.cordon.study.result.StudyResult;

/**
 * A case drawn as a line.
 *
 * @param title of the case
 * @param step from one value to the next, ms
 * @param values the first at 0, or at the start of the window
 */
public record Curve(String title, long step, List<Double> values) {
  public Curve {
    values = List.copyOf(values);
  }

  /**
   * The share of a group's calls that were reached by each time after receipt, per case. It ends
   * below 1 by as much as was not reached by then.
   */
  public static List<Curve> reached(StudyResult result, Group group, long untilMs, int steps) {
    Goals goals = new Goals(result.facts());
    List<Curve> curves = new ArrayList<>();
    for (CaseResult c : result.cases()) {
      ResponseTimes times = new Sample(c, group, goals).pooled;
      List<Double> shares = new ArrayList<>();
      for (int i = 0; i <= steps && times.calls() > 0; i++) {
        shares.add(times.within((double) untilMs * i / steps) / (double) times.calls());
      }
      curves.add(new Curve(c.title(), untilMs / steps, shares));
    }
    return curves;
  }

  /** The waiting queue, mean over runs and over as many buckets as make at most {@code points}. */
  public static List<Curve> waiting(StudyResult result, int points) {
    List<Curve> curves = new ArrayList<>();
    for (CaseResult c : result.cases()) {
      int buckets = c.runs().getFirst().waiting().waiting().size();
      int together = Math.max(1, (buckets + points - 1) / points);
      List<Double> means = new ArrayList<>();
      for (int from = 0; from < buckets; from += together) {
        means.add(meanWaiting(c, from, Math.min(buckets, from + together)));
      }
      curves.add(new Curve(c.title(), together * c.runs().getFirst().waiting().bucketMs(), means));
    }
    return curves;
  }

  private static double meanWaiting(CaseResult c, int from, int until) {
    long sum = 0;
    for (var run : c.runs()) {
      for (int bucket = from; bucket < until; bucket++) {
        sum += run.waiting().waiting().get(bucket);
      }
    }
    return (double) sum / ((long) c.runs().size() * (until - from));
  }
}
