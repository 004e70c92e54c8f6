package org.cordon.roads.city;

import java.util.function.ToIntFunction;
import org.cordon.roads.Profile;

/**
 * Travel times of one profile by arc, ms; {@link City#INFINITY_MS} where it may never go. Made once
 * for a profile and a period of the week and shared by all that ask about it, so that a question
 * reads one number an arc and multiplies nothing.
 */
public final class ArcTimes {
  private final City city;
  private final Profile profile;
  private final int[] times;
  private final int base; // of arc 0

  private ArcTimes(City city, Profile profile, int[] times, int base) {
    this.city = city;
    this.profile = profile;
    this.times = times;
    this.base = base;
  }

  /** The times of the map, which are not copied. */
  public static ArcTimes freeFlow(City city, Profile profile) {
    return new ArcTimes(city, profile, city.arrays().timeMs, profile.index() * city.arcCount());
  }

  /**
   * Times at other speeds, rounded up so that no street takes no time. A gate's delay lengthens
   * with the drive.
   *
   * @param perMille speed by class in thousandths of the map's, above 0
   */
  public static ArcTimes atSpeeds(City city, Profile profile, ToIntFunction<RoadClass> perMille) {
    int[] speeds = new int[RoadClass.count()];
    for (int c = 0; c < speeds.length; c++) {
      speeds[c] = perMille.applyAsInt(RoadClass.of(c));
    }
    int[] times = new int[city.arcCount()];
    for (int arc = 0; arc < times.length; arc++) {
      int free = city.timeMs(profile, arc);
      int speed = speeds[city.roadClass(City.edgeOf(arc)).index()];
      times[arc] =
          free >= City.INFINITY_MS
              ? City.INFINITY_MS
              : (int) Math.min(City.INFINITY_MS - 1, (free * 1000L + speed - 1) / speed);
    }
    return new ArcTimes(city, profile, times, 0);
  }

  /** Whose times. */
  public Profile profile() {
    return profile;
  }

  /** Time of a whole arc, or {@link City#INFINITY_MS}. */
  public int ms(int arc) {
    return times[base + arc];
  }

  /**
   * Time from the start of an arc to a position on it: the one place where a part of an arc is
   * timed, rounded down. A stretch between two positions takes the difference of their times, so
   * stretches of an arc always add up.
   */
  public int partMs(int arc, int positionMm) {
    return (int) ((long) times[base + arc] * positionMm / city.lengthMm(City.edgeOf(arc)));
  }
}
