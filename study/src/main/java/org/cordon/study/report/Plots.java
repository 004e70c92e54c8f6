package org.cordon.study.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordon.study.report.PlotSvg.Words;
import org.cordon.study.statistics.Curve;
import org.cordon.study.statistics.Estimate;
import org.cordon.study.statistics.StudyFigures;
import org.jspecify.annotations.Nullable;

/** The plots, as specifications of the plot library. Cases differ in colour and in dashes. */
final class Plots {
  private static final int WIDTH = 780;
  private static final List<Object> COLOURS =
      List.of("#000000", "#c03a00", "#8a6d00", "#0060a8", "#a0508a", "#00785a");
  private static final List<Object> DASHES =
      List.of("solid", "dotted", "dashed", "solid", "longdash", "dotdash");
  private static final String INK = "#1a1a1a";

  private Plots() {}

  /** Share of calls reached by the minutes since receipt. */
  static String reached(Words words, List<Curve> curves, List<Double> goalMinutes) {
    Columns lines = new Columns("x", "y", "case");
    double last = 0;
    for (Curve c : curves) {
      for (int i = 0; i < c.values().size(); i++) {
        lines.add(minutes(i * c.step()), 100 * c.values().get(i), c.title());
        last = Math.max(last, minutes(i * c.step()));
      }
    }
    List<Object> layers = new ArrayList<>();
    layers.add(map("geom", "hline", "yintercept", 100.0, "color", "#777777", "size", 0.6));
    for (Double goal : goalMinutes) {
      Map<String, Object> line = map("geom", "vline", "xintercept", goal, "color", "#777777");
      line.putAll(map("linetype", "dashed", "size", 0.7));
      layers.add(line);
    }
    layers.add(lineLayer(lines));
    return draw(
        words,
        layers,
        List.of(
            map(
                "aesthetic",
                "x",
                "name",
                "minutes since the call",
                "format",
                "d",
                "limits",
                list(0.0, last),
                "expand",
                list(0.0, 0.0),
                "breaks",
                breaks(last)),
            map(
                "aesthetic",
                "y",
                "name",
                "reached, % of all calls",
                "format",
                "d",
                "limits",
                list(0.0, 104.0),
                "expand",
                list(0.0, 0.0),
                "breaks",
                list(0.0, 20.0, 40.0, 60.0, 80.0, 100.0))),
        460);
  }

  /** The waiting queue over the days of the window, one panel a case, in local time. */
  static String waiting(Words words, List<Curve> curves, long fromLocalMs) {
    Columns lines = new Columns("x", "y", "case");
    for (int n = 0; n < curves.size(); n++) {
      Curve c = curves.get(n);
      // Panels stand in the order of their titles, so these are numbered.
      String panel = (curves.size() > 9 && n < 9 ? "0" : "") + (n + 1) + ". " + c.title();
      for (int i = 0; i < c.values().size(); i++) {
        lines.add((double) (fromLocalMs + i * c.step()), c.values().get(i), panel);
      }
    }
    Map<String, Object> mapping = map("x", "x", "y", "y");
    Map<String, Object> layer =
        map("geom", "line", "data", lines.map, "size", 0.9, "color", "#0060a8", "mapping", mapping);
    Map<String, Object> spec =
        spec(
            List.of(layer),
            List.of(
                map("aesthetic", "x", "name", "", "datetime", true, "format", "%e %b"),
                map("aesthetic", "y", "name", "calls waiting", "limits", list(0.0, null))));
    spec.put("facet", map("name", "wrap", "facets", list("case"), "ncol", 2.0, "order", list(1.0)));
    return PlotSvg.draw(words, spec, WIDTH, 60 + 150 * ((curves.size() + 1) / 2));
  }

  /**
   * One bar for each uncertain range, from the change that one end makes to that of the other, in
   * percentage points over the same runs; the widest bar on top.
   */
  static String ranges(Words words, List<StudyFigures.Range> ranges) {
    List<Bar> all = new ArrayList<>();
    ranges.forEach(r -> all.addAll(Bar.of(r)));
    all.sort(Comparator.comparingDouble(Bar::width));
    double least = Math.min(-1, all.stream().mapToDouble(Bar::low).min().orElse(0));
    double most = Math.max(1, all.stream().mapToDouble(Bar::high).max().orElse(0));
    double gap = (most - least) / 80;
    double room = (most - least) / 4;
    Columns bars = new Columns("y", "low", "high");
    Columns lows = new Columns("y", "x", "label");
    Columns highs = new Columns("y", "x", "label");
    Columns titles = new Columns("y", "x", "label");
    for (int i = 0; i < all.size(); i++) {
      Bar b = all.get(i);
      bars.add((double) i, b.low, b.high);
      lows.add((double) i, b.low - gap, b.lowLabel);
      highs.add((double) i, b.high + gap, b.highLabel);
      titles.add(i + 0.42, least - room, b.title);
    }
    Map<String, Object> ends = map("x", "low", "xend", "high", "y", "y", "yend", "y");
    Map<String, Object> segments = map("geom", "segment", "data", bars.map, "mapping", ends);
    segments.putAll(map("size", 10.0, "color", "#0060a8"));
    Map<String, Object> spec =
        spec(
            List.of(
                segments,
                map("geom", "vline", "xintercept", 0.0, "color", INK, "size", 1.0),
                textLayer(lows, 1.0),
                textLayer(highs, 0.0),
                textLayer(titles, 0.0)),
            List.of(
                map(
                    "aesthetic",
                    "x",
                    "limits",
                    list(least - room, most + room),
                    "name",
                    "change of the share within the goal, percentage points"),
                map("aesthetic", "y", "limits", list(-0.5, all.size() - 0.3), "name", "")));
    Map<String, Object> theme = theme();
    theme.putAll(map("axis_text_y", "blank", "panel_grid_major_y", "blank"));
    theme.put("panel_grid_minor_y", "blank");
    spec.put("theme", theme);
    return PlotSvg.draw(words, spec, WIDTH, 90 + 70 * all.size());
  }

  /** A bar of the plot above; none for a range whose calls have no goal. */
  private record Bar(String title, double low, String lowLabel, double high, String highLabel) {
    static List<Bar> of(StudyFigures.Range range) {
      List<StudyFigures.Range.Setting> settings =
          range.settings().stream().filter(s -> s.fromBase().withinGoal() != null).toList();
      if (settings.size() < 2) {
        return List.of();
      }
      StudyFigures.Range.Setting low = settings.getFirst();
      StudyFigures.Range.Setting high = settings.getFirst();
      for (StudyFigures.Range.Setting s : settings) {
        low = change(s) < change(low) ? s : low;
        high = change(s) >= change(high) ? s : high;
      }
      return List.of(new Bar(range.title(), change(low), low.label(), change(high), high.label()));
    }

    private static double change(StudyFigures.Range.Setting s) {
      Estimate e = s.fromBase().withinGoal();
      return e == null ? 0 : 100 * e.value();
    }

    double width() {
      return high - low;
    }
  }

  private static Map<String, Object> textLayer(Columns words, double hjust) {
    Map<String, Object> mapping = map("x", "x", "y", "y", "label", "label");
    Map<String, Object> layer = map("geom", "text", "data", words.map, "mapping", mapping);
    layer.putAll(map("hjust", hjust, "size", 6.0, "color", INK));
    return layer;
  }

  private static Map<String, Object> lineLayer(Columns lines) {
    return map(
        "geom",
        "line",
        "data",
        lines.map,
        "size",
        1.3,
        "mapping",
        map("x", "x", "y", "y", "color", "case", "linetype", "case"));
  }

  private static String draw(
      Words words, List<Object> layers, List<Map<String, Object>> axes, int height) {
    List<Map<String, Object>> scales = new ArrayList<>(axes);
    Map<String, Object> legend = map("name", "legend", "ncol", 2.0);
    scales.add(map("aesthetic", "color", "values", COLOURS, "name", "", "guide", legend));
    scales.add(map("aesthetic", "linetype", "values", DASHES, "name", "", "guide", legend));
    return PlotSvg.draw(words, spec(layers, scales), WIDTH, height);
  }

  private static Map<String, Object> spec(List<Object> layers, List<Map<String, Object>> scales) {
    Map<String, Object> spec = map("kind", "plot");
    spec.put("layers", new ArrayList<>(layers));
    spec.put("scales", new ArrayList<>(scales));
    spec.put("theme", theme());
    return spec;
  }

  private static Map<String, Object> theme() {
    Map<String, Object> theme = map("name", "minimal", "legend_position", "bottom");
    theme.put("text", map("color", INK, "blank", false));
    theme.put("axis_text", map("color", INK, "size", 13.0, "blank", false));
    theme.put("axis_title", map("color", INK, "size", 14.0, "blank", false));
    theme.put("legend_text", map("color", INK, "size", 13.0, "blank", false));
    theme.put("strip_text", map("color", INK, "size", 14.0, "blank", false));
    return theme;
  }

  private static List<Object> breaks(double last) {
    double step = last > 45 ? 10 : 5;
    List<Object> breaks = new ArrayList<>();
    for (double x = 0; x <= last; x += step) {
      breaks.add(x);
    }
    return breaks;
  }

  private static double minutes(long ms) {
    return ms / 60_000.0;
  }

  private static List<Object> list(@Nullable Object... values) {
    return new ArrayList<>(Arrays.asList(values));
  }

  private static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  /** Data as the library takes it: a list for each column. */
  private static final class Columns {
    private final Map<String, Object> map = new LinkedHashMap<>();
    private final List<List<Object>> columns = new ArrayList<>();

    Columns(String... names) {
      for (String name : names) {
        List<Object> column = new ArrayList<>();
        columns.add(column);
        map.put(name, column);
      }
    }

    void add(Object... values) {
      for (int i = 0; i < values.length; i++) {
        columns.get(i).add(values[i]);
      }
    }
  }
}
