package org.cordon.study.report;

import java.util.List;
import java.util.Locale;
import org.cordon.dispatch.model.Service;
import org.cordon.study.result.StaticCoverage;
import org.cordon.study.result.StaticCoverage.CoverageMap;
import org.cordon.study.result.StaticCoverage.Lengths;
import org.cordon.study.result.StaticCoverage.Row;
import org.cordon.study.result.StudyResult;

/** What could be reached in time from the posts, before any call: a table and two maps. */
final class CoverageSection {
  private final Markup out;
  private final ReportInput input;
  private final StudyResult result;
  private final StaticCoverage coverage;

  CoverageSection(Markup out, ReportInput input) {
    this.out = out;
    this.input = input;
    result = input.result();
    coverage = result.coverage();
  }

  void write() {
    if (coverage.rows().isEmpty()) {
      return;
    }
    out.text("h2", "What could be reached in time, from where units stand");
    out.text(
        "p",
        "Computed from the map, no simulation: every unit on duty on "
            + Numbers.instant(coverage.atMs(), result.facts().window().zoneId())
            + " stands free at its post and sets off with its usual turnout. Shares are of all"
            + " kilometres of street that the service may use"
            + (coverage.outlined() ? ", inside the outline of that moment and outside it" : "")
            + ". In time means turnout and travel within the goal for the most urgent calls less the"
            + " usual call handling: "
            + goals()
            + ". Where a service may go only escorted, staged or not at all counts as closed.");
    table();
    maps();
  }

  private String goals() {
    return String.join(
        ", ",
        coverage.rows().stream()
            .filter(r -> r.caseName().equals(coverage.baseCase()))
            .map(r -> words(r.service()) + " " + Numbers.time(r.withinMs()))
            .toList());
  }

  private static String words(Service service) {
    return service == Service.EMS ? "EMS" : service.name().toLowerCase(Locale.ROOT);
  }

  private void table() {
    String caption = "Street within the goal, computed from the map";
    out.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", caption);
    out.open("table").text("caption", caption).open("thead").open("tr");
    out.text("th", "Case", "scope", "col").text("th", "Service (units)", "scope", "col");
    out.text("th", "Inside, nothing closed", "scope", "col")
        .text("th", "Inside, as closed", "scope", "col");
    out.text("th", "Outside, nothing closed", "scope", "col")
        .text("th", "Outside, as closed", "scope", "col");
    out.text("th", "Less in time than at best", "scope", "col").close().close().open("tbody");
    for (Row row : coverage.rows()) {
      row(row);
    }
    out.close().close().close();
    out.text(
        "p",
        "Beside the share in time stands within which time the first due reaches half and 90 of 100"
            + " of all street; “never” means that less is reached at all. “Nothing closed” shows what stations alone cost: they stand as the case has them. The last"
            + " column is all street, inside and outside, that is in time at best, in the case “"
            + title(coverage.baseCase())
            + "” less that in time here: closure and stations together.",
        "class",
        "note");
  }

  private void row(Row row) {
    List<Row> ofCase =
        coverage.rows().stream().filter(r -> r.caseName().equals(row.caseName())).toList();
    boolean first = ofCase.getFirst().equals(row);
    out.open("tr", "class", first ? "first" : "next");
    if (first) {
      String span = Integer.toString(ofCase.size());
      out.text("th", title(row.caseName()), "scope", "rowgroup", "rowspan", span);
    }
    out.text("th", words(row.service()) + " (" + row.units() + ")", "scope", "row");
    cell(row.open().inside());
    cell(row.closed().inside());
    cell(row.open().outside());
    cell(row.closed().outside());
    Row base = coverage.row(coverage.baseCase(), row.service());
    long lost = base.closed().inTimeMm() - row.closed().inTimeMm();
    out.text("td", lost == 0 ? "–" : km(lost));
    out.close();
  }

  private void cell(Lengths lengths) {
    if (lengths.streetMm() == 0) {
      out.text("td", "–");
      return;
    }
    out.open("td").text("b", Numbers.percent(lengths.share()) + " %");
    out.text("span", "half " + within(lengths.halfWithinMs()), "class", "interval");
    out.text("span", "90 % " + within(lengths.ninetyWithinMs()), "class", "interval");
    out.close();
  }

  private static String within(long ms) {
    return ms < 0 ? "never" : "in " + Numbers.time(ms);
  }

  private static String km(long mm) {
    return String.format(Locale.ROOT, "%.1f km", mm / 1e6).replace("-", "−");
  }

  private String title(String caseName) {
    return result.named(caseName).title();
  }

  private void maps() {
    out.open("div", "class", "pair");
    for (CoverageMap map : coverage.maps()) {
      Row row = coverage.row(map.caseName(), map.service());
      Lengths in = row.closed().inside();
      Lengths outside = row.closed().outside();
      double share =
          (double) row.closed().inTimeMm() / Math.max(1, in.streetMm() + outside.streetMm());
      String title = "Street in time for " + words(map.service()) + ": " + title(map.caseName());
      String id = "coverage-" + coverage.maps().indexOf(map);
      String text = Numbers.percent(share) + " % of street in time.";
      out.open("figure");
      out.raw(MapSvg.coverage(input, new PlotSvg.Words(id, title, text), map));
      out.open("figcaption").text("b", title(map.caseName()) + ". ");
      out.text(words(map.service()) + ": " + text + " White is reached in time; ");
      out.text("rising lines: not in time");
      out.text(
          map.lost().isEmpty() ? "." : "; crossed lines: in time on the first map and not here.");
      out.text(" Dots are posts. Computed from the map, no simulation.").close().close();
    }
    out.close();
  }
}
