package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.cordon.record.keeping.ForgottenList;
import org.cordon.record.keeping.Restore;
import org.cordon.record.side.Forgotten;
import org.cordon.record.store.Stores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code record restore}: brings a record back, verified, and says what is lost. */
@Command(
    name = "restore",
    description = "Restores a record from a back-up, verifies it, and names what is lost.",
    footer = {
      "",
      "It is not written again before record continue held it against the newest checkpoint that",
      "anybody has. Give the list of what was deleted (record.forgotten, written by record forget),",
      "or what was deleted after the back-up is back with it.",
      "",
      "Example:",
      "  cordon record restore --from backups/2020-06-21 --record restored.sqlite \\",
      "    --key record.pub --since newest.checkpoint --forgotten record.forgotten"
    })
final class RecordRestore implements Callable<Integer> {
  private final Console console;

  @Option(names = "--from", required = true, paramLabel = "DIR", description = "The back-up.")
  private Path from = Path.of("");

  @Option(
      names = "--record",
      required = true,
      paramLabel = "RECORD",
      description = "The record to make: a path or an address that is free.")
  private String record = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "F",
      description = "File with the public key of the record.")
  private Path key = Path.of("");

  @Option(
      names = "--since",
      paramLabel = "CHECKPOINT",
      description = "File with the newest checkpoint that was published or cosigned.")
  private @Nullable Path since;

  @Option(
      names = "--forgotten",
      paramLabel = "F",
      description = "The list of what was deleted, as record forget wrote it.")
  private @Nullable Path forgotten;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  RecordRestore(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<Forgotten> deleted = forgotten == null ? List.of() : ForgottenList.read(forgotten);
    String published = since == null ? null : Files.readString(since);
    Restore restore =
        new Restore(from, Files.readString(key), published, deleted, System.currentTimeMillis());
    Restore.Outcome outcome = restore.to(RecordCommand.address(record));
    if (json) {
      console.answer(asJson(outcome));
    } else {
      print(outcome);
    }
    return 0;
  }

  private ObjectNode asJson(Restore.Outcome outcome) {
    ObjectNode object = Console.object().put("entries", outcome.manifest().entries());
    object.put("backUpTakenAt", time(outcome.manifest().takenAtMs()));
    if (outcome.lastRecordedAtMs() >= 0) {
      object.put("lastRecordedAt", time(outcome.lastRecordedAtMs()));
    }
    if (outcome.publishedEntries() >= 0) {
      object.put("publishedEntries", outcome.publishedEntries());
      object.put("lostEntries", outcome.lost());
    }
    object.put("sealedItems", outcome.items()).put("forgottenAgain", outcome.forgottenAgain());
    outcome.verdict().proved().forEach(object.putArray("proved")::add);
    return object;
  }

  private static String time(long ms) {
    return Instant.ofEpochMilli(ms).toString();
  }

  private void print(Restore.Outcome outcome) {
    long entries = outcome.manifest().entries();
    String shown = Stores.shown(record);
    console.say("RESTORED: " + entries + " entries in " + shown + ", verified");
    if (outcome.lastRecordedAtMs() >= 0) {
      console.say("the newest was recorded at " + time(outcome.lastRecordedAtMs()));
    }
    console.say(loss(outcome));
    console.say(
        outcome.items()
            + " sealed items are back"
            + (outcome.manifest().personalData() ? "" : ": the back-up is without personal data"));
    console.say(deleted(outcome));
    console.say("It is not written before it was held against the newest checkpoint there is:");
    if (outcome.lost() > 0) {
      console.say(
          "  it is behind the published one, so begin a new log: cordon record begin --after "
              + shown
              + " --after-key PUBLIC-KEY --since CHECKPOINT --key NEW-KEY --record NEW --why TEXT");
    } else {
      console.say(
          "  cordon record continue --record " + shown + " --since CHECKPOINT --key SECRET-KEY");
    }
  }

  private static String loss(Restore.Outcome outcome) {
    long entries = outcome.manifest().entries();
    if (outcome.publishedEntries() < 0) {
      return "no published checkpoint was given (--since): what came after the back-up of "
          + time(outcome.manifest().takenAtMs())
          + " is lost, and how much that is cannot be said";
    }
    if (outcome.lost() == 0) {
      return "nothing of the published checkpoint of "
          + outcome.publishedEntries()
          + " entries is missing; what came after the back-up is lost, published or not";
    }
    return "LOST: entries "
        + entries
        + " to "
        + (outcome.publishedEntries() - 1)
        + " of the published checkpoint are missing; restored up to entry "
        + (entries - 1);
  }

  private String deleted(Restore.Outcome outcome) {
    if (forgotten == null) {
      return "no list of deleted items was given (--forgotten): what was deleted after "
          + time(outcome.manifest().takenAtMs())
          + " is back with them; run record forget with the policy, and repeat what was requested";
    }
    return outcome.forgottenAgain() + " items that were deleted after the back-up stay deleted";
  }
}
