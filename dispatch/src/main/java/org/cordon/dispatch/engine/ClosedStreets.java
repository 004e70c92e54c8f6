package org.cordon.dispatch.engine;

import java.util.List;
import org.cordon.dispatch.model.Closure;
import org.cordon.roads.Place;

/**
 * What is closed to one service now. Two with the same key close the same streets, so that times
 * can be kept under the key.
 *
 * @param areas outlines of zones that the service may not drive through
 * @param closures those that concern the service
 */
public record ClosedStreets(String key, List<List<Place>> areas, List<Closure> closures) {
  /** Nothing. */
  public static final ClosedStreets NONE = new ClosedStreets("", List.of(), List.of());

  public ClosedStreets {
    areas = areas.stream().map(List::copyOf).toList();
    closures = List.copyOf(closures);
  }
}
