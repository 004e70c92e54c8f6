package org.cordon.calls;

/** The times an incident keeps, in the order in which they should happen. */
public enum Moment {
  /** The call reached the centre; for Seattle police, the event was first queued. */
  RECEIVED,
  /** The call-taker had entered it. */
  ENTERED,
  DISPATCHED,
  /** The unit said that it was on its way. */
  EN_ROUTE,
  /** The unit's wheels stopped; no published file says when hands-on began. */
  ON_SCENE,
  /** An ambulance left with a patient. */
  TRANSPORT,
  AT_HOSPITAL,
  AVAILABLE
}
