package org.cordon.roads.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.jspecify.annotations.Nullable;

/**
 * How a journey leaves its source: the starts of arcs it comes to first, and the open stretches of
 * arcs that it can reach without coming to any. A source inside a closed area may drive on through
 * what is closed until it is out, and then never in again.
 */
final class Departure {
  /**
   * One arc on the way out; time is that of a start at the arc's own start, negative for the
   * source's arc.
   */
  record Leg(int arc, long timeMs, @Nullable Leg before) {}

  /** A stretch that can be reached: positions from {@code from} to {@code to}. */
  record Open(Leg leg, int from, int to) {}

  private record Inside(Leg leg, int position) {}

  final List<Leg> starts = new ArrayList<>();
  final List<Open> open = new ArrayList<>();
  private final City city;
  private final TurnGraph turns;
  private final Metric metric;
  private final PriorityQueue<Inside> inside =
      new PriorityQueue<>(
          Comparator.<Inside>comparingLong(i -> i.leg.timeMs).thenComparingInt(i -> i.leg.arc));
  private final Set<Integer> settled = new HashSet<>(); // never iterated

  Departure(Roads roads, Metric metric, Snap source) {
    this(roads, metric, source, Router.STANDING);
  }

  /** With a heading: the other way along the source's street costs a turn first. */
  Departure(Roads roads, Metric metric, Snap source, int heading) {
    city = roads.city();
    turns = roads.turns();
    this.metric = metric;
    for (int arc = 2 * source.edge(); arc <= 2 * source.edge() + 1; arc++) {
      if (metric.timeMs(arc) < City.INFINITY_MS) {
        int position = Metric.position(city, arc, source.offsetMm());
        int part = metric.partMs(arc, position);
        drive(new Leg(arc, turnMs(city, metric.profile(), heading, arc) - part, null), position);
      }
    }
    for (Inside next = inside.poll(); next != null; next = inside.poll()) {
      if (settled.add(next.leg.arc)) {
        drive(next.leg, next.position);
      }
    }
  }

  /** What it costs to set off along an arc for one who stands, or heads along an arc. */
  static int turnMs(City city, Profile profile, int heading, int arc) {
    return heading == Router.STANDING || heading == arc ? 0 : city.uTurnMs(profile);
  }

  private void drive(Leg leg, int position) {
    Profile profile = metric.profile();
    Closures closures = metric.closures();
    int length = city.lengthMm(City.edgeOf(leg.arc));
    boolean out = true;
    int from = position;
    if (closures.closedAt(profile, leg.arc, position)) {
      from = closures.closedUntil(profile, leg.arc, position) + 1;
      out = from <= length;
    }
    if (out) {
      int wall = closures.nextClosed(profile, leg.arc, from);
      open.add(new Open(leg, from, Math.min(length, wall - 1)));
      if (wall <= length) {
        return;
      }
    }
    turnOff(leg, out);
  }

  private void turnOff(Leg leg, boolean out) {
    Profile profile = metric.profile();
    int junction = city.arcHead(leg.arc);
    for (int i = 0; i < city.outDegree(junction); i++) {
      int next = city.arcOut(junction, i);
      if (metric.timeMs(next) >= City.INFINITY_MS || !turns.allowed(profile, leg.arc, next)) {
        continue;
      }
      int cost = next == City.reverse(leg.arc) ? city.uTurnMs(profile) : 0;
      Leg onto = new Leg(next, leg.timeMs + metric.timeMs(leg.arc) + cost, leg);
      if (!out && metric.closures().closedAt(profile, next, 0)) {
        inside.add(new Inside(onto, 0));
      } else {
        starts.add(onto);
      }
    }
  }
}
