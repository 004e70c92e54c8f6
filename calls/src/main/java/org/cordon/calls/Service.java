package org.cordon.calls;

/** Whose call records these are: the department that published them. */
public enum Service {
  POLICE,
  /** The fire department, its medical calls included. */
  FIRE,
  EMS
}
