package org.cordon.app.drawing;

import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.study.report.MapView;
import org.cordon.study.report.Markup;

/** One map: ground, what is closed, areas, what crosses over them, ways, marks, and then names. */
final class Panel {
  private final Drawing drawing;
  private final MapView view;
  private final Room room;
  private final Markup out;

  Panel(Drawing drawing, MapView view, Markup out) {
    this.drawing = drawing;
    this.view = view;
    this.out = out;
    room = new Room(view);
  }

  /** Draws it with its upper left corner at 0,0; {@code clip} names the path that cuts it. */
  void draw(String clip) {
    Streets streets = new Streets(drawing.city, view);
    ClosedSigns closed = new ClosedSigns(view, drawing.closed);
    out.open("g", "clip-path", "url(#" + clip + ")");
    streets.surfaces(out, drawing.surfaces);
    streets.ground(out);
    drawing.areas.forEach(this::area);
    closed.areas(out);
    streets.offGround(out);
    if (view.length(100) > 120) {
      streets.oneWays(out);
    }
    if (drawing.standOffMm > 0) {
      closed.standOff(out, drawing.standOffMm);
    }
    drawing.ways.reversed().stream().filter(w -> !w.stroke().walk()).forEach(this::way);
    drawing.ways.reversed().stream().filter(w -> w.stroke().walk()).forEach(this::way);
    closed.barriers(out, room);
    out.open("g");
    Furniture.draw(out, view, room);
    out.close();
    Marks marks = new Marks(view, room, drawing.marks);
    List<List<Place>> ways = new ArrayList<>();
    drawing.ways.forEach(w -> ways.add(w.places()));
    new ClosedNames(view, room, out).write(drawing.closed);
    new StreetNames(drawing.city, view, room, streets, ways).write(out);
    marks.draw(out);
    out.close();
    out.empty(
        "rect",
        "width",
        Integer.toString(view.width),
        "height",
        Integer.toString(view.height),
        "fill",
        "none",
        "stroke",
        "#000");
  }

  private void area(Drawing.Area area) {
    StringBuilder d = new StringBuilder();
    area.rings().forEach(ring -> d.append(view.ring(ring)));
    out.empty(
        "path",
        "d",
        d.toString(),
        "fill",
        area.hatch().fill(),
        "fill-rule",
        "evenodd",
        "stroke",
        area.hatch().colour,
        "stroke-width",
        "1.4");
  }

  private void way(Drawing.Way way) {
    StringBuilder d = new StringBuilder();
    StringBuilder arrows = new StringBuilder();
    Stroke stroke = way.stroke();
    for (Line line : Line.visible(view, way.places())) {
      line.path(d);
      int every = 10 * stroke.arrowEveryPx;
      for (double at = every / 2.0; every > 0 && at < line.length() - 60; at += every) {
        head(arrows, line.point(at), line.point(at + 10));
      }
      for (double at = 0; at <= line.length(); at += 60) {
        double[] p = line.point(at);
        room.spare(new Room.Box(p[0], p[1], 40, 40, 0));
      }
    }
    if (d.isEmpty()) {
      return;
    }
    Pen halo = stroke.walk() ? stroke.pen().ringed() : Pen.halo(tenths(stroke) + 36);
    halo.draw(out, d);
    stroke.pen().draw(out, d);
    if (!arrows.isEmpty()) {
      out.empty(
          "path",
          "d",
          arrows.toString(),
          "fill",
          stroke.colour,
          "stroke",
          "#fff",
          "stroke-width",
          "1.2");
    }
  }

  /** A filled arrowhead, wider than the way. */
  private static void head(StringBuilder d, double[] p, double[] q) {
    double n = Math.max(0.001, StrictMath.hypot(q[0] - p[0], q[1] - p[1]));
    double ux = (q[0] - p[0]) / n * 80;
    double uy = (q[1] - p[1]) / n * 80;
    d.append('M').append(Streets.xy(p[0] + ux, p[1] + uy));
    d.append('L').append(Streets.xy(p[0] - ux - uy, p[1] - uy + ux));
    d.append('L').append(Streets.xy(p[0] - ux + uy, p[1] - uy - ux)).append('Z');
  }

  private static int tenths(Stroke stroke) {
    return 10 * Integer.parseInt(stroke.width);
  }
}
