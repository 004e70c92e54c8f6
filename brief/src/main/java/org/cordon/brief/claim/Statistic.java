package org.cordon.brief.claim;

/**
 * What many times are summed up by.
 *
 * @param withinMs the limit of {@link Kind#WITHIN}, else 0
 */
public record Statistic(Kind kind, long withinMs) {
  static final Statistic MEDIAN = new Statistic(Kind.MEDIAN, 0);
  static final Statistic P90 = new Statistic(Kind.P90, 0);
  static final Statistic MEAN = new Statistic(Kind.MEAN, 0);

  /** Which figure. */
  public enum Kind {
    MEDIAN,
    P90,
    MEAN,
    /** The share that took no longer than a limit. */
    WITHIN
  }

  /** For print. */
  public String words() {
    return switch (kind) {
      case MEDIAN -> "median";
      case P90 -> "90th percentile";
      case MEAN -> "mean";
      case WITHIN -> "share within " + Spoken.duration((double) withinMs);
    };
  }
}
