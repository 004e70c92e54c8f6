package org.cordon.study.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cordon.study.result.StudyFacts;
import org.cordon.study.statistics.Estimate;
import org.cordon.study.statistics.Figures.Measures;
import org.cordon.study.statistics.Group;
import org.cordon.study.statistics.Group.Zone;
import org.cordon.study.statistics.StudyFigures;
import org.cordon.study.statistics.StudyFigures.CaseFigures;

/**
 * One page that opens offline: headline, tables, map, plots, and what the result does not say. It
 * is XHTML as well as HTML, holds no script, and loads nothing.
 */
public final class ReportHtml {
  private final ReportInput input;
  private final StudyFacts facts;
  private final StudyFigures figures;
  private final Summary summary;
  private final Markup out = new Markup();
  private final CaseTables tables;

  private ReportHtml(ReportInput input, StudyFigures figures) {
    this.input = input;
    this.facts = input.result().facts();
    this.figures = figures;
    this.summary = new Summary(facts, figures);
    this.tables = new CaseTables(out, figures);
  }

  /** The page. */
  public static String write(ReportInput input, StudyFigures figures) {
    return new ReportHtml(input, figures).page();
  }

  private String page() {
    begin(out, facts.question().title());
    CallSymbols.define(out);
    out.open("main");
    head();
    answer();
    caseTables();
    new MapSection(out, input).write();
    new CoverageSection(out, input).write();
    new PlotSection(out, input, figures).write();
    differences();
    outcomes();
    ranges();
    limits();
    parts();
    sources();
    out.close();
    return end(out);
  }

  static void begin(Markup out, String title) {
    out.raw("<!DOCTYPE html>\n");
    out.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en");
    out.open("head").empty("meta", "charset", "utf-8");
    out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.text("title", title);
    out.open("style").raw("\n" + css()).close();
    out.close().open("body");
  }

  static String end(Markup out) {
    return out.close().close().toString();
  }

  private static String css() {
    try (InputStream in = ReportHtml.class.getResourceAsStream("report.css")) {
      return new String(
          Objects.requireNonNull(in, "report.css is missing from the jar").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void head() {
    String zone = facts.window().zoneId();
    out.text("p", summary.origin().toUpperCase(Locale.ROOT) + ", NOT MEASURED", "class", "badge");
    out.text("h1", facts.question().title());
    out.text(
        "p",
        Numbers.instant(facts.window().fromMs(), zone)
            + " to "
            + Numbers.instant(facts.window().untilMs(), zone)
            + " ("
            + zone
            + "), "
            + input.result().runs()
            + " runs of "
            + input.result().cases().size()
            + " cases. Every figure on this page is "
            + summary.origin()
            + ".",
        "class",
        "where");
    out.text("h2", "What was asked");
    out.text("p", facts.question().asked());
  }

  private void answer() {
    Group group = figures.headlineGroup();
    out.text("h2", "The answer in short");
    out.text("p", summary.headline(), "class", "headline");
    out.text(
        "p",
        "Of 100 "
            + Summary.calls(group.zone())
            + ", so many were reached within the goal, in each case:");
    out.open("ul", "class", "bars");
    for (CaseFigures c : figures.cases()) {
      Measures m = c.of(group).measures();
      Estimate e = m == null ? null : m.withinGoal();
      if (e != null) {
        out.open("li").text("b", Numbers.ofHundred(e.value())).text(" – " + c.title() + " ");
        out.text("span", range(e), "class", "of");
        out.open("span", "class", "track")
            .text("span", "", "class", "fill", "style", "width:" + Numbers.percent(e.value()) + "%")
            .close();
        out.close();
      }
    }
    out.close();
    if (!summary.goals().isEmpty()) {
      out.text(
          "p",
          "Goals, from receipt of the call to hands-on: "
              + String.join("; ", summary.goals())
              + ".",
          "class",
          "note");
    }
  }

  private static String range(Estimate e) {
    return e.hasInterval()
        ? "(95 % interval " + Numbers.percent(e.low()) + " to " + Numbers.percent(e.high()) + ")"
        : "";
  }

  private void caseTables() {
    out.text("h2", "The cases compared");
    for (Zone zone : List.of(Zone.INSIDE, Zone.OUTSIDE, Zone.EVERYWHERE)) {
      Group group = Group.of(zone);
      if (figures.cases().stream().anyMatch(c -> c.of(group).total().calls() > 0)) {
        tables.cases(group, sentenceCase(Summary.calls(zone)));
      }
    }
    out.text(
        "p",
        "The share within the goal comes first, since a median over the calls that were"
            + " reached would make the case that helps nobody look fastest. Median and 90th percentile"
            + " are over all calls; “not reached” means that more than half, or more than one in ten,"
            + " never were. In brackets the 95 % interval.",
        "class",
        "note");
  }

  private static String sentenceCase(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private void differences() {
    if (!figures.differences().isEmpty()) {
      out.text("h2", "Differences between cases");
      tables.differences(figures.named(facts.question().referenceCase()).title());
    }
  }

  private void outcomes() {
    out.text("h2", "How calls ended");
    tables.outcomes(
        figures.headlineGroup(), sentenceCase(Summary.calls(figures.headlineGroup().zone())));
    tables.counts(input.result().cases());
  }

  private void ranges() {
    out.text("h2", "What is uncertain, and how far it moves the answer");
    if (figures.sensitivities().isEmpty()) {
      out.text("p", "The scenario names no uncertain ranges, so none was tried.");
      return;
    }
    CaseFigures headline = figures.named(facts.question().headlineCase());
    out.text(
        "p",
        "Each range was tried at its ends, all else and all draws the same, in the case “"
            + headline.title()
            + "”, for "
            + Summary.calls(figures.headlineGroup().zone())
            + ". A wide bar means that the answer hangs on something nobody knows exactly.");
    out.open("figure")
        .open("div", "class", "scroll")
        .raw(
            Plots.ranges(
                new PlotSvg.Words(
                    "ranges",
                    "How each uncertain range moves the share within the goal",
                    "One bar for each range; the table below has the same figures."),
                figures.sensitivities()));
    out.close()
        .text(
            "figcaption",
            "Upright line: no change from the case as the scenario has it, over the same runs.")
        .close();
    tables.ranges();
  }

  private void limits() {
    out.text("h2", "What this result does not say");
    out.open("ul");
    for (String limit : Limits.of(facts.origin())) {
      out.text("li", limit);
    }
    out.close();
  }

  private void parts() {
    out.text("h2", "By priority and by service");
    for (Zone zone : List.of(Zone.INSIDE, Zone.OUTSIDE, Zone.EVERYWHERE)) {
      String caption = sentenceCase(Summary.calls(zone)) + ", by priority and service";
      if (figures.headlineGroup().zone() == zone) {
        out.open("details", "open", "open");
      } else {
        out.open("details");
      }
      out.text("summary", sentenceCase(Summary.calls(zone)));
      tables.parts(zone, caption);
      out.close();
    }
  }

  private void sources() {
    out.text("h2", "Definitions and sources");
    out.open("ul");
    summary.definitions().forEach(d -> out.text("li", d));
    out.close();
    out.open("dl");
    term("Scenario", facts.question().scenario() + ", SHA-256 " + facts.hashes().scenario());
    term("City file", "SHA-256 " + facts.hashes().city());
    term("Seed", Long.toString(facts.seed()));
    term("Runs", Integer.toString(input.result().runs()) + " of each case");
    out.close();
    out.text(
        "p",
        "The same scenario, city and seed give this page again, byte for byte. The figures"
            + " are in result.json beside it.",
        "class",
        "note");
  }

  private void term(String name, String text) {
    out.text("dt", name).text("dd", text);
  }
}
