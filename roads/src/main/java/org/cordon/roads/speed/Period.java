package org.cordon.roads.speed;

import java.util.Collections;
import java.util.List;
import org.cordon.roads.Profile;
import org.cordon.roads.city.RoadClass;

/**
 * One stretch of the local week, and how fast streets are driven in it. Two periods are equal when
 * they come from the same table, have the same name and the same speeds.
 *
 * @param speeds the name of the table it belongs to, empty for free flow
 * @param tableHash SHA-256 of that table in hex, empty for free flow
 * @param name such as "evening-peak"
 * @param perMille speeds in thousandths of the map's free flow, by profile and then road class
 * @param perRunMs by profile, what every run takes beside the streets: setting off, and stopping
 *     and finding the door; not in the times of a metric
 */
public record Period(
    String speeds, String tableHash, String name, List<Integer> perMille, List<Integer> perRunMs) {
  /** The speed of a street as the map has it. */
  public static final int FULL = 1000;

  /** Below a fiftieth of the map's speed nobody drives, and times might leave their range. */
  public static final int LEAST = 20;

  /** Five times the map's speed. */
  public static final int MOST = 5000;

  /** Whoever takes longer than ten minutes beside the drive is not on a run. */
  public static final int LONGEST_PER_RUN_MS = 600_000;

  /** Every street as fast as the map says, at any time. */
  public static final Period FREE_FLOW =
      new Period(
          "",
          "",
          "free flow",
          Collections.nCopies(Profile.count() * RoadClass.count(), FULL),
          Collections.nCopies(Profile.count(), 0));

  public Period {
    perMille = List.copyOf(perMille);
    perRunMs = List.copyOf(perRunMs);
    if (perMille.size() != Profile.count() * RoadClass.count()
        || perRunMs.size() != Profile.count()) {
      throw new IllegalArgumentException("one speed per profile and road class, one time a run");
    }
    for (int ms : perRunMs) {
      if (ms < 0 || ms > LONGEST_PER_RUN_MS) {
        throw new IllegalArgumentException(ms + " ms a run");
      }
    }
    for (int speed : perMille) {
      if (speed < LEAST || speed > MOST) {
        throw new IllegalArgumentException(
            speed + " per mille is not from " + LEAST + " to " + MOST);
      }
    }
  }

  /** Speed on streets of a class in thousandths of the map's; who walks has one speed always. */
  public int perMille(Profile profile, RoadClass roadClass) {
    return profile.vehicle()
        ? perMille.get(profile.index() * RoadClass.count() + roadClass.index())
        : FULL;
  }

  /** What a vehicle's run takes beside the streets, ms: to be added once to the way of a metric. */
  public int perRunMs(Profile profile) {
    return profile.vehicle() ? perRunMs.get(profile.index()) : 0;
  }

  /** Whether streets are as fast as the map says, whatever the time. */
  public boolean freeFlow() {
    return speeds.isEmpty();
  }

  /** What an answer says of its speeds: "free flow", or "speeds NAME, evening peak". */
  public String spoken() {
    return freeFlow() ? name : "speeds " + speeds + ", " + name.replace('-', ' ');
  }
}
