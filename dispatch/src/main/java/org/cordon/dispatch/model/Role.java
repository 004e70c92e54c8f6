package org.cordon.dispatch.model;

/** What an operator may do; only a duty officer changes zones. A head speaks for an office. */
public enum Role {
  CALL_TAKER,
  DISPATCHER,
  DUTY_OFFICER,
  LIAISON,
  HEAD
}
