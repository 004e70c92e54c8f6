package org.cordon.dispatch.model.account;

/** What a human entry is. */
public enum EntryKind {
  DECISION,
  ORDER,
  AGREEMENT,
  CONTACT,
  ACCESS_ATTEMPT,
  STATEMENT,
  POSITION,
  QUESTION,
  CORRECTION;

  /** Whether it holds from a time on, so that it can end. */
  public boolean holds() {
    return this == DECISION || this == ORDER || this == AGREEMENT || this == POSITION;
  }
}
