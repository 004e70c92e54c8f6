package org.cordon.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cordon.roads.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: the main job, on the scenario in the repository. */
@Command(
    name = "demo",
    description = "Runs the scenario in the repository: Capitol Hill, Seattle, June 2020.",
    footer = {
      "",
      "Writes index.html, report.html, result.json and events.jsonl; of one run record.sqlite,",
      "record.pub, and record.side.sqlite, which holds what the record names only by commitments;",
      "and from that record, as of 13 June 2020, situation.html, briefing.html, briefing.json and",
      "briefing.entries.gz.",
      "",
      "Example:",
      "  cordon demo --seed 1 --out out/capitol-hill-2020"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final String SCENARIO = "scenarios/capitol-hill-2020/scenario.yaml";

  private static final String AT = "2020-06-13T12:00-07:00";

  private final Console console;

  @Mixin private StudyOptionsMixin options = new StudyOptionsMixin();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out/capitol-hill-2020",
      description = "Where results go; made if need be. ${DEFAULT-VALUE} without.")
  private Path out = Path.of("");

  /** The command, speaking on a console. */
  public DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String home = System.getenv("CORDON_HOME");
    Path scenario = Path.of(home == null ? "." : home).resolve(SCENARIO);
    if (!Files.isRegularFile(scenario)) {
      throw new Refusal(
          "no-demo-scenario",
          "no file " + SCENARIO,
          scenario.toString(),
          "Start the program by ./cordon in its repository, or set CORDON_HOME to that folder.");
    }
    KeptRun.Pages pages =
        new KeptRun.Pages(AT, "13 June 2020, noon", scenario.resolveSibling("claims"));
    return new StudySession(console, options)
        .run(scenario, out, new KeptRun(out.resolve("record.sqlite").toString(), List.of(), pages));
  }
}
