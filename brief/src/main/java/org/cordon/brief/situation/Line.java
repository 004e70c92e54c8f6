package org.cordon.brief.situation;

/**
 * A line of an item: what it tells, and the telling.
 *
 * @param link where it can be looked up, or ""
 */
record Line(String label, String text, Kind kind, String link) {
  /** How it is set. */
  enum Kind {
    WORDS,
    /** The words of somebody else. */
    SAID,
    /** To be copied into a terminal. */
    COMMAND
  }

  static Line of(String label, String text) {
    return new Line(label, text, Kind.WORDS, "");
  }
}
