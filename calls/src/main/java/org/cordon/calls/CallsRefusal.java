package org.cordon.calls;

import java.io.Serial;

/**
 * Call records that cannot be read: a named value with what was found, where, and what to do.
 *
 * <p>Names: {@code no-such-file}, {@code unreadable-file}, {@code unknown-format}, {@code
 * missing-columns}, {@code empty-roster}.
 */
public final class CallsRefusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String name;
  private final String found;
  private final String where;
  private final String remedy;

  public CallsRefusal(String name, String found, String where, String remedy) {
    super(name + ": " + found + " (" + where + "). " + remedy);
    this.name = name;
    this.found = found;
    this.where = where;
    this.remedy = remedy;
  }

  public String name() {
    return name;
  }

  public String found() {
    return found;
  }

  public String where() {
    return where;
  }

  public String remedy() {
    return remedy;
  }
}
