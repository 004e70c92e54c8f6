package org.cordon.study.scenario;

import org.cordon.study.scenario.IncidentType.Mobility;

/**
 * What a study sets and a case or a range may change.
 *
 * @param escortDelay from the arrival of those who secure a scene until it is secured
 * @param outline which of the outlines counts
 */
public record Settings(
    Meeting meeting, Distribution escortDelay, MeetingPoints meetingPoints, Level outline) {
  /** How a meeting point is chosen. */
  public record Meeting(
      long walkLimitMs, long standOffMm, long toleranceMs, int walksMmPerS, int carriedMmPerS) {
    /** How fast a person in this state gets to a meeting point; 0 for one who cannot be moved. */
    public int speedMmPerS(Mobility mobility) {
      return switch (mobility) {
        case WALKS -> walksMmPerS;
        case CARRIED -> carriedMmPerS;
        case CANNOT_BE_MOVED -> 0;
      };
    }
  }

  /** Which meeting points may be used. */
  public enum MeetingPoints {
    OFF,
    AGREED,
    COMPUTED,
    AGREED_AND_COMPUTED;

    /** Whether agreed collection points may be used. */
    public boolean agreed() {
      return this == AGREED || this == AGREED_AND_COMPUTED;
    }

    /** Whether any suitable corner may be used. */
    public boolean computed() {
      return this == COMPUTED || this == AGREED_AND_COMPUTED;
    }
  }

  /** The same with other meeting points. */
  public Settings with(MeetingPoints other) {
    return new Settings(meeting, escortDelay, other, outline);
  }

  /** The same with one uncertain value replaced. */
  public Settings with(UncertainRange.Parameter parameter, long value) {
    Meeting m = meeting;
    return switch (parameter) {
      case OUTLINE -> new Settings(m, escortDelay, meetingPoints, UncertainRange.levelOf(value));
      case ESCORT_DELAY -> new Settings(m, escortDelay.withMedianMs(value), meetingPoints, outline);
      case STAND_OFF ->
          new Settings(
              new Meeting(m.walkLimitMs, value, m.toleranceMs, m.walksMmPerS, m.carriedMmPerS),
              escortDelay,
              meetingPoints,
              outline);
      case WALKING_SPEED ->
          new Settings(
              new Meeting(
                  m.walkLimitMs,
                  m.standOffMm,
                  m.toleranceMs,
                  Math.toIntExact(value),
                  m.carriedMmPerS),
              escortDelay,
              meetingPoints,
              outline);
      case CARRYING_SPEED ->
          new Settings(
              new Meeting(
                  m.walkLimitMs,
                  m.standOffMm,
                  m.toleranceMs,
                  m.walksMmPerS,
                  Math.toIntExact(value)),
              escortDelay,
              meetingPoints,
              outline);
    };
  }

  /** The value of an uncertain parameter now, in the unit of its range. */
  public long value(UncertainRange.Parameter parameter) {
    return switch (parameter) {
      case OUTLINE -> UncertainRange.valueOf(outline);
      case ESCORT_DELAY -> escortDelay.medianMs();
      case STAND_OFF -> meeting.standOffMm();
      case WALKING_SPEED -> meeting.walksMmPerS();
      case CARRYING_SPEED -> meeting.carriedMmPerS();
    };
  }
}
