package org.cordon.study.result;

import java.util.List;

/**
 * What was studied.
 *
 * @param question the scenario's names, and which cases its headline compares
 * @param origin simulated or replayed
 * @param seed of every random number
 * @param hashes of the scenario file and of the city, so that a reader can tell whether two results
 *     come from the same input
 * @param window the time it covers
 * @param goals one for each service and priority that has one; calls without one are left out of
 *     "within the goal" and counted in everything else
 */
public record StudyFacts(
    Question question, Origin origin, long seed, Hashes hashes, Window window, List<Goal> goals) {
  public StudyFacts {
    goals = List.copyOf(goals);
  }

  /**
   * What is asked.
   *
   * @param scenario its name, kebab-case
   * @param title what people read
   * @param asked the question in a sentence or a few
   * @param headlineCase name of the case that the headline speaks of
   * @param referenceCase name of the case that all others are compared with
   */
  public record Question(
      String scenario, String title, String asked, String headlineCase, String referenceCase) {
    public Question {
      Names.present(scenario, "a scenario's name");
      Names.present(title, "a scenario's title");
    }
  }

  /** SHA-256 in hex. */
  public record Hashes(String scenario, String city) {}

  /**
   * The time it covers.
   *
   * @param zoneId IANA time zone in which times print
   * @param fromMs first instant at which calls come, UTC ms
   * @param untilMs end of it, exclusive
   * @param horizonMs how long after receipt every call was followed; whoever was not reached by
   *     then counts as not reached
   */
  public record Window(String zoneId, long fromMs, long untilMs, long horizonMs) {
    public Window {
      Names.present(zoneId, "a time zone");
      if (untilMs <= fromMs || horizonMs < 1) {
        throw new IllegalArgumentException(
            "the window from "
                + fromMs
                + " to "
                + untilMs
                + ", horizon "
                + horizonMs
                + ", is empty.");
      }
    }
  }
}
