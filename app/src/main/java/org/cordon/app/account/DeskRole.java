package org.cordon.app.account;

import java.util.Locale;
import org.cordon.dispatch.model.Role;
import org.jspecify.annotations.Nullable;

/** What somebody is at a desk. The engine knows those who enter something, by its own role. */
public enum DeskRole {
  CALL_TAKER(Role.CALL_TAKER),
  DISPATCHER(Role.DISPATCHER),
  DUTY_OFFICER(Role.DUTY_OFFICER),
  LIAISON(Role.LIAISON),
  HEAD(Role.HEAD),
  AUDITOR(null),
  ADMINISTRATOR(null);

  private final @Nullable Role engine;

  DeskRole(@Nullable Role engine) {
    this.engine = engine;
  }

  /** The engine's role; null for those who enter nothing. */
  public @Nullable Role engine() {
    return engine;
  }

  /** As people write it: duty-officer. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
