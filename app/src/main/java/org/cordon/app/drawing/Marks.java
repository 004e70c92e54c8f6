package org.cordon.app.drawing;

import java.util.ArrayList;
import java.util.List;
import org.cordon.app.drawing.Drawing.Mark;
import org.cordon.roads.Place;
import org.cordon.study.report.MapView;
import org.cordon.study.report.Markup;

/**
 * Lettered places. Those that would cover each other are moved aside, with a line to where they
 * belong; those beyond the map's edge stand at it.
 */
final class Marks {
  private static final int HALF = 115; // of a mark's height, tenths of a px
  private static final int[] FAR = {0, 270, 400, 560, 760};

  /** A mark, where it belongs, and where it stands. */
  private record Put(Mark mark, int x, int y, Room.Box box, boolean beyond) {}

  private final MapView view;
  private final Room room;
  private final List<Put> put = new ArrayList<>();

  Marks(MapView view, Room room, List<Mark> marks) {
    this.view = view;
    this.room = room;
    marks.forEach(this::put);
  }

  private void put(Mark mark) {
    double half = halfWidth(mark.letter()) + 5;
    int edge = (int) half + 15;
    int x = Math.clamp(view.x(mark.place().lonE7()), edge, 10 * view.width - edge);
    int y = Math.clamp(view.y(mark.place().latE7()), 130, 10 * view.height - 130);
    Room.Box box = new Room.Box(x, y, half, HALF, 0);
    search:
    for (int far : FAR) {
      for (int turn = 0; turn < 8; turn++) {
        double angle = StrictMath.toRadians(45 * turn - 45);
        int dx = (int) Math.rint(far * StrictMath.cos(angle));
        int dy = (int) Math.rint(far * StrictMath.sin(angle));
        Room.Box there = new Room.Box(x + dx, y + dy, half, HALF, 0);
        if (room.free(there)) {
          box = there;
          break search;
        }
      }
    }
    room.take(box);
    put.add(new Put(mark, x, y, box, !view.shows(mark.place())));
  }

  void draw(Markup out) {
    StringBuilder leaders = new StringBuilder();
    for (Put p : put) {
      if (p.box.x() != p.x || p.box.y() != p.y) {
        leaders.append('M').append(Streets.xy(p.x, p.y));
        leaders.append('L').append(Streets.xy(p.box.x(), p.box.y()));
      }
    }
    if (!leaders.isEmpty()) {
      Pen.plain("#fff", "4").draw(out, leaders);
      Pen.plain("#000", "1.4").draw(out, leaders);
    }
    for (Put p : put) {
      if (p.box.x() != p.x || p.box.y() != p.y) {
        out.empty("circle", "cx", MapView.px(p.x), "cy", MapView.px(p.y), "r", "3.2");
      }
    }
    for (Put p : put) {
      String look = p.mark.turn() ? "mark turn" : p.beyond ? "mark beyond" : "mark";
      sign(out, p.mark.letter(), Streets.xy(p.box.x(), p.box.y()), look);
    }
  }

  private static int sizePx(String letter) {
    return letter.length() < 2 ? 14 : letter.length() < 3 ? 12 : 11;
  }

  /** Half the width of a sign, in tenths of a px: a disc for one letter, wider for names. */
  private static int halfWidth(String letter) {
    int half = Letters.boldWidth(letter, sizePx(letter)) / 2 + 45;
    return letter.length() < 2 ? 110 : Math.max(110, half);
  }

  /**
   * The sign itself: a disc or lozenge, a ring for a turn, a square for what lies beyond the map.
   */
  static void sign(Markup out, String letter, String at, String look) {
    boolean turn = look.endsWith("turn");
    int half = halfWidth(letter);
    out.open("g", "class", look, "transform", "translate(" + at + ")");
    if (turn || (half == 110 && !look.endsWith("beyond"))) {
      out.empty("circle", "r", turn ? "8.5" : "11");
    } else {
      String left = MapView.px(-half);
      String width = MapView.px(2 * half);
      String round = look.endsWith("beyond") ? "0" : "9";
      out.empty("rect", "x", left, "y", "-11", "width", width, "height", "22", "rx", round);
    }
    int size = turn ? 11 : sizePx(letter);
    String base = MapView.px(size * 36 / 10);
    out.text("text", letter, "y", base, "font-size", Integer.toString(size)).close();
  }

  /** What the legend says of a mark: its text, and how far beyond the map it lies. */
  static String words(Mark mark, MapView view) {
    if (view.shows(mark.place())) {
      return mark.text();
    }
    int x = Math.clamp(view.x(mark.place().lonE7()), 0, 10 * view.width);
    int y = Math.clamp(view.y(mark.place().latE7()), 0, 10 * view.height);
    Place edge = view.place(x, y);
    long metres = Math.round(edge.distanceMm(mark.place()) / 1000.0);
    return mark.text() + " (" + Furniture.metres(metres) + " beyond the edge of the map)";
  }
}
