package org.cordon.app.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.city.RoadClass;
import org.cordon.study.report.MapView;
import org.cordon.study.report.Markup;

/**
 * Writes each visible street's name once, along its longest visible run, upright and over nothing
 * else. Streets that a way takes come first, then the larger ones.
 */
final class StreetNames {
  private static final int MOST = 90;
  private static final double MOST_BEND = 35; // tenths of a px

  private record Street(String name, RoadClass roadClass, boolean taken, List<Line> runs) {}

  private final City city;
  private final MapView view;
  private final Room room;
  private final Streets streets;
  private final Set<Place> onWays = new HashSet<>(); // never iterated

  StreetNames(City city, MapView view, Room room, Streets streets, List<List<Place>> ways) {
    this.city = city;
    this.view = view;
    this.room = room;
    this.streets = streets;
    ways.forEach(onWays::addAll);
  }

  /** Writes what has room; the rest stays away. */
  void write(Markup out) {
    int names = 0;
    for (Street s : inOrder()) {
      if (names < MOST && write(out, s)) {
        names++;
      }
    }
  }

  private List<Street> inOrder() {
    boolean wide = view.length(100) < 60; // 100 m on less than 6 px
    boolean near = view.length(100) > 300;
    RoadClass least = wide ? RoadClass.SECONDARY : near ? RoadClass.STEPS : RoadClass.RESIDENTIAL;
    Map<String, List<Integer>> byName = new TreeMap<>();
    for (int e : streets.drawn()) {
      boolean named = !city.name(e).isEmpty();
      if (named && (city.roadClass(e).compareTo(least) <= 0 || taken(e))) {
        byName.computeIfAbsent(city.name(e), n -> new ArrayList<>()).add(e);
      }
    }
    List<Street> all = new ArrayList<>();
    byName.forEach((name, edges) -> all.add(street(name, edges)));
    all.sort(
        Comparator.comparing((Street s) -> !s.taken)
            .thenComparing(Street::roadClass)
            .thenComparing(Street::name));
    return all;
  }

  private boolean taken(int e) {
    int count = 0;
    for (Place p : Line.places(city, e)) {
      count += onWays.contains(p) ? 1 : 0;
    }
    return count >= 2;
  }

  private Street street(String name, List<Integer> edges) {
    RoadClass largest =
        edges.stream().map(city::roadClass).min(Comparator.naturalOrder()).orElseThrow();
    List<Line> runs = new ArrayList<>();
    for (List<Place> chain : new Chains(city, edges).all()) {
      runs.addAll(Line.visible(view, chain));
    }
    runs.sort(Comparator.comparingDouble(Line::length).reversed());
    return new Street(name, largest, edges.stream().anyMatch(this::taken), runs);
  }

  private boolean write(Markup out, Street street) {
    int size = street.taken ? 13 : street.roadClass.compareTo(RoadClass.TERTIARY) <= 0 ? 12 : 11;
    for (boolean quiet : new boolean[] {true, false}) {
      for (int smaller = 0; smaller <= 2; smaller += 2) {
        for (Line run : street.runs) {
          if (alongRun(out, street, run, size - smaller, quiet)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean alongRun(Markup out, Street street, Line run, int size, boolean quiet) {
    double width = width(street.name, size, street.taken);
    if (width > run.length() + 60) {
      return false;
    }
    double beside = streets.widthTenths(street.roadClass) / 2.0 + size * 6 + 12;
    for (double off : new double[] {0, -beside, beside}) {
      for (double step = 0; step <= Math.max(0, (run.length() - width) / 2); step += 150) {
        for (double middle : new double[] {run.length() / 2 + step, run.length() / 2 - step}) {
          Room.Box box = box(run, middle, width, off, size);
          boolean straight = run.bend(middle - width / 2, middle + width / 2) <= MOST_BEND;
          if (straight && (quiet ? room.quiet(box) : room.free(box))) {
            room.take(box);
            label(out, street.name, box, size, street.taken);
            return true;
          }
        }
      }
    }
    return false;
  }

  private static Room.Box box(Line run, double middle, double width, double off, int size) {
    double[] a = run.point(middle - width / 2);
    double[] b = run.point(middle + width / 2);
    int degrees = Line.degrees(a, b);
    degrees += degrees > 90 ? -180 : degrees <= -90 ? 180 : 0;
    double slope = StrictMath.toRadians(degrees);
    return new Room.Box(
        (a[0] + b[0]) / 2 - off * StrictMath.sin(slope),
        (a[1] + b[1]) / 2 + off * StrictMath.cos(slope),
        width / 2 + 25,
        size * 5.5,
        degrees);
  }

  private static int width(String name, int size, boolean bold) {
    return bold ? Letters.boldWidth(name, size) : Letters.width(name, size);
  }

  private static void label(Markup out, String name, Room.Box box, int size, boolean strong) {
    int x = (int) Math.rint(box.x());
    int y = (int) Math.rint(box.y());
    out.text(
        "text",
        name,
        "transform",
        "translate(" + MapView.px(x) + " " + MapView.px(y) + ") rotate(" + box.degrees() + ")",
        "y",
        MapView.px(size * 35 / 10),
        "font-size",
        Integer.toString(size),
        "font-weight",
        strong ? "bold" : "normal",
        "class",
        "street",
        "textLength",
        MapView.px(width(name, size, strong)));
  }
}
