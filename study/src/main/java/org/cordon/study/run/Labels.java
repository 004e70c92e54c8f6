package org.cordon.study.run;

import java.util.Locale;
import org.cordon.study.scenario.Level;
import org.cordon.study.scenario.UncertainRange;
import org.cordon.study.scenario.UncertainRange.Parameter;

/** What people read instead of a parameter and its value. */
final class Labels {
  private Labels() {}

  /** "outline", "escort-delay". */
  static String name(Parameter parameter) {
    return parameter.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String title(Parameter parameter) {
    return switch (parameter) {
      case OUTLINE -> "where the outline of the zone ran";
      case ESCORT_DELAY -> "median time from the escort's arrival until the scene is secured";
      case CARRYING_SPEED -> "walking speed of someone carrying a casualty";
      case WALKING_SPEED -> "walking speed of a caller";
      case STAND_OFF -> "how far a meeting point stays from the zone";
    };
  }

  /** A value with its unit: "0.6 m/s". */
  static String value(UncertainRange range, Level level) {
    long value = range.at(level);
    return switch (range.parameter()) {
      case OUTLINE ->
          switch (level) {
            case LOW -> "smallest";
            case CENTRAL -> "central";
            case HIGH -> "largest";
          };
      case ESCORT_DELAY -> value / 60_000 + ":" + twoDigits(value / 1_000 % 60) + " min";
      case CARRYING_SPEED, WALKING_SPEED ->
          (value + 50) / 1_000 + "." + (value + 50) % 1_000 / 100 + " m/s";
      case STAND_OFF -> value / 1_000 + " m";
    };
  }

  private static String twoDigits(long value) {
    return (value < 10 ? "0" : "") + value;
  }
}
