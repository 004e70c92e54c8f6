package org.cordon.roads.corner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.corner.Crossings.Crossing;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Walk;
import org.jspecify.annotations.Nullable;

/**
 * The corners of a city by name: found by what people call them, and spoken back so that they mean
 * one place. Safe for many threads once made.
 */
public final class Corners {
  private static final Pattern BETWEEN =
      Pattern.compile("\\s*[&/@+]\\s*|\\s+(?:and|at)\\s+", Pattern.CASE_INSENSITIVE);
  private static final String NEAR = ", near ";

  private final City city;
  private final Crossings crossings;
  private final @Nullable String[] spoken; // by junction, filled when first asked for
  private final @Nullable Sides[] sides; // by junction, filled when first asked for

  private Corners(City city) {
    this.city = city;
    crossings = new Crossings(city);
    spoken = new String[city.junctionCount()];
    sides = new Sides[city.junctionCount()];
  }

  /** Finds the corners of a city. */
  public static Corners of(City city) {
    return new Corners(city);
  }

  /** The junctions that stand for a corner, ascending. */
  public int[] junctions() {
    return crossings.junctions();
  }

  /** Whether a junction stands for a corner. */
  public boolean isCorner(int junction) {
    return crossings.at(junction) != null;
  }

  /** The corner that a junction stands for. */
  public Corner corner(int junction) {
    return new Corner(junction, crossings.place(junction), spokenName(junction));
  }

  /**
   * What a dispatcher calls a corner: short ("Broadway and East Pine") where that means this corner
   * alone, else in full, and with a third street near it where the same two streets meet twice.
   */
  public String spokenName(int junction) {
    String known = spoken[junction];
    if (known == null) {
      Crossing crossing = crossings.at(junction);
      if (crossing == null) {
        throw new IllegalArgumentException("no named corner at junction " + junction);
      }
      known = say(crossing);
      spoken[junction] = known;
    }
    return known;
  }

  /**
   * As {@link #spokenName(int)}, with the side that faces a place: the side where somebody who
   * comes from there arrives without crossing a street.
   */
  public String spokenName(int junction, Place facing) {
    return spokenName(junction, side(junction, facing).name());
  }

  /** "Broadway and East Pine, north-east corner". */
  public String spokenName(MeetingPoint point) {
    return spokenName(point.junction(), point.side());
  }

  private String spokenName(int junction, String side) {
    return side.isEmpty() ? spokenName(junction) : spokenName(junction) + ", " + side;
  }

  private Sides.Side side(int junction, Place facing) {
    Sides known = sides[junction];
    if (known == null) {
      known = new Sides(city, junction);
      sides[junction] = known;
    }
    return known.facing(facing);
  }

  private String say(Crossing crossing) {
    String brief = crossings.wording(crossing, true);
    if (matches(brief).equals(List.of(crossing))) {
      return brief;
    }
    String full = crossings.wording(crossing, false);
    List<Crossing> same = crossings.of(crossing.first(), crossing.second());
    if (same.size() == 1) {
      return full;
    }
    String near = nearbyStreet(crossing);
    boolean alone =
        same.stream().noneMatch(s -> !s.equals(crossing) && nearbyStreet(s).equals(near));
    return full + NEAR + (alone ? near : crossings.place(crossing.junction()));
  }

  /** A street that meets either street nearer to this crossing than to its namesakes. */
  private String nearbyStreet(Crossing crossing) {
    List<Crossing> same = crossings.of(crossing.first(), crossing.second());
    Place here = crossings.place(crossing.junction());
    String best = here.toString();
    long least = Long.MAX_VALUE;
    for (Crossing c : crossings.all()) {
      Place there = crossings.place(c.junction());
      long distance = there.distanceMm(here);
      boolean candidate = distance < least && c.shares(crossing) && !c.sameStreets(crossing);
      if (candidate
          && same.stream()
              .filter(s -> !s.equals(crossing))
              .allMatch(s -> there.distanceMm(crossings.place(s.junction())) > distance)) {
        least = distance;
        best = crossings.wording(crossing.on(c.first()) ? c.second() : c.first());
      }
    }
    return best;
  }

  Blocks blocks() {
    return new Blocks(city, this, crossings);
  }

  Addresses addresses(Blocks blocks, List<AddressRange> ranges) {
    return new Addresses(city, crossings, blocks, ranges);
  }

  /** Whether a text names two things that may cross. */
  static boolean namesTwo(String text) {
    return BETWEEN.matcher(text).find();
  }

  /** Refuses a street that the city does not have, with the nearest names. */
  void require(String text, StreetName street) {
    if (crossings.streets(street).isEmpty()) {
      throw new CornerChoices(crossings).unknownStreet(text, street);
    }
  }

  /** Reads a place as users write it: {@code LAT,LON}, or the name of a corner. */
  public Place placeOf(String text) {
    return text.matches("\\s*[-+]?[0-9.]+\\s*,\\s*[-+]?[0-9.]+\\s*")
        ? Place.parse(text.strip())
        : find(text).place();
  }

  /**
   * The corner that a text names: "10th and Pine", "10th &amp; E Pine St". What is left unsaid (the
   * type of a street, its direction) may be anything; a text that still means more than one corner
   * is refused with the choices, an unknown one with the nearest names.
   */
  public Corner find(String text) {
    List<Crossing> found = matches(text);
    if (found.isEmpty()) {
      throw unknown(text);
    }
    if (found.size() > 1) {
      List<String> choices = found.stream().limit(5).map(this::say).toList();
      throw new Refusal(
          "ambiguous-corner",
          "\"" + text + "\" means " + found.size() + " corners",
          "place",
          "Write one of: " + String.join("; ", choices) + "; or LAT,LON.");
    }
    Crossing crossing = found.getFirst();
    return new Corner(crossing.junction(), crossings.place(crossing.junction()), say(crossing));
  }

  /** Every corner that a text can mean, by streets, then by junction; refuses where it is none. */
  List<Corner> all(String text) {
    List<Crossing> found = matches(text);
    if (found.isEmpty()) {
      throw unknown(text);
    }
    return found.stream()
        .map(c -> new Corner(c.junction(), crossings.place(c.junction()), say(c)))
        .toList();
  }

  /** All corners that a text can mean; only those named in full where there are such. */
  private List<Crossing> matches(String text) {
    int comma = text.indexOf(NEAR);
    String pair = comma < 0 ? text : text.substring(0, comma);
    List<Crossing> found = new ArrayList<>();
    Matcher between = BETWEEN.matcher(pair);
    while (between.find()) {
      found.addAll(
          meetings(
              pair.substring(0, between.start()).strip(), pair.substring(between.end()).strip()));
    }
    if (comma >= 0) {
      found.removeIf(c -> !say(c).equalsIgnoreCase(text.strip()));
    }
    return found;
  }

  /** Where two streets meet: called so word by word, else in full, else in part. */
  private List<Crossing> meetings(String leftText, String rightText) {
    StreetName left = StreetName.of(leftText);
    StreetName right = StreetName.of(rightText);
    List<TreeMap<Integer, Crossing>> tiers =
        List.of(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    for (int a : crossings.streets(left)) {
      for (int b : crossings.streets(right)) {
        boolean verbatim =
            crossings.wording(a).equalsIgnoreCase(leftText)
                && crossings.wording(b).equalsIgnoreCase(rightText);
        boolean inFull = crossings.name(a).equals(left) && crossings.name(b).equals(right);
        for (Crossing c : crossings.of(a, b)) {
          tiers.get(verbatim ? 0 : inFull ? 1 : 2).putIfAbsent(c.junction(), c);
        }
      }
    }
    return tiers.stream().filter(t -> !t.isEmpty()).findFirst().map(this::apart).orElse(List.of());
  }

  /** A crossing where a street changes its name is one corner, not several. */
  private List<Crossing> apart(Map<Integer, Crossing> found) {
    List<Crossing> kept = new ArrayList<>();
    for (Crossing c : found.values()) {
      if (kept.stream().noneMatch(k -> crossings.near(k.junction(), c.junction()))) {
        kept.add(c);
      }
    }
    return kept;
  }

  /**
   * Corners where somebody on foot and crews can meet, nearest first, then by junction: within the
   * walk, open to the vehicles of every metric, and at least the stand-off from every closed area.
   */
  public List<MeetingPoint> meeting(
      Walk walk, List<Metric> vehicles, List<ClosedShape> closedAreas, long standOffMm) {
    return around(List.of(walk), vehicles, new StandOff(closedAreas, standOffMm)).stream()
        .filter(p -> p.standing() == MeetingPoint.Standing.OFFERED)
        .toList();
  }

  /**
   * Every corner within everybody's walk, nearest first, then by junction, with what keeps it from
   * being a meeting point if anything does. The side is the one that faces whoever walks longest.
   *
   * @param walks of all who come, at least one; their limits bound the answer
   * @param vehicles the metrics of all services that are to come
   */
  public List<MeetingPoint> around(List<Walk> walks, List<Metric> vehicles, StandOff standOff) {
    List<MeetingPoint> points = new ArrayList<>();
    for (int junction : walks.getFirst().junctions()) {
      Walk slowest = isCorner(junction) ? slowest(walks, junction) : null;
      if (slowest != null) {
        points.add(point(junction, slowest, vehicles, standOff));
      }
    }
    if (walks.size() > 1) {
      points.sort(
          Comparator.comparingLong(MeetingPoint::walkMs).thenComparingInt(MeetingPoint::junction));
    }
    return points;
  }

  private static @Nullable Walk slowest(List<Walk> walks, int junction) {
    Walk slowest = walks.getFirst();
    for (Walk walk : walks) {
      if (walk.ms(junction) >= City.INFINITY_MS) {
        return null;
      }
      slowest = walk.ms(junction) > slowest.ms(junction) ? walk : slowest;
    }
    return slowest;
  }

  private MeetingPoint point(int junction, Walk slowest, List<Metric> vehicles, StandOff standOff) {
    Place place = crossings.place(junction);
    MeetingPoint.Standing standing = standOff.of(place);
    if (standing == MeetingPoint.Standing.OFFERED) {
      for (Metric vehicle : vehicles) {
        standing = open(vehicle, junction) ? standing : MeetingPoint.Standing.NO_OPEN_STREET;
      }
    }
    Sides.Side side = side(junction, slowest.from().place());
    String id = "corner-" + junction + (side.id().isEmpty() ? "" : "-" + side.id());
    return new MeetingPoint(junction, id, place, side.name(), slowest.ms(junction), standing);
  }

  /** Whether a vehicle can come to a junction by a street that is open from end to end. */
  private boolean open(Metric metric, int junction) {
    for (int i = 0; i < city.outDegree(junction); i++) {
      int arc = City.reverse(city.arcOut(junction, i));
      if (city.timeMs(metric.profile(), arc) < City.INFINITY_MS
          && !metric.closures().closed(metric.profile(), arc)) {
        return true;
      }
    }
    return false;
  }

  private Refusal unknown(String text) {
    Matcher between = BETWEEN.matcher(text);
    if (!between.find()) {
      return new Refusal(
          "not-a-corner",
          "\"" + text + "\"",
          "place",
          "Write two streets that cross, such as \"10th and Pine\", or LAT,LON in decimal degrees.");
    }
    StreetName left = StreetName.of(text.substring(0, between.start()));
    StreetName right = StreetName.of(text.substring(between.end()));
    return new CornerChoices(crossings).refusal(text, left, right);
  }
}
