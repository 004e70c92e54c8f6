package org.cordon.dispatch.model;

import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/**
 * A unit as ranked: turnout and travel apart.
 *
 * @param position where it was ranked from; null for mutual aid from off the map
 * @param ageMs the position's age; {@link Times#UNKNOWN_MS} when ranked from its last post
 * @param preempts the incident it would be taken from, or ""
 */
public record Candidate(
    String unitId,
    @Nullable Place position,
    long ageMs,
    long turnoutMs,
    long travelMs,
    String preempts) {
  /** Turnout and travel. */
  public long etaMs() {
    return turnoutMs + travelMs;
  }
}
