package org.cordon.study.report;

import java.util.Locale;
import org.cordon.study.statistics.StudyFigures;
import org.jspecify.annotations.Nullable;

/** The front page of an output folder: what lies in it, and the answer in short. */
public final class IndexHtml {
  private IndexHtml() {}

  /**
   * What is kept of one run.
   *
   * @param run "run 0 of “closed, no plan”"
   * @param record name of its record in the same folder, ending in {@code .sqlite}, or null
   */
  public record Kept(String run, @Nullable String record) {}

  /** The page. */
  public static String write(ReportInput input, StudyFigures figures, Kept kept) {
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
            + kept.run()
            + ", one a line, as the engine recorded it. “cordon replay events.jsonl” folds it to the same"
            + " state and prints its hash.");
    if (kept.record() != null) {
      record(out, kept.record());
    }
    out.close().close();
    return ReportHtml.end(out);
  }

  private static void record(Markup out, String name) {
    String stem = name.replaceFirst("\\.sqlite$", "");
    file(
        out,
        name,
        "The same run as a record, every entry under a signed checkpoint. “cordon record verify"
            + " --record "
            + name
            + " --key "
            + stem
            + ".pub” says what that shows and what not: this one's keys are made from the seed, so it"
            + " proves nothing.");
    file(
        out,
        stem + ".side.sqlite",
        "What its entries only commit to, such as exact places of these simulated calls; it can be"
            + " deleted, and the record still holds.");
  }

  private static void file(Markup out, String name, String what) {
    out.open("dt").text("a", name, "href", name).close().text("dd", what);
  }
}
