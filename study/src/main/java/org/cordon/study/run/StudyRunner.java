package org.cordon.study.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.engine.Journal;
import org.cordon.roads.Refusal;
import org.cordon.study.report.IndexHtml;
import org.cordon.study.report.ReportFiles;
import org.cordon.study.report.ReportInput;
import org.cordon.study.report.ScenarioMap;
import org.cordon.study.result.CaseResult;
import org.cordon.study.result.RunResult;
import org.cordon.study.result.Sensitivity;
import org.cordon.study.result.StudyResult;
import org.cordon.study.run.Workers.Job;
import org.cordon.study.scenario.Case;
import org.cordon.study.scenario.Level;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.UncertainRange;
import org.cordon.study.scenario.yaml.ScenarioReader;
import org.cordon.study.sim.Simulation;
import org.cordon.study.statistics.StudyFigures;

/**
 * Runs every case of a scenario as often as asked and writes what came of it: {@code result.json},
 * {@code report.html}, {@code index.html} and {@code events.jsonl}. Then the headline's case is run
 * again with each uncertain thing at its least and at its greatest, one at a time, on half the
 * runs. Same scenario and seed, same bytes, on any number of threads.
 */
public final class StudyRunner {
  private final Prepared prepared;
  private final StudyOptions options;
  private final Workers workers;
  private final String headline;
  private final String eventsCase;

  private StudyRunner(Prepared prepared, StudyOptions options) {
    this.prepared = prepared;
    this.options = options;
    workers = new Workers(options.threads(), options.progress());
    headline = prepared.scenario().study().question().headline();
    String named = options.eventsCase();
    eventsCase = named == null ? headline : named;
  }

  /**
   * Runs a scenario file.
   *
   * @throws Refusal for input that cannot be used, and when cancelled
   */
  public static StudyResult run(Path scenarioFile, StudyOptions options) {
    Scenario scenario = asAsked(ScenarioReader.read(scenarioFile), options);
    Prepared prepared = new Prepared(scenario);
    StudyRunner runner = new StudyRunner(prepared, options);
    Case logged = runner.caseNamed(runner.eventsCase);
    try (EventsFile events = new EventsFile()) {
      StudyResult result = runner.result(Facts.hash(scenarioFile), events);
      StudyFigures figures = StudyFigures.of(result);
      ReportInput input = new ReportInput(result, prepared.city(), ScenarioMap.of(scenario));
      runner.stopIfCancelled();
      events.moveInto(options.out()); // First, since it is the file most likely not to fit.
      String run = "run 0 of \u201c" + logged.title() + "\u201d";
      List<IndexHtml.Listed> beside = options.beside().get();
      ReportFiles.writeAll(options.out(), input, figures, new IndexHtml.Kept(run, beside));
      return result;
    } catch (Simulation.Cancelled e) {
      throw runner.cancelled();
    }
  }

  private static Scenario asAsked(Scenario s, StudyOptions options) {
    Scenario.Study study = s.study();
    Long seed = options.seed();
    Integer runs = options.runs();
    return s.drawn(seed == null ? study.seed() : seed, runs == null ? study.runs() : runs);
  }

  private Case caseNamed(String name) {
    List<Case> cases = prepared.scenario().study().cases();
    for (Case c : cases) {
      if (c.name().equals(name)) {
        return c;
      }
    }
    throw new Refusal(
        "unknown-case",
        name,
        "the case whose events are written",
        "Name one of " + String.join(", ", cases.stream().map(Case::name).toList()) + ".");
  }

  private void stopIfCancelled() {
    if (options.cancelled().getAsBoolean()) {
      throw cancelled();
    }
  }

  private Refusal cancelled() {
    return new Refusal(
        "study-cancelled",
        "the study was cancelled",
        options.out().toString(),
        "Run it again; nothing was written.");
  }

  private StudyResult result(String scenarioHash, EventsFile events) {
    Scenario scenario = prepared.scenario();
    int runs = scenario.study().runs();
    List<Varied> varied = varied();
    List<Job<RunResult>> jobs = new ArrayList<>();
    for (Case c : scenario.study().cases()) {
      for (int run = 0; run < runs; run++) {
        boolean logs = run == 0 && c.name().equals(eventsCase);
        jobs.add(logs ? logged(c, events) : job(c.title(), scenario.in(c), run));
      }
    }
    for (Varied v : varied) {
      for (int run = 0; run < v.runs; run++) {
        jobs.add(job(v.label(), v.scenario, run));
      }
    }
    List<RunResult> results = workers.all(jobs);
    List<CaseResult> cases = new ArrayList<>();
    int next = 0;
    for (Case c : scenario.study().cases()) {
      cases.add(new CaseResult(c.name(), c.title(), results.subList(next, next + runs)));
      next += runs;
    }
    return new StudyResult(
        Facts.of(prepared, scenarioHash),
        cases,
        sensitivities(varied, results.subList(next, results.size()), cases),
        prepared.coverage());
  }

  private Job<RunResult> job(String title, Scenario as, int run) {
    return new Job<>(
        title + ", run " + run, () -> prepared.run(as, run, Journal.NONE, this::stopped));
  }

  private Job<RunResult> logged(Case c, EventsFile events) {
    Scenario as = prepared.scenario().in(c);
    return new Job<>(
        c.title() + ", run 0",
        () -> {
          Journal both =
              (entries, sealed) -> {
                events.journal().append(entries, sealed);
                options.journal().append(entries, sealed);
              };
          Simulation simulation = prepared.simulation(as, 0, both);
          return events.of(simulation, this::stopped);
        });
  }

  private boolean stopped() {
    return workers.stopped() || options.cancelled().getAsBoolean();
  }

  /** The headline's case with one thing at one end of its range. */
  private record Varied(UncertainRange range, Level level, Scenario scenario, int runs) {
    String label() {
      return Labels.title(range.parameter()) + ": " + Labels.value(range, level);
    }
  }

  private List<Varied> varied() {
    Scenario base = prepared.scenario().in(caseNamed(headline));
    int runs = (base.study().runs() + 1) / 2;
    List<Varied> varied = new ArrayList<>();
    for (UncertainRange range : base.study().uncertain()) {
      for (Level level : List.of(Level.LOW, Level.HIGH)) {
        varied.add(new Varied(range, level, base.varied(range, level), runs));
      }
    }
    return varied;
  }

  private List<Sensitivity> sensitivities(
      List<Varied> varied, List<RunResult> results, List<CaseResult> cases) {
    CaseResult base =
        cases.stream().filter(c -> c.name().equals(headline)).findFirst().orElseThrow();
    List<Sensitivity> found = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < varied.size(); i += 2) {
      UncertainRange range = varied.get(i).range;
      int runs = varied.get(i).runs;
      List<Sensitivity.Setting> settings = new ArrayList<>();
      for (Level level : List.of(Level.LOW, Level.CENTRAL, Level.HIGH)) {
        List<RunResult> of = base.runs().subList(0, runs);
        if (level != Level.CENTRAL) {
          of = results.subList(next, next + runs);
          next += runs;
        }
        settings.add(
            new Sensitivity.Setting(
                Labels.value(range, level), new CaseResult(base.name(), base.title(), of)));
      }
      found.add(
          new Sensitivity(
              Labels.name(range.parameter()), Labels.title(range.parameter()), settings));
    }
    return found;
  }
}
