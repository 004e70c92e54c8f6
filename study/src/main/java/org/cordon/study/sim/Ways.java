package org.cordon.study.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.cordon.dispatch.engine.ClosedStreets;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Reach;
import org.cordon.roads.route.Router;
import org.cordon.roads.speed.LocalSpeeds;
import org.cordon.roads.speed.Period;
import org.jspecify.annotations.Nullable;

/** The streets as one run uses them: its router, and what it looked up before. */
final class Ways {
  private record Put(Service service, Place place) {}

  private record Closed(Service service, String key, Period period) {}

  private record Around(Metric metric, Snap at) {}

  private final Streets streets;
  private final @Nullable LocalSpeeds speeds;
  private final LongSupplier nowMs;
  private final int kept;
  private final Router router;
  private final Map<Put, Snap> snaps = new HashMap<>(); // never iterated
  private final Map<Closed, Metric> metrics = new HashMap<>(); // never iterated
  private final Map<Around, Reach> outward = new HashMap<>(); // never iterated
  private final Map<Around, Reach> inward = new HashMap<>(); // never iterated

  /** With the simulated time, by which speeds change where the scenario has any. */
  Ways(Streets streets, @Nullable LocalSpeeds speeds, LongSupplier nowMs) {
    this.streets = streets;
    this.speeds = speeds;
    this.nowMs = nowMs;
    kept = streets.keptTables();
    router = streets.roads().router();
  }

  Router router() {
    return router;
  }

  String cityHash() {
    return streets.roads().city().hash();
  }

  /** Where on the streets of a service a place is. */
  Snap snap(Service service, Place place) {
    return snaps.computeIfAbsent(new Put(service, place), this::find);
  }

  private Snap find(Put put) {
    Snap found = streets.roads().snap(Streets.profile(put.service), put.place);
    if (found == null) {
      throw new Refusal(
          "no-streets",
          "no street that " + put.service + " may use",
          put.place.toString(),
          "Use a city with streets, or check the profile's rules.");
    }
    return found;
  }

  /** The hash of the speeds by hour; empty for free flow. */
  String speedsHash() {
    return speeds == null ? "" : speeds.hash();
  }

  /** The travel times of a service that sets off now. */
  Metric metric(Service service, ClosedStreets closed) {
    LocalSpeeds table = speeds;
    Period period = table == null ? Period.FREE_FLOW : table.at(nowMs.getAsLong());
    if (metrics.size() >= kept) {
      metrics.clear();
    }
    return metrics.computeIfAbsent(
        new Closed(service, closed.key(), period), k -> streets.metric(service, closed, period));
  }

  /** Times from a post to everywhere. */
  Reach from(Metric metric, Snap at) {
    if (outward.size() >= kept) {
      outward.clear();
    }
    return outward.computeIfAbsent(
        new Around(metric, at), a -> streets.from(a.metric, a.at, router));
  }

  /** Times from everywhere to a post or hospital. */
  Reach to(Metric metric, Snap at) {
    if (inward.size() >= kept) {
      inward.clear();
    }
    return inward.computeIfAbsent(new Around(metric, at), a -> streets.to(a.metric, a.at, router));
  }

  /** The drive of one who leaves a post, by its table. */
  @Nullable Journey fromPost(Metric metric, Journey.Start start, Snap to) {
    return Journey.known(metric, start, to, from(metric, start.at()).ms(to));
  }

  /** The drive to a post or hospital, by its table where the unit stands. */
  @Nullable Journey toPost(Metric metric, Journey.Start start, Snap to) {
    return start.heading() == Router.STANDING
        ? Journey.by(to(metric, to), metric, start, to)
        : Journey.find(router, metric, start, to);
  }

  /** Any other drive. */
  @Nullable Journey drive(Metric metric, Journey.Start start, Snap to) {
    return Journey.find(router, metric, start, to);
  }
}
