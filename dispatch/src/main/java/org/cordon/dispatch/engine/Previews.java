package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.policy.Approach;
import org.jspecify.annotations.Nullable;

/** Answers what a zone would do before it does it. */
final class Previews {
  private final State state;
  private final Recommender recommender;
  private final IncidentPlaces places;

  Previews(State state, Recommender recommender, IncidentPlaces places) {
    this.state = state;
    this.recommender = recommender;
    this.places = places;
  }

  List<ZonePreview> preview(String zoneId, long nowMs) {
    Zone draft = state.zones().zone(zoneId);
    if (draft == null) {
      return List.of();
    }
    ZoneView view = ZoneView.with(state, draft, places);
    List<ZonePreview> changes = new ArrayList<>();
    for (Incident incident : state.incidents().active()) {
      if (incident.open()) {
        ZonePreview change = change(incident, view, nowMs);
        if (change != null) {
          changes.add(change);
        }
      }
    }
    return changes;
  }

  private @Nullable ZonePreview change(Incident incident, ZoneView view, long nowMs) {
    Recommendation before = recommender.recommend(incident, nowMs);
    Recommendation after = recommender.recommend(incident, view, nowMs);
    List<String> affected = new ArrayList<>();
    for (Assignment a : incident.assignments()) {
      Approach approach =
          Approach.of(a.unit().service(), incident, view.of(incident), state.zones(), nowMs);
      boolean goesIn = a.active() && a.task() != Task.MEET && !a.waitsOutside();
      if (goesIn && approach.kind() != RecommendationKind.DIRECT) {
        affected.add(a.unit().id());
      }
    }
    boolean same = same(before, after);
    if (same && affected.isEmpty()) {
      return null;
    }
    return new ZonePreview(
        incident.id(),
        before == null ? incident.kind() : before.kind(),
        after == null ? incident.kind() : after.kind(),
        firstMs(before),
        firstMs(after),
        affected,
        after == null ? "units under way would be stopped" : after.reason());
  }

  private static boolean same(@Nullable Recommendation a, @Nullable Recommendation b) {
    if (a == null || b == null) {
      return a == null && b == null;
    }
    return a.kind() == b.kind() && a.unitIds().equals(b.unitIds()) && firstMs(a) == firstMs(b);
  }

  private static long firstMs(@Nullable Recommendation r) {
    return r == null
        ? TravelTimes.NO_WAY_MS
        : r.send().stream()
            .mapToLong(s -> s.candidate().etaMs())
            .min()
            .orElse(TravelTimes.NO_WAY_MS);
  }
}
