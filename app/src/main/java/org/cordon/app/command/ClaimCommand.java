package org.cordon.app.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cordon.brief.account.Account;
import org.cordon.brief.claim.Answer;
import org.cordon.brief.claim.CallData;
import org.cordon.brief.claim.Claim;
import org.cordon.brief.claim.ClaimCheck;
import org.cordon.brief.claim.ClaimFile;
import org.cordon.brief.claim.ClaimJson;
import org.cordon.brief.claim.ClaimText;
import org.cordon.brief.claim.RecordCalls;
import org.cordon.calls.format.Format;
import org.cordon.calls.format.MappingFile;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.Stores;
import org.cordon.roads.Refusal;
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
      description =
          "Says whether call records, or the calls of a record, bear a claim out, and how the answer moves.",
      footer = {
        "",
        "The verdict is supported, not-supported, depends-on-definition or cannot-be-tested; all four",
        "end with exit code 0. Without --calls it says which data would settle the claim.",
        "Files are CSV, gzipped CSV or Parquet, as the police and fire departments of Seattle and the",
        "fire department of San Francisco publish them; any other through a mapping (docs/claims.md).",
        "With --record the calls are those of a record; its window ends at --at.",
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

    @Option(
        names = "--record",
        paramLabel = "RECORD",
        description = "The calls of a record instead: a SQLite file, or postgresql://….")
    private @Nullable String record;

    @Option(
        names = "--at",
        paramLabel = "TIME",
        description = "The record as of this time (ISO 8601 with offset).")
    private @Nullable String at;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    Check(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Claim read = ClaimFile.read(claim);
      Optional<RecordCalls> ofRecord = recordRead();
      Path columns = mapping;
      Format format = columns == null ? null : MappingFile.read(columns);
      Answer answer =
          ofRecord
              .map(of -> answer(read.heldAgainstRecord(), CallData.none().with(of)))
              .orElseGet(() -> answer(read, new CallData(calls, format, null)));
      if (json) {
        console.answer(ClaimJson.of(answer));
      } else {
        ClaimText.lines(answer).forEach(console::say);
      }
      return 0;
    }

    private Optional<RecordCalls> recordRead() {
      String of = record;
      if (of == null) {
        unused("--at", at);
        return Optional.empty();
      }
      unused("--mapping", mapping);
      if (!calls.isEmpty()) {
        throw new Refusal(
            "calls-and-record",
            "--calls and --record",
            "--record",
            "A claim is about published calls or about those of a record: leave one out.");
      }
      Instant upTo = Words.instant(at, "--at");
      try (LogStore store = Stores.read(RecordCommand.address(of))) {
        LogReader log = new LogReader(store);
        String name = Checkpoint.parseText(log.checkpoint().text(), of).origin();
        long atMs = upTo == null ? Long.MAX_VALUE : upTo.toEpochMilli();
        return Optional.of(RecordCalls.of(Account.read(log, name, atMs)));
      }
    }

    /** An option that would change nothing is a slip, and its answer another than was asked for. */
    private void unused(String option, @Nullable Object value) {
      if (value != null) {
        throw new Refusal(
            "option-without-effect",
            option + " " + value,
            option,
            record == null
                ? "It picks a time of a record: add --record, or leave it out."
                : "It says what columns of files mean: leave it out with --record.");
      }
    }

    private Answer answer(Claim read, CallData data) {
      if (data.files().isEmpty()) {
        return ClaimCheck.of(read, data, rows -> {});
      }
      try (Progress progress = console.progress("reading calls")) {
        return ClaimCheck.of(
            read,
            data,
            rows -> progress.step(String.format(Locale.ROOT, "%,d rows of calls read", rows)));
      }
    }
  }
}
