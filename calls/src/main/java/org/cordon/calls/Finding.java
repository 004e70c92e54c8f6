package org.cordon.calls;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a row lacks or gets wrong. The order is the order of precedence: a row that is left out is
 * counted once, under the first of its findings that leaves it out.
 */
public enum Finding {
  UNREADABLE_LINE("not a row of the table: too few or too many columns, a stray quote, not UTF-8"),
  UNREADABLE_TIME("a time that cannot be read"),
  NO_TIME("no time, or not the one that every row of this format has"),
  UNKNOWN_SERVICE("a service that is none of police, fire, ems"),
  DUPLICATE("a row with the same number came before"),
  IN_EARLIER_FILE(
      "its call, or without a number a row equal in every column, stands in a file read before"),
  SAME_ROW(
      "a row equal in every column read came before; without numbers nobody can tell whether it is one call"),
  TEST_CALL("a test of the dispatch system"),
  PRIVATE_AMBULANCE("a private ambulance, whose position and roster nobody publishes"),
  ON_VIEW("an officer came upon it, so there was no response to time"),
  NEVER_ARRIVED("no unit is recorded to have arrived"),
  ZERO_RESPONSE("arrived in the second it was received, though not marked as on view"),
  RUNS_BACKWARDS("a later stage is stamped before an earlier one"),
  REPEATED_HOUR("in the hour that clocks repeat in autumn; the first that fits is taken"),
  MISSING_HOUR("in the hour that clocks skip in spring; moved on by the length of the gap"),
  NO_PLACE("no coordinates"),
  PLACE_WITHHELD("coordinates withheld by the publisher"),
  UNREADABLE_PLACE("coordinates that are no place on the globe"),
  ZERO_PLACE("coordinates 0,0"),
  OUTSIDE_BOX("outside the box asked for"),
  NO_UNITS("no unit is recorded to have been sent");

  private final String meaning;

  Finding(String meaning) {
    this.meaning = meaning;
  }

  /** One clause that says what was found, for a report. */
  public String meaning() {
    return meaning;
  }

  private static final Set<Finding> NOTHING = Collections.unmodifiableSet(new TreeSet<>());

  /** The same findings in the order of precedence, not to be changed. */
  static Set<Finding> sorted(Set<Finding> findings) {
    return findings.isEmpty() ? NOTHING : Collections.unmodifiableSet(new TreeSet<>(findings));
  }

  /** Nothing can be made of such a row, whatever the rules say. */
  public boolean fatal() {
    return switch (this) {
      case UNREADABLE_LINE, UNREADABLE_TIME, NO_TIME, UNKNOWN_SERVICE -> true;
      default -> false;
    };
  }
}
