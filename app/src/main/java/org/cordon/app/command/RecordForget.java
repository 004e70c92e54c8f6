package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.cordon.record.keeping.ForgottenList;
import org.cordon.record.keeping.RecordWriter;
import org.cordon.record.keeping.Retention;
import org.cordon.record.keeping.RetentionPolicy;
import org.cordon.record.note.KeyFile;
import org.cordon.record.store.PostgresAddress;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code record forget}: deletes sealed matter by a schedule, or at a request. */
@Command(
    name = "forget",
    description = "Deletes what lies behind commitments, by a schedule or at a request.",
    footer = {
      "",
      "The policy says of each kind how long it is kept, and what a court or a case holds:",
      "  keep caller 30 days",
      "  keep name for-ever",
      "  hold entry 417 case 20-2-11111-1",
      "The log keeps its bytes, and gets an entry that says how much of what was deleted, by which",
      "policy. What was deleted is listed, without anything that could be read from it, in",
      "record.forgotten: keep a copy elsewhere, a restore needs it.",
      "",
      "Example:",
      "  cordon record forget --record record.sqlite --policy retention.txt --key record.key --dry-run",
      "  cordon record forget --record record.sqlite --policy retention.txt --key record.key \\",
      "    --entry 417 --why erasure-request"
    })
final class RecordForget implements Callable<Integer> {
  private static final List<String> REASONS =
      List.of("erasure-request", "court-order", "entered-by-mistake", "not-needed");

  private final Console console;

  @Option(names = "--record", required = true, paramLabel = "RECORD", description = "The record.")
  private String record = "";

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "F",
      description = "How long what is kept, and what is held.")
  private Path policy = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "F",
      description = "Secret key of the record, to write on it what was deleted.")
  private Path key = Path.of("");

  @Option(
      names = "--entry",
      paramLabel = "N",
      description = "Not by the schedule: what this entry seals; may be given again.")
  private List<Long> entries = List.of();

  @Option(
      names = "--why",
      paramLabel = "CODE",
      description = "With --entry: erasure-request, court-order, entered-by-mistake or not-needed.")
  private @Nullable String why;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "The time to reckon from (ISO 8601 with offset); now without.")
  private @Nullable String at;

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description = "Where the list of all deleted items goes; RECORD.forgotten without.")
  private @Nullable Path list;

  @Option(names = "--dry-run", description = "Say what would be deleted, and delete nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  RecordForget(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    String reason = reason();
    Instant given = Words.instant(at, "--at");
    long nowMs = given == null ? System.currentTimeMillis() : given.toEpochMilli();
    RetentionPolicy read = RetentionPolicy.parse(Files.readString(policy), policy.toString());
    Path to = list();
    try (RecordWriter writer =
        RecordWriter.open(RecordCommand.address(record), KeyFile.read(key))) {
      Retention retention = new Retention(read, writer.reader(), writer.side());
      Retention.Outcome outcome =
          entries.isEmpty()
              ? retention.due(nowMs)
              : retention.requested(writer.reader(), entries, reason, nowMs);
      if (!dryRun) {
        retention.forget(outcome, writer, nowMs);
        ForgottenList.write(writer.side(), to);
      }
      if (json) {
        console.answer(asJson(outcome));
      } else {
        print(outcome, to);
      }
    }
    return 0;
  }

  private String reason() {
    if (entries.isEmpty() && why == null) {
      return "retention";
    }
    if (why == null || entries.isEmpty() || !REASONS.contains(why)) {
      throw new Refusal(
          "no-reason",
          why == null ? "no --why" : "\"" + why + "\"" + (entries.isEmpty() ? ", no --entry" : ""),
          "--why",
          "Give --entry together with --why and one of " + String.join(", ", REASONS) + ".");
    }
    return why;
  }

  private Path list() {
    if (list != null) {
      return list;
    }
    if (PostgresAddress.is(record)) {
      throw new Refusal(
          "no-list",
          "no --list for a record on a server",
          "--list",
          "Name a file that is kept away from the server: a restore needs it.");
    }
    Path file = Path.of(record);
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.sqlite$", "");
    return file.resolveSibling(name + ".forgotten");
  }

  private ObjectNode asJson(Retention.Outcome outcome) {
    ObjectNode object = Console.object().put("dryRun", dryRun);
    ObjectNode deleted = object.putObject("deleted");
    outcome.byKind().forEach(deleted::put);
    ArrayNode held = object.putArray("held");
    outcome
        .held()
        .forEach((item, hold) ->
            held.addObject().put("item", item).put("by", hold.what()).put("why", hold.why()));
    ObjectNode notNamed = object.putObject("keptForThePolicyDoesNotNameThem");
    outcome.notNamed().forEach(notNamed::put);
    return object;
  }

  private void print(Retention.Outcome outcome, Path to) {
    String verb = dryRun ? "would be deleted" : "deleted, with salts, and overwritten";
    outcome.byKind().forEach((kind, n) -> console.say(n + " " + kind + ": " + verb));
    if (outcome.due().isEmpty()) {
      console.say("nothing is due");
    }
    outcome
        .held()
        .forEach((item, hold) ->
            console.say(
                "held: "
                    + item
                    + (hold.what().equals(item) ? "" : " of entry " + hold.what())
                    + (hold.why().isEmpty() ? "" : ", " + hold.why())));
    outcome
        .notNamed()
        .forEach((kind, n) ->
            console.say(n + " " + kind + ": kept, for the policy says nothing of them"));
    if (!dryRun && !outcome.due().isEmpty()) {
      console.say(
          "the log says so now; all deleted items are listed in "
              + to
              + ": keep a copy elsewhere."
              + " Back-ups have the items still; delete those that are older, or restore with the"
              + " list.");
    }
  }
}
