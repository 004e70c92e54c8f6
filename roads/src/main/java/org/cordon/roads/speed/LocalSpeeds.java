package org.cordon.roads.speed;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Speeds with the zone their hours are of.
 *
 * @param cityZone of a table that leaves the zone to the city
 */
public record LocalSpeeds(Speeds table, ZoneId cityZone) {
  /** The period of a moment, UTC ms. */
  public Period at(long ms) {
    return table.at(Instant.ofEpochMilli(ms), cityZone);
  }

  /** The table's hash. */
  public String hash() {
    return table.hash();
  }
}
