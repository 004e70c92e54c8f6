package org.cordon.app.http;

import org.cordon.app.account.DeskRole;

/**
 * Somebody who is signed in.
 *
 * @param operator opaque id
 * @param position where they sit, as F3; "" when that was not said
 */
record Who(String operator, DeskRole role, String office, String position) {
  /** What a position looks like. */
  static final String POSITION_FORM = "[A-Za-z0-9-]{1,16}";

  /** As whom the record holds what they enter: the operator, at the position. */
  String by() {
    return position.isEmpty() ? operator : operator + "@" + position;
  }
}
