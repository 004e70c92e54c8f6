package org.cordon.app.command;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.verify.Damage;
import org.cordon.record.verify.ProofFile;
import org.cordon.record.verify.Verdict;
import org.cordon.record.verify.Verify;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code record verify}: whether a record, a folder of tiles or a proof is what its key signed. */
@Command(
    name = "verify",
    description = "Checks every entry against what was signed, with none of the writer's code.",
    footer = {
      "",
      "Take the public key from the record's owner, never from beside the record. Exit code 1 when",
      "anything is not as it was signed; what is damaged, and where, is named.",
      "",
      "Example:",
      "  cordon record verify --record record.sqlite --key record.pub --since older.checkpoint",
      "  cordon record verify --proof 417.tlog-proof --bytes 417.json --key record.pub"
    })
final class RecordVerify implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> REMEDY =
      List.of(
          "Make sure that --key is this record's key, had from its owner.",
          "Keep the record, and the files beside it, just as they are: they are evidence. Write"
              + " nothing more to it.",
          "Verify a back-up, an export or somebody else's copy with --since and the newest"
              + " checkpoint; go on from a whole one by record restore.");

  private final Console console;

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(
      names = "--key",
      required = true,
      paramLabel = "F",
      description =
          "File with the public key of the record; given again, also that of an earlier or later"
              + " key of it.")
  private List<Path> keys = List.of();

  @Option(
      names = "--since",
      paramLabel = "CHECKPOINT",
      description = "File with an older checkpoint of this record.")
  private @Nullable Path since;

  @Option(
      names = "--witness",
      paramLabel = "F",
      description = "File with the public key of a witness you trust; may be given again.")
  private List<Path> witnesses = List.of();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** A record, or a proof with its entry. */
  static final class What {
    @Option(
        names = "--record",
        required = true,
        paramLabel = "RECORD|DIR",
        description = "The record, or a folder of its tiles.")
    private @Nullable String record;

    @ArgGroup(exclusive = false)
    private @Nullable One one;
  }

  /** A proof of one entry. */
  static final class One {
    @Option(names = "--proof", required = true, paramLabel = "X.tlog-proof", description = "Proof.")
    private Path proof = Path.of("");

    @Option(
        names = "--bytes",
        required = true,
        paramLabel = "F",
        description = "File with the very bytes of the entry (record show --out).")
    private Path bytes = Path.of("");
  }

  RecordVerify(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Verdict verdict = verdict();
    if (json) {
      console.answer(asJson(verdict));
    } else {
      print(verdict);
    }
    return verdict.whole() ? 0 : 1;
  }

  private Verdict verdict() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Path key : keys) {
      lines.append(Files.readString(key).strip()).append('\n');
    }
    String keyLine = lines.toString();
    One one = what.one;
    if (one != null) {
      return ProofFile.check(Files.readAllBytes(one.proof), Files.readAllBytes(one.bytes), keyLine);
    }
    List<String> trusted = new ArrayList<>();
    for (Path witness : witnesses) {
      trusted.add(Files.readString(witness));
    }
    String older = since == null ? null : Files.readString(since);
    return check(String.valueOf(what.record), new Verify.Against(keyLine, trusted, older));
  }

  private static Verdict check(String record, Verify.Against against) {
    if (PostgresAddress.is(record)) {
      PostgresAddress at = PostgresAddress.parse(record);
      return Verify.check(at.connect(true), at.schema(), against);
    }
    if (record.startsWith("http:") || record.startsWith("https:")) {
      return Verify.check(address(record), PATIENCE, against);
    }
    return Verify.check(RecordCommand.file(record), against);
  }

  private static URI address(String record) {
    try {
      URI uri = new URI(record);
      if (uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw badAddress(record);
    }
    throw badAddress(record);
  }

  private static Refusal badAddress(String record) {
    return new Refusal(
        "bad-address",
        "\"" + record + "\"",
        "--record",
        "Give the address of the folder of tiles, as http://HOST:PORT/path.");
  }

  private static ObjectNode asJson(Verdict verdict) {
    ObjectNode object = Console.object().put("whole", verdict.whole());
    object.put("entries", verdict.entries()).put("root", verdict.root());
    ArrayNode damage = object.putArray("damage");
    for (Damage each : verdict.damage()) {
      damage.addObject().put("where", each.where()).put("what", each.what());
    }
    verdict.proved().forEach(object.putArray("proved")::add);
    verdict.notProved().forEach(object.putArray("notProved")::add);
    verdict.says().forEach(object.putArray("says")::add);
    return object;
  }

  private void print(Verdict verdict) {
    if (verdict.whole()) {
      console.say("WHOLE: " + verdict.entries() + (verdict.entries() == 1 ? " entry" : " entries"));
    } else {
      int places = verdict.damage().size();
      console.say(
          "DAMAGED: "
              + (places == 1 ? "1 place is not as it was" : places + " places are not as they were")
              + " signed");
      verdict
          .damage()
          .forEach(d -> console.say("  " + RecordCommand.printable(d.where() + ": " + d.what())));
    }
    list("Shown:", verdict.proved());
    list("The record says of itself (its form was checked, not its truth):", verdict.says());
    list("Not shown, and nothing here could show it:", verdict.notProved());
    list("What to do:", verdict.whole() ? List.of() : REMEDY);
  }

  private void list(String head, List<String> sentences) {
    if (!sentences.isEmpty()) {
      console.say(head);
      sentences.forEach(s -> console.say("  " + RecordCommand.printable(s)));
    }
  }
}
