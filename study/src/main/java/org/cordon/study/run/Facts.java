package org.cordon.study.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.cordon.roads.Refusal;
import org.cordon.study.result.Goal;
import org.cordon.study.result.Origin;
import org.cordon.study.result.StudyFacts;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Span;
import org.cordon.study.sim.Simulation;

/** What a scenario is, as its result tells it. */
final class Facts {
  private Facts() {}

  static StudyFacts of(Prepared prepared, String scenarioHash) {
    Scenario scenario = prepared.scenario();
    Span measured = scenario.frame().measured();
    Scenario.Question question = scenario.study().question();
    return new StudyFacts(
        new StudyFacts.Question(
            scenario.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
            scenario.name(),
            prepared.asked(),
            question.headline(),
            question.against()),
        scenario.demand().callsFile() == null ? Origin.SIMULATED : Origin.REPLAYED,
        scenario.study().seed(),
        new StudyFacts.Hashes(scenarioHash, prepared.city().hash()),
        new StudyFacts.Window(
            scenario.frame().timeZone().getId(),
            measured.fromMs(),
            measured.untilMs(),
            Simulation.HORIZON_MS),
        goals(scenario));
  }

  private static List<Goal> goals(Scenario scenario) {
    return scenario.work().goals().stream()
        .map(g -> new Goal(g.service(), g.priority(), g.withinMs(), g.source()))
        .toList();
  }

  static String hash(Path file) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new Refusal(
          "unreadable-scenario", e.toString(), file.toString(), "Name a readable file.");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
