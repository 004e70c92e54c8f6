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
  /** The unit's wheels stopped. */
  ON_SCENE,
  /** Hands on a patient, or the caller met; a record has it, no published file does. */
  HANDS_ON,
  /** An ambulance left with a patient. */
  TRANSPORT,
  AT_HOSPITAL,
  AVAILABLE
}
