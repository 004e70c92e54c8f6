package org.cordon.record;

import java.io.Serial;

/**
 * A record, key, proof or checkpoint that cannot be used: a named value with what was found, where,
 * and what to do. It is not a bug.
 */
public final class RecordRefusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String name;
  private final String found;
  private final String where;
  private final String remedy;

  /** A refusal; {@code name} is kebab-case and stable. */
  public RecordRefusal(String name, String found, String where, String remedy) {
    super(name + ": " + found + " (" + where + "). " + remedy);
    this.name = name;
    this.found = found;
    this.where = where;
    this.remedy = remedy;
  }

  /** Stable kebab-case name. */
  public String name() {
    return name;
  }

  /** What was found. */
  public String found() {
    return found;
  }

  /** Where: a file, an entry, a line. */
  public String where() {
    return where;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
