package org.cordon.study.report;

import java.util.ArrayList;
import java.util.Arrays;
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
    Columns goals = new Columns("x");
    goalMinutes.forEach(goals::add);
    List<Object> layers = new ArrayList<>();
    layers.add(map("geom", "hline", "yintercept", 100.0, "color", "#777777", "size", 0.6));
    if (!goalMinutes.isEmpty()) {
      layers.add(
          map(
              "geom",
              "vline",
              "data",
              goals.map,
              "mapping",
              map("xintercept", "x"),
              "color",
              "#777777",
              "linetype",
              "dashed",
              "size",
              0.7));
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

  /** One bar for each uncertain range, from the answer at one end to that at the other. */
  static String ranges(Words words, List<StudyFigures.Range> ranges, @Nullable Estimate base) {
    Columns bars = new Columns("range", "low", "high");
    Columns lows = new Columns("range", "x", "label");
    Columns highs = new Columns("range", "x", "label");
    for (StudyFigures.Range range : ranges) {
      List<Double> shares = new ArrayList<>();
      List<String> labels = new ArrayList<>();
      for (StudyFigures.Range.Setting s : range.settings()) {
        Estimate e = s.figures().measures() == null ? null : s.figures().measures().withinGoal();
        if (e != null) {
          shares.add(100 * e.value());
          labels.add(s.label());
        }
      }
      if (shares.size() > 1) {
        int low = shares.indexOf(shares.stream().min(Double::compare).orElseThrow());
        int high = shares.lastIndexOf(shares.stream().max(Double::compare).orElseThrow());
        bars.add(folded(range.title()), shares.get(low), shares.get(high));
        lows.add(folded(range.title()), shares.get(low), labels.get(low) + "  ");
        highs.add(folded(range.title()), shares.get(high), "  " + labels.get(high));
      }
    }
    List<Object> layers = new ArrayList<>();
    layers.add(
        map(
            "geom",
            "segment",
            "data",
            bars.map,
            "size",
            12.0,
            "color",
            "#0060a8",
            "mapping",
            map("x", "low", "xend", "high", "y", "range", "yend", "range")));
    if (base != null) {
      layers.add(map("geom", "vline", "xintercept", 100 * base.value(), "color", INK, "size", 1.0));
    }
    layers.add(textLayer(lows, 1.0));
    layers.add(textLayer(highs, 0.0));
    return draw(
        words,
        layers,
        List.of(
            map(
                "aesthetic",
                "x",
                "limits",
                list(0.0, 100.0),
                "name",
                "reached within the goal, %",
                "format",
                "d"),
            map("aesthetic", "y", "name", "")),
        120 + 60 * ranges.size());
  }

  /** In lines short enough for the library, which cuts longer ones off. */
  private static String folded(String text) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : text.split(" ", -1)) {
      boolean fits = length == 0 || length + word.length() < 24;
      lines.append(length == 0 ? "" : fits ? " " : "\n").append(word);
      length = fits ? length + 1 + word.length() : word.length();
    }
    return lines.toString();
  }

  private static Map<String, Object> textLayer(Columns words, double hjust) {
    Map<String, Object> mapping = map("x", "x", "y", "range", "label", "label");
    return map("geom", "text", "data", words.map, "mapping", mapping, "hjust", hjust, "size", 5.5);
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
