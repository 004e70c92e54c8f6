package org.cordon.dispatch.engine;

import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/** Where units say they are: telemetry, not entries. */
@FunctionalInterface
public interface Positions {
  /**
   * A position.
   *
   * @param measuredAtMs UTC ms
   * @param atPost whether it stands at its post, ready to turn out
   */
  record Position(Place place, long measuredAtMs, boolean atPost) {}

  /** The last position of a unit, or null when none was ever heard: it is ranked from its post. */
  @Nullable Position of(String unitId, long nowMs);
}
