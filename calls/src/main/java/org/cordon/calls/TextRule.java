package org.cordon.calls;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One condition on the words of a call: a field that is one of some texts, whatever the case of
 * their letters; a star stands for any letters.
 */
public record TextRule(Field field, List<String> anyOf) {
  public TextRule {
    anyOf = anyOf.stream().map(text -> text.strip().toUpperCase(Locale.ROOT)).toList();
    if (anyOf.isEmpty()) {
      throw new IllegalArgumentException("a condition on " + field + " names no text");
    }
  }

  /** Whether a call meets it. */
  public boolean test(CallRecord call) {
    return test(field.of(call));
  }

  /** Whether a text meets it. */
  public boolean test(String text) {
    String capitals = text.toUpperCase(Locale.ROOT);
    return anyOf.stream().anyMatch(wanted -> matches(wanted, capitals));
  }

  private static boolean matches(String wanted, String text) {
    if (wanted.indexOf('*') < 0) {
      return wanted.equals(text);
    }
    String[] parts = wanted.split("\\*", -1);
    StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
    for (int i = 1; i < parts.length; i++) {
      pattern.append(".*").append(Pattern.quote(parts[i]));
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(text).matches();
  }
}
