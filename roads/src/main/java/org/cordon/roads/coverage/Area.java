package org.cordon.roads.coverage;

import java.util.List;
import org.cordon.roads.Place;

/**
 * A piece of ground: an outline against the clock, and holes with it (RFC 7946's right-hand rule).
 * The first place of a ring is not repeated.
 */
public record Area(List<Place> outline, List<List<Place>> holes) {
  public Area {
    outline = List.copyOf(outline);
    holes = holes.stream().map(List::copyOf).toList();
  }
}
