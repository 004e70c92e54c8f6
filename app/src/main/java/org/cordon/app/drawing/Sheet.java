package org.cordon.app.drawing;

import java.util.List;
import org.cordon.study.report.MapView;
import org.cordon.study.report.Markup;

/** The paper: a title, one or more maps of the same ground side by side, and one legend. */
final class Sheet {
  private static final int ONE_PX = 820;
  private static final int OF_SEVERAL_PX = 600;
  private static final int GAP_PX = 14;
  private static final int TITLE_PX = 30;
  private static final String FACE =
      "font-family:Arial,'Liberation Sans',Helvetica,'DejaVu Sans',sans-serif";

  private final List<Drawing> panels;
  private final MapView view;
  private final int width;
  private final Markup out = new Markup();

  Sheet(List<Drawing> panels) {
    this.panels = List.copyOf(panels);
    view = Frame.of(this.panels, panels.size() == 1 ? ONE_PX : OF_SEVERAL_PX);
    width = panels.size() * view.width + (panels.size() + 1) * GAP_PX;
  }

  String svg() {
    boolean titled = panels.stream().anyMatch(d -> !d.title.isEmpty());
    int top = titled ? TITLE_PX : GAP_PX;
    Legend legend = new Legend(panels, view, width - 2 * GAP_PX);
    int below = top + view.height + 8;
    open(below + legend.heightPx() + GAP_PX, legend);
    define();
    for (int i = 0; i < panels.size(); i++) {
      Drawing panel = panels.get(i);
      int x = GAP_PX + i * (view.width + GAP_PX);
      if (!panel.title.isEmpty()) {
        out.text("text", panel.title, "x", Integer.toString(x), "y", "21", "class", "title");
      }
      out.open("g", "transform", "translate(" + x + " " + top + ")");
      new Panel(panel, view, out).draw("map");
      out.close().raw("\n");
    }
    legend.draw(out, GAP_PX, below);
    return out.close().toString();
  }

  private void open(int height, Legend legend) {
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + width + " " + height,
        "width",
        Integer.toString(width),
        "height",
        Integer.toString(height),
        "role",
        "img",
        "aria-labelledby",
        "title desc");
    String title =
        String.join("; ", panels.stream().map(d -> d.title).filter(t -> !t.isEmpty()).toList());
    out.text("title", title.isEmpty() ? "Map" : title, "id", "title");
    out.text("desc", legend.inWords(), "id", "desc");
    out.empty("rect", "width", "100%", "height", "100%", "fill", "#fff");
  }

  private void define() {
    out.open("style");
    out.raw("text{" + FACE + "}.title{font-size:16px;font-weight:bold}");
    out.raw(".street,.closed{paint-order:stroke;stroke:#fff;stroke-width:3px;text-anchor:middle}");
    out.raw(".closed{font-weight:bold;stroke-width:4px}");
    out.raw(".mark circle,.mark rect{stroke:#fff;stroke-width:1.6}");
    out.raw(".turn circle{fill:#fff;stroke:#000}.turn text{fill:#000!important}");
    out.raw(".mark text{fill:#fff;text-anchor:middle;font-weight:bold}");
    out.close();
    out.open("defs");
    out.open("clipPath", "id", "map");
    out.empty(
        "rect", "width", Integer.toString(view.width), "height", Integer.toString(view.height));
    out.close();
    for (Hatch hatch : Hatch.values()) {
      if (hatch != Hatch.PLAIN) {
        pattern("hatch-" + hatch.id(), hatch.sizePx, hatch.path, hatch.colour, hatch.width);
      }
    }
    pattern("hatch-water", 12, "M0 4q3-3 6 0t6 0", "#999", "0.8");
    pattern("hatch-park", 14, "M3 5h0M10 12h0", "#999", "1.6");
    out.close();
  }

  private void pattern(String id, int size, String path, String colour, String strokeWidth) {
    String side = Integer.toString(size);
    out.open("pattern", "id", id, "width", side, "height", side, "patternUnits", "userSpaceOnUse");
    out.empty(
        "path",
        "d",
        path,
        "fill",
        "none",
        "stroke",
        colour,
        "stroke-width",
        strokeWidth,
        "stroke-linecap",
        path.contains("h0") ? "round" : "butt");
    out.close();
  }
}
