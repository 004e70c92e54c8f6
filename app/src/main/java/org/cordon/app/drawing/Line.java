package org.cordon.app.drawing;

import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.study.report.MapView;
import org.jspecify.annotations.Nullable;

/** A line on the paper, in tenths of a px, that can be walked along. */
final class Line {
  private final double[] x;
  private final double[] y;
  private final double[] along; // length from the start to each point

  private Line(List<double[]> points) {
    int n = points.size();
    x = new double[n];
    y = new double[n];
    along = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = points.get(i)[0];
      y[i] = points.get(i)[1];
      along[i] = i == 0 ? 0 : along[i - 1] + StrictMath.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
    }
  }

  /** The points that draw an edge. */
  static List<Place> places(City city, int edge) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < city.pointCount(edge); i++) {
      places.add(new Place(city.pointLatE7(edge, i), city.pointLonE7(edge, i)));
    }
    return places;
  }

  /** The parts of a line of places that lie on the paper, in order. */
  static List<Line> visible(MapView view, List<Place> places) {
    List<Line> lines = new ArrayList<>();
    List<double[]> run = new ArrayList<>();
    for (int i = 1; i < places.size(); i++) {
      double[] cut = cut(view, at(view, places.get(i - 1)), at(view, places.get(i)));
      boolean joins = cut != null && !run.isEmpty() && same(run.getLast(), cut);
      if (!run.isEmpty() && !joins) {
        lines.add(new Line(run));
        run = new ArrayList<>();
      }
      if (cut != null) {
        if (run.isEmpty()) {
          run.add(new double[] {cut[0], cut[1]});
        }
        run.add(new double[] {cut[2], cut[3]});
      }
    }
    if (!run.isEmpty()) {
      lines.add(new Line(run));
    }
    return lines;
  }

  private static double[] at(MapView view, Place p) {
    return new double[] {view.x(p.lonE7()), view.y(p.latE7())};
  }

  private static boolean same(double[] a, double[] b) {
    return StrictMath.abs(a[0] - b[0]) + StrictMath.abs(a[1] - b[1]) < 0.01;
  }

  /** The part of a straight piece on the paper as x, y, x, y (Liang and Barsky), or null. */
  private static double @Nullable [] cut(MapView view, double[] a, double[] b) {
    double dx = b[0] - a[0];
    double dy = b[1] - a[1];
    double[] step = {-dx, dx, -dy, dy};
    double[] room = {a[0], 10.0 * view.width - a[0], a[1], 10.0 * view.height - a[1]};
    double from = 0;
    double to = 1;
    for (int i = 0; i < 4; i++) {
      if (step[i] == 0 && room[i] < 0) {
        return null;
      }
      if (step[i] < 0) {
        from = Math.max(from, room[i] / step[i]);
      } else if (step[i] > 0) {
        to = Math.min(to, room[i] / step[i]);
      }
    }
    return from > to
        ? null
        : new double[] {a[0] + from * dx, a[1] + from * dy, a[0] + to * dx, a[1] + to * dy};
  }

  /** Its length in tenths of a px. */
  double length() {
    return along[along.length - 1];
  }

  /**
   * The point so far along it, as x and y; before its start and past its end it goes on straight.
   */
  double[] point(double at) {
    int i = 1;
    while (i < along.length - 1 && along[i] < at) {
      i++;
    }
    double piece = along[i] - along[i - 1];
    double part = piece == 0 ? 0 : (at - along[i - 1]) / piece;
    return new double[] {x[i - 1] + part * (x[i] - x[i - 1]), y[i - 1] + part * (y[i] - y[i - 1])};
  }

  /** Which way it runs there, in whole degrees clockwise from the right. */
  int degrees(double at, double span) {
    double[] a = point(at - span / 2);
    double[] b = point(at + span / 2);
    return degrees(a, b);
  }

  static int degrees(double[] a, double[] b) {
    return (int) Math.rint(StrictMath.toDegrees(StrictMath.atan2(b[1] - a[1], b[0] - a[0])));
  }

  /** How far it strays from the straight line between two of its points. */
  double bend(double from, double to) {
    double[] a = point(from);
    double[] b = point(to);
    double span = Math.max(1, StrictMath.hypot(b[0] - a[0], b[1] - a[1]));
    double most = 0;
    for (int i = 1; i < 8; i++) {
      double[] p = point(from + (to - from) * i / 8);
      double off = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
      most = Math.max(most, Math.abs(off) / span);
    }
    return most;
  }

  /** Path data, leaving out points that nobody would tell apart. */
  void path(StringBuilder d) {
    int lastX = Integer.MIN_VALUE;
    int lastY = Integer.MIN_VALUE;
    for (int i = 0; i < x.length; i++) {
      int px = (int) Math.rint(x[i]);
      int py = (int) Math.rint(y[i]);
      if (i == 0 || i == x.length - 1 || Math.abs(px - lastX) + Math.abs(py - lastY) >= 8) {
        d.append(i == 0 ? 'M' : 'L').append(MapView.px(px)).append(' ').append(MapView.px(py));
        lastX = px;
        lastY = py;
      }
    }
  }
}
