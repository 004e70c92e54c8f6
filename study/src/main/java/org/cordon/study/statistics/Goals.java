package org.cordon.study.statistics;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.model.Service;
import org.cordon.study.result.CallFate;
import org.cordon.study.result.Goal;
import org.cordon.study.result.StudyFacts;

/** By when a call should be reached, and until when it was followed. */
final class Goals {
  private final Map<Service, Map<Integer, Long>> withinMs = new EnumMap<>(Service.class);
  private final long horizonMs;

  Goals(StudyFacts facts) {
    horizonMs = facts.window().horizonMs();
    for (Goal goal : facts.goals()) {
      withinMs
          .computeIfAbsent(goal.service(), s -> new TreeMap<>())
          .put(goal.priority(), goal.withinMs());
    }
  }

  boolean reached(CallFate fate) {
    return fate.responseMs().orElse(Long.MAX_VALUE) <= horizonMs;
  }

  boolean has(CallFate fate) {
    return withinMs
        .getOrDefault(fate.call().kind().service(), Map.of())
        .containsKey(fate.call().kind().priority());
  }

  boolean met(CallFate fate) {
    Long goal =
        withinMs
            .getOrDefault(fate.call().kind().service(), Map.of())
            .get(fate.call().kind().priority());
    return goal != null && reached(fate) && fate.responseMs().getAsLong() <= goal;
  }
}
