package org.cordon.roads.route;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;

/**
 * Whether vehicles inside closed areas can leave. Leaving is always allowed, but an outline drawn
 * across the only street, or a barrier inside it, may leave no open street to come out on; whoever
 * draws it should be told.
 */
public final class WaysOut {
  private WaysOut() {}

  /**
   * The streets inside closed areas from which a vehicle comes out nowhere, as edges, ascending.
   * Found backwards from the open streets over those that are closed.
   */
  public static int[] withoutWayOut(Roads roads, Metric metric) {
    City city = roads.city();
    Profile profile = metric.profile();
    Closures closures = metric.closures();
    boolean[] out = new boolean[city.arcCount()];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    int[] closed = closures.closedArcs(profile);
    for (int arc : closed) {
      if (usable(city, profile, arc) && leads(roads, metric, arc)) {
        out[arc] = true;
        queue.add(arc);
      }
    }
    for (Integer arc = queue.poll(); arc != null; arc = queue.poll()) {
      int junction = city.arcTail(arc);
      for (int i = 0; i < city.outDegree(junction); i++) {
        int before = City.reverse(city.arcOut(junction, i));
        boolean inside =
            usable(city, profile, before)
                && !out[before]
                && closures.closedAt(profile, arc, 0)
                && closures.closedAt(profile, before, city.lengthMm(City.edgeOf(before)));
        if (inside && roads.turns().allowed(profile, before, arc)) {
          out[before] = true;
          queue.add(before);
        }
      }
    }
    return Arrays.stream(closed)
        .filter(arc -> usable(city, profile, arc) && !out[arc] && !out[City.reverse(arc)])
        .map(City::edgeOf)
        .distinct()
        .toArray();
  }

  private static boolean usable(City city, Profile profile, int arc) {
    return city.timeMs(profile, arc) < City.INFINITY_MS;
  }

  /** Whether one drives out on an arc itself, or onto an open street at its end. */
  private static boolean leads(Roads roads, Metric metric, int arc) {
    City city = roads.city();
    Profile profile = metric.profile();
    if (!metric.closures().closedAt(profile, arc, city.lengthMm(City.edgeOf(arc)))) {
      return true;
    }
    int junction = city.arcHead(arc);
    for (int i = 0; i < city.outDegree(junction); i++) {
      int next = city.arcOut(junction, i);
      if (usable(city, profile, next)
          && !metric.closures().closed(profile, next)
          && roads.turns().allowed(profile, arc, next)) {
        return true;
      }
    }
    return false;
  }
}
