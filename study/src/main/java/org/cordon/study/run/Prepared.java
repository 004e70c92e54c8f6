package org.cordon.study.run;

import java.util.function.BooleanSupplier;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.engine.RoadTravelTimes;
import org.cordon.roads.city.City;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.route.Roads;
import org.cordon.roads.speed.LocalSpeeds;
import org.cordon.study.demand.CallGenerator;
import org.cordon.study.result.RunResult;
import org.cordon.study.result.StaticCoverage;
import org.cordon.study.scenario.CityLoader;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.sim.Simulation;
import org.cordon.study.sim.Streets;

/** A scenario made ready: the city and everything else that all runs share, on all threads. */
final class Prepared {
  private final Scenario scenario;
  private final Streets streets;
  private final Corners corners;
  private final CallGenerator generator;

  Prepared(Scenario scenario) {
    this.scenario = scenario;
    City city = CityLoader.load(scenario.frame().cityFile());
    streets = new Streets(Roads.of(city));
    corners = Corners.of(city);
    generator = CallGenerator.of(scenario, city);
  }

  Scenario scenario() {
    return scenario;
  }

  /** What is asked, and how much of a file of calls answers it. */
  String asked() {
    LocalSpeeds speeds = scenario.frame().speeds();
    String travel =
        speeds == null
            ? ""
            : " Travel times by hour of the week: speeds " + speeds.table().name() + ".";
    return (scenario.study().question().asked() + " " + generator.toldOfFile() + travel).strip();
  }

  City city() {
    return streets.roads().city();
  }

  /** What is reached in time from where units stand, in each case. */
  StaticCoverage coverage() {
    return CoverageOfCases.of(streets.roads(), scenario);
  }

  /** One run of the scenario as a case or a range has it. */
  RunResult run(Scenario as, int run, Journal journal, BooleanSupplier cancelled) {
    return simulation(as, run, journal).run(cancelled);
  }

  /** The same, not yet run. */
  Simulation simulation(Scenario as, int run, Journal journal) {
    Simulation.Inputs inputs =
        new Simulation.Inputs(
            streets,
            new RoadTravelTimes(streets.roads(), corners),
            as,
            generator.calls(as, run),
            as.study().seed(),
            run);
    return new Simulation(inputs, journal, false);
  }
}
