package org.cordon.dispatch.model;

/** Who answers. */
public enum Service {
  POLICE,
  FIRE,
  EMS
}
