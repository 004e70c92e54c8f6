package org.cordon.dispatch.codec;

/** An event's kind, by which it is read again for ever, and its data. */
record Kinded(String kind, Fields data) {
  static Kinded of(String kind, Fields data) {
    return new Kinded(kind, data);
  }
}
