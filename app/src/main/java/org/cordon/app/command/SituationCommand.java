package org.cordon.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.cordon.brief.account.Account;
import org.cordon.brief.claim.Answer;
import org.cordon.brief.claim.CallData;
import org.cordon.brief.claim.RecordCalls;
import org.cordon.brief.situation.Situation;
import org.cordon.brief.situation.SituationHtml;
import org.cordon.brief.situation.SituationJson;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.VerifierKey;
import org.cordon.record.side.Sides;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.Stores;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code situation}: the front page of a record as of a time. */
@Command(
    name = "situation",
    description = "Writes the front page of a record as of a time: one file, for screen and print.",
    footer = {
      "",
      "Calls that cannot be reached, zones and who may enter, decisions without an owner, where the",
      "heads differ, claims checked; every item opens down to its entries and their proofs. The same",
      "record, time and files give the same bytes.",
      "",
      "Example:",
      "  cordon situation --record record.sqlite --at 2020-06-13T12:00-07:00 --out situation.html"
    })
public final class SituationCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--record",
      required = true,
      paramLabel = "RECORD",
      description = "The record: a SQLite file, or postgresql://….")
  private String record = "";

  @Option(
      names = "--at",
      required = true,
      paramLabel = "TIME",
      description =
          "Only what was recorded up to this time (ISO 8601 with offset); times are"
              + " printed in its offset.")
  private String at = "";

  @Option(names = "--out", required = true, paramLabel = "FILE.html", description = "The page.")
  private Path out = Path.of("");

  @Option(
      names = "--claims",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Claims to check (docs/claims.md), or folders of such files.")
  private List<Path> claims = List.of();

  @Option(
      names = "--calls",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Call records to check them by.")
  private List<Path> calls = List.of();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Public key, by which the checkpoint's signature is checked.")
  private @Nullable Path key;

  @Option(names = "--json", description = "Also print the page as one JSON object.")
  private boolean json;

  /** The command, speaking on a console. */
  public SituationCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    OffsetDateTime when = time(at);
    if (!Stores.isRecord(RecordCommand.address(record))) {
      Stores.read(RecordCommand.address(record)).close(); // refuses it by name
    }
    try (LogStore store = Stores.read(RecordCommand.address(record))) {
      LogReader log = new LogReader(store);
      String signer = signer(log);
      Account account = Account.read(log, Sides.nameOf(log), when.toInstant().toEpochMilli());
      List<Answer> answers =
          Claims.answers(claims, CallData.of(calls).with(RecordCalls.of(account)), console);
      Situation situation =
          Situation.of(
              account, log, answers, new Situation.Telltale(shown(), when.getOffset(), signer));
      write(SituationHtml.of(situation));
      if (json) {
        console.answer(SituationJson.of(situation));
      } else {
        console.say(
            out
                + ": the situation at "
                + at
                + ", from "
                + account.size()
                + " entries of the record");
      }
    }
    return 0;
  }

  private static OffsetDateTime time(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new Refusal(
          "unreadable-time",
          "\"" + text + "\"",
          "--at",
          "Write ISO 8601 with an offset, such as 2020-06-20T02:19-07:00.");
    }
  }

  /** The key, if one was given and the checkpoint is signed by it; else "". */
  private String signer(LogReader log) throws IOException {
    Path file = key;
    if (file == null) {
      return "";
    }
    VerifierKey given = VerifierKey.parse(Files.readString(file).strip(), file.toString());
    Checkpoint.of(log.checkpoint(), given, "checkpoint of the record");
    return given.toString();
  }

  /** As others would type it: without the folders of this machine, and without a password. */
  private String shown() {
    return PostgresAddress.is(record)
        ? Stores.shown(record)
        : String.valueOf(Path.of(record).getFileName());
  }

  private void write(String page) throws IOException {
    Path whole = out.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Refusal(
          "no-such-folder", String.valueOf(folder), "--out", "Make the folder, or name another.");
    }
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    Files.write(part, page.getBytes(StandardCharsets.UTF_8));
    Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
  }
}
