package org.cordon.study.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.cordon.study.result.Goal;
import org.cordon.study.result.StudyFacts;
import org.cordon.study.statistics.Curve;
import org.cordon.study.statistics.Group;
import org.cordon.study.statistics.StudyFigures;

/** How times are spread, and who waits when. */
final class PlotSection {
  private static final int POINTS = 180;
  private static final long LONGEST_MS = 60 * 60_000L;

  private final Markup out;
  private final ReportInput input;
  private final StudyFigures figures;
  private final StudyFacts facts;

  PlotSection(Markup out, ReportInput input, StudyFigures figures) {
    this.out = out;
    this.input = input;
    this.figures = figures;
    this.facts = input.result().facts();
  }

  void write() {
    out.text("h2", "How long callers waited for help");
    reached(figures.headlineGroup(), "reached-headline");
    if (figures.headlineGroup().zone() == Group.Zone.INSIDE) {
      reached(Group.of(Group.Zone.OUTSIDE), "reached-outside");
    }
    waiting();
  }

  private void reached(Group group, String id) {
    long until = Math.min(LONGEST_MS, facts.window().horizonMs());
    List<Curve> curves = Curve.reached(input.result(), group, until, POINTS);
    if (curves.stream().allMatch(c -> c.values().isEmpty())) {
      return;
    }
    List<Double> goals =
        facts.goals().stream()
            .map(Goal::withinMs)
            .distinct()
            .sorted()
            .map(ms -> ms / 60_000.0)
            .toList();
    String calls = Summary.calls(group.zone());
    out.open("figure").text("h3", "Share of " + calls + " reached, by time since the call");
    out.open("div", "class", "scroll");
    out.raw(
        Plots.reached(
            new PlotSvg.Words(
                id, "Share of " + calls + " reached, by time since the call", last(curves, until)),
            curves,
            goals));
    out.close();
    out.text(
        "figcaption",
        "Each line is a case, all runs together. Where a line ends below 100 %, the"
            + " gap above it is the share that had no help within "
            + Numbers.span(until)
            + "."
            + (goals.isEmpty() ? "" : " Upright dashes: the goals, " + times(goals) + "."));
    out.close();
  }

  private static String times(List<Double> minutes) {
    return String.join(", ", minutes.stream().map(m -> Numbers.time(m * 60_000)).toList());
  }

  private static String last(List<Curve> curves, long until) {
    StringBuilder text = new StringBuilder("Reached by " + Numbers.span(until) + ":");
    for (Curve c : curves) {
      if (!c.values().isEmpty()) {
        text.append(" ").append(c.title()).append(" ");
        text.append(Numbers.percent(c.values().getLast())).append(" %.");
      }
    }
    return text.toString();
  }

  private void waiting() {
    List<Curve> curves = Curve.waiting(input.result(), POINTS);
    if (curves.stream().allMatch(c -> c.values().isEmpty())) {
      return;
    }
    long step = curves.getFirst().step();
    long from = input.result().cases().getFirst().runs().getFirst().waiting().fromMs();
    long local =
        from
            + 1000L
                * ZoneId.of(facts.window().zoneId())
                    .getRules()
                    .getOffset(Instant.ofEpochMilli(from))
                    .getTotalSeconds();
    out.open("figure").text("h3", "Calls waiting with nobody on the way, over time");
    out.open("div", "class", "scroll");
    out.raw(
        Plots.waiting(
            new PlotSvg.Words(
                "waiting",
                "Calls waiting with nobody on the way, over time",
                "One line for each case: the mean number of calls waiting."),
            curves,
            local));
    out.close();
    out.text(
        "figcaption",
        "Mean over "
            + input.result().runs()
            + " runs and over stretches of "
            + Numbers.span(step)
            + ", local"
            + " time of "
            + facts.window().zoneId()
            + ".");
    out.close();
  }
}
