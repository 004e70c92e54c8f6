package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.model.Closure;
import org.cordon.roads.Place;
import org.cordon.roads.route.ClosedShape;

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

  /** The closed areas, of zones and of streets closed by area: what a meeting point stands off. */
  List<ClosedShape> areaShapes() {
    List<ClosedShape> shapes = new ArrayList<>();
    for (List<Place> outline : areas) {
      shapes.add(ClosedShape.polygon(outline, ClosedShape.ALL_SERVICES));
    }
    for (Closure c : closures) {
      if (c.area()) {
        shapes.add(shape(c));
      }
    }
    return shapes;
  }

  /** The closed areas and the barriers. */
  public List<ClosedShape> shapes() {
    List<ClosedShape> shapes = areaShapes();
    for (Closure c : closures) {
      if (!c.area()) {
        shapes.add(shape(c));
      }
    }
    return shapes;
  }

  private static ClosedShape shape(Closure c) {
    ClosedShape.Crossing crossing = ClosedShape.Crossing.valueOf(c.crossing().name());
    return new ClosedShape(c.area(), c.points(), ClosedShape.ALL_SERVICES, c.layer(), crossing);
  }
}
