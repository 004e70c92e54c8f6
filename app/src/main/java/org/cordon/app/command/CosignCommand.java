package org.cordon.app.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.SignedNote;
import org.cordon.record.note.VerifierKey;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.Stores;
import org.cordon.record.witness.AskWitness;
import org.cordon.roads.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code record cosign}: asks a witness for its cosignature and keeps the checkpoint in a file. */
@Command(
    name = "cosign",
    description = "Asks a witness to cosign the record's checkpoint, and writes it to a file.",
    footer = {
      "",
      "Keep the file: record verify --since FILE --witness KEY shows with it what the witness saw.",
      "",
      "Example:",
      "  cordon record cosign --record record.sqlite --witness http://w.example:8480/ \\",
      "    --witness-key w.key.pub --out today.checkpoint"
    })
final class CosignCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--record", required = true, paramLabel = "FILE", description = "The record.")
  private String record = "";

  @Option(
      names = "--witness",
      required = true,
      paramLabel = "URL",
      description = "Address of the witness.")
  private String witness = "";

  @Option(
      names = "--witness-key",
      required = true,
      paramLabel = "F",
      description = "Its public key.")
  private Path witnessKey = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the cosigned checkpoint goes.")
  private Path out = Path.of("");

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  CosignCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    VerifierKey key = VerifierKey.parse(Files.readString(witnessKey), witnessKey.toString());
    try (LogStore store = Stores.read(RecordCommand.address(record))) {
      LogReader log = new LogReader(store);
      SignedNote cosigned = new AskWitness(address(), key).cosigned(log);
      RecordCommand.write(out, cosigned.bytes());
      if (json) {
        console.answer(Console.object().put("witness", key.name()).put("entries", log.size()));
      } else {
        console.say(
            key.name() + " cosigned " + log.size() + " entries; the checkpoint is in " + out);
      }
    }
    return 0;
  }

  private URI address() {
    if (!witness.matches("https?://[^\\s/]+(/\\S*)?")) {
      throw new Refusal(
          "bad-address", "\"" + witness + "\"", "--witness", "Give http://HOST:PORT/.");
    }
    return URI.create(witness.endsWith("/") ? witness : witness + "/");
  }
}
