package org.cordon.dispatch.engine;

import java.util.List;
import org.cordon.dispatch.model.RecommendationKind;

/**
 * What a drafted zone would change for one open incident.
 *
 * @param affectedUnits units already under way to it that would have to stage or stop
 * @param beforeMs until the first recommended unit is there, or {@link TravelTimes#NO_WAY_MS}
 */
public record ZonePreview(
    String incidentId,
    RecommendationKind before,
    RecommendationKind after,
    long beforeMs,
    long afterMs,
    List<String> affectedUnits,
    String reasonAfter) {
  public ZonePreview {
    affectedUnits = List.copyOf(affectedUnits);
  }
}
