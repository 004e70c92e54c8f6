package org.cordon.app.drawing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cordon.roads.route.ClosedShape;
import org.cordon.study.report.MapView;
import org.cordon.study.report.Markup;

/** What the signs mean, in words, each once: marks, ways, closures, areas, notes, the source. */
final class Legend {
  private static final int SIZE = 14;
  private static final int SMALL = 11;
  private static final int LINE_PX = 19;
  private static final int INDENT_PX = 56;
  private static final int MOST_CLOSURES = 12;

  /** The widest common face, in hundredths of the one that is reckoned with. */
  private static final int WIDEST_FACE = 118;

  /** What stands before the words. */
  private enum Kind {
    MARK,
    BEYOND,
    TURN,
    WAY,
    AREA,
    BARRIER,
    DASHES,
    NONE,
    SMALL_PRINT
  }

  /** One entry; {@code sign} is the letter, the stroke's or the hatch's name. */
  private record Entry(Kind kind, String sign, String text) {}

  private final Set<Entry> entries = new LinkedHashSet<>();
  private final int widthPx;

  Legend(List<Drawing> panels, MapView view, int widthPx) {
    this.widthPx = widthPx;
    for (Drawing d : panels) {
      for (Drawing.Mark m : d.marks) {
        Kind kind = m.turn() ? Kind.TURN : view.shows(m.place()) ? Kind.MARK : Kind.BEYOND;
        entries.add(new Entry(kind, m.letter(), Marks.words(m, view)));
      }
    }
    for (Drawing d : panels) {
      d.ways.forEach(w -> {
        String text = w.text().isEmpty() ? w.stroke().meaning : w.text();
        entries.add(new Entry(Kind.WAY, w.stroke().name(), text));
      });
    }
    panels.forEach(d -> closures(d.closed, view));
    for (Drawing d : panels) {
      d.areas.forEach(a -> entries.add(new Entry(Kind.AREA, a.hatch().name(), a.label())));
      if (d.standOffMm > 0) {
        String far = Furniture.metres(Math.round(d.standOffMm / 1000.0));
        entries.add(new Entry(Kind.DASHES, "", far + " from what is closed: nobody is met nearer"));
      }
    }
    panels.forEach(d -> d.notes.forEach(n -> entries.add(new Entry(Kind.NONE, "", n))));
    entries.add(new Entry(Kind.SMALL_PRINT, "", source(panels.getFirst())));
  }

  private void closures(List<ClosedShape> closed, MapView view) {
    List<Entry> found = new ArrayList<>();
    for (ClosedShape c : closed) {
      boolean oneWay = c.crossing() != ClosedShape.Crossing.BOTH;
      String what = (c.area() ? "" : "barrier, ") + ClosedSigns.to(c);
      what += c.layer() == 0 ? "" : " on layer " + c.layer();
      what += oneWay ? "; the arrow shows the way that stays open" : "";
      Kind kind = c.area() ? Kind.AREA : Kind.BARRIER;
      Entry entry =
          new Entry(kind, Hatch.CLOSED.name(), c.name().isEmpty() ? what : c.name() + ": " + what);
      boolean seen = c.area() || !Line.visible(view, c.points()).isEmpty();
      if (seen && !found.contains(entry)) {
        found.add(entry);
      }
    }
    entries.addAll(found.subList(0, Math.min(MOST_CLOSURES, found.size())));
    if (found.size() > MOST_CLOSURES) {
      String more = "and " + (found.size() - MOST_CLOSURES) + " more closures";
      entries.add(new Entry(Kind.NONE, "", more));
    }
  }

  private static String source(Drawing d) {
    return "Drawn by Cordon from city file "
        + d.city.hash().substring(0, 12)
        + ". A city imported from OpenStreetMap: map data \u00a9 OpenStreetMap contributors, ODbL.";
  }

  private List<String> lines(Entry e) {
    int size = e.kind == Kind.SMALL_PRINT ? SMALL : SIZE;
    int room = widthPx - (indented(e) ? INDENT_PX : 0);
    return Letters.lines(e.text, size, room * 100 / WIDEST_FACE);
  }

  private static boolean indented(Entry e) {
    return e.kind != Kind.NONE && e.kind != Kind.SMALL_PRINT;
  }

  private static int before(Entry e) {
    return e.kind == Kind.MARK || e.kind == Kind.BEYOND ? 6 : 2;
  }

  int heightPx() {
    return entries.stream().mapToInt(e -> before(e) + LINE_PX * lines(e).size()).sum();
  }

  /** Everything it says, for those who hear it read. */
  String inWords() {
    List<String> words = new ArrayList<>();
    for (Entry e : entries) {
      boolean letter = e.kind.compareTo(Kind.TURN) <= 0;
      String sentence = e.text.endsWith(".") ? e.text : e.text + ".";
      words.add((letter ? e.sign + ": " : "") + sentence);
    }
    return String.join(" ", words);
  }

  void draw(Markup out, int x, int top) {
    int y = top;
    for (Entry e : entries) {
      y += before(e);
      sign(out, e, x, y + LINE_PX / 2 + 1);
      for (String line : lines(e)) {
        y += LINE_PX;
        out.text(
            "text",
            line,
            "x",
            Integer.toString(x + (indented(e) ? INDENT_PX : 0)),
            "y",
            Integer.toString(y - 4),
            "font-size",
            Integer.toString(e.kind == Kind.SMALL_PRINT ? SMALL : SIZE));
      }
    }
  }

  private static void sign(Markup out, Entry e, int x, int y) {
    String line = "M" + x + " " + y + "h44";
    switch (e.kind) {
      case MARK -> Marks.sign(out, e.sign, x + 22 + " " + y, "mark");
      case BEYOND -> Marks.sign(out, e.sign, x + 22 + " " + y, "mark beyond");
      case TURN -> Marks.sign(out, e.sign, x + 22 + " " + y, "mark turn");
      case WAY -> Stroke.valueOf(e.sign).pen().draw(out, line);
      case AREA -> {
        Hatch hatch = Hatch.valueOf(e.sign);
        String box = "M" + x + " " + (y - 7) + "h44v14h-44z";
        out.empty("path", "d", box, "fill", hatch.fill(), "stroke", hatch.colour);
      }
      case BARRIER -> {
        String crosses = "M" + (x + 8) + " " + (y - 4) + "l9 9m-9 0l9-9m9 0l9 9m-9 0l9-9";
        Pen.plain(Hatch.CLOSED.colour, "2.4").draw(out, line + crosses);
      }
      case DASHES -> Pen.dashed("#000", "1", "5 4").draw(out, line);
      case NONE, SMALL_PRINT -> {}
    }
  }
}
