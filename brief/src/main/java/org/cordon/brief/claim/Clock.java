package org.cordon.brief.claim;

import java.util.Locale;
import org.cordon.calls.Moment;

/** Between which moments of a call the time runs. */
public record Clock(Moment start, Moment stop) {
  public Clock {
    if (start.compareTo(stop) >= 0) {
      throw new IllegalArgumentException("a clock that stops before it starts");
    }
  }

  /** For print. */
  public String words() {
    return word(start) + " to " + word(stop);
  }

  static String word(Moment moment) {
    return moment.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
