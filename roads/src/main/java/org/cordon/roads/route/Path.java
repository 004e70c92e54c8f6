package org.cordon.roads.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.ArcTimes;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;

/** A way from one point to another, arc by arc. */
public final class Path {
  private final City city;
  private final ArcTimes times;
  private final Snap from;
  private final Snap to;
  private final int[] arcs;
  private final int[] enterMs; // when each arc's own start would have been passed, from departure
  private final int travelTimeMs;

  /** Where a way starts (with the arc along which one is moving there, if any) and ends. */
  record Ends(Snap from, int heading, Snap to) {}

  /**
   * A moment of a journey: the arc one is on, the furthest millimetre of it not passed before, and
   * when exactly that millimetre is passed, ms from departure. A journey that goes on from here at
   * that time loses nothing to rounding. Who is turning back is given the moment the turn is done.
   */
  public record Moment(int arc, Snap snap, int passedMs) {}

  Path(City city, ArcTimes times, Ends ends, int[] arcs) {
    this.city = city;
    this.times = times;
    Profile profile = times.profile();
    from = ends.from;
    to = ends.to;
    this.arcs = arcs;
    enterMs = new int[arcs.length];
    enterMs[0] =
        Departure.turnMs(city, profile, ends.heading, arcs[0]) - times.partMs(arcs[0], startOf(0));
    for (int i = 1; i < arcs.length; i++) {
      int turn = arcs[i] == City.reverse(arcs[i - 1]) ? city.uTurnMs(profile) : 0;
      enterMs[i] = enterMs[i - 1] + times.ms(arcs[i - 1]) + turn;
    }
    int last = arcs.length - 1;
    travelTimeMs = enterMs[last] + times.partMs(arcs[last], endOf(last));
  }

  private int startOf(int i) {
    return i == 0 ? Metric.position(city, arcs[0], from.offsetMm()) : 0;
  }

  private int endOf(int i) {
    return i == arcs.length - 1
        ? Metric.position(city, arcs[i], to.offsetMm())
        : city.lengthMm(City.edgeOf(arcs[i]));
  }

  /** How long it takes. */
  public int travelTimeMs() {
    return travelTimeMs;
  }

  /** How long it is. */
  public long lengthMm() {
    long length = 0;
    for (int i = 0; i < arcs.length; i++) {
      length += endOf(i) - startOf(i);
    }
    return length;
  }

  /** The arcs, the first and last only in part. */
  public int[] arcs() {
    return arcs.clone();
  }

  /**
   * The streets in order, each once where it continues; those without a name are left out, and so
   * are those of which one only touches the corner where one starts or ends.
   */
  public List<String> streets() {
    List<String> streets = new ArrayList<>();
    long lengthMm = lengthMm();
    for (int i = 0; i < arcs.length; i++) {
      String name = city.name(City.edgeOf(arcs[i]));
      boolean used = endOf(i) > startOf(i) || lengthMm == 0;
      if (used && !name.isEmpty() && (streets.isEmpty() || !streets.getLast().equals(name))) {
        streets.add(name);
      }
    }
    return streets;
  }

  /** The line on the ground. */
  public List<Place> geometry() {
    List<Place> line = new ArrayList<>();
    for (int i = 0; i < arcs.length; i++) {
      Places.append(city, arcs[i], startOf(i), endOf(i), line);
    }
    return line;
  }

  /**
   * Where one is after so many ms: the furthest millimetre not passed before; while turning back,
   * the end of the street.
   */
  public Snap at(int elapsedMs) {
    if (elapsedMs <= 0) {
      return from;
    }
    if (elapsedMs >= travelTimeMs) {
      return to;
    }
    int i = arcIndex(elapsedMs);
    return snap(arcs[i], position(i, elapsedMs));
  }

  /** The moment of a journey after so many ms, from which another may go on. */
  public Moment moment(int elapsedMs) {
    int ms = Math.clamp(elapsedMs, 0, travelTimeMs);
    int i = arcIndex(ms);
    int time = times.ms(arcs[i]);
    if (i + 1 < arcs.length && ms - enterMs[i] >= time) {
      return new Moment(arcs[i + 1], snap(arcs[i + 1], 0), enterMs[i + 1]);
    }
    int position = position(i, ms);
    int passed = enterMs[i] + times.partMs(arcs[i], position);
    return new Moment(arcs[i], snap(arcs[i], position), passed);
  }

  private int arcIndex(int elapsedMs) {
    int i = Arrays.binarySearch(enterMs, elapsedMs);
    i = i >= 0 ? i : Math.max(0, -i - 2);
    while (i + 1 < arcs.length && enterMs[i + 1] <= elapsedMs) {
      i++;
    }
    return i;
  }

  private int position(int i, int elapsedMs) {
    int time = times.ms(arcs[i]);
    long into = Math.max(0, (long) elapsedMs - enterMs[i]);
    long position = time == 0 ? endOf(i) : into * city.lengthMm(City.edgeOf(arcs[i])) / time;
    return Math.clamp(position, startOf(i), endOf(i));
  }

  private Snap snap(int arc, int position) {
    int edge = City.edgeOf(arc);
    int offset = Metric.position(city, arc, position);
    return new Snap(edge, offset, Places.on(city, edge, offset), 0, false);
  }

  /** The place after so many ms. */
  public Place place(int elapsedMs) {
    return at(elapsedMs).place();
  }
}
