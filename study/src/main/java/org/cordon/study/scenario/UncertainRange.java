package org.cordon.study.scenario;

/**
 * Something not known exactly: its least, central and greatest plausible value, in the unit of the
 * parameter. The outline's values are its levels, 0 to 2.
 */
public record UncertainRange(
    Parameter parameter, long low, long central, long high, String source) {
  /** What may be uncertain. */
  public enum Parameter {
    OUTLINE("level"),
    ESCORT_DELAY("ms"),
    CARRYING_SPEED("mm/s"),
    WALKING_SPEED("mm/s"),
    STAND_OFF("mm");

    private final String unit;

    Parameter(String unit) {
      this.unit = unit;
    }

    /** The unit of its values. */
    public String unit() {
      return unit;
    }
  }

  /** The value at a level. */
  public long at(Level level) {
    return switch (level) {
      case LOW -> low;
      case CENTRAL -> central;
      case HIGH -> high;
    };
  }

  /** The level that a value of the outline stands for. */
  public static Level levelOf(long value) {
    return value == 0 ? Level.LOW : value == 1 ? Level.CENTRAL : Level.HIGH;
  }

  /** The value of the outline that stands for a level. */
  public static long valueOf(Level level) {
    return switch (level) {
      case LOW -> 0;
      case CENTRAL -> 1;
      case HIGH -> 2;
    };
  }
}
