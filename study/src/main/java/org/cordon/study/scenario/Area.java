package org.cordon.study.scenario;

import java.util.List;
import org.cordon.roads.Place;

/** A named area calls come from, such as a police beat; of one or several parts. */
public record Area(String name, List<Ring> parts) {
  public Area {
    parts = List.copyOf(parts);
  }

  /** Whether a place lies in one of its parts. */
  public boolean contains(Place place) {
    for (Ring part : parts) {
      if (part.contains(place)) {
        return true;
      }
    }
    return false;
  }
}
