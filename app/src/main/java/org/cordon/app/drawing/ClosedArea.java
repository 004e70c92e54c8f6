package org.cordon.app.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.study.report.MapView;

/** A closed area on the paper, in tenths of a px. */
final class ClosedArea {
  private final double[] x;
  private final double[] y;
  final Room.Box bounds; // of what is on the map

  private ClosedArea(MapView view, double[] x, double[] y) {
    this.x = x;
    this.y = y;
    double west = Math.max(0, Arrays.stream(x).min().orElseThrow());
    double top = Math.max(0, Arrays.stream(y).min().orElseThrow());
    double east = Math.min(10 * view.width, Arrays.stream(x).max().orElseThrow());
    double low = Math.min(10 * view.height, Arrays.stream(y).max().orElseThrow());
    bounds =
        new Room.Box((west + east) / 2, (top + low) / 2, (east - west) / 2, (low - top) / 2, 0);
  }

  static ClosedArea of(MapView view, List<Place> ring) {
    double[] x = ring.stream().mapToDouble(p -> view.x(p.lonE7())).toArray();
    double[] y = ring.stream().mapToDouble(p -> view.y(p.latE7())).toArray();
    return new ClosedArea(view, x, y);
  }

  boolean visible() {
    return bounds.halfWidth() > 0 && bounds.halfHeight() > 0;
  }

  private boolean holds(double px, double py) {
    boolean in = false;
    for (int a = 0; a < x.length; a++) {
      int b = (a + 1) % x.length;
      in ^= (y[a] > py) != (y[b] > py) && px < x[a] + (py - y[a]) * (x[b] - x[a]) / (y[b] - y[a]);
    }
    return in;
  }

  /** Points of a grid inside it, the middle ones first. */
  List<double[]> inside() {
    List<double[]> points = new ArrayList<>();
    for (int i = -11; i <= 11; i++) {
      for (int k = -11; k <= 11; k++) {
        double px = bounds.x() + bounds.halfWidth() * k / 12;
        double py = bounds.y() + bounds.halfHeight() * i / 12;
        if (holds(px, py)) {
          points.add(new double[] {px, py});
        }
      }
    }
    points.sort(
        Comparator.comparingDouble(p -> StrictMath.hypot(p[0] - bounds.x(), p[1] - bounds.y())));
    return points;
  }
}
