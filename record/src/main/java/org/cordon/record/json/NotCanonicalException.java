package org.cordon.record.json;

import java.io.Serial;

/** Text that is not canonical JSON: a stable name, what was found, and the column, from 1. */
public final class NotCanonicalException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final String name;
  private final String found;

  NotCanonicalException(String name, String found, int column) {
    super(name + ": " + found + " at column " + column);
    this.name = name;
    this.found = found + " at column " + column;
  }

  /** Stable kebab-case name, as {@code duplicate-key}. */
  public String name() {
    return name;
  }

  /** What was found, with its column. */
  public String found() {
    return found;
  }
}
