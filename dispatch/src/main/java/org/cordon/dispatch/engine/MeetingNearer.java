package org.cordon.dispatch.engine;

import org.cordon.dispatch.policy.MeetingSearch;
import org.cordon.dispatch.policy.MeetingSearch.Found;
import org.cordon.dispatch.policy.MeetingWords.Passed;
import org.cordon.dispatch.policy.MeetingWords.Reason;
import org.cordon.roads.corner.MeetingPoint.Standing;
import org.jspecify.annotations.Nullable;

/** Why a corner that is nearer on foot than an answer was not taken, from the times themselves. */
final class MeetingNearer {
  private MeetingNearer() {}

  /**
   * The reason; null where the corner is itself a better answer.
   *
   * @param number of the answer among the best
   * @param point its number among the points that were offered; null if it was not
   */
  static @Nullable Passed passed(
      MeetingSearch search, int number, String name, Standing standing, @Nullable Integer point) {
    return switch (standing) {
      case IN_CLOSED_AREA -> new Passed(name, Reason.IN_CLOSED_AREA, 0);
      case WITHIN_STAND_OFF -> new Passed(name, Reason.WITHIN_STAND_OFF, 0);
      case NO_OPEN_STREET -> new Passed(name, Reason.NO_OPEN_STREET, 0);
      case OFFERED -> point == null ? null : later(search, number, name, point);
    };
  }

  private static @Nullable Passed later(MeetingSearch search, int number, String name, int point) {
    for (Found better : search.best().subList(0, number)) {
      if (better.point() == point) {
        return null;
      }
    }
    Found found = search.best().get(number);
    long thereMs = 0;
    long hereMs = 0;
    for (int unit : found.units()) {
      thereMs = Math.max(thereMs, search.etaMs(unit, point));
      hereMs = Math.max(hereMs, search.etaMs(unit, found.point()));
    }
    if (thereMs >= MeetingSearch.NO_WAY_MS) {
      return new Passed(name, Reason.NO_WAY, 0);
    }
    return thereMs > hereMs ? new Passed(name, Reason.LATER, thereMs - hereMs) : null;
  }
}
