package org.cordon.roads.osm;

import com.graphhopper.reader.ReaderWay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cordon.roads.city.Access;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Driving;
import org.cordon.roads.city.RoadClass;
import org.cordon.roads.osm.TagTable.AccessValue;
import org.cordon.roads.osm.TagTable.Drive;
import org.cordon.roads.osm.TagTable.Flow;
import org.cordon.roads.osm.TagTable.Highway;
import org.cordon.roads.osm.TagTable.Oneway;

/** What the tags of one way mean to a responder, by the rules of {@link TagTable}. */
final class TagRules {
  private static final int STEPS_MM_PER_S = 600;

  private final ReaderWay way;
  private final Highway highway;
  private final Consumer<String> unread;

  TagRules(ReaderWay way, Highway highway, Consumer<String> unread) {
    this.way = way;
    this.highway = highway;
    this.unread = unread;
  }

  RoadClass roadClass() {
    String value = way.getTag("highway", "");
    if (highway.roadClass() == RoadClass.SECONDARY && value.startsWith("tertiary")) {
      return RoadClass.TERTIARY;
    }
    boolean alley = value.equals("service") && way.hasTag("service", "alley");
    return alley ? RoadClass.ALLEY : highway.roadClass();
  }

  int layer() {
    String layer = way.getTag("layer", "0");
    if (layer.matches("[-+]?[0-9]")) {
      return Integer.parseInt(layer);
    }
    unread.accept("layer=" + layer);
    return 0;
  }

  Access access() {
    boolean drivable = vehicles();
    Flow flow = flow();
    boolean shut = !drivable || flow == Flow.SHUT;
    int forward = shut ? 0 : speedMmPerS("maxspeed:forward");
    int backward = shut ? 0 : speedMmPerS("maxspeed:backward");
    return new Access(
        speeds(forward, flow == Flow.AGAINST),
        speeds(backward, flow == Flow.WITH),
        flow == Flow.AGAINST,
        flow == Flow.WITH);
  }

  private List<Integer> speeds(int mmPerS, boolean against) {
    boolean never = against && (!Driving.contraflow(roadClass()) || roundabout());
    List<Integer> speeds = new ArrayList<>();
    for (Driving driving : Driving.RULES) {
      int driven = against ? driving.contraflowMmPerS(mmPerS) : mmPerS;
      int walked = foot() ? walkingMmPerS() : 0;
      speeds.add(!driving.profile().vehicle() ? walked : never ? 0 : driven);
    }
    return speeds;
  }

  private int walkingMmPerS() {
    return roadClass() == RoadClass.STEPS ? STEPS_MM_PER_S : City.WALK_MM_PER_S;
  }

  private boolean vehicles() {
    if (highway.drive() == Drive.NO) {
      return false;
    }
    if (highway.drive() == Drive.WITH_EMERGENCY_TAG) {
      return way.hasTag("emergency", List.of("yes", "designated", "official"))
          || way.hasTag("motor_vehicle", List.of("yes", "designated"))
          || way.hasTag("access", "emergency");
    }
    for (String key : TagTable.VEHICLE_KEYS) {
      String value = way.getTag(key, "");
      if (!value.isEmpty()) {
        boolean sign = value.equals("no") && TagTable.SIGN_KEYS.contains(key);
        return sign || allowed(key, value).responders() || busMayPass(key);
      }
    }
    return true;
  }

  /** Where nobody but buses may go, responders may too. */
  private boolean busMayPass(String key) {
    return key.equals("access")
        && (way.hasTag("bus", List.of("yes", "designated"))
            || way.hasTag("psv", List.of("yes", "designated")));
  }

  private boolean foot() {
    if (!highway.foot()) {
      return way.hasTag("foot", List.of("yes", "designated"));
    }
    String key = way.hasTag("foot") ? "foot" : "access";
    String value = way.getTag(key, "");
    return value.isEmpty() || allowed(key, value).foot();
  }

  private AccessValue allowed(String key, String value) {
    for (AccessValue row : TagTable.ACCESS_VALUES) {
      if (row.values().contains(value)) {
        return row;
      }
    }
    unread.accept(key + "=" + value);
    return TagTable.ACCESS_VALUES.getFirst();
  }

  private boolean roundabout() {
    return way.hasTag("junction", List.of("roundabout", "circular"));
  }

  /** Which way traffic runs, as responders may follow it without penalty. */
  Flow flow() {
    for (List<String> lane : TagTable.OPPOSITE_BUS_LANES) {
      if (way.hasTag(lane.getFirst(), lane.getLast())) {
        return Flow.BOTH;
      }
    }
    boolean implied = roundabout() || way.hasTag("highway", "motorway");
    for (String key : TagTable.ONEWAY_KEYS) {
      String value = way.getTag(key, "");
      for (Oneway row : TagTable.ONEWAYS) {
        if (row.values().contains(value)) {
          return row.flow();
        }
      }
      if (!value.isEmpty()) {
        unread.accept(key + "=" + value);
      }
    }
    return implied ? Flow.WITH : Flow.BOTH;
  }

  private int speedMmPerS(String directedKey) {
    String key = way.hasTag(directedKey) ? directedKey : "maxspeed";
    int posted = Maxspeed.mmPerS(way.getTag(key, ""));
    if (posted == Maxspeed.UNREAD) {
      unread.accept(key + "=" + way.getTag(key, ""));
    }
    return posted > 0 ? posted : highway.kmh() * 1_000_000 / 3_600;
  }
}
