package org.cordon.study.sim;

import java.nio.file.Path;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.engine.RoadTravelTimes;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.route.Roads;
import org.cordon.study.demand.CallGenerator;
import org.cordon.study.scenario.Case;
import org.cordon.study.scenario.CityLoader;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.yaml.ScenarioReader;

/** A town, the small one of the test resources or another, ready to be simulated. */
final class SmallTown {
  final Scenario scenario;
  final Streets streets;
  final CallGenerator generator;

  SmallTown() {
    this(Path.of("src/test/resources/small/scenario.yaml"));
  }

  SmallTown(Path file) {
    scenario = ScenarioReader.read(file);
    streets = new Streets(Roads.of(CityLoader.load(scenario.frame().cityFile())));
    generator = CallGenerator.of(scenario, streets.roads().city());
  }

  Scenario of(String name) {
    return scenario.in(named(name));
  }

  Case named(String name) {
    for (Case c : scenario.study().cases()) {
      if (c.name().equals(name)) {
        return c;
      }
    }
    throw new IllegalArgumentException("no case " + name);
  }

  Simulation simulation(Scenario of, int run, Journal journal) {
    RoadTravelTimes corners =
        new RoadTravelTimes(streets.roads(), Corners.of(streets.roads().city()));
    long seed = of.study().seed();
    return new Simulation(
        new Simulation.Inputs(streets, corners, of, generator.calls(of, run), seed, run),
        journal,
        true);
  }
}
