package org.cordon.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cordon.brief.claim.Answer;
import org.cordon.brief.claim.Claim;
import org.cordon.brief.claim.ClaimCheck;
import org.cordon.brief.claim.ClaimFile;
import org.cordon.brief.claim.ClaimJson;
import org.cordon.brief.claim.ClaimText;
import org.cordon.calls.format.Format;
import org.cordon.calls.format.MappingFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code claim}: what was said, held against call records. */
@Command(
    name = "claim",
    description = "Tests what was said in public against call records.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example:",
      "  cordon claim check scenarios/capitol-hill-2020/claims/calls-tripled.yaml"
    })
public final class ClaimCommand {
  private ClaimCommand() {}

  /** The command with what it can do, speaking on a console. */
  public static CommandLine line(Console console) {
    return new CommandLine(new ClaimCommand()).addSubcommand(new Check(console));
  }

  /** {@code claim check}: the verdict, its interval, and how the answer moves. */
  @Command(
      name = "check",
      description = "Says whether call records bear a claim out, and how the answer moves.",
      footer = {
        "",
        "The verdict is supported, not-supported, depends-on-definition or cannot-be-tested; all four",
        "end with exit code 0. Without --calls it says which data would settle the claim.",
        "Files are CSV, gzipped CSV or Parquet, as the police and fire departments of Seattle and the",
        "fire department of San Francisco publish them; any other through a mapping (docs/claims.md).",
        "",
        "Example:",
        "  cordon claim check claim.yaml --calls Call_Data.csv --json"
      })
  static final class Check implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "CLAIM.yaml", description = "What was said (docs/claims.md).")
    private Path claim = Path.of("");

    @Option(
        names = "--calls",
        paramLabel = "FILE",
        arity = "1..*",
        description = "Call records; several files are taken together.")
    private List<Path> calls = List.of();

    @Option(
        names = "--mapping",
        paramLabel = "MAPPING.yaml",
        description = "What the columns of the files mean, if in no published format.")
    private @Nullable Path mapping;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    Check(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Claim read = ClaimFile.read(claim);
      Path columns = mapping;
      Format format = columns == null ? null : MappingFile.read(columns);
      Answer answer = answer(read, format);
      if (json) {
        console.answer(ClaimJson.of(answer));
      } else {
        ClaimText.lines(answer).forEach(console::say);
      }
      return 0;
    }

    private Answer answer(Claim read, @Nullable Format format) {
      if (calls.isEmpty()) {
        return ClaimCheck.of(read, calls, format, rows -> {});
      }
      try (Progress progress = console.progress("reading calls")) {
        return ClaimCheck.of(
            read,
            calls,
            format,
            rows -> progress.step(String.format(Locale.ROOT, "%,d rows of calls read", rows)));
      }
    }
  }
}
