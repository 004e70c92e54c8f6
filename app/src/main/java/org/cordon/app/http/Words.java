package org.cordon.app.http;

import java.util.Locale;

/** How names of constants are written on the wire. */
final class Words {
  private Words() {}

  static String kebab(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
