package org.cordon.dispatch.policy;

/** Whether a corner within the walk can be a meeting point, and what keeps it from being one. */
public enum MeetingStanding {
  OFFERED,
  IN_CLOSED_AREA,
  WITHIN_STAND_OFF,
  NO_OPEN_STREET
}
