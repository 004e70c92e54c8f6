package org.cordon.app.drawing;

import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.route.ClosedShape;
import org.cordon.study.report.MapView;
import org.cordon.study.report.Markup;

/**
 * Says of each closed area what it is called and to whom it is closed: inside it where that hides
 * little of it, else beside it with a line to it.
 */
final class ClosedNames {
  private static final double MOST_COVERED = 0.4;

  private final MapView view;
  private final Room room;
  private final Markup out;

  ClosedNames(MapView view, Room room, Markup out) {
    this.view = view;
    this.room = room;
    this.out = out;
  }

  void write(List<ClosedShape> closed) {
    for (ClosedShape shape : closed) {
      ClosedArea drawn = ClosedArea.of(view, shape.points());
      if (shape.area() && drawn.visible()) {
        List<String> words = new ArrayList<>();
        words.add(ClosedSigns.to(shape));
        if (!shape.name().isEmpty()) {
          words.addFirst(shape.name());
        }
        boolean written = false;
        for (int size = 13; size >= 11 && !written; size--) {
          written = inside(drawn, words, size) || beside(drawn, words, size);
        }
      }
    }
  }

  private static Room.Box box(double x, double y, List<String> words, int size) {
    int width = words.stream().mapToInt(w -> Letters.boldWidth(w, size)).max().orElseThrow();
    return new Room.Box(x, y, width / 2.0 + 30, words.size() * size * 6.2 + 15, 0);
  }

  private boolean inside(ClosedArea shape, List<String> words, int size) {
    Room.Box bounds = shape.bounds;
    for (double[] at : shape.inside()) {
      Room.Box box = box(at[0], at[1], words, size);
      double covered = box.halfWidth() * box.halfHeight();
      boolean little = covered < MOST_COVERED * bounds.halfWidth() * bounds.halfHeight();
      if (little && room.quiet(box)) {
        put(box, words, size);
        return true;
      }
    }
    return false;
  }

  private boolean beside(ClosedArea shape, List<String> words, int size) {
    Room.Box bounds = shape.bounds;
    Room.Box empty = box(0, 0, words, size);
    for (double gap = 120; gap <= 600; gap += 120) {
      for (int side = 0; side < 8; side++) {
        int right = List.of(0, 0, 1, -1, 1, 1, -1, -1).get(side);
        int down = List.of(-1, 1, 0, 0, -1, 1, -1, 1).get(side);
        double x = bounds.x() + right * (bounds.halfWidth() + empty.halfWidth() + gap);
        double y = bounds.y() + down * (bounds.halfHeight() + empty.halfHeight() + gap);
        Room.Box box = box(x, y, words, size);
        List<double[]> inside = shape.inside();
        if (!inside.isEmpty() && room.quiet(box)) {
          leader(box, inside.getFirst());
          put(box, words, size);
          return true;
        }
      }
    }
    return false;
  }

  private void leader(Room.Box box, double[] to) {
    String d = "M" + Streets.xy(box.x(), box.y()) + "L" + Streets.xy(to[0], to[1]);
    Pen.plain("#fff", "4").draw(out, d);
    Pen.plain(Hatch.CLOSED.colour, "1.4").draw(out, d);
    out.empty(
        "circle",
        "cx",
        MapView.px((int) to[0]),
        "cy",
        MapView.px((int) to[1]),
        "r",
        "3",
        "fill",
        Hatch.CLOSED.colour);
  }

  private void put(Room.Box box, List<String> words, int size) {
    room.take(box);
    plate(box);
    for (int i = 0; i < words.size(); i++) {
      double base = box.y() + (i - (words.size() - 1) / 2.0) * size * 12 + size * 3.5;
      out.text(
          "text",
          words.get(i),
          "x",
          MapView.px((int) Math.rint(box.x())),
          "y",
          MapView.px((int) Math.rint(base)),
          "font-size",
          Integer.toString(size),
          "class",
          "closed",
          "textLength",
          MapView.px(Letters.boldWidth(words.get(i), size)));
    }
  }

  /** White behind the words, so that nothing runs through them. */
  private void plate(Room.Box box) {
    out.empty(
        "rect",
        "x",
        MapView.px((int) (box.x() - box.halfWidth())),
        "y",
        MapView.px((int) (box.y() - box.halfHeight())),
        "width",
        MapView.px((int) (2 * box.halfWidth())),
        "height",
        MapView.px((int) (2 * box.halfHeight())),
        "rx",
        "3",
        "fill",
        "#fff",
        "stroke",
        Hatch.CLOSED.colour);
  }
}
