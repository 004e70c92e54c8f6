package org.cordon.study.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.engine.ClosedStreets;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Profile;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Reach;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.cordon.roads.speed.Period;
import org.jspecify.annotations.Nullable;

/**
 * A city with everything that all runs share: metrics by what is closed, and one-to-all tables of
 * posts and hospitals. What is in it follows from the city alone, so that whoever asks first
 * changes nothing but the time it takes; each run keeps what it got in {@link Ways}.
 */
public final class Streets {
  /** Tables are given up all at once past this many numbers: they are found again when asked. */
  private static final long KEPT_NUMBERS = 60_000_000;

  private static final int KEPT_METRICS = 512;

  private record Closed(Profile profile, String key, Period period) {}

  private record Around(Metric metric, Snap at, boolean outward) {}

  private final Roads roads;
  private final Map<Closed, Metric> metrics = new HashMap<>(); // never iterated
  private final Map<Around, Reach> tables = new HashMap<>(); // never iterated

  /** A city without any table yet. */
  public Streets(Roads roads) {
    this.roads = roads;
  }

  /** The streets themselves. */
  public Roads roads() {
    return roads;
  }

  /** Whose travel times a service has. */
  static Profile profile(Service service) {
    return switch (service) {
      case POLICE -> Profile.POLICE;
      case FIRE -> Profile.FIRE;
      case EMS -> Profile.EMS;
    };
  }

  /** The travel times of a service in a period where this is closed to it. */
  synchronized Metric metric(Service service, ClosedStreets closed, Period period) {
    Profile profile = profile(service);
    if (metrics.size() >= KEPT_METRICS) {
      metrics.clear();
    }
    return metrics.computeIfAbsent(
        new Closed(profile, closed.key(), period),
        k -> roads.metric(profile, closures(closed), period));
  }

  /** How many tables to keep at most. */
  int keptTables() {
    return Math.clamp(KEPT_NUMBERS / (1 + roads.city().arcCount()), 64, 100_000);
  }

  private Closures closures(ClosedStreets closed) {
    List<ClosedShape> shapes = closed.shapes();
    return shapes.isEmpty() ? Closures.none() : roads.closures(shapes);
  }

  /** Times from a place to everywhere. */
  Reach from(Metric metric, Snap at, Router router) {
    return table(new Around(metric, at, true), router);
  }

  /** Times from everywhere to a place. */
  Reach to(Metric metric, Snap at, Router router) {
    return table(new Around(metric, at, false), router);
  }

  private Reach table(Around around, Router router) {
    Reach known = find(around);
    if (known != null) {
      return known;
    }
    Reach made =
        around.outward
            ? router.reachFrom(around.metric, around.at)
            : router.reachTo(around.metric, around.at);
    return keep(around, made);
  }

  private synchronized @Nullable Reach find(Around around) {
    return tables.get(around);
  }

  private synchronized Reach keep(Around around, Reach made) {
    if (tables.size() >= keptTables()) {
      tables.clear();
    }
    Reach before = tables.putIfAbsent(around, made);
    return before == null ? made : before;
  }
}
