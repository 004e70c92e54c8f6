package org.cordon.study.report;

import java.util.Locale;
import org.cordon.study.statistics.StudyFigures;

/** The front page of an output folder: what lies in it, and the answer in short. */
public final class IndexHtml {
  private IndexHtml() {}

  /** The page; {@code eventsOf} says which run the log holds: "run 0 of “closed, no plan”". */
  public static String write(ReportInput input, StudyFigures figures, String eventsOf) {
    Summary summary = new Summary(input.result().facts(), figures);
    Markup out = new Markup();
    String title = input.result().facts().question().title();
    ReportHtml.begin(out, title);
    out.open("main");
    out.text("p", summary.origin().toUpperCase(Locale.ROOT) + ", NOT MEASURED", "class", "badge");
    out.text("h1", title);
    out.text("p", summary.headline(), "class", "headline");
    out.open("dl");
    file(
        out,
        "report.html",
        "The report: map, tables, plots, and what the result does not say. It"
            + " opens without a network.");
    file(out, "result.json", "The same figures for programs, with those of each run.");
    file(
        out,
        "events.jsonl",
        "Every event of "
            + eventsOf
            + ", one a line, as the engine recorded it. “cordon replay events.jsonl” folds it to the same"
            + " state and prints its hash.");
    out.close().close();
    return ReportHtml.end(out);
  }

  private static void file(Markup out, String name, String what) {
    out.open("dt").text("a", name, "href", name).close().text("dd", what);
  }
}
