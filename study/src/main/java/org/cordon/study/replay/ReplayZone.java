package org.cordon.study.replay;

import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.roads.Place;
import org.cordon.roads.route.ClosedShape;

/** An area and the rules for it, in force for a whole replay. */
public record ReplayZone(String id, List<Place> outline, List<AccessRule> rules) {
  public ReplayZone {
    outline = List.copyOf(outline);
    rules = List.copyOf(rules);
  }

  /** One zone for each area among shapes read from GeoJSON, all with the same rules. */
  public static List<ReplayZone> of(List<ClosedShape> shapes, List<AccessRule> rules) {
    List<ReplayZone> zones = new ArrayList<>();
    for (ClosedShape shape : shapes) {
      if (shape.area()) {
        zones.add(new ReplayZone("zone-" + (zones.size() + 1), shape.points(), rules));
      }
    }
    return zones;
  }
}
