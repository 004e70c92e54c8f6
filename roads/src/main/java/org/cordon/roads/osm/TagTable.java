package org.cordon.roads.osm;

import java.util.List;
import org.cordon.roads.Profile;
import org.cordon.roads.city.RoadClass;
import org.jspecify.annotations.Nullable;

/**
 * What OpenStreetMap's tags mean to a responder: every rule, each with its reason. The import reads
 * these tables, and {@link org.cordon.roads.city.Driving} for turning back and driving against the
 * traffic, and nothing else; {@link TagTableMarkdown} prints them for the documentation.
 *
 * <p>Two principles decide most rows. Signs bind the public, not who answers an emergency; walls
 * bind everybody. And a time that dispatchers rely on must not count on a way that may not be
 * there: what is unknown stays shut to vehicles, and is counted by name.
 */
final class TagTable {
  private TagTable() {}

  /** Whether vehicles may use a class of way. */
  enum Drive {
    YES,
    WITH_EMERGENCY_TAG,
    NO
  }

  /** Values of {@code highway}. */
  record Highway(
      List<String> values,
      RoadClass roadClass,
      int kmh,
      Drive drive,
      boolean foot,
      String reason) {}

  static final List<Highway> HIGHWAYS =
      List.of(
          highway(
              "motorway motorway_link",
              RoadClass.MOTORWAY,
              97,
              Drive.YES,
              false,
              "60 mph where nothing is posted; nobody walks there"),
          highway("trunk trunk_link", RoadClass.TRUNK, 64, Drive.YES, true, "40 mph by default"),
          highway(
              "primary primary_link",
              RoadClass.PRIMARY,
              48,
              Drive.YES,
              true,
              "30 mph by default, the usual limit of an arterial"),
          highway(
              "secondary secondary_link tertiary tertiary_link",
              RoadClass.SECONDARY,
              40,
              Drive.YES,
              true,
              "25 mph by default"),
          highway(
              "residential unclassified road",
              RoadClass.RESIDENTIAL,
              32,
              Drive.YES,
              true,
              "20 mph by default"),
          highway(
              "living_street",
              RoadClass.RESIDENTIAL,
              15,
              Drive.YES,
              true,
              "people on the carriageway: little more than walking pace"),
          highway(
              "busway",
              RoadClass.SERVICE,
              40,
              Drive.YES,
              true,
              "built for buses, so every responder fits and may use it"),
          highway(
              "service",
              RoadClass.SERVICE,
              16,
              Drive.YES,
              true,
              "10 mph; with service=alley it is an alley. service=emergency_access is built for"
                  + " responders"),
          highway("track", RoadClass.SERVICE, 15, Drive.YES, true, "unpaved as a rule"),
          highway(
              "pedestrian",
              RoadClass.PATH,
              10,
              Drive.YES,
              true,
              "wide enough for an engine; walking pace among people"),
          highway(
              "footway path cycleway bridleway",
              RoadClass.PATH,
              10,
              Drive.WITH_EMERGENCY_TAG,
              true,
              "too narrow unless the map says that emergency vehicles may"),
          highway("steps", RoadClass.STEPS, 0, Drive.NO, true, "on foot only, at 0.6 m/s"));

  private static Highway highway(
      String values, RoadClass roadClass, int kmh, Drive drive, boolean foot, String reason) {
    return new Highway(words(values), roadClass, kmh, drive, foot, reason);
  }

  /** Words that stand for a speed in {@code maxspeed}; 0 km/h is the class's default. */
  record SpeedWord(List<String> values, int kmh, String reason) {}

  static final List<SpeedWord> SPEED_WORDS =
      List.of(
          new SpeedWord(List.of("none"), 130, "no limit: the advised speed, no more"),
          new SpeedWord(List.of("walk"), 7, "walking pace"),
          new SpeedWord(List.of("signals", "variable"), 0, "not a number: the class's default"),
          new SpeedWord(List.of(":living_street"), 15, "as living_street"),
          new SpeedWord(List.of(":zone20", ":20", "zone:20"), 20, "a zone's limit"),
          new SpeedWord(List.of(":zone30", ":zone:30", ":30", "zone:30"), 30, "a zone's limit"),
          new SpeedWord(List.of(":urban"), 50, "the limit in built-up areas of most countries"),
          new SpeedWord(List.of(":rural"), 90, "outside built-up areas"),
          new SpeedWord(List.of(":trunk", ":expressway"), 100, "expressways"),
          new SpeedWord(List.of(":motorway"), 120, "motorways"));

  /** Which way traffic runs. */
  enum Flow {
    WITH,
    AGAINST,
    BOTH,
    SHUT
  }

  /** Values of {@code oneway}. */
  record Oneway(List<String> values, Flow flow, String reason) {}

  static final List<Oneway> ONEWAYS =
      List.of(
          new Oneway(words("yes true 1"), Flow.WITH, "with the line as drawn"),
          new Oneway(words("-1 reverse"), Flow.AGAINST, "against the line as drawn"),
          new Oneway(words("no false 0"), Flow.BOTH, "both ways"),
          new Oneway(
              words("alternating"),
              Flow.BOTH,
              "one lane, its direction given by signals within minutes: passable both ways"),
          new Oneway(
              words("reversible"),
              Flow.SHUT,
              "runs one way in the morning and the other in the afternoon behind gates (I-5 express"
                  + " lanes): without the day's timetable no time may count on it, and nobody is"
                  + " ever sent head on into traffic"));

  /** Keys that say which way responders may go, the first present decides. */
  static final List<String> ONEWAY_KEYS =
      List.of("oneway:emergency", "oneway:motor_vehicle", "oneway:vehicle", "oneway");

  /** A bus lane against the traffic, as key and value. */
  static final List<List<String>> OPPOSITE_BUS_LANES =
      List.of(
          List.of("oneway:bus", "no"),
          List.of("oneway:psv", "no"),
          List.of("busway", "opposite_lane"),
          List.of("busway:left", "opposite_lane"),
          List.of("busway:right", "opposite_lane"));

  /** Values of access keys: whether a responder's vehicle, and somebody on foot, may pass. */
  record AccessValue(List<String> values, boolean responders, boolean foot, String reason) {}

  static final List<AccessValue> ACCESS_VALUES =
      List.of(
          new AccessValue(
              words("yes designated official permissive public unknown"), true, true, "open"),
          new AccessValue(
              words("emergency"), true, false, "kept free for exactly those who come here"),
          new AccessValue(
              words(
                  "private permit residents customers delivery destination employees military"
                      + " agricultural forestry discouraged variable psv bus taxi hov use_sidepath"
                      + " dismount bicycle"),
              true,
              true,
              "a sign that binds the public; on foot one who lives there walks out"),
          new AccessValue(words("no"), false, false, "nobody: often really closed, as by works"));

  /** Keys that may let vehicles in or shut them out; the first present decides. */
  static final List<String> VEHICLE_KEYS =
      List.of("emergency", "motorcar", "motor_vehicle", "vehicle", "access");

  /** Keys whose "no" is a traffic sign to the public, which responders may pass. */
  static final List<String> SIGN_KEYS = List.of("motorcar", "motor_vehicle", "vehicle");

  /** A barrier on a way: what passing costs, ms, by profile; −1 where it cannot be passed. */
  record Barrier(
      List<String> values, int policeMs, int fireMs, int emsMs, int footMs, String reason) {
    int delayMs(Profile profile) {
      return switch (profile) {
        case POLICE -> policeMs;
        case FIRE -> fireMs;
        case EMS -> emsMs;
        case FOOT -> footMs;
      };
    }
  }

  static final int NEVER = -1;

  static final List<Barrier> BARRIERS =
      List.of(
          new Barrier(
              words("kerb entrance toll_booth border_control cattle_grid no"),
              0,
              0,
              0,
              0,
              "no obstacle to a vehicle"),
          new Barrier(
              words(
                  "gate swing_gate lift_gate sliding_gate hampshire_gate wire_gate"
                      + " bump_gate sally_port half_gate coupure chain rope"),
              15_000,
              15_000,
              15_000,
              0,
              "somebody gets out and opens it"),
          new Barrier(
              words("bollard rising_bollard planter"),
              NEVER,
              60_000,
              NEVER,
              0,
              "engines carry the key of removable posts; a patrol car or an ambulance does not pass"),
          new Barrier(
              words("sump_buster bus_trap"), NEVER, 0, NEVER, 0, "wide axles pass, cars do not"),
          new Barrier(
              words("height_restrictor"),
              0,
              NEVER,
              NEVER,
              0,
              "a patrol car passes; an engine or an ambulance is too high"),
          new Barrier(
              words(
                  "block jersey_barrier log debris cycle_barrier motorcycle_barrier stile"
                      + " kissing_gate turnstile full-height_turnstile horse_stile ditch spikes"
                      + " guard_rail tank_trap"),
              NEVER,
              NEVER,
              NEVER,
              0,
              "stops every vehicle; people get over, round or through"),
          new Barrier(
              words("wall fence hedge retaining_wall city_wall"),
              NEVER,
              NEVER,
              NEVER,
              NEVER,
              "stops everybody"));

  /** What a locked gate costs those who can open it; others do not pass. */
  static final Barrier LOCKED =
      new Barrier(
          List.of("locked=yes"),
          NEVER,
          90_000,
          NEVER,
          NEVER,
          "engines carry cutters and the fire service's key");

  /** What a barrier costs where the map says that emergency vehicles pass. */
  static final Barrier FOR_RESPONDERS =
      new Barrier(
          List.of("access=emergency", "emergency=yes"),
          15_000,
          15_000,
          15_000,
          0,
          "made to be opened by them");

  /** A barrier of an unknown kind. */
  static final Barrier UNKNOWN =
      new Barrier(
          List.of("any other"),
          NEVER,
          NEVER,
          NEVER,
          0,
          "counted by name; no time may count on passing it");

  /** Whether a profile obeys turn restrictions. */
  record TurnRule(Profile profile, boolean obeys, String reason) {}

  static final List<TurnRule> TURN_RULES =
      List.of(
          new TurnRule(
              Profile.POLICE,
              false,
              "the law exempts emergency vehicles, and a patrol car makes any turn there is room for"),
          new TurnRule(
              Profile.FIRE, true, "a long engine often cannot make the turn that is forbidden"),
          new TurnRule(
              Profile.EMS,
              true,
              "crew and patient stand or lie behind; a forbidden turn across traffic saves little"),
          new TurnRule(Profile.FOOT, false, "signs for vehicles"));

  static int turnProfiles() {
    return TURN_RULES.stream().filter(TurnRule::obeys).mapToInt(r -> r.profile().bit()).sum();
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }

  static @Nullable Highway highway(String value) {
    return HIGHWAYS.stream().filter(h -> h.values.contains(value)).findFirst().orElse(null);
  }
}
