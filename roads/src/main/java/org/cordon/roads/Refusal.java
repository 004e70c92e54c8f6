package org.cordon.roads;

/**
 * Input that cannot be used: a named value that says what was found, where, and the remedy. It is
 * not a bug; the command line turns it into exit code 3.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String found;
  private final String where;
  private final String remedy;

  /** A refusal; {@code name} is kebab-case and stable. */
  public Refusal(String name, String found, String where, String remedy) {
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

  /** Where: a file with line, a section, a key. */
  public String where() {
    return where;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
