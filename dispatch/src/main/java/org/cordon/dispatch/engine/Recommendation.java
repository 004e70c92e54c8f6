package org.cordon.dispatch.engine;

import org.cordon.dispatch.model.RecommendationKind;
import org.jspecify.annotations.Nullable;

/** What to do about an incident, and why; the unit is null when it is held. */
public record Recommendation(
    RecommendationKind kind, @Nullable String unitId, int etaMs, String reason) {}
