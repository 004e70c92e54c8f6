package org.cordon.dispatch.model;

import java.util.List;
import org.cordon.roads.Place;

/**
 * Streets that vehicles cannot use: an area, or a line across them.
 *
 * @param services whose vehicles, each once, in the order of {@link Service}
 * @param crossing for a line, which way of crossing it is closed; an area closes both
 */
public record Closure(
    String id,
    boolean area,
    List<Place> points,
    int layer,
    List<Service> services,
    Crossing crossing) {
  /** Every service. */
  public static final List<Service> ALL_SERVICES = List.of(Service.values());

  /** A way across a line, seen along the line; its names stand in the log. */
  public enum Crossing {
    BOTH,
    LEFT_TO_RIGHT,
    RIGHT_TO_LEFT
  }

  public Closure {
    points = List.copyOf(points);
    services = services.stream().distinct().sorted().toList();
    if (services.isEmpty()) {
      throw new IllegalArgumentException("closed to no service");
    }
    if (area && crossing != Crossing.BOTH) {
      throw new IllegalArgumentException("an area that is closed one way");
    }
  }

  /** Closed to every vehicle, both ways. */
  public Closure(String id, boolean area, List<Place> points, int layer) {
    this(id, area, points, layer, ALL_SERVICES, Crossing.BOTH);
  }

  /** Whether it closes all that it could; so were all closures of the first logs. */
  public boolean whole() {
    return services.equals(ALL_SERVICES) && crossing == Crossing.BOTH;
  }
}
