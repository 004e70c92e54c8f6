package org.cordon.study.report;

import java.util.List;
import java.util.Locale;
import org.cordon.study.result.StudyResult;
import org.cordon.study.statistics.Estimate;
import org.cordon.study.statistics.Figures;
import org.cordon.study.statistics.Figures.Measures;
import org.cordon.study.statistics.Group;
import org.cordon.study.statistics.Group.Zone;
import org.cordon.study.statistics.StudyFigures;
import org.cordon.study.statistics.StudyFigures.CaseFigures;

/** The figures as a table of at most {@value #WIDTH} columns, for a terminal. */
public final class TerminalTable {
  /** No line is longer. */
  static final int WIDTH = 100;

  private static final int NAME = 30;
  private static final int[] COLUMNS = {20, 21, 21, 8};

  private final StringBuilder out = new StringBuilder();
  private final StudyFigures figures;

  private TerminalTable(StudyFigures figures) {
    this.figures = figures;
  }

  /** The headline, and one table each for calls from inside and outside the zone. */
  public static String write(StudyResult result, StudyFigures figures) {
    Summary summary = new Summary(result.facts(), figures);
    TerminalTable table = new TerminalTable(figures);
    table.wrapped(summary.origin() + ", not measured: " + result.facts().question().title());
    table.out.append('\n');
    table.wrapped(summary.headline());
    for (Zone zone : List.of(Zone.INSIDE, Zone.OUTSIDE, Zone.EVERYWHERE)) {
      Figures first = figures.cases().getFirst().of(Group.of(zone));
      boolean only = figures.headlineGroup().zone() == zone;
      if (only || (zone == Zone.OUTSIDE && first.total().calls() > 0)) {
        table.block(Group.of(zone), Summary.calls(zone) + ", " + summary.size(first));
      }
    }
    table.out.append('\n');
    table.wrapped(
        "Times are minutes:seconds from the call to hands-on, over all calls, also those"
            + " never reached; “never” is a median or percentile that too few were reached for; [ ] is the 95 %"
            + " interval over runs.");
    return table.out.toString();
  }

  private void block(Group group, String title) {
    out.append('\n');
    wrapped(title);
    row("case", "within the goal", "median", "90th percentile", "never");
    out.append("-".repeat(WIDTH)).append('\n');
    for (CaseFigures c : figures.cases()) {
      Measures m = c.of(group).measures();
      if (m == null) {
        row(c.title(), "no calls", "", "", "");
        continue;
      }
      row(
          c.title(),
          m.withinGoal() == null ? "no goal" : percent(m.withinGoal()),
          time(m.medianMs()),
          time(m.p90Ms()),
          Numbers.percent(1 - m.reached().value()) + " %");
    }
  }

  private static String percent(Estimate e) {
    return Numbers.percent(e.value()) + " %" + Numbers.shareInterval(e);
  }

  /** "never" is short for not reached. */
  private static String time(Estimate e) {
    String interval = e.value() == e.low() ? "" : Numbers.timeInterval(e);
    return (Numbers.time(e.value()) + interval).replace(Numbers.NOT_REACHED, "never");
  }

  private void row(String name, String... cells) {
    String rest = name;
    while (rest.length() > NAME) {
      int cut = rest.lastIndexOf(' ', NAME);
      int end = cut > 0 ? cut : NAME;
      out.append(rest, 0, end).append('\n');
      rest = "  " + rest.substring(end).strip();
    }
    StringBuilder line = new StringBuilder(rest).append(" ".repeat(NAME - rest.length()));
    for (int i = 0; i < cells.length; i++) {
      line.append(" ".repeat(Math.max(1, COLUMNS[i] - cells[i].length()))).append(cells[i]);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private void wrapped(String text) {
    String rest = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    while (rest.length() > WIDTH) {
      int cut = rest.lastIndexOf(' ', WIDTH);
      int end = cut > 0 ? cut : WIDTH;
      out.append(rest, 0, end).append('\n');
      rest = rest.substring(end).strip();
    }
    out.append(rest).append('\n');
  }
}
