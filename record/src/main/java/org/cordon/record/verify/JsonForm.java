package org.cordon.record.verify;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whether bytes are one JSON object in the form of RFC 8785 with whole numbers only, in one pass
 * and without building it.
 */
final class JsonForm {
  private static final long MOST = (1L << 53) - 1;
  private static final int DEEPEST = 40;

  private final String text;
  private int at;

  private JsonForm(String text) {
    this.text = text;
  }

  private static final class WrongException extends Exception {
    private static final long serialVersionUID = 1;

    WrongException(String why) {
      super(why, null, false, false);
    }
  }

  /** Null when they are, else why not. */
  static @Nullable String whyNot(byte[] bytes) {
    try {
      JsonForm form =
          new JsonForm(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
      form.object(0);
      return form.at == form.text.length() ? null : "text after the object";
    } catch (CharacterCodingException e) {
      return "bytes that are no UTF-8";
    } catch (WrongException e) {
      return e.getMessage();
    }
  }

  private char next() throws WrongException {
    if (at == text.length()) {
      throw new WrongException("it ends in the middle");
    }
    return text.charAt(at++);
  }

  private void expect(char c) throws WrongException {
    if (next() != c) {
      throw new WrongException("no '" + c + "' at column " + at);
    }
  }

  private boolean took(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    if (there) {
      at++;
    }
    return there;
  }

  private void value(int depth) throws WrongException {
    char c = at < text.length() ? text.charAt(at) : ' ';
    switch (c) {
      case '{' -> object(depth + 1);
      case '[' -> list(depth + 1);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
  }

  private void word(String word) throws WrongException {
    if (!text.startsWith(word, at)) {
      throw new WrongException("no JSON at column " + (at + 1));
    }
    at += word.length();
  }

  private void object(int depth) throws WrongException {
    expect('{');
    if (depth > DEEPEST) {
      throw new WrongException("more than " + DEEPEST + " levels");
    }
    String before = null;
    while (!took('}')) {
      if (before != null) {
        expect(',');
      }
      String key = string();
      if (before != null && before.compareTo(key) >= 0) {
        throw new WrongException("keys out of order or twice at column " + at);
      }
      before = key;
      expect(':');
      value(depth);
    }
  }

  private void list(int depth) throws WrongException {
    expect('[');
    if (depth > DEEPEST) {
      throw new WrongException("more than " + DEEPEST + " levels");
    }
    for (boolean first = true; !took(']'); first = false) {
      if (!first) {
        expect(',');
      }
      value(depth);
    }
  }

  private void number() throws WrongException {
    int from = at;
    took('-');
    int digits = at;
    long n = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && n <= MOST) {
      n = 10 * n + text.charAt(at++) - '0';
    }
    boolean padded = at - digits > 1 && text.charAt(digits) == '0';
    boolean minusZero = n == 0 && digits > from;
    if (at == digits || n > MOST || padded || minusZero) {
      throw new WrongException("no whole number of 53 bits at column " + (from + 1));
    }
  }

  private String string() throws WrongException {
    expect('"');
    int from = at;
    StringBuilder escaped = null;
    for (char c = next(); c != '"'; c = next()) {
      if (c == '\\') {
        if (escaped == null) {
          escaped = new StringBuilder(text.substring(from, at - 1));
        }
        escaped.append(escape());
      } else if (c < ' ') {
        throw new WrongException("a control character at column " + at);
      } else if (escaped != null) {
        escaped.append(c);
      }
    }
    return escaped == null ? text.substring(from, at - 1) : escaped.toString();
  }

  /** The escapes that RFC 8785 writes, and no other. */
  private char escape() throws WrongException {
    char c = next();
    int place = "\"\\bfnrt".indexOf(c);
    if (place >= 0) {
      return "\"\\\b\f\n\r\t".charAt(place);
    }
    if (c == 'u' && at + 4 <= text.length() && text.startsWith("00", at)) {
      int high = "01".indexOf(text.charAt(at + 2));
      int low = "0123456789abcdef".indexOf(text.charAt(at + 3));
      int code = 16 * high + low;
      boolean shorter = "\b\f\n\r\t".indexOf(code) >= 0;
      if (high >= 0 && low >= 0 && !shorter) {
        at += 4;
        return (char) code;
      }
    }
    throw new WrongException("an escape that is not written so at column " + at);
  }
}
