package org.cordon.brief.claim;

import java.util.List;
import java.util.Set;
import org.cordon.calls.Moment;

/**
 * What one pass over the files gave.
 *
 * @param periods the window, the baseline, then other baselines
 * @param parts the two parts of the window, by the claim's own clock; none of a window of one day
 * @param clocks the claim's own first
 * @param moments which moments every file tells
 */
record Gathered(
    List<Stretch> periods, List<Stretch> parts, List<Clock> clocks, Set<Moment> moments) {
  /**
   * A period and what was found in it.
   *
   * @param covered whether the files reach over it
   */
  record Stretch(String name, Measure measure, boolean covered) {}

  boolean knows(Metric metric) {
    return switch (metric) {
      case CALLS, SHARE -> true;
      case NOT_REACHED -> moments.contains(Moment.ON_SCENE);
      case RESPONSE_TIME ->
          moments.contains(clocks.getFirst().start()) && moments.contains(clocks.getFirst().stop());
    };
  }

  boolean never() {
    return periods.stream().anyMatch(s -> s.measure().neverReached + s.measure().waiting > 0);
  }

  boolean waiting() {
    return periods.stream().anyMatch(s -> s.measure().waiting > 0);
  }

  boolean onView() {
    return periods.stream().anyMatch(s -> s.measure().onView > 0);
  }
}
