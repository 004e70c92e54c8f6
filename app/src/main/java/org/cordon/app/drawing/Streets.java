package org.cordon.app.drawing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.city.RoadClass;
import org.cordon.study.report.MapFacts.Surface;
import org.cordon.study.report.MapView;
import org.cordon.study.report.Markup;

/**
 * The ground: land and water, streets by class. On a map of a large area the small streets are left
 * out, so that it stays readable and small.
 */
final class Streets {
  /** A drawing stays well below 1 MB with so many points of streets. */
  private static final int MOST_POINTS = 45_000;

  private final City city;
  private final MapView view;
  private final int[] edges;
  final RoadClass smallest;

  Streets(City city, MapView view) {
    this.city = city;
    this.view = view;
    edges = city.edgesNear(view.place(0, 10 * view.height), view.place(10 * view.width, 0));
    smallest = smallest();
  }

  /** The smallest class that is drawn: by scale, then by how much there is. */
  private RoadClass smallest() {
    int metre = view.length(100); // tenths of a px of 100 m
    RoadClass least =
        metre > 160
            ? RoadClass.STEPS
            : metre > 90
                ? RoadClass.RESIDENTIAL
                : metre > 30 ? RoadClass.TERTIARY : RoadClass.SECONDARY;
    int[] points = new int[RoadClass.values().length];
    for (int e : edges) {
      points[city.roadClass(e).index()] += city.pointCount(e);
    }
    int sum = 0;
    RoadClass drawn = RoadClass.MOTORWAY;
    for (RoadClass c : RoadClass.values()) {
      sum += points[c.index()];
      if (c.compareTo(least) <= 0 && sum <= MOST_POINTS) {
        drawn = c;
      }
    }
    return drawn;
  }

  /** The edges on the paper that are drawn, ascending. */
  List<Integer> drawn() {
    List<Integer> all = new ArrayList<>();
    for (int e : edges) {
      if (city.roadClass(e).compareTo(smallest) <= 0) {
        all.add(e);
      }
    }
    return all;
  }

  /** How wide a street is drawn: thinner where a large area is shown. */
  int widthTenths(RoadClass c) {
    int metres = view.length(100);
    return width(c) * (metres < 60 ? 4 : metres < 110 ? 7 : 10) / 10;
  }

  private static int width(RoadClass c) {
    return switch (c) {
      case MOTORWAY -> 70;
      case TRUNK -> 60;
      case PRIMARY -> 52;
      case SECONDARY -> 44;
      case TERTIARY -> 36;
      case RESIDENTIAL -> 24;
      case SERVICE, ALLEY -> 14;
      case PATH, STEPS -> 10;
    };
  }

  /** Land, water and parks in the order given. */
  void surfaces(Markup out, List<Surface> surfaces) {
    for (Surface s : surfaces) {
      String fill =
          switch (s.ground()) {
            case LAND -> "#fff";
            case WATER -> "url(#hatch-water)";
            case PARK -> "url(#hatch-park)";
          };
      out.empty(
          "path", "d", view.ring(s.ring()), "fill", fill, "stroke", "#999", "stroke-width", "0.6");
    }
  }

  /** Streets on the ground, without bridges and tunnels. */
  void ground(Markup out) {
    Map<RoadClass, StringBuilder> classes = new EnumMap<>(RoadClass.class);
    for (int e : drawn()) {
      if (level(e) == 0) {
        path(classes.computeIfAbsent(city.roadClass(e), c -> new StringBuilder()), e);
      }
    }
    // The largest last, so that nothing hides them.
    for (RoadClass c : List.copyOf(classes.keySet()).reversed()) {
      String dashes = c == RoadClass.STEPS ? "2 1.5" : c == RoadClass.PATH ? "5 2.5" : "";
      line(out, String.valueOf(classes.get(c)), tone(c), widthTenths(c), dashes);
    }
  }

  /** Tunnels dashed, then bridges with parapets; they lie over what is closed on the ground. */
  void offGround(Markup out) {
    for (int e : drawn()) {
      if (level(e) < 0) {
        line(
            out,
            path(new StringBuilder(), e).toString(),
            "#777",
            widthTenths(city.roadClass(e)),
            "7 4");
      }
    }
    for (int e : drawn()) {
      if (level(e) > 0) {
        String d = path(new StringBuilder(), e).toString();
        int width = widthTenths(city.roadClass(e));
        if (view.length(100) >= 110) { // parapets, where they can be told from the street
          line(out, d, "#fff", width + 60, "");
          line(out, d, "#222", width + 36, "");
          line(out, d, "#fff", width + 16, "");
        }
        line(out, d, tone(city.roadClass(e)), width, "");
      }
    }
  }

  private int level(int e) {
    return city.tunnel(e) ? -1 : city.bridge(e) ? 1 : Integer.signum(city.layer(e));
  }

  private static String tone(RoadClass c) {
    return c.compareTo(RoadClass.TRUNK) <= 0 ? "#8c8c8c" : "#bdbdbd";
  }

  private static void line(
      Markup out, CharSequence d, String colour, int widthTenths, String dashes) {
    Pen.dashed(colour, MapView.px(widthTenths), dashes).draw(out, d);
  }

  private StringBuilder path(StringBuilder d, int e) {
    Line.visible(view, Line.places(city, e)).forEach(line -> line.path(d));
    return d;
  }

  /** Small arrowheads on one-way streets, where they are long enough on the paper. */
  void oneWays(Markup out) {
    StringBuilder d = new StringBuilder();
    for (int e : drawn()) {
      boolean back = city.contraflow(2 * e + 1);
      if (back != city.contraflow(2 * e)) {
        List<Place> places = Line.places(city, e);
        for (Line line : Line.visible(view, back ? places : places.reversed())) {
          if (line.length() > 260) {
            double[] p = line.point(line.length() / 2);
            double[] q = line.point(line.length() / 2 + 10);
            arrow(d, p, q, 48);
          }
        }
      }
    }
    line(out, d.toString(), "#444", 11, "");
  }

  /** An open arrowhead at p that points from p to q, of a size in tenths of a px. */
  static void arrow(StringBuilder d, double[] p, double[] q, int size) {
    double n = Math.max(0.001, StrictMath.hypot(q[0] - p[0], q[1] - p[1]));
    double ux = (q[0] - p[0]) / n * size;
    double uy = (q[1] - p[1]) / n * size;
    d.append('M').append(xy(p[0] - ux * 0.5 - uy * 0.6, p[1] - uy * 0.5 + ux * 0.6));
    d.append('L').append(xy(p[0] + ux * 0.5, p[1] + uy * 0.5));
    d.append('L').append(xy(p[0] - ux * 0.5 + uy * 0.6, p[1] - uy * 0.5 - ux * 0.6));
  }

  static String xy(double x, double y) {
    return MapView.px((int) Math.rint(x)) + " " + MapView.px((int) Math.rint(y));
  }
}
