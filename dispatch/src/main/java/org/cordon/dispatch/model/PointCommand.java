package org.cordon.dispatch.model;

import org.jspecify.annotations.Nullable;

/** The meeting point of an incident, and the alarms. */
public sealed interface PointCommand extends Command {
  /** Sets the meeting point as recommended (no point named), or another with a reason. */
  record SetPoint(String incidentId, @Nullable NamedPlace point, @Nullable OverrideReason override)
      implements PointCommand {}

  /** The incident has no meeting point any more, such as when the way in opened. */
  record WithdrawPoint(String incidentId) implements PointCommand {}

  /**
   * A party says which point it holds.
   *
   * @param pointId what they named; "" means the incident's own
   * @param note words read back; sealed
   */
  record Acknowledge(
      String incidentId,
      Party party,
      int version,
      String pointId,
      Acknowledgement.How how,
      String note)
      implements PointCommand {}

  record AcknowledgeAlarm(AlarmKind kind, String subject) implements PointCommand {}
}
