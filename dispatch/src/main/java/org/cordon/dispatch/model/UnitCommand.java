package org.cordon.dispatch.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sending units and what they report. */
public sealed interface UnitCommand extends Command {
  /**
   * Sends units as recommended, or otherwise with a reason. A unit that is under way to another
   * incident is taken from it only when {@code preempt} says so.
   */
  record Dispatch(
      String incidentId, List<String> unitIds, boolean preempt, @Nullable OverrideReason override)
      implements UnitCommand {
    public Dispatch {
      unitIds = List.copyOf(unitIds);
    }
  }

  /** What a crew reports. Back to {@code AVAILABLE} ends its assignment. */
  record Report(String unitId, UnitStatus status) implements UnitCommand {}

  /** Takes back the last step of a unit, a wrong key; taking back being sent un-sends it. */
  record Undo(String unitId, String note) implements UnitCommand {}

  /** Corrects when a unit's milestone happened; the former entries stay as they are. */
  record CorrectTime(String incidentId, String unitId, Milestone milestone, long happenedAtMs)
      implements UnitCommand {}

  /** Lets a waiting unit go in: after the scene is secured, or with a reason. */
  record Proceed(String unitId, @Nullable OverrideReason override) implements UnitCommand {}

  /** A crew pressed its emergency key: an alarm on every desk until it is known to be safe. */
  record Emergency(String unitId) implements UnitCommand {}

  /** A crew answered that it is all right. */
  record ConfirmSafe(String unitId) implements UnitCommand {}

  /** Moves an available unit to another post for coverage, or home. */
  record MoveUp(String unitId, String stationId) implements UnitCommand {}

  record SetManualEta(String unitId, long etaMs) implements UnitCommand {}
}
