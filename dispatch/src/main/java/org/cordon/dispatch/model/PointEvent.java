package org.cordon.dispatch.model;

import org.jspecify.annotations.Nullable;

/** Changes to an incident's meeting point. */
public sealed interface PointEvent extends Event {
  record PointSet(String incidentId, MeetingPoint point, @Nullable OverrideReason override)
      implements PointEvent {}

  record PointWithdrawn(String incidentId) implements PointEvent {}

  record PointAcknowledged(
      String incidentId, Party party, int version, String pointId, Acknowledgement.How how)
      implements PointEvent {}
}
