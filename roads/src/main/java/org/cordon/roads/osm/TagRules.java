package org.cordon.roads.osm;

import com.graphhopper.reader.ReaderWay;
import java.util.List;
import java.util.function.Consumer;
import org.cordon.roads.city.Access;
import org.cordon.roads.city.City;
import org.cordon.roads.city.RoadClass;
import org.jspecify.annotations.Nullable;

/** What the tags of one way mean to a responder. */
final class TagRules {

  /** Against a one-way street a responder crawls with lights on. */
  private static final int CONTRAFLOW_FACTOR = 3;

  private final ReaderWay way;
  private final Consumer<String> unread;

  TagRules(ReaderWay way, Consumer<String> unread) {
    this.way = way;
    this.unread = unread;
  }

  static @Nullable RoadClass roadClass(String highway) {
    return switch (highway) {
      case "motorway", "motorway_link" -> RoadClass.MOTORWAY;
      case "trunk", "trunk_link" -> RoadClass.TRUNK;
      case "primary", "primary_link" -> RoadClass.PRIMARY;
      case "secondary", "secondary_link" -> RoadClass.SECONDARY;
      case "tertiary", "tertiary_link" -> RoadClass.TERTIARY;
      case "residential", "unclassified", "living_street", "road" -> RoadClass.RESIDENTIAL;
      case "service", "busway" -> RoadClass.SERVICE; // also emergency_access: made for responders
      case "footway", "path", "pedestrian", "cycleway" -> RoadClass.PATH;
      case "steps" -> RoadClass.STEPS;
      default -> null;
    };
  }

  RoadClass roadClass() {
    RoadClass c = roadClass(way.getTag("highway", ""));
    return c == null ? RoadClass.RESIDENTIAL : c;
  }

  int layer() {
    String layer = way.getTag("layer", "0");
    if (layer.matches("-?[0-9]")) {
      return Integer.parseInt(layer);
    }
    unread.accept("layer=" + layer);
    return 0;
  }

  Access access() {
    boolean drivable = roadClass().compareTo(RoadClass.PATH) < 0;
    int fast = drivable ? speedMmPerS() : 0;
    int slow = roadClass() == RoadClass.MOTORWAY ? 0 : fast / CONTRAFLOW_FACTOR;
    int foot =
        roadClass() == RoadClass.MOTORWAY || way.hasTag("foot", "no") ? 0 : City.WALK_MM_PER_S;
    int direction = drivable ? direction() : 0;
    int with = direction < 0 ? slow : fast;
    int against = direction > 0 ? slow : fast;
    return new Access(
        List.of(with, with, with, foot),
        List.of(against, against, against, foot),
        direction < 0,
        direction > 0);
  }

  /**
   * 1 one way with the line, −1 against it, 0 both; reversible lanes count as both, as officers are
   * told their direction.
   */
  int direction() {
    String junction = way.getTag("junction", "");
    boolean implied = roadClass() == RoadClass.MOTORWAY || junction.equals("roundabout");
    String oneway = way.getTag("oneway", implied ? "yes" : "no");
    return switch (oneway) {
      case "yes", "true", "1" -> 1;
      case "-1", "reverse" -> -1;
      case "no", "false", "0", "reversible", "alternating" -> 0;
      default -> {
        unread.accept("oneway=" + oneway);
        yield implied ? 1 : 0;
      }
    };
  }

  /** The posted limit, in mph or km/h, else the class's own. */
  int speedMmPerS() {
    String posted = way.getTag("maxspeed", "");
    if (posted.matches("[1-9][0-9]{0,2} ?mph")) {
      return Integer.parseInt(posted.replaceAll("[^0-9]", "")) * 44_704 / 100;
    }
    if (posted.matches("[1-9][0-9]{0,2}( ?km/h)?")) {
      return Integer.parseInt(posted.replaceAll("[^0-9]", "")) * 1_000_000 / 3_600;
    }
    if (!posted.isEmpty()) {
      unread.accept("maxspeed=" + posted);
    }
    return switch (roadClass()) {
      case MOTORWAY -> 26_800;
      case TRUNK -> 17_900;
      case PRIMARY -> 13_400;
      case SECONDARY, TERTIARY -> 11_200;
      case RESIDENTIAL -> 8_900;
      case SERVICE, ALLEY, PATH, STEPS -> 4_500;
    };
  }
}
