package org.cordon.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordon.study.result.StudyFacts;
import org.cordon.study.result.StudyResult;
import org.cordon.study.statistics.Estimate;
import org.cordon.study.statistics.Figures;
import org.cordon.study.statistics.Figures.Measures;
import org.cordon.study.statistics.Group;
import org.cordon.study.statistics.Group.Zone;
import org.cordon.study.statistics.StudyFigures;
import org.cordon.study.statistics.StudyFigures.CaseFigures;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A study's figures as a table for the terminal, and as JSON; computes nothing. */
final class StudyTable {
  private final StudyResult result;
  private final StudyFigures figures;

  StudyTable(StudyResult result, StudyFigures figures) {
    this.result = result;
    this.figures = figures;
  }

  /** The table, line by line. */
  List<String> lines() {
    StudyFacts facts = result.facts();
    List<String> lines = new ArrayList<>();
    lines.add(facts.question().title());
    lines.add(
        facts.origin().name().toLowerCase(Locale.ROOT)
            + ", "
            + result.runs()
            + (result.runs() == 1 ? " run" : " runs")
            + " of each case, seed "
            + facts.seed());
    for (Group group : groups()) {
      lines.add("");
      lines.add(row(title(group), "calls", "within goal", "reached", "median", "90th pct."));
      for (CaseFigures c : figures.cases()) {
        lines.add(row(c.title(), c.of(group)));
      }
    }
    lines.add("");
    lines.add(
        "within goal: share reached within the goal of its service and priority, with 95 % interval over runs.");
    lines.add(
        "median, 90th pct.: from receipt to hands-on, over all calls; \"never\" = not reached within the horizon.");
    return lines;
  }

  private List<Group> groups() {
    Group everywhere = Group.of(Zone.EVERYWHERE);
    return figures.headlineGroup().equals(everywhere)
        ? List.of(everywhere)
        : List.of(figures.headlineGroup(), everywhere);
  }

  private static String title(Group group) {
    return switch (group.zone()) {
      case INSIDE -> "Calls from inside the zone";
      case OUTSIDE -> "Calls from outside the zone";
      case EVERYWHERE -> "All calls";
    };
  }

  private static String row(String title, Figures f) {
    Measures m = f.measures();
    String calls = Long.toString(f.total().calls());
    return m == null
        ? row(title, calls, "-", "-", "-", "-")
        : row(
            title,
            calls,
            share(m.withinGoal()),
            percent(m.reached().value()),
            time(m.medianMs().value()),
            time(m.p90Ms().value()));
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, "  %-42s %7s  %-18s %-8s %-12s %-12s", (Object[]) cells)
        .stripTrailing();
  }

  private static String share(@Nullable Estimate e) {
    if (e == null) {
      return "-";
    }
    return percent(e.value())
        + (e.hasInterval() ? " (" + percent(e.low()) + "-" + percent(e.high()) + ")" : "");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  private static String time(double ms) {
    return Double.isInfinite(ms) ? "never" : Words.duration((long) ms);
  }

  /** The same figures as one object; a time that is never reached is null. */
  ObjectNode asJson(Path out) {
    StudyFacts facts = result.facts();
    ObjectNode json = Console.object();
    json.put("scenario", facts.question().scenario())
        .put("origin", facts.origin().name().toLowerCase(Locale.ROOT))
        .put("seed", facts.seed())
        .put("runs", result.runs())
        .put("out", out.toString());
    ArrayNode cases = json.putArray("cases");
    for (CaseFigures c : figures.cases()) {
      ObjectNode row = cases.addObject().put("name", c.name()).put("title", c.title());
      for (Group group : groups()) {
        fill(row.putObject(group.key()), c.of(group));
      }
    }
    return json;
  }

  private static void fill(ObjectNode json, Figures f) {
    json.put("calls", f.total().calls()).put("unreached", f.total().unreached());
    Measures m = f.measures();
    if (m != null) {
      Estimate goal = m.withinGoal();
      json.put("withinGoal", goal == null ? null : goal.value())
          .put("reached", m.reached().value())
          .put("medianMs", whole(m.medianMs()))
          .put("p90Ms", whole(m.p90Ms()));
    }
  }

  private static @Nullable Long whole(Estimate ms) {
    return Double.isInfinite(ms.value()) ? null : (Long) Math.round(ms.value());
  }
}
