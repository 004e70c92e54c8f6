package org.cordon.brief.account;

import java.util.List;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.Milestone;
import org.cordon.dispatch.model.RecommendationKind;

/**
 * An incident, and the entries that tell its life: opened, held, sent to a point, ended; of its
 * recommendations the last.
 *
 * @param numbers in the order of the log
 * @param handsOn the entries that tell when hands-on began or took that back, in their order
 */
public record CallOnRecord(Incident incident, List<Long> numbers, List<Long> handsOn) {
  public CallOnRecord {
    numbers = List.copyOf(numbers);
    handsOn = List.copyOf(handsOn);
  }

  /** Whether it lies in a zone that was active when it was last located. */
  public boolean inside() {
    return !incident.zoneIds().isEmpty();
  }

  /** Whether it is open and can at this time not be reached by driving there. */
  public boolean cannotBeReached() {
    return incident.open()
        && incident.mergedInto().isEmpty()
        && inside()
        && incident.kind() != RecommendationKind.DIRECT
        && incident.timeMs(Milestone.HANDS_ON) < 0;
  }

  /** Whether it ended without anybody having reached the caller. */
  public boolean notReached() {
    return incident.outcome() == IncidentOutcome.NOT_REACHED;
  }
}
