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
  CORRECTION,
  BRIEFING,
  SIGNATURE,
  ISSUE;

  /** Whether another of its kind can take its place; else it is struck and entered anew. */
  public boolean amendable() {
    return this != CORRECTION && this != BRIEFING && this != SIGNATURE && this != ISSUE;
  }

  /** Whether it holds from a time on, so that it can end. */
  public boolean holds() {
    return this == DECISION || this == ORDER || this == AGREEMENT || this == POSITION;
  }
}
