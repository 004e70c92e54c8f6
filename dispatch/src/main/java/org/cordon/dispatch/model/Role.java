package org.cordon.dispatch.model;

/** What an operator may do; only a duty officer changes zones. */
public enum Role {
  CALL_TAKER,
  DISPATCHER,
  DUTY_OFFICER,
  LIAISON
}
