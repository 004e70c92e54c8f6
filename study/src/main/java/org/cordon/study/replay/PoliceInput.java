package org.cordon.study.replay;

import java.nio.file.Path;
import java.util.List;
import org.cordon.roads.route.Roads;

/**
 * What a replay of a year's police pattern needs.
 *
 * @param calls a file of police incidents with places
 * @param zones in force in the second of the two askings
 * @param every ask for every so-manieth call, 1 for all
 */
public record PoliceInput(
    Roads roads, Path calls, PolicePosts posts, List<ReplayZone> zones, int every) {
  public PoliceInput {
    zones = List.copyOf(zones);
    if (every < 1) {
      throw new IllegalArgumentException("every " + every + "; give 1 or more");
    }
  }
}
