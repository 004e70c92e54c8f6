package org.cordon.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cordon.app.command.AccountCommand;
import org.cordon.app.command.BriefCommand;
import org.cordon.app.command.CalibrateCommand;
import org.cordon.app.command.ClaimCommand;
import org.cordon.app.command.CompletionCommand;
import org.cordon.app.command.Console;
import org.cordon.app.command.CoverageCommand;
import org.cordon.app.command.DemoCommand;
import org.cordon.app.command.EtaCommand;
import org.cordon.app.command.HypercubeCommand;
import org.cordon.app.command.ImportCommand;
import org.cordon.app.command.MeetCommand;
import org.cordon.app.command.PlaceCommand;
import org.cordon.app.command.RecordCommand;
import org.cordon.app.command.ReplayCommand;
import org.cordon.app.command.RouteCommand;
import org.cordon.app.command.ServeCommand;
import org.cordon.app.command.SituationCommand;
import org.cordon.app.command.StudyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** The one program: wires the commands together and turns what they end with into an exit code. */
@Command(
    name = "cordon",
    description = "Gets help to callers when part of the city is closed to those who bring it.",
    versionProvider = Version.class,
    footer = {
      "",
      "Example:",
      "  cordon demo",
      "",
      "cordon COMMAND --help explains a command; cordon bench measures speed.",
      "Exit codes: 0 done, 1 a check failed, 2 usage, 3 bad input, 4 a bug of ours,",
      "130 stopped by Ctrl-C."
    })
public final class Cordon {
  private static final int HELP_COLUMNS = 100; // No example is broken: it is there to be copied.

  private Cordon() {}

  /** Starts the program. */
  public static void main(String[] args) {
    // GraphHopper logs through SLF4J; without a backend SLF4J would warn on standard error.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    boolean terminal = Boolean.getBoolean("cordon.terminal");
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(args, new Console(out, err, terminal)));
  }

  /** Runs a command inside this process, off any terminal, and returns its exit code. */
  public static int run(String[] args, PrintWriter out, PrintWriter err) {
    return run(args, new Console(out, err, false));
  }

  private static int run(String[] args, Console console) {
    Endings endings = new Endings(console, Arrays.asList(args).contains("--json"));
    try {
      return commandLine(console)
          .setParameterExceptionHandler((e, all) -> endings.misused(e))
          .setExecutionExceptionHandler((e, line, all) -> endings.failed(e))
          .execute(args);
    } catch (Error e) { // Out of memory or a failed assertion: still ours to report.
      return endings.failed(e);
    }
  }

  static CommandLine commandLine(Console console) {
    CommandLine line =
        new CommandLine(new Cordon())
            .addSubcommand(new DemoCommand(console))
            .addSubcommand(new ImportCommand(console))
            .addSubcommand(new PlaceCommand(console))
            .addSubcommand(new RouteCommand(console))
            .addSubcommand(new EtaCommand(console))
            .addSubcommand(new MeetCommand(console))
            .addSubcommand(new CoverageCommand(console))
            .addSubcommand(new StudyCommand(console))
            .addSubcommand(new HypercubeCommand(console))
            .addSubcommand(new CalibrateCommand(console))
            .addSubcommand(new ReplayCommand(console))
            .addSubcommand(RecordCommand.line(console))
            .addSubcommand(ClaimCommand.line(console))
            .addSubcommand(new SituationCommand(console))
            .addSubcommand(BriefCommand.line(console))
            .addSubcommand(new ServeCommand(console))
            .addSubcommand(AccountCommand.line(console))
            .addSubcommand(new CompletionCommand(console));
    line.setOut(console.out()).setErr(console.err()).setUsageHelpWidth(HELP_COLUMNS);
    allowHelp(line);
    line.getCommandSpec().mixinStandardHelpOptions(true);
    return line;
  }

  /** Gives every level {@code --help}. */
  private static void allowHelp(CommandLine line) {
    for (CommandLine sub : line.getSubcommands().values()) {
      sub.getCommandSpec()
          .addOption(
              OptionSpec.builder("-h", "--help")
                  .usageHelp(true)
                  .description("Show this help.")
                  .build());
      allowHelp(sub);
    }
  }
}
