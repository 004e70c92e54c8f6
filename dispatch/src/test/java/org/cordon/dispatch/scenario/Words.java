package org.cordon.dispatch.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one line, read from left to right; quoted ones may hold spaces. */
final class Words {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|([^\\s,]+)");

  private final String line;
  private final Deque<String> left = new ArrayDeque<>();

  Words(String line) {
    this.line = line;
    Matcher m = WORD.matcher(line);
    while (m.find()) {
      left.add(m.group(1) != null ? m.group(1) : m.group(2));
    }
  }

  boolean more() {
    return !left.isEmpty();
  }

  String next() {
    if (left.isEmpty()) {
      throw new AssertionError("a word is missing at the end of: " + line);
    }
    return left.removeFirst();
  }

  /** Takes the words if they come next. */
  boolean take(String... words) {
    List<String> all = new ArrayList<>(left);
    if (all.size() < words.length || !all.subList(0, words.length).equals(List.of(words))) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      left.removeFirst();
    }
    return true;
  }

  void need(String word) {
    if (!take(word)) {
      throw new AssertionError("expected \"" + word + "\" before " + left + " in: " + line);
    }
  }

  /** A constant written with small letters and hyphens, or as it is. */
  <E extends Enum<E>> E constant(Class<E> type) {
    return Enum.valueOf(type, next().toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** 1:10 is a minute and ten seconds. */
  static long span(String text) {
    String[] parts = text.split(":", -1);
    return (Long.parseLong(parts[0]) * 60 + Long.parseLong(parts[1])) * 1000;
  }

  /** 08:00 or 08:00:30, ms after the midnight before. */
  static long clock(String text) {
    String[] parts = text.split(":", -1);
    long s = parts.length > 2 ? Long.parseLong(parts[2]) : 0;
    return (Long.parseLong(parts[0]) * 3600 + Long.parseLong(parts[1]) * 60 + s) * 1000;
  }

  /** The words that are left, up to one of these. */
  List<String> until(String... stops) {
    List<String> found = new ArrayList<>();
    while (more() && !List.of(stops).contains(left.peekFirst())) {
      found.add(next());
    }
    return found;
  }
}
