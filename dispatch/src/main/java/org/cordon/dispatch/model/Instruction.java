package org.cordon.dispatch.model;

/** What a unit under way or at the scene is told when something changed. */
public enum Instruction {
  PROCEED,
  STAGE,
  WITHDRAW,
  GO_TO_MEETING_POINT
}
