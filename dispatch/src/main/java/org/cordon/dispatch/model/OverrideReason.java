package org.cordon.dispatch.model;

/** Why a dispatcher did something else than recommended; each use is counted. */
public enum OverrideReason {
  LOCAL_KNOWLEDGE,
  CLOSER_UNIT_SEEN,
  CREW_ASKED,
  CALLER_ASKED,
  DUTY_OFFICER_ORDERED,
  MORE_UNITS_NEEDED,
  FEWER_UNITS_NEEDED,
  PLACE_CONFIRMED_BY_VOICE
}
