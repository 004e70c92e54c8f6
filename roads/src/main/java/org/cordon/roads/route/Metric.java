package org.cordon.roads.route;

import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.hierarchy.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Travel times of one profile under one set of closures. Immutable; on foot there are no weights.
 */
public final class Metric {
  private final Profile profile;
  private final Closures closures;
  private final @Nullable Weights weights;

  Metric(Profile profile, Closures closures, @Nullable Weights weights) {
    this.profile = profile;
    this.closures = closures;
    this.weights = weights;
  }

  /** Whose times. */
  public Profile profile() {
    return profile;
  }

  /** What is closed. */
  public Closures closures() {
    return closures;
  }

  @Nullable Weights weights() {
    return weights;
  }

  /**
   * Time from the start of an arc to a position on it: the one place where a part of an arc is
   * timed, rounded down. A stretch between two positions takes the difference of their times, so
   * stretches of an arc always add up.
   */
  static int partMs(City city, Profile profile, int arc, int positionMm) {
    return (int) ((long) city.timeMs(profile, arc) * positionMm / city.lengthMm(City.edgeOf(arc)));
  }

  /** Where along an arc a point of its edge lies. */
  static int position(City city, int arc, int offsetMm) {
    return (arc & 1) == 0 ? offsetMm : city.lengthMm(City.edgeOf(arc)) - offsetMm;
  }
}
