package org.cordon.app.command;

import java.util.List;
import org.cordon.roads.Profile;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Roads;

/** Says aloud what closes nothing: a barrier drawn beside its street, on which somebody relies. */
final class IdleShapes {
  private static final int MOST_LOOKED_AT = 200;

  private IdleShapes() {}

  /** A note on the console where a file closes nothing, or some of it closes no street to them. */
  static void say(
      Console console, Roads roads, List<Profile> services, List<ClosedShape> shapes, String file) {
    if (shapes.isEmpty()) {
      console.warn(
          "closes-nothing",
          "nothing in it is closed",
          file,
          "Look at its rule, from and until, and at --at.");
    }
    List<ClosedShape> idle =
        shapes.stream()
            .limit(MOST_LOOKED_AT)
            .filter(s -> services.stream().anyMatch(p -> s.services().contains(p)))
            .filter(s -> closesNone(roads.closures(List.of(s)), services))
            .toList();
    if (!idle.isEmpty()) {
      console.warn(
          "closes-no-street",
          idle.size()
              + " of "
              + shapes.size()
              + " shapes, the first at "
              + idle.getFirst().points().getFirst(),
          file,
          "Draw a barrier across the street and an area over it, on the layer of the street.");
    }
  }

  private static boolean closesNone(Closures closures, List<Profile> services) {
    return services.stream().allMatch(p -> closures.closedArcs(p).length == 0);
  }
}
