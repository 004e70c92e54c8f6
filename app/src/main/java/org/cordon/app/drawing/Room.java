package org.cordon.app.drawing;

import java.util.ArrayList;
import java.util.List;
import org.cordon.study.report.MapView;

/** The room on a map: what was put first stays; what comes later must not cover it. */
final class Room {
  /**
   * A box that may be turned, in tenths of a px.
   *
   * @param x its centre
   * @param y its centre, from the top
   * @param halfWidth along its own length
   * @param halfHeight across it
   * @param degrees how far it is turned clockwise
   */
  record Box(double x, double y, double halfWidth, double halfHeight, int degrees) {
    /** A circle's square. */
    static Box square(int x, int y, int half) {
      return new Box(x, y, half, half, 0);
    }

    private double cos() {
      return StrictMath.cos(StrictMath.toRadians(degrees));
    }

    private double sin() {
      return StrictMath.sin(StrictMath.toRadians(degrees));
    }

    private double reach(double ax, double ay) {
      return halfWidth * Math.abs(cos() * ax + sin() * ay)
          + halfHeight * Math.abs(cos() * ay - sin() * ax);
    }

    private boolean apartAlong(Box o, double ax, double ay) {
      return Math.abs((o.x - x) * ax + (o.y - y) * ay) >= reach(ax, ay) + o.reach(ax, ay);
    }

    private boolean apart(Box o) {
      return apartAlong(o, cos(), sin()) || apartAlong(o, -sin(), cos());
    }

    /** Whether two boxes overlap: no side of either separates them. */
    boolean meets(Box o) {
      return !apart(o) && !o.apart(this);
    }
  }

  private final MapView view;
  private final List<Box> taken = new ArrayList<>();
  private final List<Box> spared = new ArrayList<>(); // covered only when nothing else is free

  Room(MapView view) {
    this.view = view;
  }

  /** Takes room that nothing may cover. */
  void take(Box box) {
    taken.add(box);
  }

  /** Marks room that should be covered only when there is no other. */
  void spare(Box box) {
    spared.add(box);
  }

  /** Whether a box lies on the map and covers nothing. */
  boolean free(Box box) {
    double dx = box.reach(1, 0);
    double dy = box.reach(0, 1);
    return box.x - dx >= 0
        && box.y - dy >= 0
        && box.x + dx <= 10 * view.width
        && box.y + dy <= 10 * view.height
        && taken.stream().noneMatch(box::meets);
  }

  /** Whether it is free and covers none of what should be spared. */
  boolean quiet(Box box) {
    return free(box) && spared.stream().noneMatch(box::meets);
  }
}
