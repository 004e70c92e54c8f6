package org.cordon.dispatch.model;

/** How an incident may end. */
public enum IncidentOutcome {
  REACHED,
  MET_AT_THE_EDGE,
  OTHER_SERVICE,
  DEFERRED,
  WITHDRAWN_BY_THE_CALLER,
  NOT_REACHED
}
