package org.cordon.dispatch.model;

/**
 * What the call-taker knows about the person who needs help.
 *
 * @param language an ISO 639 code, or "" if the call-taker's own
 */
public record CallerState(Mobility mobility, Answer safeToMove, boolean child, String language) {
  /** How the person could get to a meeting point. */
  public enum Mobility {
    UNKNOWN,
    WALKS,
    CARRIED,
    CANNOT_BE_MOVED
  }

  /** Yes, no, or not asked yet. */
  public enum Answer {
    UNKNOWN,
    YES,
    NO
  }

  /** Nothing asked yet. */
  public static final CallerState UNKNOWN =
      new CallerState(Mobility.UNKNOWN, Answer.UNKNOWN, false, "");

  /** Whether a meeting point may be offered to this person. */
  public boolean mayMove() {
    return mobility != Mobility.CANNOT_BE_MOVED && safeToMove != Answer.NO;
  }
}
