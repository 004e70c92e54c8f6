package org.cordon.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cordon.bench.Row.Bar;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.engine.RoadTravelTimes;
import org.cordon.roads.city.City;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.route.Roads;
import org.cordon.study.demand.CallGenerator;
import org.cordon.study.demand.GeneratedCall;
import org.cordon.study.scenario.Case;
import org.cordon.study.scenario.Resources;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.yaml.ScenarioReader;
import org.cordon.study.sim.Simulation;
import org.cordon.study.sim.Streets;

/** Simulated calls per second on one core: whole runs of a scenario, from first call to horizon. */
final class StudyBench {
  private static final int UNITS = 100;

  private final Consumer<Row> rows;
  private final boolean quick;

  StudyBench(boolean quick, Consumer<Row> rows) {
    this.quick = quick;
    this.rows = rows;
  }

  /**
   * Runs the first case, nothing closed, and the last one with meeting points, also with 100 units.
   */
  void run(Path scenarioFile, City city, String streets) {
    Scenario scenario = ScenarioReader.read(scenarioFile);
    List<Case> cases = scenario.study().cases();
    measure(scenario.in(cases.getFirst()), city, streets + ", nothing closed");
    cases.stream()
        .filter(c -> c.name().contains("meeting"))
        .reduce((first, last) -> last)
        .ifPresent(c -> {
          Scenario met = scenario.in(c);
          measure(met, city, streets + ", meeting points");
          measure(withUnits(met), city, streets + ", meeting points");
        });
  }

  /** The same calls with a roster of the size that the bar speaks of: its units again and again. */
  private static Scenario withUnits(Scenario s) {
    List<Resources.Unit> some = s.resources().units();
    List<Resources.Unit> units = new ArrayList<>(some);
    while (units.size() < UNITS) {
      Resources.Unit u = some.get(units.size() % some.size());
      String again = "-" + units.size();
      units.add(
          new Resources.Unit(
              u.id() + again,
              u.service(),
              u.capabilities(),
              u.crewId() + again,
              u.stationId(),
              u.shifts(),
              u.manualEtaMs()));
    }
    Resources many =
        new Resources(s.resources().stations(), s.resources().hospitals(), units, List.of());
    return new Scenario(s.frame(), many, s.work(), s.demand(), s.timeline(), s.study());
  }

  private void measure(Scenario scenario, City city, String what) {
    Roads roads = Roads.of(city);
    Streets streets = new Streets(roads);
    Corners corners = Corners.of(city);
    List<GeneratedCall> calls = CallGenerator.of(scenario, city).calls(scenario, 0);
    long seed = scenario.study().seed();
    int units = scenario.resources().units().size();
    rows.accept(
        Samples.of(
                quick ? 1 : 3,
                quick ? 3 : 10,
                round -> {
                  Simulation.Inputs inputs =
                      new Simulation.Inputs(
                          streets, new RoadTravelTimes(roads, corners), scenario, calls, seed, 0);
                  return new Simulation(inputs, Journal.NONE, false)
                      .run(() -> false)
                      .fates()
                      .size();
                })
            .rate(
                "simulated calls a core, " + units + " units, " + what,
                calls.size(),
                new Bar(50_000, false)));
  }
}
