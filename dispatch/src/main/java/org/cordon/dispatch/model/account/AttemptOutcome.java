package org.cordon.dispatch.model.account;

/** What came of trying to go in. */
public enum AttemptOutcome {
  ENTERED,
  TURNED_BACK,
  WITHDREW,
  NOT_TRIED
}
