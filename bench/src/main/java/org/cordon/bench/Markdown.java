package org.cordon.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows as a page reads them: a section a graph, what was said about it, and its table. */
final class Markdown {
  /** Below this line a page is written anew; above it, it is somebody's text. */
  static final String MARK = "<!-- Figures: everything below is written by `--markdown`. -->";

  private Markdown() {}

  /** Puts the figures into a page that may have text already. */
  static String into(String page, List<String> head, List<String> notes, List<Row> rows) {
    int at = page.indexOf(MARK);
    String text = at < 0 ? page : page.substring(0, at);
    return text.stripTrailing() + "\n\n" + MARK + "\n\n" + figures(head, notes, rows);
  }

  private static String figures(List<String> head, List<String> notes, List<Row> rows) {
    StringBuilder out = new StringBuilder(String.join("\n\n", head)).append("\n");
    Map<String, List<Row>> byGraph = new LinkedHashMap<>();
    for (Row row : rows) {
      byGraph.computeIfAbsent(row.graph(), g -> new ArrayList<>()).add(row);
    }
    byGraph.forEach((graph, of) -> {
      out.append("\n### ").append(graph.isEmpty() ? "Others" : graph).append("\n\n");
      for (String note : notes) {
        if (note.startsWith(graph + ",") || note.startsWith(graph + ":")) {
          out.append("- ").append(note).append("\n");
        }
      }
      out.append("\n| what | median | p99 | unit | bar | against |\n|---|---|---|---|---|---|\n");
      of.forEach(row -> out.append(line(row)).append("\n"));
    });
    return out.toString();
  }

  private static String line(Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %s |",
        row.work(),
        Row.number(row.median()),
        Row.number(row.p99()),
        row.unit(),
        row.barText(),
        row.anchorText());
  }
}
