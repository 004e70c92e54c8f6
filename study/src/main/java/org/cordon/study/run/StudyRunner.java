package org.cordon.study.run;

import java.nio.file.Path;
import org.cordon.study.result.StudyResult;

/**
 * Runs every case of a scenario as often as asked and writes what came of it: {@code result.json},
 * {@code report.html}, {@code index.html} and {@code events.jsonl}. Same scenario and seed, same
 * bytes, on any number of threads.
 */
public final class StudyRunner {
  private StudyRunner() {}

  /**
   * Runs a scenario file.
   *
   * @throws org.cordon.roads.Refusal for input that cannot be used, and when cancelled
   */
  public static StudyResult run(Path scenarioFile, StudyOptions options) {
    return files(scenarioFile, options);
  }

  private static StudyResult files(Path scenarioFile, StudyOptions options) {
    throw new UnsupportedOperationException(scenarioFile + " " + options);
  }
}
