package org.cordon.brief.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordon.calls.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a claim is about: those that meet every rule and lie in the area.
 *
 * @param onViewCounted whether events that an officer came upon count as calls
 */
public record Population(List<TextRule> rules, @Nullable Shape area, boolean onViewCounted) {
  public Population {
    rules = List.copyOf(rules);
  }

  /** For print. */
  public String words() {
    List<String> parts = new ArrayList<>();
    for (TextRule rule : rules) {
      parts.add(words(rule));
    }
    if (area != null) {
      parts.add(area.words());
    }
    parts.add(onViewCounted ? "on-view events counted" : "on-view events left out");
    return String.join("; ", parts);
  }

  static String words(TextRule rule) {
    return rule.field().name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + " "
        + Spoken.plain(String.join(" or ", rule.anyOf()));
  }
}
