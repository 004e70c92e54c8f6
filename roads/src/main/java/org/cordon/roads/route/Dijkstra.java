package org.cordon.roads.route;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.speed.Period;

/**
 * The oracle: plain Dijkstra over (arc, still inside a closed area), straight from the city. It
 * shares nothing with the hierarchy, works the times of a period out itself, and must give the same
 * times to the millisecond.
 */
public final class Dijkstra {
  private final City city;
  private final Profile profile;
  private final Closures closures;
  private final Period period;
  private final PriorityQueue<State> queue =
      new PriorityQueue<>((a, b) -> Long.compare(a.timeMs, b.timeMs));

  private Dijkstra(City city, Profile profile, Closures closures, Period period) {
    this.city = city;
    this.profile = profile;
    this.closures = closures;
    this.period = period;
  }

  private record State(long timeMs, int arc, boolean inside) {}

  /** Travel time at the speeds of the map, or {@link City#INFINITY_MS}. */
  public static int travelTimeMs(
      City city, Profile profile, Closures closures, Snap from, Snap to) {
    return travelTimeMs(city, profile, closures, Period.FREE_FLOW, from, to);
  }

  /** Travel time in a period of the week, or {@link City#INFINITY_MS}. */
  public static int travelTimeMs(
      City city, Profile profile, Closures closures, Period period, Snap from, Snap to) {
    return new Dijkstra(city, profile, closures, period).search(from, to);
  }

  private int search(Snap from, Snap to) {
    long best = City.INFINITY_MS;
    long[] settled = new long[2 * city.arcCount()];
    Arrays.fill(settled, Long.MAX_VALUE);
    for (int arc = 2 * from.edge(); arc < 2 * from.edge() + 2; arc++) {
      if (timeMs(arc) == City.INFINITY_MS) {
        continue;
      }
      int length = city.lengthMm(arc / 2);
      int at = arc % 2 == 0 ? from.offsetMm() : length - from.offsetMm();
      long start = -(timeMs(arc) * at / length);
      boolean inside = closures.closedAt(profile, arc, at);
      best = Math.min(best, walk(new State(start, arc, inside), at, to));
    }
    while (!queue.isEmpty()) {
      State s = queue.poll();
      int id = 2 * s.arc + (s.inside ? 1 : 0);
      if (s.timeMs < settled[id]) {
        settled[id] = s.timeMs;
        best = Math.min(best, walk(s, 0, to));
      }
    }
    return (int) best;
  }

  /** The map's time divided by the speed of the period, rounded up. */
  private long timeMs(int arc) {
    long free = city.timeMs(profile, arc);
    if (free == City.INFINITY_MS || !profile.vehicle()) {
      return free;
    }
    long speed = period.perMille(profile, city.roadClass(arc / 2));
    return Math.min(Math.ceilDiv(free * 1000, speed), City.INFINITY_MS - 1);
  }

  private long walk(State s, int at, Snap to) {
    int length = city.lengthMm(s.arc / 2);
    boolean inside = s.inside && closures.closedAt(profile, s.arc, at);
    int open = inside ? closures.closedUntil(profile, s.arc, at) + 1 : at;
    boolean blocked = closures.nextClosed(profile, s.arc, open) <= length;
    long found = City.INFINITY_MS;
    if (s.arc / 2 == to.edge()) {
      int goal = s.arc % 2 == 0 ? to.offsetMm() : length - to.offsetMm();
      if (goal >= open && closures.nextClosed(profile, s.arc, open) > goal) {
        found = s.timeMs + timeMs(s.arc) * goal / length;
      }
    }
    if (!blocked) {
      boolean stillInside = inside && open > length;
      for (int next = 0, j = city.arcHead(s.arc); next < city.outDegree(j); next++) {
        int b = city.arcOut(j, next);
        if (timeMs(b) < City.INFINITY_MS && !forbidden(s.arc, b)) {
          long turn = (b ^ s.arc) == 1 ? city.uTurnMs(profile) : 0;
          queue.add(new State(s.timeMs + timeMs(s.arc) + turn, b, stillInside));
        }
      }
    }
    return found;
  }

  private boolean forbidden(int from, int to) {
    for (int i = 0; profile.vehicle() && i < city.restrictionCount(); i++) {
      if (city.restrictionFrom(i) == from && city.restrictionTo(i) == to) {
        return (city.restrictionProfiles(i) & profile.bit()) != 0;
      }
    }
    return false;
  }
}
