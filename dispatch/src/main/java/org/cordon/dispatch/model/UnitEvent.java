package org.cordon.dispatch.model;

import java.util.List;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/** Changes to units. */
public sealed interface UnitEvent extends Event {
  /**
   * A unit was sent.
   *
   * @param destination a public place (staging or meeting point), or null for the scene itself,
   *     which is sealed
   * @param preempts the incident it is taken from, or ""
   * @param override null when sent as recommended
   * @param ranked the candidates it was chosen among, best first
   */
  record Dispatched(
      String unitId,
      String incidentId,
      Task task,
      @Nullable Place destination,
      long etaMs,
      String preempts,
      @Nullable OverrideReason override,
      List<Candidate> ranked)
      implements UnitEvent {
    public Dispatched {
      ranked = List.copyOf(ranked);
    }
  }

  /**
   * A unit's status changed.
   *
   * @param incidentId the incident it happened on, or ""
   */
  record StatusChanged(String unitId, String incidentId, UnitStatus status) implements UnitEvent {}

  /** A wrong key taken back: the unit is again what it was before its last step. */
  record StepUndone(String unitId, String incidentId, UnitStatus undone) implements UnitEvent {}

  record TimeCorrected(String incidentId, String unitId, Milestone milestone, long happenedAtMs)
      implements UnitEvent {}

  /**
   * A unit was told something new.
   *
   * @param destination as in {@link Dispatched}
   */
  record Instructed(
      String unitId,
      String incidentId,
      Instruction instruction,
      @Nullable Place destination,
      @Nullable OverrideReason override,
      String reason)
      implements UnitEvent {}

  /** A shift began or ended; a unit whose shift ends while it is assigned leaves when free. */
  record ShiftTurned(String unitId, boolean begins) implements UnitEvent {}

  record ConfirmedSafe(String unitId) implements UnitEvent {}

  record MovedUp(String unitId, String stationId) implements UnitEvent {}

  record ManualEtaSet(String unitId, long etaMs) implements UnitEvent {}
}
