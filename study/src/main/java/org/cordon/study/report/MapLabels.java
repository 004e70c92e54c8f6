package org.cordon.study.report;

import java.util.ArrayList;
import java.util.List;

/** Finds room for words on a map: what was put first stays, what has no room is left out. */
final class MapLabels {
  /** About the mean width of a letter of a sans-serif face, in hundredths of its size. */
  private static final int LETTER = 56;

  private record Box(int x0, int y0, int x1, int y1) {
    boolean meets(Box o) {
      return x0 < o.x1 && o.x0 < x1 && y0 < o.y1 && o.y0 < y1;
    }
  }

  private final List<Box> taken = new ArrayList<>();
  private final MapView view;

  MapLabels(MapView view) {
    this.view = view;
  }

  /** Keeps a square of this half side free, in tenths of a px. */
  void keepFree(int x, int y, int half) {
    taken.add(new Box(x - half, y - half, x + half, y + half));
  }

  /** Writes a name beside a symbol: on whichever side there is room. */
  boolean beside(Markup out, int x, int y, String text, int sizePx) {
    int w = text.length() * LETTER * sizePx / 10;
    int h = sizePx * 10;
    int gap = 95;
    int[][] tries = {
      {x + gap, y - h / 2},
      {x - gap - w, y - h / 2},
      {x - w / 2, y + gap},
      {x - w / 2, y - gap - h},
      {x + gap, y + h / 2},
      {x + gap, y - h * 3 / 2},
      {x - gap - w, y + h / 2},
      {x - gap - w, y - h * 3 / 2}
    };
    for (int[] at : tries) {
      Box box = new Box(at[0], at[1], at[0] + w, at[1] + h);
      if (free(box)) {
        taken.add(box);
        String left = MapView.px(at[0]);
        String base = MapView.px(at[1] + h * 8 / 10);
        out.text("text", text, "x", left, "y", base, "class", "name");
        return true;
      }
    }
    return false;
  }

  /** Writes a name along a street, centred on a point, at a slope given in whole degrees. */
  boolean along(Markup out, int[] at, int degrees, String text, int sizePx) {
    int w = text.length() * LETTER * sizePx / 10;
    double slope = Math.toRadians(degrees);
    int dx =
        (int) (w * Math.abs(StrictMath.cos(slope)) + sizePx * 10 * Math.abs(StrictMath.sin(slope)))
            / 2;
    int dy =
        (int) (w * Math.abs(StrictMath.sin(slope)) + sizePx * 10 * Math.abs(StrictMath.cos(slope)))
            / 2;
    Box box = new Box(at[0] - dx, at[1] - dy, at[0] + dx, at[1] + dy);
    if (!free(box)) {
      return false;
    }
    taken.add(box);
    String x = MapView.px(at[0]);
    String y = MapView.px(at[1]);
    out.text(
        "text",
        text,
        "x",
        x,
        "y",
        y,
        "class",
        "street",
        "dy",
        "0.35em",
        "transform",
        "rotate(" + degrees + " " + x + " " + y + ")");
    return true;
  }

  private boolean free(Box box) {
    return view.inside(box.x0, box.y0)
        && view.inside(box.x1, box.y1)
        && taken.stream().noneMatch(box::meets);
  }
}
