package org.cordon.study.report;

import java.util.List;
import java.util.Locale;
import org.cordon.study.statistics.StudyFigures;

/** The front page of an output folder: what lies in it, and the answer in short. */
public final class IndexHtml {
  private IndexHtml() {}

  /**
   * What is kept of one run.
   *
   * @param run "run 0 of “closed, no plan”"
   * @param beside what else was made of that run and lies in the same folder
   */
  public record Kept(String run, List<Listed> beside) {
    public Kept {
      beside = List.copyOf(beside);
    }
  }

  /** A file of the folder, and in a sentence or two what it is. */
  public record Listed(String name, String what) {}

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
    kept.beside().forEach(each -> file(out, each.name(), each.what()));
    out.close().close();
    return ReportHtml.end(out);
  }

  private static void file(Markup out, String name, String what) {
    out.open("dt").text("a", name, "href", name).close().text("dd", what);
  }
}
