package org.cordon.roads.coverage;

import org.jspecify.annotations.Nullable;

/**
 * A piece of street that lies in one band of time.
 *
 * @param band 0 to {@link Coverage#BANDS} − 1 for the quarters of the goal, {@link Coverage#BANDS}
 *     for what is not reached within it
 */
public record Part(Piece piece, int band) {
  /** Whether it is reached within the goal. */
  public boolean inTime() {
    return band < Coverage.BANDS;
  }

  /** Why it is not reached within the goal, or null where it is. */
  public @Nullable Gap gap() {
    if (inTime()) {
      return null;
    }
    return switch (piece.reach()) {
      case YES -> Gap.TOO_FAR;
      case CLOSED -> Gap.CLOSED;
      case CUT_OFF -> Gap.CUT_OFF;
    };
  }
}
