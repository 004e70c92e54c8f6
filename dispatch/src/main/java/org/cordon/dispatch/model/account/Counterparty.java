package org.cordon.dispatch.model.account;

/**
 * Whom one dealt with.
 *
 * @param name of a group, a role or a channel, never of a person
 */
public record Counterparty(Kind kind, String name, Mandate mandate) {
  /** What it is. */
  public enum Kind {
    GROUP,
    ROLE,
    CHANNEL
  }

  /** Whether it may speak for others. */
  public enum Mandate {
    VERIFIED,
    CLAIMED,
    NOT_ESTABLISHED
  }

  void tell(EntryFields out) {
    out.word("with kind", kind);
    out.name("with", name);
    out.word("mandate", mandate);
  }
}
