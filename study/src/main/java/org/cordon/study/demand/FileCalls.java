package org.cordon.study.demand;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cordon.study.scenario.Scenario;

/** The usable calls of a file, and why others were not, with counts. */
record FileCalls(List<Arrival> base, Map<String, Integer> rejected) {
  FileCalls {
    base = List.copyOf(base);
    rejected = Collections.unmodifiableMap(new TreeMap<>(rejected));
  }

  /** Counts by reason, such as {@code place-0-0 2, unknown-type 1}. */
  String reasons() {
    return rejected.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  /** What was read, in a sentence. */
  String told() {
    int left = rejected.values().stream().mapToInt(n -> n).sum();
    return base.size()
        + " rows of the file of calls are used, "
        + left
        + " are left out"
        + (left == 0 ? "." : " (" + reasons() + ").");
  }

  /**
   * The calls within the period. A further copy has each call again, at another time of the same
   * hour, so that a multiplied case does not hear every call twice in the same millisecond.
   */
  List<Arrival> arrivals(Scenario scenario, int run, int copy) {
    List<Arrival> arrivals = new ArrayList<>();
    for (Arrival a : base) {
      if (!scenario.frame().period().contains(a.receivedMs())) {
        continue;
      }
      long subject =
          copy == 0 ? a.subject() : Draws.bits(a.subject(), copy, a.subject(), Purpose.ARRIVAL);
      long hour = Math.floorDiv(a.receivedMs(), 3_600_000L) * 3_600_000L;
      long at =
          copy == 0
              ? a.receivedMs()
              : hour + CallGenerator.below(3_600_000, scenario, run, subject, Purpose.TIME);
      if (scenario.frame().period().contains(at)) {
        arrivals.add(new Arrival(subject, at, a.type(), a.priority(), a.services(), a.place()));
      }
    }
    return arrivals;
  }
}
