package org.cordon.calls.reader;

import java.util.List;
import org.cordon.calls.TextRule;

/**
 * What is wanted of every call of a file.
 *
 * @param rules conditions whose outcome is wanted; none of them leaves a call out
 * @param spans the times that matter, UTC milliseconds; calls further than a day from all of them
 *     may be counted without being handed over
 * @param places whether places are wanted
 */
public record Selection(List<TextRule> rules, List<Span> spans, boolean places) {
  /** The most conditions that one selection may have. */
  public static final int MOST_RULES = 24;

  static final long DAY_MS = 86_400_000;

  public Selection {
    rules = List.copyOf(rules);
    spans = List.copyOf(spans);
    if (rules.size() > MOST_RULES) {
      throw new IllegalArgumentException("more than " + MOST_RULES + " conditions");
    }
  }

  /** Whether a wall-clock time lies in a span or less than a day from it, as any offset is. */
  boolean near(long wallMs) {
    for (Span span : spans) {
      if (wallMs >= span.fromMs() - DAY_MS && wallMs <= span.untilMs() + DAY_MS) {
        return true;
      }
    }
    return false;
  }

  /** From (included) until (left out), UTC milliseconds. */
  public record Span(long fromMs, long untilMs) {}
}
