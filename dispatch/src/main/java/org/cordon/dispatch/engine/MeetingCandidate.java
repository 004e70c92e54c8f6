package org.cordon.dispatch.engine;

import org.cordon.dispatch.model.NamedPlace;
import org.cordon.roads.corner.MeetingPoint.Standing;

/**
 * A place within the walk, how long those who come walk there in their state, and whether one can
 * meet there.
 */
public record MeetingCandidate(NamedPlace point, long walkMs, boolean agreed, Standing standing) {
  /** A place where one can meet. */
  public MeetingCandidate(NamedPlace point, long walkMs, boolean agreed) {
    this(point, walkMs, agreed, Standing.OFFERED);
  }

  /** Whether one can meet there. */
  public boolean offered() {
    return standing == Standing.OFFERED;
  }
}
