package org.cordon.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.study.result.CaseResult;
import org.cordon.study.result.RunCounts;
import org.cordon.study.result.RunResult;
import org.cordon.study.result.Transports;
import org.cordon.study.statistics.Difference;
import org.cordon.study.statistics.Estimate;
import org.cordon.study.statistics.Figures;
import org.cordon.study.statistics.Figures.Measures;
import org.cordon.study.statistics.Group;
import org.cordon.study.statistics.StudyFigures;
import org.cordon.study.statistics.StudyFigures.CaseFigures;
import org.jspecify.annotations.Nullable;

/** The tables of the page. */
final class CaseTables {
  private static final List<String> COUNTS =
      List.of(
          "Case",
          "Overrides",
          "Attempts to go in",
          "Meeting points set",
          "Meeting points changed",
          "Alarms");

  private final Markup out;
  private final StudyFigures figures;

  CaseTables(Markup out, StudyFigures figures) {
    this.out = out;
    this.figures = figures;
  }

  /** One row a case. */
  void cases(Group group, String caption) {
    begin(
        caption,
        "Case",
        "Calls a run",
        "Within the goal",
        "Median, min:s",
        "90th percentile",
        "Never reached",
        "Mean up to the horizon");
    for (CaseFigures c : figures.cases()) {
      out.open("tr").text("th", c.title(), "scope", "row");
      cells(c.of(group));
      out.close();
    }
    end();
  }

  /** One row for each case and part of a zone's calls: by priority, by service. */
  void parts(Group.Zone zone, String caption) {
    begin(
        caption,
        "Case",
        "Calls",
        "Calls a run",
        "Within the goal",
        "Median, min:s",
        "90th percentile",
        "Never reached",
        "Mean up to the horizon");
    for (CaseFigures c : figures.cases()) {
      List<Figures> parts = c.groups().stream().filter(f -> f.group().zone() == zone).toList();
      for (int i = 0; i < parts.size(); i++) {
        out.open("tr", "class", i == 0 ? "first" : "next");
        if (i == 0) {
          out.text("th", c.title(), "scope", "rowgroup", "rowspan", Integer.toString(parts.size()));
        }
        out.text("th", parts.get(i).group().label(), "scope", "row");
        cells(parts.get(i));
        out.close();
      }
    }
    end();
  }

  private void cells(Figures f) {
    out.text("td", perRun(f.total().calls(), f.runs().size()));
    Measures m = f.measures();
    if (m == null) {
      for (int i = 0; i < 5; i++) {
        out.text("td", "–");
      }
      return;
    }
    share(m.withinGoal());
    time(m.medianMs());
    time(m.p90Ms());
    Estimate r = m.reached();
    Estimate never = new Estimate(1 - r.value(), 1 - r.high(), 1 - r.low());
    cell(Numbers.percent(never.value()) + " %", Numbers.shareInterval(never));
    time(m.meanToHorizonMs());
  }

  private void share(@Nullable Estimate e) {
    if (e == null) {
      out.text("td", "no goal");
    } else {
      cell(Numbers.percent(e.value()) + " %", Numbers.shareInterval(e));
    }
  }

  private void time(Estimate e) {
    cell(Numbers.time(e.value()), Numbers.timeInterval(e));
  }

  private void cell(String value, String interval) {
    out.open("td").text("b", value).text("span", interval, "class", "interval").close();
  }

  private static String perRun(long total, int runs) {
    long tenths = Math.round(10.0 * total / runs);
    if (tenths == 0 || tenths >= 1000) {
      return Numbers.count(Math.round(tenths / 10.0));
    }
    return tenths / 10 + "." + tenths % 10;
  }

  /** Each case less the reference. */
  void differences(String referenceTitle) {
    begin(
        "Each case less “" + referenceTitle + "”, the same runs paired",
        "Case",
        "Calls",
        "Within the goal, points",
        "Reached at all, points",
        "Mean up to the horizon",
        "Calls gained",
        "Calls lost");
    String previous = "";
    for (Difference d : figures.differences()) {
      boolean first = !d.caseName().equals(previous);
      previous = d.caseName();
      out.open("tr", "class", first ? "first" : "next");
      if (first) {
        long rows =
            figures.differences().stream().filter(o -> o.caseName().equals(d.caseName())).count();
        String title = figures.named(d.caseName()).title();
        out.text("th", title, "scope", "rowgroup", "rowspan", Long.toString(rows));
      }
      out.text("th", words(d.group().zone().name()), "scope", "row");
      points(d.withinGoal());
      points(d.reached());
      Estimate mean = d.meanToHorizonMs();
      cell(
          Numbers.signedTime(mean.value()),
          mean.hasInterval()
              ? " ["
                  + Numbers.signedTime(mean.low())
                  + " to "
                  + Numbers.signedTime(mean.high())
                  + "]"
              : "");
      out.text("td", Numbers.count(d.pairs().gained()));
      out.text("td", Numbers.count(d.pairs().lost()));
      out.close();
    }
    end();
    out.text(
        "p",
        "Gained: reached within the goal in this case and not in the reference, the same call of the"
            + " same run; lost: the other way round; all runs together. Points are percentage points.",
        "class",
        "note");
  }

  private void points(@Nullable Estimate e) {
    if (e == null) {
      out.text("td", "no goal");
      return;
    }
    cell(
        Numbers.signedPercent(e.value()),
        e.hasInterval()
            ? " [" + Numbers.signedPercent(e.low()) + " to " + Numbers.signedPercent(e.high()) + "]"
            : "");
  }

  /** How calls ended, per run. */
  void outcomes(Group group, String caption) {
    String[] heads = new String[IncidentOutcome.values().length + 2];
    heads[0] = "Case";
    heads[1] = "Calls a run";
    for (int i = 2; i < heads.length; i++) {
      heads[i] = words(IncidentOutcome.values()[i - 2].name());
    }
    begin(caption, heads);
    for (CaseFigures c : figures.cases()) {
      Figures f = c.of(group);
      out.open("tr").text("th", c.title(), "scope", "row");
      out.text("td", perRun(f.total().calls(), f.runs().size()));
      for (IncidentOutcome outcome : IncidentOutcome.values()) {
        out.text("td", perRun(f.outcomes().getOrDefault(outcome, 0L), f.runs().size()));
      }
      out.close();
    }
    end();
  }

  /** What else happened, per run. */
  void counts(List<CaseResult> cases) {
    boolean hindered =
        cases.stream()
            .flatMap(c -> c.runs().stream())
            .anyMatch(r -> !r.counts().transports().unhindered());
    List<String> heads = new ArrayList<>(COUNTS);
    if (hindered) {
      heads.add("Hospitals cut off");
    }
    begin("What else happened, mean a run", heads.toArray(String[]::new));
    for (CaseResult c : cases) {
      List<RunCounts> counts = c.runs().stream().map(RunResult::counts).toList();
      int runs = counts.size();
      out.open("tr").text("th", c.title(), "scope", "row");
      out.text("td", perRun(counts.stream().mapToLong(RunCounts::overrides).sum(), runs));
      out.text("td", perRun(counts.stream().mapToLong(RunCounts::accessAttempts).sum(), runs));
      out.text("td", perRun(counts.stream().mapToLong(RunCounts::meetingPointsSet).sum(), runs));
      out.text(
          "td", perRun(counts.stream().mapToLong(RunCounts::meetingPointsChanged).sum(), runs));
      out.text("td", alarms(counts), "class", "words");
      if (hindered) {
        out.text("td", transports(counts), "class", "words");
      }
      out.close();
    }
    end();
  }

  private static String transports(List<RunCounts> counts) {
    Transports sum = Transports.UNHINDERED;
    for (RunCounts c : counts) {
      sum = sum.plus(c.transports());
    }
    List<String> words = new ArrayList<>();
    sum.cutOff()
        .forEach((name, n) -> words.add(name + " for " + perRun(n, counts.size()) + " patients"));
    if (sum.nowhere() > 0) {
      words.add(perRun(sum.nowhere(), counts.size()) + " patients reached none");
    }
    return words.isEmpty() ? "none" : String.join(", ", words);
  }

  private static String alarms(List<RunCounts> counts) {
    Map<String, Long> sums = new TreeMap<>();
    for (RunCounts c : counts) {
      c.alarms().forEach((name, n) -> sums.merge(name, n, Long::sum));
    }
    StringBuilder text = new StringBuilder();
    sums.forEach((name, n) ->
        text.append(text.isEmpty() ? "" : ", ")
            .append(words(name))
            .append(' ')
            .append(perRun(n, counts.size())));
    return text.isEmpty() ? "none" : text.toString();
  }

  /** How each uncertain range moves the answer. */
  void ranges() {
    begin(
        "The headline case again, with one thing changed at a time",
        "Uncertain",
        "Set to",
        "Within the goal",
        "Less the base, points",
        "Median, min:s",
        "Never reached");
    for (StudyFigures.Range range : figures.sensitivities()) {
      List<StudyFigures.Range.Setting> settings = range.settings();
      for (int i = 0; i < settings.size(); i++) {
        StudyFigures.Range.Setting s = settings.get(i);
        out.open("tr", "class", i == 0 ? "first" : "next");
        if (i == 0) {
          String span = Integer.toString(settings.size());
          out.text("th", range.title(), "scope", "rowgroup", "rowspan", span);
        }
        out.text("th", s.label(), "scope", "row");
        Measures m = s.figures().measures();
        share(m == null ? null : m.withinGoal());
        points(s.fromBase().withinGoal());
        out.text("td", m == null ? "–" : Numbers.time(m.medianMs().value()));
        out.text("td", m == null ? "–" : Numbers.percent(1 - m.reached().value()) + " %");
        out.close();
      }
    }
    end();
  }

  static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
  }

  private void begin(String caption, String... heads) {
    out.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", caption);
    out.open("table").text("caption", caption).open("thead").open("tr");
    for (String head : heads) {
      out.text("th", head, "scope", "col");
    }
    out.close().close().open("tbody");
  }

  private void end() {
    out.close().close().close();
  }
}
