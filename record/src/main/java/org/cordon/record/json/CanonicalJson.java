package org.cordon.record.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the one form of RFC 8785: keys sorted by UTF-16 code units, no insignificant space.
 * Numbers are whole and within ±(2⁵³−1), so that every reader agrees on them. Reading refuses what
 * could be read in two ways: duplicate keys, lone surrogates, any other number. Values are {@code
 * Map}, {@code List}, {@code String}, {@code Long}, {@code Boolean} and null.
 */
public final class CanonicalJson {
  /** The largest whole number that every reader of JSON agrees on. */
  public static final long MOST = (1L << 53) - 1;

  private static final int DEEPEST = 32;
  private static final String HEX = "0123456789abcdef";

  private final String text;
  private int at;

  private CanonicalJson(String text) {
    this.text = text;
  }

  /**
   * Text in canonical form.
   *
   * @throws IllegalArgumentException for a value that has none: our bug, not bad data
   */
  public static String write(Map<String, ?> object) {
    StringBuilder out = new StringBuilder(256);
    write(object, out);
    return out.toString();
  }

  private static void write(@Nullable Object value, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case Boolean b -> out.append(b);
      case Long n -> {
        if (n < -MOST || n > MOST) {
          throw new IllegalArgumentException(n + " does not fit 53 bits");
        }
        out.append(n.longValue());
      }
      case String s -> quote(s, out);
      case List<?> list -> {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
          out.append(i == 0 ? "" : ",");
          write(list.get(i), out);
        }
        out.append(']');
      }
      case Map<?, ?> map -> object(map, out);
      default -> throw new IllegalArgumentException("no JSON form of " + value.getClass());
    }
  }

  private static void object(Map<?, ?> map, StringBuilder out) {
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((k, v) -> sorted.put(String.valueOf(k), v));
    out.append('{');
    String comma = "";
    for (Map.Entry<String, @Nullable Object> e : sorted.entrySet()) {
      out.append(comma);
      quote(e.getKey(), out);
      out.append(':');
      write(e.getValue(), out);
      comma = ",";
    }
    out.append('}');
  }

  private static void quote(String s, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < s.length()
                && Character.isLowSurrogate(s.charAt(i + 1));
        if (!pair) {
          throw new IllegalArgumentException("text with a lone surrogate");
        }
        out.append(c).append(s.charAt(++i));
      } else {
        escape(c, out);
      }
    }
    out.append('"');
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (c < 0x20) {
          out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        } else {
          out.append(c);
        }
      }
    }
  }

  /**
   * Reads one object that is written canonically.
   *
   * @throws NotCanonicalException for anything else
   */
  public static Map<String, @Nullable Object> read(String text) throws NotCanonicalException {
    CanonicalJson reader = new CanonicalJson(text);
    Map<String, @Nullable Object> object = reader.whole();
    if (!write(object).equals(text)) {
      throw reader.refusal("not-canonical", "the same data in another form");
    }
    return object;
  }

  /**
   * Reads the bytes of one object that is written canonically. Those that a look over them shows to
   * be so, nearly all of a record, are not written again to be compared.
   *
   * @throws NotCanonicalException for anything else
   */
  public static Map<String, @Nullable Object> read(byte[] bytes) throws NotCanonicalException {
    if (CanonicalScan.isSurelyCanonical(bytes)) { // then it is plain ASCII
      return new CanonicalJson(new String(bytes, StandardCharsets.ISO_8859_1)).whole();
    }
    return read(new String(bytes, StandardCharsets.UTF_8));
  }

  private Map<String, @Nullable Object> whole() throws NotCanonicalException {
    boolean isObject = peek() == '{';
    Map<String, @Nullable Object> object = isObject ? object(0) : new TreeMap<>();
    if (!isObject) {
      value(0);
    }
    if (at != text.length()) {
      throw refusal("trailing-text", "text after the object");
    }
    if (!isObject) {
      throw refusal("not-an-object", "no object");
    }
    return object;
  }

  private NotCanonicalException refusal(String name, String found) {
    return new NotCanonicalException(name, found, at + 1);
  }

  private char peek() throws NotCanonicalException {
    if (at >= text.length()) {
      throw refusal("truncated-line", "the end of the line");
    }
    return text.charAt(at);
  }

  private @Nullable Object value(int depth) throws NotCanonicalException {
    if (depth > DEEPEST) {
      throw refusal("too-deep", "more than " + DEEPEST + " levels");
    }
    char c = peek();
    return switch (c) {
      case '{' -> object(depth);
      case '[' -> list(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private @Nullable Boolean word(String word, @Nullable Boolean value)
      throws NotCanonicalException {
    if (!text.startsWith(word, at)) {
      throw refusal("not-json", "'" + peek() + "'");
    }
    at += word.length();
    return value;
  }

  private void need(char c) throws NotCanonicalException {
    if (peek() != c) {
      throw refusal("not-json", "'" + peek() + "' where '" + c + "' must stand");
    }
    at++;
  }

  private Map<String, @Nullable Object> object(int depth) throws NotCanonicalException {
    TreeMap<String, @Nullable Object> map = new TreeMap<>();
    need('{');
    while (peek() != '}') {
      if (!map.isEmpty()) {
        need(',');
      }
      String key = string();
      need(':');
      Object value = value(depth + 1);
      if (map.containsKey(key)) {
        throw refusal("duplicate-key", "\"" + key + "\" twice");
      }
      map.put(key, value);
    }
    at++;
    return map;
  }

  private List<@Nullable Object> list(int depth) throws NotCanonicalException {
    List<@Nullable Object> list = new ArrayList<>();
    need('[');
    while (peek() != ']') {
      if (!list.isEmpty()) {
        need(',');
      }
      list.add(value(depth + 1));
    }
    at++;
    return list;
  }

  private Long number() throws NotCanonicalException {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(from, at);
    try {
      long n = Long.parseLong(digits);
      if (n >= -MOST && n <= MOST && Long.toString(n).equals(digits)) {
        return n;
      }
    } catch (NumberFormatException e) {
      at = from;
      throw refusal("not-a-whole-number", digits.isEmpty() ? "'" + peek() + "'" : digits);
    }
    throw refusal("not-a-whole-number", digits);
  }

  private String string() throws NotCanonicalException {
    need('"');
    int plain = at;
    while (plain < text.length() && isPlain(text.charAt(plain))) {
      plain++;
    }
    if (plain < text.length() && text.charAt(plain) == '"') { // as nearly all are
      String found = text.substring(at, plain);
      at = plain + 1;
      return found;
    }
    StringBuilder out = new StringBuilder();
    for (char c = peek(); c != '"'; c = peek()) {
      at++;
      if (c == '\\') {
        out.append(escaped());
      } else if (c < 0x20) {
        throw refusal("not-json", "a control character in text");
      } else {
        out.append(c);
      }
    }
    at++;
    for (int i = 0; i < out.length(); i++) {
      if (Character.isHighSurrogate(out.charAt(i))
          && i + 1 < out.length()
          && Character.isLowSurrogate(out.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(out.charAt(i))) {
        throw refusal("lone-surrogate", "half a character");
      }
    }
    return out.toString();
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c != '"' && c != '\\' && !Character.isSurrogate(c);
  }

  private char escaped() throws NotCanonicalException {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'u' -> {
        if (at + 4 > text.length()) {
          throw refusal("truncated-line", "the end of the line");
        }
        try {
          char code = (char) Integer.parseInt(text, at, at + 4, 16);
          at += 4;
          yield code;
        } catch (NumberFormatException e) {
          throw refusal("not-json", "an escape that is none");
        }
      }
      default -> throw refusal("not-json", "an escape that is none");
    };
  }
}
