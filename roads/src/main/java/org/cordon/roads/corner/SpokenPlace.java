package org.cordon.roads.corner;

import org.cordon.roads.Place;

/**
 * What somebody's words for a place were found to mean.
 *
 * @param kind what it was found by
 * @param spokenName as it is said back, so that it means this place
 * @param place where that is
 * @param doubt why nobody should rely on it until it is asked again; empty where the map bears it
 *     out
 */
public record SpokenPlace(Kind kind, String spokenName, Place place, String doubt) {
  /** What a place is found by. */
  public enum Kind {
    COORDINATES,
    LANDMARK,
    CORNER,
    BLOCK,
    ADDRESS
  }

  /** Whether the map bears it out. */
  public boolean verified() {
    return doubt.isEmpty();
  }
}
