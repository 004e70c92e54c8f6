package org.cordon.roads.route;

import java.util.List;
import java.util.Set;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;

/**
 * What is closed, and to whom.
 *
 * @param area a polygon that closes its inside (true), or a line across streets (false)
 * @param points the outline (not repeated at the end) or the line
 * @param services the profiles it is closed to
 * @param layer the layer it lies on; on the ground (0), bridges and tunnels stay open
 * @param crossing for a line, which way of crossing it is closed
 * @param name what people call it, empty if nothing
 */
public record ClosedShape(
    boolean area,
    List<Place> points,
    Set<Profile> services,
    int layer,
    Crossing crossing,
    String name) {
  /** Every vehicle; who walks is not a service. */
  public static final Set<Profile> ALL_SERVICES =
      Set.of(Profile.POLICE, Profile.FIRE, Profile.EMS); // never iterated

  /** A way across a line, seen along the line. */
  public enum Crossing {
    BOTH,
    LEFT_TO_RIGHT,
    RIGHT_TO_LEFT
  }

  public ClosedShape {
    points = List.copyOf(points);
    services = Set.copyOf(services); // never iterated
    if (points.size() < (area ? 3 : 2)) {
      throw new IllegalArgumentException("too few points: " + points.size());
    }
  }

  /** Without a name. */
  public ClosedShape(
      boolean area, List<Place> points, Set<Profile> services, int layer, Crossing crossing) {
    this(area, points, services, layer, crossing, "");
  }

  /** A closed area on the ground. */
  public static ClosedShape polygon(List<Place> outline, Set<Profile> services) {
    return new ClosedShape(true, outline, services, 0, Crossing.BOTH);
  }

  /** A barrier on the ground. */
  public static ClosedShape line(List<Place> points, Set<Profile> services) {
    return new ClosedShape(false, points, services, 0, Crossing.BOTH);
  }
}
