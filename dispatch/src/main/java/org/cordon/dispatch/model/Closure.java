package org.cordon.dispatch.model;

import java.util.List;
import org.cordon.roads.Place;

/** Streets that no vehicle can use: an area, or a line across them. */
public record Closure(String id, boolean area, List<Place> points, int layer) {
  public Closure {
    points = List.copyOf(points);
  }
}
