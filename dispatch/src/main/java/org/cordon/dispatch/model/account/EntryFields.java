package org.cordon.dispatch.model.account;

import java.util.List;

/**
 * Is told every field of an entry, in one order: to check it, or to bring it into one exact form.
 * The limits together keep any entry below the 65,535 bytes that the log carries.
 */
public interface EntryFields {
  /** Most characters of a name: an office, a subject. */
  int NAME = 100;

  /** Most characters of a line. */
  int SHORT = 400;

  /** Most characters of a paragraph. */
  int LONG = 2_000;

  /** Most characters of what was said or agreed. */
  int SPOKEN = 4_000;

  /** Most characters of a line's id. */
  int LINE_ID = 40;

  /** Most names in a list. */
  int MOST_NAMES = 16;

  /** Most parts or figures. */
  int MOST_PARTS = 8;

  /** An id, or a name that may not be longer than one. */
  void id(String field, String value);

  /** An id, or "". */
  void idOrNone(String field, String value);

  /** An office, a role, a group or a subject. */
  void name(String field, String value);

  /** Text of 1 to so many characters. */
  void text(String field, String value, int most);

  /** Text of so many characters at most, or "". */
  void textOrNone(String field, String value, int most);

  /** A day, as 2020-06-13, or "". */
  void date(String field, String value);

  /** An address, or "". */
  void link(String field, String value);

  /** A constant. */
  void word(String field, Enum<?> value);

  /** A number of milliseconds or of entries. */
  void number(String field, long value);

  /** The id of a line of a briefing: small letters of the alphabet, digits, points and hyphens. */
  void lineId(String field, String value);

  /** From and until. */
  void period(Period period);

  /** How many follow. */
  void count(String field, int size, int most);

  /** How many names, and each. */
  default void names(String field, List<String> names) {
    count(field, names.size(), MOST_NAMES);
    names.forEach(name -> name(field, name));
  }
}
