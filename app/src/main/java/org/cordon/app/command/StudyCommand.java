package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code study}: compares the cases of a scenario. */
@Command(
    name = "study",
    description = "Simulates the cases of a scenario and compares them.",
    footer = {
      "",
      "Writes index.html, report.html, result.json and events.jsonl.",
      "",
      "Example:",
      "  cordon study scenarios/capitol-hill-2020/scenario.yaml --runs 20 --seed 1"
    })
public final class StudyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private StudyOptionsMixin options = new StudyOptionsMixin();

  @Parameters(paramLabel = "FILE.yaml", description = "The scenario.")
  private Path scenario = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where results go; made if need be. out/NAME without.")
  private @Nullable Path out;

  @Option(
      names = "--record",
      paramLabel = "RECORD",
      description = {
        "Also keep what events.jsonl holds on a record: a SQLite file, with its public key beside, or"
            + " postgresql://… (see cordon record --help), with the public key under --out.",
        "Its key is made from the seed, so it proves nothing."
      })
  private @Nullable String record;

  @Option(
      names = "--witness",
      paramLabel = "URL,KEYFILE",
      description = "A witness that is asked to cosign the end of the record; may be given again.")
  private List<String> witnesses = List.of();

  /** The command, speaking on a console. */
  public StudyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path chosen = out;
    Path folder = chosen == null ? Path.of("out").resolve(name(scenario)) : chosen;
    StudySession session = new StudySession(console, options);
    if (record != null) {
      return session.run(scenario, folder, new KeptRun(record, WitnessOption.all(witnesses), null));
    }
    if (!witnesses.isEmpty()) {
      throw new Refusal(
          "no-record", "no record to be cosigned", "--witness", "Give --record R.sqlite as well.");
    }
    return session.run(scenario, folder);
  }

  /** The folder's name where the file is called scenario.yaml, else the file's own. */
  private static String name(Path file) {
    String base = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    Path folder = file.toAbsolutePath().getParent();
    boolean generic = base.equals("scenario") && folder != null && folder.getFileName() != null;
    return generic && folder != null ? String.valueOf(folder.getFileName()) : base;
  }
}
