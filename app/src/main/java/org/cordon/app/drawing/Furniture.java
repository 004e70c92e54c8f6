package org.cordon.app.drawing;

import java.util.Locale;
import org.cordon.study.report.MapView;
import org.cordon.study.report.Markup;

/** The scale in metres and feet, and the arrow to the north. */
final class Furniture {
  private static final double FEET_A_METRE = 1 / 0.3048;
  private static final int[] STEPS = {
    10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000
  };

  private Furniture() {}

  static String metres(long m) {
    return m < 1000 ? m + " m" : String.format(Locale.ROOT, "%.1f km", m / 1000.0);
  }

  static void draw(Markup out, MapView view, Room room) {
    int most = 10 * view.width / 4;
    int metres = STEPS[0];
    int feet = STEPS[0];
    for (int step : STEPS) {
      metres = tenths(view, step) <= most ? step : metres;
      feet = tenths(view, step / FEET_A_METRE) <= most ? step : feet;
    }
    int metreLength = tenths(view, metres);
    int footLength = tenths(view, feet / FEET_A_METRE);
    int y = 10 * view.height - 270;
    int width = Math.max(metreLength, footLength) + 420;
    plate(out, 60, y - 190, width, 400);
    room.take(new Room.Box(60 + width / 2.0, y + 10, width / 2.0, 200, 0));
    bar(out, 170, y, metreLength, -1);
    bar(out, 170, y, footLength, 1);
    label(out, 170 + metreLength, y - 80, metres < 1000 ? metres + " m" : metres / 1000 + " km");
    label(out, 170 + footLength, y + 170, feet + " ft");
    north(out, 10 * view.width - 240, 250);
    room.take(new Room.Box(10 * view.width - 240, 250, 160, 220, 0));
  }

  private static int tenths(MapView view, double metres) {
    return (int) Math.rint(view.length(1000) * (metres / 1000));
  }

  private static void plate(Markup out, int x, int y, int width, int height) {
    out.empty(
        "rect",
        "x",
        MapView.px(x),
        "y",
        MapView.px(y),
        "width",
        MapView.px(width),
        "height",
        MapView.px(height),
        "fill",
        "#fff",
        "fill-opacity",
        "0.9");
  }

  private static void bar(Markup out, int x, int y, int length, int side) {
    String tick = MapView.px(-side * 60);
    String d = "M" + Streets.xy(x, y + side * 60) + "v" + tick + "h" + MapView.px(length);
    d += "v" + MapView.px(side * 60);
    Pen.plain("#000", "1.6").draw(out, d);
  }

  private static void label(Markup out, int x, int y, String text) {
    out.text(
        "text",
        text,
        "x",
        MapView.px(x),
        "y",
        MapView.px(y),
        "font-size",
        "12",
        "class",
        "scale",
        "text-anchor",
        "middle");
  }

  private static void north(Markup out, int x, int y) {
    plate(out, x - 150, y - 200, 300, 400);
    out.empty("path", "d", "M" + Streets.xy(x, y - 190) + "l8 23l-8-5l-8 5z");
    out.text(
        "text",
        "N",
        "x",
        MapView.px(x),
        "y",
        MapView.px(y + 175),
        "font-size",
        "14",
        "text-anchor",
        "middle",
        "font-weight",
        "bold");
  }
}
