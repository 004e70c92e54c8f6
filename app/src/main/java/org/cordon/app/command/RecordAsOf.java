package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.cordon.brief.account.Account;
import org.cordon.brief.claim.Answer;
import org.cordon.brief.claim.CallData;
import org.cordon.brief.claim.RecordCalls;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.VerifierKey;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.Stores;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A record as of a time, and the claims that are checked beside it: what a page is made from. */
final class RecordAsOf {
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

  /** A record in a file with claims that no file of calls is given for. */
  static RecordAsOf of(Path record, String at, List<Path> claims, Path key) {
    RecordAsOf asOf = new RecordAsOf();
    asOf.record = record.toString();
    asOf.at = at;
    asOf.claims = List.copyOf(claims);
    asOf.key = key;
    return asOf;
  }

  /** Where the record is, as it was typed. */
  String address() {
    return record;
  }

  /** As it was typed. */
  String time() {
    return at;
  }

  /** UTC. */
  long ms() {
    return parsed().toInstant().toEpochMilli();
  }

  /** In which times are printed. */
  ZoneOffset offset() {
    return parsed().getOffset();
  }

  private OffsetDateTime parsed() {
    try {
      return OffsetDateTime.parse(at);
    } catch (DateTimeException e) {
      throw new Refusal(
          "unreadable-time",
          "\"" + at + "\"",
          "--at",
          "Write ISO 8601 with an offset, such as 2020-06-20T02:19-07:00.");
    }
  }

  /** The record, to read; a time that cannot be read is refused before. */
  LogStore open() {
    parsed();
    String address = RecordCommand.address(record);
    if (!Stores.isRecord(address)) {
      Stores.read(address).close(); // refuses it by name
    }
    return Stores.read(address);
  }

  /** The claims, answered by the files of calls and by the calls of the record itself. */
  List<Answer> answers(Account account, Console console) throws IOException {
    return Claims.answers(claims, CallData.of(calls).with(RecordCalls.of(account)), console);
  }

  /** The key, if one was given and the checkpoint is signed by it; else "". */
  String signer(LogReader log) throws IOException {
    Path file = key;
    if (file == null) {
      return "";
    }
    VerifierKey given = VerifierKey.parse(Files.readString(file).strip(), file.toString());
    Checkpoint.of(log.checkpoint(), given, "checkpoint of the record");
    return given.toString();
  }

  /** The record as others would type it: without the folders of this machine or a password. */
  String shown() {
    return PostgresAddress.is(record) ? Stores.shown(record) : name(Path.of(record));
  }

  /** The options that name the other files, as others would type them. */
  String files() {
    StringBuilder shown = new StringBuilder();
    show(shown, " --claims", claims.stream().map(c -> Claims.shown(c).toString()).toList());
    show(shown, " --calls", calls.stream().map(RecordAsOf::name).toList());
    show(shown, " --key", key == null ? List.of() : List.of(name(key)));
    return shown.toString();
  }

  private static void show(StringBuilder shown, String option, List<String> files) {
    if (!files.isEmpty()) {
      shown.append(option);
      files.forEach(file -> shown.append(' ').append(argument(file)));
    }
  }

  /** As a shell reads it. */
  private static String argument(String text) {
    return text.matches("[\\w./:@=+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
