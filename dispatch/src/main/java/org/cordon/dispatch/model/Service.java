package org.cordon.dispatch.model;

/** Who answers. */
public enum Service {
  POLICE,
  FIRE,
  EMS;

  private static final Service[] ALL = values();

  /** The number of services. */
  public static int count() {
    return ALL.length;
  }
}
