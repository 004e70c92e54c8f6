package org.cordon.app.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of everything that runs a study. */
final class StudyOptionsMixin {
  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of every random number, instead of the scenario's. Same seed, same bytes.")
  @Nullable Long seed;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs of each case, instead of the scenario's.")
  @Nullable Integer runs;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; changes how long it takes and nothing else. All cores without.")
  @Nullable Integer threads;

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;
}
