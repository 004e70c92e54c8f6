package org.cordon.study.scenario;

import java.util.List;
import org.cordon.roads.Place;

/** The outline of an area, its corners in order, the first not repeated at the end. */
public record Ring(List<Place> corners) {
  public Ring {
    corners = List.copyOf(corners);
    if (corners.size() < 3) {
      throw new IllegalArgumentException("an outline of " + corners.size() + " corners");
    }
  }

  /**
   * Whether a place lies inside, by whole numbers. Of an edge shared by two areas each place counts
   * to exactly one of them.
   */
  public boolean contains(Place p) {
    boolean inside = false;
    Place a = corners.getLast();
    for (Place b : corners) {
      if (a.latE7() > p.latE7() != b.latE7() > p.latE7()) {
        boolean rising = a.latE7() < b.latE7();
        Place low = rising ? a : b;
        Place high = rising ? b : a;
        // Left of the edge, seen from its lower end: the cross product is above 0.
        long cross =
            ((long) high.lonE7() - low.lonE7()) * ((long) p.latE7() - low.latE7())
                - ((long) high.latE7() - low.latE7()) * ((long) p.lonE7() - low.lonE7());
        inside ^= cross > 0;
      }
      a = b;
    }
    return inside;
  }
}
