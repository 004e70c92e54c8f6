package org.cordon.record.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The values of an entry of which {@link JsonForm} found that its form is right. */
final class JsonTree {
  private final String text;
  private int at;

  private JsonTree(String text) {
    this.text = text;
  }

  /** Texts, Longs, Booleans, lists and maps; the word null stands as a text. */
  static Map<String, Object> read(byte[] canonical) {
    return new JsonTree(new String(canonical, StandardCharsets.UTF_8)).object();
  }

  private Object value() {
    return switch (text.charAt(at)) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> string();
      case 't', 'f', 'n' -> word();
      default -> number();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> map = new TreeMap<>();
    at++;
    while (text.charAt(at) != '}') {
      at += text.charAt(at) == ',' ? 1 : 0;
      String key = string();
      at++;
      map.put(key, value());
    }
    at++;
    return map;
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>();
    at++;
    while (text.charAt(at) != ']') {
      at += text.charAt(at) == ',' ? 1 : 0;
      list.add(value());
    }
    at++;
    return list;
  }

  private Object word() {
    String word =
        switch (text.charAt(at)) {
          case 't' -> "true";
          case 'f' -> "false";
          default -> "null";
        };
    at += word.length();
    return word.equals("null") ? word : Boolean.valueOf(word);
  }

  private Long number() {
    int from = at;
    while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return Long.valueOf(text.substring(from, at));
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    at++;
    for (char c = text.charAt(at); c != '"'; c = text.charAt(at)) {
      if (c != '\\') {
        out.append(c);
        at++;
      } else if (text.charAt(at + 1) == 'u') {
        out.append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
        at += 6;
      } else {
        int place = "\"\\bfnrt".indexOf(text.charAt(at + 1));
        out.append("\"\\\b\f\n\r\t".charAt(place));
        at += 2;
      }
    }
    at++;
    return out.toString();
  }
}
