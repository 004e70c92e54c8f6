package org.cordon.roads.route;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;

/**
 * The oracle: plain Dijkstra over (arc, still inside a closed area), straight from the city. It
 * shares nothing with the hierarchy and must give the same times to the millisecond.
 */
public final class Dijkstra {
  private Dijkstra() {}

  private record State(long timeMs, int arc, boolean inside) {}

  /** Travel time, or {@link City#INFINITY_MS}. */
  public static int travelTimeMs(
      City city, Profile profile, Closures closures, Snap from, Snap to) {
    long best = City.INFINITY_MS;
    long[] settled = new long[2 * city.arcCount()];
    Arrays.fill(settled, Long.MAX_VALUE);
    PriorityQueue<State> queue = new PriorityQueue<>((a, b) -> Long.compare(a.timeMs, b.timeMs));
    for (int arc = 2 * from.edge(); arc < 2 * from.edge() + 2; arc++) {
      if (city.timeMs(profile, arc) == City.INFINITY_MS) {
        continue;
      }
      int length = city.lengthMm(arc / 2);
      int at = arc % 2 == 0 ? from.offsetMm() : length - from.offsetMm();
      long start = -((long) city.timeMs(profile, arc) * at / length);
      boolean inside = closures.closedAt(profile, arc, at);
      best =
          Math.min(
              best, walk(city, profile, closures, new State(start, arc, inside), at, to, queue));
    }
    while (!queue.isEmpty()) {
      State s = queue.poll();
      int id = 2 * s.arc + (s.inside ? 1 : 0);
      if (s.timeMs < settled[id]) {
        settled[id] = s.timeMs;
        best = Math.min(best, walk(city, profile, closures, s, 0, to, queue));
      }
    }
    return (int) best;
  }

  private static long walk(
      City city,
      Profile profile,
      Closures closures,
      State s,
      int at,
      Snap to,
      PriorityQueue<State> queue) {
    int length = city.lengthMm(s.arc / 2);
    boolean inside = s.inside && closures.closedAt(profile, s.arc, at);
    int open = inside ? closures.closedUntil(profile, s.arc, at) + 1 : at;
    boolean blocked = closures.nextClosed(profile, s.arc, open) <= length;
    long found = City.INFINITY_MS;
    if (s.arc / 2 == to.edge()) {
      int goal = s.arc % 2 == 0 ? to.offsetMm() : length - to.offsetMm();
      if (goal >= open && closures.nextClosed(profile, s.arc, open) > goal) {
        found = s.timeMs + (long) city.timeMs(profile, s.arc) * goal / length;
      }
    }
    if (!blocked) {
      boolean stillInside = inside && open > length;
      for (int next = 0, j = city.arcHead(s.arc); next < city.outDegree(j); next++) {
        int b = city.arcOut(j, next);
        if (city.timeMs(profile, b) < City.INFINITY_MS && !forbidden(city, profile, s.arc, b)) {
          long turn = (b ^ s.arc) == 1 ? city.uTurnMs(profile) : 0;
          queue.add(new State(s.timeMs + city.timeMs(profile, s.arc) + turn, b, stillInside));
        }
      }
    }
    return found;
  }

  private static boolean forbidden(City city, Profile profile, int from, int to) {
    for (int i = 0; profile.vehicle() && i < city.restrictionCount(); i++) {
      if (city.restrictionFrom(i) == from && city.restrictionTo(i) == to) {
        return (city.restrictionProfiles(i) & profile.bit()) != 0;
      }
    }
    return false;
  }
}
