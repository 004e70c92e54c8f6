package org.cordon.study.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cordon.dispatch.model.Service;
import org.cordon.study.result.CallFate;
import org.cordon.study.result.CaseResult;
import org.cordon.study.result.RunResult;
import org.cordon.study.result.Sensitivity;
import org.cordon.study.result.StudyResult;
import org.cordon.study.statistics.Group.Zone;
import org.jspecify.annotations.Nullable;

/**
 * All figures of a study, made once; the page, the terminal and {@code result.json} print these and
 * compute nothing, so they cannot disagree.
 *
 * @param headlineGroup calls inside the zone, or all calls where no outline holds any
 * @param cases in the study's order
 * @param differences of each case less the reference, by case, then group
 * @param sensitivities of the headline case
 */
public record StudyFigures(
    Group headlineGroup,
    List<CaseFigures> cases,
    List<Difference> differences,
    List<Range> sensitivities) {
  public StudyFigures {
    cases = List.copyOf(cases);
    differences = List.copyOf(differences);
    sensitivities = List.copyOf(sensitivities);
  }

  /** One case: its figures by group, each zone's total before its parts. */
  public record CaseFigures(String name, String title, List<Figures> groups) {
    public CaseFigures {
      groups = List.copyOf(groups);
    }

    /** The figures of a group, which must be one of the study's. */
    public Figures of(Group group) {
      return groups.stream().filter(f -> f.group().equals(group)).findFirst().orElseThrow();
    }
  }

  /** An uncertain range: the headline group's figures at each setting. */
  public record Range(String name, String title, List<Setting> settings) {
    public Range {
      settings = List.copyOf(settings);
    }

    /** At one setting, and less the headline case as the study has it, over the same runs. */
    public record Setting(String label, Figures figures, Difference fromBase) {}
  }

  /** Makes them. */
  public static StudyFigures of(StudyResult result) {
    Goals goals = new Goals(result.facts());
    long horizonMs = result.facts().window().horizonMs();
    List<Group> groups = groups(result);
    List<CaseFigures> cases = new ArrayList<>();
    for (CaseResult c : result.cases()) {
      List<Figures> figures = new ArrayList<>();
      for (Group group : groups) {
        figures.add(Figures.of(group, new Sample(c, group, goals), horizonMs));
      }
      cases.add(new CaseFigures(c.name(), c.title(), figures));
    }
    Group headline = headlineGroup(cases);
    return new StudyFigures(
        headline, cases, differences(result, goals), ranges(result, headline, goals));
  }

  /** The case of a name, which must be there. */
  public CaseFigures named(String name) {
    return cases.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static Group headlineGroup(List<CaseFigures> cases) {
    Group inside = Group.of(Zone.INSIDE);
    boolean any = cases.stream().anyMatch(c -> c.of(inside).total().calls() > 0);
    return any ? inside : Group.of(Zone.EVERYWHERE);
  }

  /** Each zone whole, by priority, by service; priorities and services as they occur. */
  private static List<Group> groups(StudyResult result) {
    SortedSet<Integer> priorities = new TreeSet<>();
    SortedSet<Service> services = new TreeSet<>();
    for (CaseResult c : result.cases()) {
      for (RunResult run : c.runs()) {
        for (CallFate fate : run.fates()) {
          priorities.add(fate.call().kind().priority());
          services.add(fate.call().kind().service());
        }
      }
    }
    List<Group> groups = new ArrayList<>();
    for (Zone zone : Zone.values()) {
      groups.add(Group.of(zone));
      priorities.forEach(p -> groups.add(new Group(zone, p, null)));
      services.forEach(s -> groups.add(new Group(zone, null, s)));
    }
    return groups;
  }

  private static List<Difference> differences(StudyResult result, Goals goals) {
    CaseResult reference = result.named(result.facts().question().referenceCase());
    List<Difference> differences = new ArrayList<>();
    for (CaseResult c : result.cases()) {
      for (Zone zone : Zone.values()) {
        Difference d =
            c.name().equals(reference.name())
                ? null
                : difference(result, c, reference, Group.of(zone), goals);
        if (d != null) {
          differences.add(d);
        }
      }
    }
    return differences;
  }

  private static @Nullable Difference difference(
      StudyResult result, CaseResult c, CaseResult from, Group group, Goals goals) {
    return Difference.of(c, from, group, goals, result.facts().window().horizonMs());
  }

  private static List<Range> ranges(StudyResult result, Group group, Goals goals) {
    CaseResult base = result.named(result.facts().question().headlineCase());
    long horizonMs = result.facts().window().horizonMs();
    List<Range> ranges = new ArrayList<>();
    for (Sensitivity s : result.sensitivities()) {
      List<Range.Setting> settings = new ArrayList<>();
      for (Sensitivity.Setting setting : s.settings()) {
        CaseResult at = setting.result();
        CaseResult sameRuns =
            new CaseResult(base.name(), base.title(), base.runs().subList(0, at.runs().size()));
        Difference d = difference(result, at, sameRuns, group, goals);
        if (d != null) {
          Figures figures = Figures.of(group, new Sample(at, group, goals), horizonMs);
          settings.add(new Range.Setting(setting.label(), figures, d));
        }
      }
      ranges.add(new Range(s.name(), s.title(), settings));
    }
    return ranges;
  }
}
