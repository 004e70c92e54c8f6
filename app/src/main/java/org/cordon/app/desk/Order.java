package org.cordon.app.desk;

import org.cordon.dispatch.model.Command;

/**
 * A command on its way to the engine.
 *
 * @param by opaque id of who gives it
 * @param happenedAtMs when what it tells happened, UTC ms; {@link #NOW} as it is handled
 * @param key under which it is done at most once
 * @param seen the last entry that its sender had seen, or {@link #ANY}
 */
public record Order(Command command, String by, long happenedAtMs, String key, long seen) {
  /** It happened as it is told. */
  public static final long NOW = -1;

  /** Whatever was changed meanwhile. */
  public static final long ANY = Long.MAX_VALUE;
}
