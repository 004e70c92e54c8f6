package org.cordon.dispatch.model;

import org.jspecify.annotations.Nullable;

/** A unit's cycle, in its usual order. */
public enum UnitStatus {
  OFF_DUTY(null),
  AVAILABLE(Milestone.AVAILABLE),
  DISPATCHED(Milestone.DISPATCHED),
  ACKNOWLEDGED(Milestone.ACKNOWLEDGED),
  EN_ROUTE(Milestone.EN_ROUTE),
  STAGED(Milestone.STAGED),
  ON_SCENE(Milestone.ON_SCENE),
  HANDS_ON(Milestone.HANDS_ON),
  LEFT(Milestone.LEFT),
  AT_HOSPITAL(Milestone.AT_HOSPITAL);

  private final @Nullable Milestone milestone;

  UnitStatus(@Nullable Milestone milestone) {
    this.milestone = milestone;
  }

  /** The time that entering this status marks; null for off duty. */
  public @Nullable Milestone milestone() {
    return milestone;
  }

  /** Sent, but not yet at the scene: only such a unit may be pre-empted or told to stage. */
  public boolean underWay() {
    return compareTo(DISPATCHED) >= 0 && compareTo(STAGED) <= 0;
  }

  /** Whether the unit has an incident in this status. */
  public boolean assigned() {
    return compareTo(DISPATCHED) >= 0;
  }

  /** At the scene or at the meeting point. */
  public boolean arrived() {
    return this == ON_SCENE || this == HANDS_ON;
  }

  /**
   * Whether a report of {@code next} can follow. Crews skip steps under pressure, so any later step
   * of the cycle may; a crew told to withdraw may go back to staged, and one that staged drives on.
   */
  public boolean mayBecome(UnitStatus next) {
    if (this == OFF_DUTY || this == AVAILABLE) {
      return next != this && !next.assigned();
    }
    return switch (next) {
      case OFF_DUTY, DISPATCHED -> false;
      case AVAILABLE -> true;
      case STAGED -> this != STAGED && compareTo(HANDS_ON) <= 0;
      case EN_ROUTE -> this == STAGED || compareTo(EN_ROUTE) < 0;
      default -> compareTo(next) < 0;
    };
  }
}
