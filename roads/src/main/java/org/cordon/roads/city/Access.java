package org.cordon.roads.city;

import java.util.List;
import org.cordon.roads.Profile;

/**
 * Which profile may use a street piece in which direction, and how fast.
 *
 * @param forwardMmPerS speed by profile ordinal with the piece, mm/s; 0 means not at all
 * @param backwardMmPerS the same against it
 * @param contraflowForward whether going with the piece is going against the one-way sign
 * @param contraflowBackward the same against it
 */
public record Access(
    List<Integer> forwardMmPerS,
    List<Integer> backwardMmPerS,
    boolean contraflowForward,
    boolean contraflowBackward) {
  public Access {
    forwardMmPerS = List.copyOf(forwardMmPerS);
    backwardMmPerS = List.copyOf(backwardMmPerS);
    if (forwardMmPerS.size() != Profile.count() || backwardMmPerS.size() != Profile.count()) {
      throw new IllegalArgumentException("one speed per profile and direction");
    }
  }

  /** Everybody both ways: vehicles at one speed, people on foot at another. */
  public static Access both(int vehicleMmPerS, int footMmPerS) {
    List<Integer> speeds = List.of(vehicleMmPerS, vehicleMmPerS, vehicleMmPerS, footMmPerS);
    return new Access(speeds, speeds, false, false);
  }

  Access reversed() {
    return new Access(backwardMmPerS, forwardMmPerS, contraflowBackward, contraflowForward);
  }

  int forwardMs(Profile profile, int lengthMm) {
    return timeMs(forwardMmPerS.get(profile.index()), lengthMm);
  }

  int backwardMs(Profile profile, int lengthMm) {
    return timeMs(backwardMmPerS.get(profile.index()), lengthMm);
  }

  /** Rounded up, so that no street takes no time. */
  private static int timeMs(int mmPerS, int lengthMm) {
    if (mmPerS <= 0) {
      return City.INFINITY_MS;
    }
    return (int) Math.min(((long) lengthMm * 1000 + mmPerS - 1) / mmPerS, City.INFINITY_MS - 1);
  }
}
