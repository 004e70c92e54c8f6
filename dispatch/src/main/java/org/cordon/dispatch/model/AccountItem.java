package org.cordon.dispatch.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AccountEntry.Correction;
import org.cordon.dispatch.model.account.Provenance;
import org.jspecify.annotations.Nullable;

/** A human entry with what later ones did to it. Written by the fold only. */
public final class AccountItem {
  /** What became of it. */
  public enum Standing {
    STANDS,
    ANSWERED,
    ENDED,
    AMENDED,
    STRUCK
  }

  private final Entry on;
  private final AccountEvent.Entered event;
  private final @Nullable AccountItem target;
  private final AccountItem root;
  private final List<AccountItem> corrections = new ArrayList<>(0);
  boolean removed;

  AccountItem(Entry on, AccountEvent.Entered event, @Nullable AccountItem target) {
    this.on = on;
    this.event = event;
    this.target = target;
    this.root = target == null ? this : target.root;
  }

  /** Its id. */
  public String id() {
    return event.entry().id();
  }

  /** What was entered. */
  public AccountEntry entry() {
    return event.entry();
  }

  /** What it rests on. */
  public Provenance provenance() {
    return event.provenance();
  }

  /** Of whoever entered it; "" for the centre itself. */
  public String office() {
    return event.office();
  }

  /** Where it stands on the log. */
  public Entry on() {
    return on;
  }

  /** What a correction is about, or null. */
  public @Nullable AccountItem target() {
    return target;
  }

  /** What a chain of corrections is about in the end; itself if it is no correction. */
  public AccountItem root() {
    return root;
  }

  /** All corrections of it, in their order, also those that no longer stand. */
  public List<AccountItem> corrections() {
    return Collections.unmodifiableList(corrections);
  }

  StateImage.Told image() {
    return new StateImage.Told(
        on.seq(),
        on.recordedAtMs(),
        on.happenedAtMs(),
        on.by(),
        on.commitments(),
        event.office(),
        event.entry(),
        event.provenance());
  }

  void add(AccountItem correction) {
    corrections.add(correction);
  }

  /** Whether nothing that stands strikes or amends it. */
  public boolean stands() {
    return !removed;
  }

  /** Whether it stands and has not ended. */
  public boolean inForce() {
    return !removed && corrections.stream().noneMatch(c -> c.stands() && c.how().ends());
  }

  /** The answers that stand. */
  public List<AccountItem> answers() {
    return corrections.stream()
        .filter(c -> c.stands() && c.how() == Correction.How.ANSWERS)
        .toList();
  }

  /** What became of it. */
  public Standing standing() {
    if (removed) {
      boolean amended = removedBy().stream().allMatch(c -> c.how() == Correction.How.AMENDS);
      return amended ? Standing.AMENDED : Standing.STRUCK;
    }
    if (!inForce()) {
      return Standing.ENDED;
    }
    return answers().isEmpty() ? Standing.STANDS : Standing.ANSWERED;
  }

  /** What stands and strikes or amends it. */
  public List<AccountItem> removedBy() {
    return corrections.stream().filter(c -> c.stands() && c.how().removes()).toList();
  }

  Correction.How how() {
    if (entry() instanceof Correction c) {
      return c.how();
    }
    throw new IllegalStateException(id() + " is no correction");
  }
}
