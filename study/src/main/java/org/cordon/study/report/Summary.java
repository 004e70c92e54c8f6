package org.cordon.study.report;

import java.util.ArrayList;
import java.util.List;
import org.cordon.study.result.Goal;
import org.cordon.study.result.StudyFacts;
import org.cordon.study.statistics.Estimate;
import org.cordon.study.statistics.Figures;
import org.cordon.study.statistics.Figures.Measures;
import org.cordon.study.statistics.Group;
import org.cordon.study.statistics.StudyFigures;
import org.cordon.study.statistics.StudyFigures.CaseFigures;

/** The sentences that stand on the page and in the terminal alike. */
final class Summary {
  private final StudyFacts facts;
  private final StudyFigures figures;

  Summary(StudyFacts facts, StudyFigures figures) {
    this.facts = facts;
    this.figures = figures;
  }

  /** "calls from inside the zone". */
  static String calls(Group.Zone zone) {
    return switch (zone) {
      case EVERYWHERE -> "all calls";
      case INSIDE -> "calls from inside the zone";
      case OUTSIDE -> "calls from outside the zone";
    };
  }

  /** "simulated" or "replayed". */
  String origin() {
    return switch (facts.origin()) {
      case SIMULATED -> "simulated";
      case REPLAYED -> "replayed";
    };
  }

  /** The answer in one or two plain sentences. */
  String headline() {
    CaseFigures plan = figures.named(facts.question().headlineCase());
    CaseFigures reference = figures.named(facts.question().referenceCase());
    String what = "of 100 " + calls(figures.headlineGroup().zone());
    if (plan.name().equals(reference.name())) {
      return sentence(plan, what);
    }
    return sentence(plan, what) + " " + sentence(reference, "of 100");
  }

  private String sentence(CaseFigures c, String what) {
    Measures m = c.of(figures.headlineGroup()).measures();
    Estimate e = m == null ? null : m.withinGoal();
    if (m == null || e == null) {
      return "Case “" + c.title() + "” has no calls with a goal.";
    }
    return "With “"
        + c.title()
        + "”, "
        + Numbers.ofHundred(e.value())
        + " "
        + what
        + " were reached within the goal, and "
        + Numbers.ofHundred(1 - m.reached().value())
        + " were never reached.";
  }

  /** "about 41 calls in each of 10 runs". */
  String size(Figures f) {
    long each = Math.round((double) f.total().calls() / f.runs().size());
    return "about " + Numbers.count(each) + " calls in each of " + f.runs().size() + " runs";
  }

  /** What the goal is, one text for each. */
  List<String> goals() {
    List<String> texts = new ArrayList<>();
    for (Goal g : facts.goals()) {
      String service = new Group(Group.Zone.EVERYWHERE, null, g.service()).label();
      texts.add(
          service
              + " priority "
              + g.priority()
              + ": "
              + Numbers.time(g.withinMs())
              + (g.source().isEmpty() ? "" : " (" + g.source() + ")"));
    }
    return texts;
  }

  /** What the figures mean; the same in the page, the terminal and the JSON. */
  List<String> definitions() {
    String horizon = Numbers.span(facts.window().horizonMs());
    return List.of(
        "Times are minutes:seconds, from an hour on hours:minutes:seconds.",
        "Response time: from receipt of the call to hands-on, that is contact at the address, caller"
            + " and crew both at the meeting point, or entry after the scene was cleared. Wheels"
            + " stopping or waiting at a staging point does not end it.",
        "Within the goal: share of the calls that have a goal whose response time was no longer than"
            + " it. Calls never reached count as not within it.",
        "Median and 90th percentile: the times by which half, and nine in ten, of all calls were"
            + " reached (nearest rank). Calls never reached count as infinitely late; where too many"
            + " were, the figure is “not reached”.",
        "Never reached: no hands-on within "
            + horizon
            + " of receipt, whatever the call's outcome"
            + " was called.",
        "Mean time up to the horizon: the mean over all calls of the time until help or until "
            + horizon
            + ", whichever came first. It is not a mean response time.",
        "Inside the zone: the call's place lay inside the outline in force when the call came; the"
            + " same calls in every case, also where a case has no zone in force.",
        "[a–b]: 95 % interval over runs (Student's t on the ratio of sums over runs; for percentiles"
            + " Woodruff's method; for a share of 0 or 100 % in every run Clopper and Pearson's"
            + " limit). It covers the simulation's chance, not the model's error.",
        "Differences pair the same run of two cases: the same calls with the same draws come in both.");
  }
}
