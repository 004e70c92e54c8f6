package org.cordon.brief.claim;

/**
 * What a claim says of a figure: in which range it lies.
 *
 * @param kind how the range ends
 * @param low its lower end, or the one number of a kind with one
 * @param high its upper end
 */
public record Bound(Kind kind, double low, double high, Unit unit) {
  /** The words of a claim. */
  public enum Kind {
    MORE_THAN,
    AT_LEAST,
    LESS_THAN,
    AT_MOST,
    BETWEEN,
    /** Equal within a tolerance, which is already in the range. */
    EQUAL
  }

  /** What the numbers are. */
  public enum Unit {
    /** Times the baseline. */
    TIMES,
    CALLS,
    CALLS_PER_DAY,
    /** Shares, 0 to 1. */
    SHARE,
    MS
  }

  /** Whether figures bear a claim out. */
  public enum Outcome {
    HOLDS,
    FAILS,
    /** The interval reaches across the end of the range. */
    UNDECIDED,
    /** These data do not have what it needs. */
    NOT_IN_DATA
  }

  Outcome of(Interval interval) {
    double from = interval.low();
    double until = interval.high();
    if (Double.isNaN(interval.value()) || Double.isNaN(from) || Double.isNaN(until)) {
      return Outcome.UNDECIDED;
    }
    return switch (kind) {
      case MORE_THAN ->
          from > low ? Outcome.HOLDS : until <= low ? Outcome.FAILS : Outcome.UNDECIDED;
      case AT_LEAST ->
          from >= low ? Outcome.HOLDS : until < low ? Outcome.FAILS : Outcome.UNDECIDED;
      case LESS_THAN ->
          until < low ? Outcome.HOLDS : from >= low ? Outcome.FAILS : Outcome.UNDECIDED;
      case AT_MOST -> until <= low ? Outcome.HOLDS : from > low ? Outcome.FAILS : Outcome.UNDECIDED;
      case BETWEEN, EQUAL ->
          from >= low && until <= high
              ? Outcome.HOLDS
              : until < low || from > high ? Outcome.FAILS : Outcome.UNDECIDED;
    };
  }

  /** For print. */
  public String words() {
    return switch (kind) {
      case MORE_THAN -> "more than " + amount(low);
      case AT_LEAST -> "at least " + amount(low);
      case LESS_THAN -> "less than " + amount(low);
      case AT_MOST -> "at most " + amount(low);
      case BETWEEN -> "between " + amount(low) + " and " + amount(high);
      case EQUAL -> amount((low + high) / 2) + ", give or take " + amount((high - low) / 2);
    };
  }

  private String amount(double value) {
    return Spoken.amount(value, unit);
  }
}
