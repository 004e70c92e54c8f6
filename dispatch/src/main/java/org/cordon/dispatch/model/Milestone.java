package org.cordon.dispatch.model;

/** The times an incident keeps; a response time's clock stops at {@link #HANDS_ON}. */
public enum Milestone {
  RECEIVED,
  ENTERED,
  DISPATCHED,
  ACKNOWLEDGED,
  EN_ROUTE,
  STAGED,
  ON_SCENE,
  SCENE_SECURED,
  HANDS_ON,
  LEFT,
  AT_HOSPITAL,
  AVAILABLE;

  private static final Milestone[] ALL = values();

  /** The number of milestones. */
  public static int count() {
    return ALL.length;
  }
}
