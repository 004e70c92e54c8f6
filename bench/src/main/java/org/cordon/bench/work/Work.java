package org.cordon.bench.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Roads;

/**
 * Units, calls and closed squares strewn over a city by a seed: the same for every engine.
 *
 * <p>Every unit and call stands inside a street of its own, at least 1 ms from either end, and no
 * square touches one of those streets. So there is one meaning of a time for everybody: who stands
 * in a closed area, or on the same street as the call, is a rule of Cordon that others do not have.
 * For the same reason a square is taken only when it closes exactly the streets whose line it
 * touches (nothing above or below it stays open).
 */
public final class Work {
  /** The profile that all engines are compared on: it obeys forbidden turns. */
  public static final Profile PROFILE = Profile.FIRE;

  /** Half the side of a square of about six blocks of 100 m by 80 m: 110 m, 1e-7 degree north. */
  private static final int HALF_SIDE_E7 = 9_900;

  private static final int TRIES = 2_000;

  /** How much of everything. */
  public record Size(int units, int calls, int zones) {
    /** What the bars speak of. */
    public static final Size FULL = new Size(500, 64, 400);

    /** Reads {@code units/calls/zones}. */
    public static Size parse(String text) {
      String[] parts = text.split("/", -1);
      return new Size(
          Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
      return units + "/" + calls + "/" + zones;
    }
  }

  private final Roads roads;
  private final SplittableRandom random;
  private final Set<Integer> streets = new TreeSet<>();
  private final List<Snap> units;
  private final List<Snap> calls;
  private final List<Zone> zones = new ArrayList<>();

  /** Draws it. */
  public Work(Roads roads, long seed, Size size) {
    this.roads = roads;
    random = new SplittableRandom(seed);
    units = points(size.units);
    calls = points(size.calls);
    for (int i = 0; zones.size() < size.zones; i++) {
      Zone zone = Zone.around(junction(), HALF_SIDE_E7);
      if (fits(zone)) {
        zones.add(zone);
      }
      if (i > TRIES * (zones.size() + 1)) {
        throw new IllegalStateException("no square that leaves every unit's street open");
      }
    }
  }

  private Place junction() {
    City city = roads.city();
    int j = random.nextInt(city.junctionCount());
    return new Place(city.latE7(j), city.lonE7(j));
  }

  private List<Snap> points(int count) {
    List<Snap> points = new ArrayList<>();
    for (int i = 0; points.size() < count; i++) {
      Snap near = roads.snap(PROFILE, junction());
      if (near != null && !near.island() && !streets.contains(near.edge())) {
        int length = roads.city().lengthMm(near.edge());
        int offset = length < 2 ? 0 : random.nextInt(1, length);
        if (inside(near.edge(), offset)) {
          streets.add(near.edge());
          Place place = EdgeLine.at(roads.city(), near.edge(), offset);
          points.add(new Snap(near.edge(), offset, place, 0, false));
        }
      }
      if (i > TRIES * (count + 1)) {
        throw new IllegalStateException("too few streets for " + count + " points");
      }
    }
    return points;
  }

  /** Whether either direction takes a whole millisecond before and after the point. */
  private boolean inside(int edge, int offset) {
    City city = roads.city();
    boolean inside = offset > 0 && city.tail(edge) != city.head(edge);
    for (int arc = 2 * edge; arc <= 2 * edge + 1; arc++) {
      int time = city.timeMs(PROFILE, arc);
      int part = partMs(city, arc, offset);
      inside &= time >= City.INFINITY_MS || (part >= 1 && time - part >= 1);
    }
    return inside;
  }

  /**
   * From the start of an arc to a point of its edge, ms, rounded down, as {@code Metric} has it.
   */
  public static int partMs(City city, int arc, int offsetMm) {
    int length = city.lengthMm(City.edgeOf(arc));
    int position = (arc & 1) == 0 ? offsetMm : length - offsetMm;
    return (int) ((long) city.timeMs(PROFILE, arc) * position / length);
  }

  private boolean fits(Zone zone) {
    City city = roads.city();
    Closures closures = Closures.of(city, List.of(zone.shape()));
    boolean some = false;
    for (int edge : city.edgesNear(zone.southWest(), zone.northEast())) {
      boolean closed = closures.closed(PROFILE, 2 * edge) || closures.closed(PROFILE, 2 * edge + 1);
      boolean forward = city.timeMs(PROFILE, 2 * edge) < City.INFINITY_MS;
      if (!forward && city.timeMs(PROFILE, 2 * edge + 1) >= City.INFINITY_MS) {
        continue;
      }
      boolean onPoint = closed && streets.contains(edge);
      if (onPoint || closed != zone.touches(EdgeLine.of(city, edge))) {
        return false;
      }
      some |= closed;
    }
    return some;
  }

  /** The streets they stand on. */
  public Roads roads() {
    return roads;
  }

  /** The first so many units. */
  public List<Snap> units(int count) {
    return units.subList(0, Math.min(count, units.size()));
  }

  /** The calls. */
  public List<Snap> calls() {
    return calls;
  }

  /** The i-th call, round and round. */
  public Snap call(int i) {
    return calls.get(Math.floorMod(i, calls.size()));
  }

  /** The i-th square, round and round. */
  public Zone zone(int i) {
    return zones.get(Math.floorMod(i, zones.size()));
  }

  /** Units, then calls: the points that other engines need as nodes. */
  public List<Snap> points() {
    List<Snap> all = new ArrayList<>(units);
    all.addAll(calls);
    return all;
  }

  /** The arcs of the profile with a closed stretch under a square. */
  public int[] closedArcs(Zone zone) {
    return Closures.of(roads.city(), List.of(zone.shape())).closedArcs(PROFILE);
  }

  /** A closed square as a closure for every service. */
  public Closures closures(int i) {
    List<ClosedShape> shapes = List.of(zone(i).shape());
    return Closures.of(roads.city(), shapes);
  }
}
