package org.cordon.app.drawing;

import java.util.ArrayList;
import java.util.List;
import org.cordon.study.report.MapView;
import org.cordon.study.report.Markup;

/**
 * A line's colour, its width in px, its dashes (empty for none), and whether its ends are round. A
 * dash of length 0 with round ends is a dot.
 */
record Pen(String colour, String width, String dashes, boolean round) {
  /** A plain line. */
  static Pen plain(String colour, String width) {
    return new Pen(colour, width, "", false);
  }

  /** A line with dashes. */
  static Pen dashed(String colour, String width, String dashes) {
    return new Pen(colour, width, dashes, false);
  }

  /** White around a line, so much wider on both sides together, in tenths of a px. */
  static Pen halo(int widthTenths) {
    return new Pen("#fff", MapView.px(widthTenths), "", true);
  }

  /** White around each of its dots, which leaves what lies below in sight between them. */
  Pen ringed() {
    return new Pen("#fff", MapView.px(10 * Integer.parseInt(width) + 24), dashes, round);
  }

  /** Draws path data; nothing where there is none. */
  void draw(Markup out, CharSequence path) {
    if (path.isEmpty()) {
      return;
    }
    List<String> look = new ArrayList<>();
    look.addAll(List.of("d", path.toString(), "fill", "none", "stroke", colour));
    look.addAll(List.of("stroke-width", width, "stroke-linejoin", "round"));
    if (round) {
      look.addAll(List.of("stroke-linecap", "round"));
    }
    if (!dashes.isEmpty()) {
      look.addAll(List.of("stroke-dasharray", dashes));
    }
    out.empty("path", look.toArray(String[]::new));
  }
}
