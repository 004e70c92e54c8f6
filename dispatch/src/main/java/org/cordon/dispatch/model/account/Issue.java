package org.cordon.dispatch.model.account;

/** A briefing goes out: every office that was asked has answered every line of it. */
public record Issue(String id, String briefingId) implements AccountEntry {
  @Override
  public EntryKind kind() {
    return EntryKind.ISSUE;
  }

  @Override
  public void tell(EntryFields out) {
    out.id("issue id", id);
    out.id("briefing", briefingId);
  }
}
