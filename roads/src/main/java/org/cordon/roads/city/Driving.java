package org.cordon.roads.city;

import java.util.List;
import org.cordon.roads.Profile;

/**
 * What turning back and driving against the traffic cost whom: part of the table of tag rules.
 *
 * @param turnBackMs what turning back at a junction costs, ms
 * @param contraflowFactor against a one-way street its time is this many times the time with it
 */
public record Driving(
    Profile profile,
    int turnBackMs,
    String turnBackReason,
    int contraflowFactor,
    String contraflowReason) {
  /** One a profile, in the order of {@link Profile}. */
  public static final List<Driving> RULES =
      List.of(
          new Driving(
              Profile.POLICE,
              10_000,
              "a car turns in one sweep of a wide street, or in three short moves",
              2,
              "narrow and quick to stop: it passes what comes towards it, or pulls in"),
          new Driving(
              Profile.FIRE,
              20_000,
              "a long engine backs several times, with somebody behind it to guide",
              3,
              "as wide as the lane: what comes towards it must back out first"),
          new Driving(
              Profile.EMS,
              15_000,
              "a van's length: three moves, gently where somebody lies behind",
              3,
              "a crew stands beside the patient and must not be thrown by hard braking"),
          new Driving(Profile.FOOT, 0, "people turn round", 1, "one-way signs are for vehicles"));

  /** The rule of a profile. */
  public static Driving of(Profile profile) {
    return RULES.get(profile.index());
  }

  /** Whether anybody ever drives against the traffic on streets of this class. */
  public static boolean contraflow(RoadClass roadClass) {
    return roadClass.compareTo(RoadClass.TRUNK) > 0;
  }

  /** The speed against a one-way street that is driven at the given speed with it, mm/s. */
  public int contraflowMmPerS(int mmPerS) {
    return mmPerS / contraflowFactor;
  }
}
