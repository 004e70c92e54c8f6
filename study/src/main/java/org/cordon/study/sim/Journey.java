package org.cordon.study.sim;

import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Path;
import org.cordon.roads.route.Reach;
import org.cordon.roads.route.Router;
import org.jspecify.annotations.Nullable;

/**
 * One drive along the streets, exact to the millisecond and the millimetre. Only its travel time is
 * kept until somebody asks where the unit is: most journeys are never redirected, and unpacking a
 * path costs more than timing it.
 */
final class Journey {
  /**
   * A point from which a unit may set off: where, along which arc it is moving ({@link
   * Router#STANDING} if it is not), and when exactly it is there. A moving unit passes a whole
   * millimetre slightly before now, and one that is turning back finishes its turn slightly after.
   */
  record Start(Snap at, int heading, long atMs) {
    static Start standing(Snap at, long atMs) {
      return new Start(at, Router.STANDING, atMs);
    }
  }

  private final Metric metric;
  private final Start start;
  private final Snap to;
  private final int travelTimeMs;
  private final @Nullable Reach table;
  private @Nullable Path path;

  private Journey(Metric metric, Start start, Snap to, int travelTimeMs, @Nullable Reach table) {
    this.metric = metric;
    this.start = start;
    this.to = to;
    this.travelTimeMs = travelTimeMs;
    this.table = table;
  }

  /** The fastest drive, or null where the metric leaves no way. */
  static @Nullable Journey find(Router router, Metric metric, Start start, Snap to) {
    return known(metric, start, to, router.travelTimeMs(metric, start.at, start.heading, to));
  }

  /** A drive whose time was answered by a table; null where it is {@link City#INFINITY_MS}. */
  static @Nullable Journey known(Metric metric, Start start, Snap to, int travelTimeMs) {
    return travelTimeMs >= City.INFINITY_MS
        ? null
        : new Journey(metric, start, to, travelTimeMs, null);
  }

  /** The drive of one who stands, to a place with a table of times to it: its path is looked up. */
  static @Nullable Journey by(Reach table, Metric metric, Start start, Snap to) {
    int travelTimeMs = table.ms(start.at);
    return travelTimeMs >= City.INFINITY_MS
        ? null
        : new Journey(metric, start, to, travelTimeMs, table);
  }

  Snap to() {
    return to;
  }

  int travelTimeMs() {
    return travelTimeMs;
  }

  long arriveMs() {
    return start.atMs + travelTimeMs;
  }

  /** From where, and when, a unit on this drive could go another way if told so now. */
  Start at(Router router, long nowMs) {
    if (nowMs >= arriveMs()) {
      return Start.standing(to, nowMs);
    }
    if (nowMs < start.atMs) {
      return start;
    }
    Path.Moment moment = path(router).moment((int) (nowMs - start.atMs));
    return new Start(moment.snap(), moment.arc(), start.atMs + moment.passedMs());
  }

  private Path path(Router router) {
    Path unpacked = path;
    if (unpacked == null) {
      Reach known = table;
      unpacked =
          known == null ? router.path(metric, start.at, start.heading, to) : known.path(start.at);
      if (unpacked == null || unpacked.travelTimeMs() != travelTimeMs) {
        throw new IllegalStateException(
            "the drive from " + start + " to " + to + " was timed at " + travelTimeMs + " ms");
      }
      path = unpacked;
    }
    return unpacked;
  }
}
