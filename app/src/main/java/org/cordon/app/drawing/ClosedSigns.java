package org.cordon.app.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.ClosedShape.Crossing;
import org.cordon.study.report.MapView;
import org.cordon.study.report.Markup;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** What is closed: areas hatched and named, barriers as crossed lines with the way left open. */
final class ClosedSigns {
  private final MapView view;
  private final List<ClosedShape> closed;

  ClosedSigns(MapView view, List<ClosedShape> closed) {
    this.view = view;
    this.closed = closed;
  }

  /** Such as "closed to police, fire and EMS". */
  static String to(ClosedShape shape) {
    List<String> who = new ArrayList<>();
    for (int p = 0; p < Profile.count(); p++) {
      Profile profile = Profile.of(p);
      if (shape.services().contains(profile)) {
        String word = profile.name();
        who.add(
            profile == Profile.EMS
                ? word
                : profile == Profile.FOOT ? "people on foot" : word.toLowerCase(Locale.ROOT));
      }
    }
    String last = who.removeLast();
    return "closed to " + (who.isEmpty() ? "" : String.join(", ", who) + " and ") + last;
  }

  void areas(Markup out) {
    for (ClosedShape shape : closed) {
      if (shape.area()) {
        out.empty(
            "path",
            "d",
            view.ring(shape.points()),
            "fill",
            Hatch.CLOSED.fill(),
            "stroke",
            Hatch.CLOSED.colour,
            "stroke-width",
            "2.4");
      }
    }
  }

  /** One thin dashed line this far around all closed areas. */
  void standOff(Markup out, long standOffMm) {
    GeometryFactory factory = new GeometryFactory();
    Geometry all = factory.createPolygon();
    for (ClosedShape shape : closed) {
      if (shape.area()) {
        List<Coordinate> ring = new ArrayList<>();
        for (Place p : shape.points()) {
          ring.add(new Coordinate(view.x(p.lonE7()), view.y(p.latE7())));
        }
        ring.add(ring.getFirst());
        Polygon polygon = factory.createPolygon(ring.toArray(Coordinate[]::new));
        all = all.union(polygon.buffer(view.length(1000) * (standOffMm / 1e6), 12));
      }
    }
    StringBuilder d = new StringBuilder();
    Geometry outline = all.getBoundary();
    for (int i = 0; i < outline.getNumGeometries(); i++) {
      Coordinate[] points = outline.getGeometryN(i).getCoordinates();
      for (int k = 0; k < points.length; k++) {
        d.append(k == 0 ? 'M' : 'L').append(Streets.xy(points[k].x, points[k].y));
      }
    }
    Pen.dashed("#000", "1", "5 4").draw(out, d);
  }

  /** Crossed lines; nothing that comes later may cover them. */
  void barriers(Markup out, Room room) {
    for (ClosedShape shape : closed) {
      for (Line line : shape.area() ? List.<Line>of() : Line.visible(view, shape.points())) {
        for (double at = 0; at <= line.length(); at += 80) {
          double[] p = line.point(at);
          room.take(new Room.Box(p[0], p[1], 60, 60, 0));
        }
        StringBuilder bar = new StringBuilder();
        line.path(bar);
        Pen.plain("#fff", "7").draw(out, bar);
        StringBuilder crosses = new StringBuilder();
        int count = (int) Math.max(1, line.length() / 160);
        for (int i = 0; i < count; i++) {
          double[] p = line.point(line.length() * (2 * i + 1) / (2 * count));
          crosses.append('M').append(Streets.xy(p[0] - 45, p[1] - 45)).append("l9 9m-9 0l9-9");
        }
        bar.append(crosses);
        Pen.plain(Hatch.CLOSED.colour, "2.4").draw(out, bar);
        if (shape.crossing() != Crossing.BOTH) {
          open(out, line, shape.crossing());
          double[] middle = line.point(line.length() / 2);
          int along = line.degrees(line.length() / 2, 10);
          room.take(new Room.Box(middle[0], middle[1], 70, 240, along));
        }
      }
    }
  }

  /** An arrow across the line, the way that stays open. */
  private static void open(Markup out, Line line, Crossing closed) {
    double[] m = line.point(line.length() / 2);
    double[] n = line.point(line.length() / 2 + 10);
    double ux = (n[0] - m[0]) / 10;
    double uy = (n[1] - m[1]) / 10;
    double side = closed == Crossing.LEFT_TO_RIGHT ? 1 : -1; // to the left of the line: (uy, -ux)
    double[] from = {m[0] - side * uy * 170, m[1] + side * ux * 170};
    double[] to = {m[0] + side * uy * 170, m[1] - side * ux * 170};
    StringBuilder d = new StringBuilder("M").append(Streets.xy(from[0], from[1]));
    d.append('L').append(Streets.xy(to[0], to[1]));
    double[] beyond = {2 * to[0] - from[0], 2 * to[1] - from[1]};
    Streets.arrow(d, to, beyond, 110);
    Pen.plain("#fff", "6").draw(out, d);
    Pen.plain("#000", "2.6").draw(out, d);
  }
}
