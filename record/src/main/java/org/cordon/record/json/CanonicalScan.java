package org.cordon.record.json;

import java.util.Arrays;

/**
 * One quick look over bytes, without building anything: whether they are surely one canonical
 * object. It knows plain ASCII without escapes, which is nearly all of a record; of everything else
 * it says no, and then {@link CanonicalJson} decides and names what is wrong.
 */
public final class CanonicalScan {
  private static final int DEEPEST = 30;
  private static final int MOST_DIGITS = 15; // always within 53 bits

  private final byte[] json;
  private int at;

  private CanonicalScan(byte[] json) {
    this.json = json;
  }

  /** True only for one canonical object; false for all else and for what it does not know. */
  public static boolean isSurelyCanonical(byte[] json) {
    CanonicalScan scan = new CanonicalScan(json);
    return scan.object(0) && scan.at == json.length;
  }

  private boolean took(char c) {
    boolean there = at < json.length && json[at] == c;
    if (there) {
      at++;
    }
    return there;
  }

  private boolean object(int depth) {
    if (!took('{') || depth > DEEPEST) {
      return false;
    }
    if (took('}')) {
      return true;
    }
    int keyFrom = -1;
    int keyTo = -1;
    do {
      int from = at + 1;
      if (!string()) {
        return false;
      }
      int to = at - 1;
      if (keyFrom >= 0 && Arrays.compare(json, keyFrom, keyTo, json, from, to) >= 0) {
        return false;
      }
      keyFrom = from;
      keyTo = to;
      if (!took(':') || !value(depth)) {
        return false;
      }
    } while (took(','));
    return took('}');
  }

  private boolean list(int depth) {
    if (!took('[') || depth > DEEPEST) {
      return false;
    }
    if (took(']')) {
      return true;
    }
    do {
      if (!value(depth)) {
        return false;
      }
    } while (took(','));
    return took(']');
  }

  private boolean value(int depth) {
    if (at >= json.length) {
      return false;
    }
    return switch (json[at]) {
      case '{' -> object(depth + 1);
      case '[' -> list(depth + 1);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean word(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!took(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean number() {
    boolean minus = took('-');
    int from = at;
    while (at < json.length && json[at] >= '0' && json[at] <= '9') {
      at++;
    }
    int digits = at - from;
    boolean zero = digits > 0 && json[from] == '0';
    return digits > 0 && digits <= MOST_DIGITS && (!zero || (digits == 1 && !minus));
  }

  /** Printable ASCII without quotes and escapes. */
  private boolean string() {
    if (!took('"')) {
      return false;
    }
    while (at < json.length) {
      byte c = json[at++];
      if (c == '"') {
        return true;
      }
      if (c < ' ' || c == '\\') { // bytes from 0x80 are negative
        return false;
      }
    }
    return false;
  }
}
