package org.cordon.dispatch.model;

/** All that may be recommended; a call is never without one of these. */
public enum RecommendationKind {
  DIRECT,
  ESCORTED,
  MEET,
  STAGED,
  HELD
}
