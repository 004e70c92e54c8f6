package org.cordon.study.result;

/** Checks that the records of this package share. */
final class Names {
  private Names() {}

  static String present(String text, String what) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " is blank; give it a text.");
    }
    return text;
  }

  static long notBelowZero(long value, String what) {
    if (value < 0) {
      throw new IllegalArgumentException(what + " is " + value + ", below 0.");
    }
    return value;
  }
}
