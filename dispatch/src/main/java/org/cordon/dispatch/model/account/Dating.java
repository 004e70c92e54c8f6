package org.cordon.dispatch.model.account;

/** How far the time at which something happened is known. */
public enum Dating {
  /** Day and hour are in the source. */
  STATED,
  /** The day is in the source; the hour is assumed. */
  HOUR_ASSUMED,
  /** The day too was worked out, such as from a weekday. */
  INFERRED
}
