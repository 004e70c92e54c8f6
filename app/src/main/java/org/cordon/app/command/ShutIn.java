package org.cordon.app.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.WaysOut;

/** Says aloud from which streets vehicles have no way out of what somebody closed. */
final class ShutIn {
  private static final int NAMED = 8;

  private ShutIn() {}

  /** A note on the console for every set of services that is shut in on the same streets. */
  static void say(
      Console console, Roads roads, Closures closures, List<Profile> services, String where) {
    Map<String, List<String>> servicesByStreets = new TreeMap<>();
    for (Profile service : services) {
      if (service.vehicle()) {
        int[] edges = WaysOut.withoutWayOut(roads, roads.metric(service, closures));
        if (edges.length > 0) {
          servicesByStreets
              .computeIfAbsent(streets(roads.city(), edges), s -> new ArrayList<>())
              .add(Words.of(service));
        }
      }
    }
    servicesByStreets.forEach((streets, who) ->
        console.warn(
            "no-way-out",
            String.join(", ", who) + " cannot leave " + streets,
            where,
            "Leave one of these streets open to them, or move the outline or a barrier."));
  }

  private static String streets(City city, int[] edges) {
    TreeSet<String> names = new TreeSet<>();
    Arrays.stream(edges).mapToObj(city::name).filter(n -> !n.isEmpty()).forEach(names::add);
    List<String> first = names.stream().limit(NAMED).toList();
    return (first.isEmpty() ? "streets without a name" : String.join(", ", first))
        + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more streets" : "")
        + " ("
        + edges.length
        + (edges.length == 1 ? " street piece)" : " street pieces)");
  }
}
