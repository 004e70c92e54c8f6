package org.cordon.dispatch.model;

/** What a unit is sent to do. */
public enum Task {
  /** Drive to the scene. */
  DIRECT,
  /** Drive to the scene and secure it: others wait for that. */
  ESCORT,
  /** Wait where the rule says until the escort has secured the scene. */
  ESCORTED,
  /** Drive to the incident's meeting point. */
  MEET,
  /** Wait at the staging point for clearance. */
  STAGED
}
